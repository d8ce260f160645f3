/** Distinguishes lost articles from other input. */
import type { SkippedRecord, SkipReason } from '../article/skipped.js';

/** Reasons of other input: a folder of scraped files has some of it. */
const NO_ARTICLES: ReadonlySet<SkipReason> = new Set(['other-format', 'binary', 'too-large']);

/**
 * Whether a record means that input which should be an article was lost. A file that was found in
 * a folder may be something else.
 * @param named the paths that the user named.
 */
export function isFault(
  { path, reason, line }: SkippedRecord,
  named: readonly string[] = [],
): boolean {
  if (named.some((name) => name.replaceAll('\\', '/') === path)) return true;
  const isOther = NO_ARTICLES.has(reason) || (reason === 'no-text' && line === undefined);
  return !isOther;
}

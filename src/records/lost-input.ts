/** Distinguishes lost articles from other input. */
import type { SkippedRecord, SkipReason } from '../article/skipped.js';

/** Reasons of other input: a folder of scraped files has some of it. */
const OTHER_INPUT: ReadonlySet<SkipReason> = new Set([
  ...(['other-format', 'binary', 'too-large', 'no-body', 'section-page', 'error-page'] as const),
]);

/** Reasons that only describe how a file, or a part of it, was read. */
const REMARKS: ReadonlySet<SkipReason> = new Set(['no-article', 'summary-only', 'one-text']);

/**
 * Whether a record means that input which should be an article was lost. A file that was found in
 * a folder may be something else.
 * @param named the paths that the user named.
 */
export function isFault(
  { path, reason, line }: SkippedRecord,
  named: readonly string[] = [],
): boolean {
  if (REMARKS.has(reason)) return false;
  if (named.some((name) => name.replaceAll('\\', '/') === path)) return true;
  const isOther = OTHER_INPUT.has(reason) || (reason === 'no-text' && line === undefined);
  return !isOther;
}

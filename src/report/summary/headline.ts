/** The first line and the last lines of a summary. */
import { count, formatBytes, percent, thousands } from '../../records/figures.js';
import { novelty } from '../../records/novelty.js';
import { isDoubled } from '../../records/repeat-lines.js';
import { isShared } from '../passage-lines.js';
import type { Page } from './page.js';

/** The numbers of findings of each kind. */
export function headline(page: Page): string {
  const { passages, repeats, summary } = page.result;
  const doubled = page.view.all ? repeats.length : repeats.filter(isDoubled).length;
  const shared = passages.filter(isShared).length;
  const found = [
    [summary.clusters, 'cluster of copies', 'clusters of copies'],
    [shared, 'shared passage', 'shared passages'],
    [doubled, 'repeat inside an article', 'repeats inside articles'],
  ] as const;
  const parts = found
    .filter(([number]) => number > 0)
    .map(([number, one, many]) => count(number, one, many));
  const nothing = page.result.since ? 'nothing' : 'nothing is copied';
  const findings = parts.length === 0 ? nothing : parts.join(', ');
  const what = page.result.since ? `new since the baseline: ${findings}` : findings;
  return page.bold(`${count(summary.articles, 'article')}: ${what}`);
}

/** The size of the input, and the share of its words that are new. */
export function totals(page: Page): string {
  const { articles, summary } = page.result;
  const size = `${count(summary.articles, 'article')}, ${count(summary.words, 'word')}`;
  // Words are only new if copies of them were searched for.
  const isKnown = page.view.only === null && summary.words > 0;
  const fresh = !isKnown ? '' : `; ${percent(novelty(articles))} of the words are new`;
  const read = formatsRead(summary.formats ?? {});
  return page.dim(`${size}, ${formatBytes(summary.bytes)}${fresh}${read}`);
}

/** The number of files of each format; '' if all are plain text and records. */
function formatsRead(formats: Readonly<Record<string, number>>): string {
  const names = Object.keys(formats);
  if (names.every((name) => name === 'text' || name === 'records')) return '';
  const list = names.map((name) => `${thousands(formats[name]!)} ${name}`);
  return `\nfiles: ${list.join(', ')}`;
}

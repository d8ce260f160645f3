/** The first line and the last lines of a summary, and the words in which findings are counted. */
import { count, formatBytes, percent, thousands } from '../../records/figures.js';
import { novelty } from '../../records/novelty.js';
import { STYLE } from '../paint.js';
import { isShared } from '../passage-lines.js';
import type { Doubles } from './doubles.js';
import type { Page } from './page.js';

/** The words for each kind of finding, one and several; sections begin with the same. */
export const FOUND = {
  copies: ['cluster of copies', 'clusters of copies'],
  stubs: ['group of pages in place of articles', 'groups of pages in place of articles'],
  forms: ['form filled in anew', 'forms filled in anew'],
  passages: ['shared passage', 'shared passages'],
  repeats: ['repeat inside an article', 'repeats inside articles'],
} as const;

/** `3 clusters of copies`; `no clusters of copies`. */
export function counted(kind: keyof typeof FOUND, number: number): string {
  const [one, many] = FOUND[kind];
  return number === 0 ? `no ${many}` : count(number, one, many);
}

/** `3 clusters of copies` at the beginning of a line. */
export function countedFirst(kind: keyof typeof FOUND, number: number): string {
  const words = counted(kind, number);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** The numbers of findings of each kind. */
export function headline(page: Page, doubles: Doubles): string {
  const { clusters, forms, passages, summary, since } = page.result;
  const stubs = clusters.filter(({ stub }) => stub).length;
  const numbers = {
    copies: clusters.length - stubs,
    stubs,
    passages: passages.filter(isShared).length,
    repeats: doubles.length,
    forms: forms.length,
  };
  const kinds = Object.keys(numbers) as (keyof typeof numbers)[];
  const parts = kinds
    .filter((kind) => numbers[kind] > 0)
    .map((kind) => counted(kind, numbers[kind]));
  const nothing = since ? 'nothing' : 'nothing is copied';
  const findings = parts.length === 0 ? nothing : parts.join(', ');
  const what = since ? `new since the baseline: ${findings}` : findings;
  const text = `${count(summary.articles, 'article')}: ${what}`;
  return page.lines([{ text, style: STYLE.bold }], 0);
}

/** The size of the input, and the share of its words that are new. */
export function totals(page: Page): string {
  const { articles, summary } = page.result;
  const size = `${count(summary.articles, 'article')}, ${count(summary.words, 'word')}`;
  // Words are only new if copies of them were searched for.
  const isKnown = page.view.only === null && summary.words > 0;
  const fresh = isKnown ? `; ${percent(novelty(articles))} of the words are new` : '';
  const lines = [`${size}, ${formatBytes(summary.bytes)}${fresh}`, ...formatsRead(summary.formats)];
  return lines.map((text) => page.lines([{ text, style: STYLE.dim }], 0)).join('');
}

/** The number of files of each format; nothing if all are plain text and records. */
function formatsRead(formats: Readonly<Record<string, number>> = {}): string[] {
  const names = Object.keys(formats);
  if (names.every((name) => name === 'text' || name === 'records')) return [];
  const list = names.map((name) => `${thousands(formats[name]!)} ${name}`);
  return [`files: ${list.join(', ')}`];
}

/** The sections with passages that travelled, and with passages of houses. */
import { count, percent } from '../../records/figures.js';
import type { PassageRecord } from '../../records/records.js';
import { whyNoPassages } from '../empty.js';
import { HOUSE_WORDS, isShared } from '../passage-lines.js';
import { SHOWN } from '../terminal-limits.js';
import { NONE_NEW, type Page } from './page.js';

/** The passages, or why there are none. */
export function* passages(page: Page): Generator<string> {
  const passages = page.result.passages.filter(isShared);
  const house = page.result.passages.filter((passage) => passage.house);
  const setAside = page.result.passages.length - passages.length - house.length;
  yield page.heading('Shared passages', passages.length);
  if (passages.length === 0 && page.result.since) yield NONE_NEW;
  else if (passages.length === 0) {
    const limit = `${page.view.minPassage} words (--min-passage)`;
    yield house.length === 0
      ? `  No two articles share a passage of ${limit} or more.\n`
      : `  No passage of ${limit} or more travelled.\n`;
    yield* whyNoPassages(page.result.counts, page.view.minPassage);
  }
  yield* byReach(page, passages);
  if (house.length > 0 && !page.view.all) {
    yield page.dim(`  ${count(house.length, 'house passage')}: ${HOUSE_WORDS}; --all lists them\n`);
  }
  if (setAside > 0) {
    const what = count(setAside, 'passage');
    yield page.dim(`  ${what} set aside as boilerplate; --format ndjson shows all\n`);
  }
  if (house.length === 0 || !page.view.all) return;
  yield page.heading(`House passages: ${HOUSE_WORDS}`, house.length);
  yield* byReach(page, house);
}

/** Passages, first those by which most words of most articles are copied. */
function* byReach(page: Page, passages: readonly PassageRecord[]): Generator<string> {
  const reach = ({ words, occurrences }: PassageRecord) => words * (occurrences.length - 1);
  const byReach = passages.toSorted((x, y) => reach(y) - reach(x));
  for (const passage of byReach.slice(0, SHOWN.passages)) yield* onePassage(page, passage);
  yield page.more(passages.length, SHOWN.passages, '  ');
}

function* onePassage(page: Page, passage: PassageRecord): Generator<string> {
  const { occurrences, origin, words } = passage;
  const articles = new Set(occurrences.map(({ article }) => article)).size;
  const from = origin === null ? 'no credit or date shows its origin' : `from ${page.id(origin)}`;
  yield `  ${count(words, 'word')} in ${count(articles, 'article')}; ${from}\n`;
  const first = occurrences[0];
  if (first !== undefined) yield* page.quotation(first.article, first);
  for (const occurrence of occurrences.slice(0, SHOWN.occurrences)) {
    const { article, identity, start, end } = occurrence;
    const where = page.where(article, occurrence);
    const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
    const offsets = page.dim(` ${start}-${end}`);
    yield `    ${page.id(article)}  ${where}${offsets}${alike}${page.credits(article)}\n`;
  }
  yield page.more(occurrences.length, SHOWN.occurrences, '    ');
}

/** The sections with passages that travelled, and with passages of houses. */
import { count, percent } from '../../records/figures.js';
import { printable } from '../../records/quote.js';
import type { Occurrence, PassageRecord } from '../../records/records.js';
import { whyNoPassages } from '../empty.js';
import { STYLE } from '../paint.js';
import { HOUSE_WORDS, isShared } from '../passage-lines.js';
import { countedFirst } from './headline.js';
import { NONE_NEW, type Page } from './page.js';

/** The passages, or why there are none. */
export function* passages(page: Page): Generator<string> {
  const { result, view } = page;
  const shared = result.passages.filter(isShared);
  const house = result.passages.filter((passage) => passage.house);
  const setAside = result.passages.length - shared.length - house.length;
  yield page.heading(countedFirst('passages', shared.length));
  if (shared.length === 0) yield* whyNone(page, house.length);
  yield* byReach(page, shared);
  if (house.length > 0 && !view.all) {
    const what = count(house.length, 'house passage');
    yield page.sentence(`${what}: ${HOUSE_WORDS}; --all lists them`, 2, STYLE.dim);
  }
  if (setAside > 0) {
    const what = count(setAside, 'passage');
    const text = `${what} set aside as boilerplate; --format ndjson shows all`;
    yield page.sentence(text, 2, STYLE.dim);
  }
  if (house.length === 0 || !view.all) return;
  yield page.heading(`${count(house.length, 'house passage')}: ${HOUSE_WORDS}`);
  yield* byReach(page, house);
}

function* whyNone(page: Page, house: number): Generator<string> {
  const { result, view } = page;
  if (result.since) {
    yield page.sentence(NONE_NEW, 2);
    return;
  }
  const limit = `${view.minPassage} words (--min-passage)`;
  const none =
    house === 0
      ? `No two articles share a passage of ${limit} or more.`
      : `No passage of ${limit} or more travelled.`;
  for (const sentence of [none, ...whyNoPassages(result.counts, view.minPassage)]) {
    yield page.sentence(sentence, 2);
  }
}

/** Passages, first those by which most words of most articles are copied. */
function* byReach(page: Page, passages: readonly PassageRecord[]): Generator<string> {
  const { findings } = page.most;
  const reach = ({ words, occurrences }: PassageRecord) => words * (occurrences.length - 1);
  const sorted = passages.toSorted((x, y) => reach(y) - reach(x));
  for (const passage of sorted.slice(0, findings)) yield* onePassage(page, passage);
  yield page.more(sorted.length, findings, 2);
}

function* onePassage(page: Page, passage: PassageRecord): Generator<string> {
  const { occurrences, oneText = 1, origin, reason, words } = passage;
  const articles = new Set(occurrences.map(({ article }) => article)).size;
  const alike = oneText > 1 ? `, ${oneText} of them with one text` : '';
  const what = `${count(words, 'word')} in ${count(articles, 'article')}${alike}`;
  const from = origin === null ? [] : [{ text: ', from', style: '' }, page.id(origin, ' ')];
  yield page.lines([{ text: what, style: '' }, ...from], 2);
  const unknown = 'No credit or date shows its origin.';
  const because = printable(reason ?? (origin === null ? unknown : ''));
  if (because !== '') yield page.sentence(because, 6, STYLE.dim);
  const first = occurrences[0];
  if (first !== undefined) yield* page.quotation(first.article, first);
  const { parts } = page.most;
  for (const occurrence of occurrences.slice(0, parts)) yield* oneOccurrence(page, occurrence);
  yield page.more(occurrences.length, parts, 4);
}

function* oneOccurrence(page: Page, occurrence: Occurrence): Generator<string> {
  const { article, identity, start, end } = occurrence;
  const { credits } = page.result.labelOf(article);
  const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
  const named = credits.length === 0 ? '' : `  credits ${credits.map(printable).join(', ')}`;
  yield page.lines(
    [
      page.id(article),
      { text: `  ${page.where(article, occurrence)}`, style: '' },
      { text: ` ${start}-${end}`, style: STYLE.dim },
      { text: alike, style: '' },
      { text: named, style: STYLE.dim },
    ],
    4,
  );
  yield page.label(article);
}

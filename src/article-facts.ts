import { keepOrder } from './group/keep.js';
import type { Engine } from './kernel/engine.js';
import { type DistinctTexts, NO_TEXT } from './match/distinct-texts.js';
import type { ScanOptions } from './option-tables.js';
import type { Collection } from './pool/collect.js';
import type { Catalogue } from './report/assemble.js';
import { parseDate } from './text/dates.js';
import { sourceOf, topFolderOf } from './text/source-of.js';

/** What is known of articles by number, and the two orders that matter: of time and of keeping. */
export interface ArticleFacts {
  dates: Float64Array;
  source: (article: number) => string;
  isReference: (article: number) => boolean;
  byDate: Uint32Array;
  byKeeping: Uint32Array;
}

/** Reads the facts of all articles from their metadata. */
export function factsOf({ set, ids }: Collection, { keep, source }: ScanOptions): ArticleFacts {
  const articles = Array.from(ids.keys());
  const facts = {
    dates: Float64Array.from(articles, (article) => parseDate(set.string(article, 'date'))),
    tokens: Uint32Array.from(articles, (article) => set.tokenCount(article)),
    source: (article: number) =>
      source === 'path'
        ? topFolderOf(ids[article] ?? '')
        : sourceOf({
            source: set.string(article, 'source'),
            url: set.string(article, 'url'),
            id: ids[article] ?? '',
          }),
  };
  const byDate = keepOrder(['earliest'], facts);
  const references = keep
    .filter((policy) => policy.startsWith('source:'))
    .map((policy) => policy.slice('source:'.length).toLowerCase());
  const isReference = (article: number) => references.includes(facts.source(article).toLowerCase());
  return {
    dates: facts.dates,
    source: facts.source,
    isReference,
    byDate,
    byKeeping: keepOrder(keep, facts),
  };
}

/** The articles as results name them. */
export function catalogueOf(
  { set, ids }: Collection,
  texts: DistinctTexts,
  { dates, source }: Pick<ArticleFacts, 'dates' | 'source'>,
  engine: Engine,
): Catalogue {
  const lists: number[][] = Array.from({ length: texts.count }, () => []);
  for (const [article, text] of texts.textOf.entries()) {
    if (text !== NO_TEXT) lists[text]?.push(article);
  }
  return {
    set,
    texts,
    articlesOf: (text) => lists[text] ?? [],
    ids,
    dates,
    credits: (article) => set.string(article, 'credits').split('\n').filter(Boolean),
    sourceOf: source,
    engine,
  };
}

/** Texts in the order of the best of their articles. */
export function textsByKeeping(byKeeping: Uint32Array, texts: DistinctTexts): Uint32Array {
  const order = new Set<number>();
  for (const article of byKeeping) order.add(texts.textOf[article] ?? NO_TEXT);
  order.delete(NO_TEXT);
  return Uint32Array.from(order);
}

/** A number for the source of each text, from 1; 0 where it is not known. */
export function numberSources(
  texts: DistinctTexts,
  source: (article: number) => string,
): Uint32Array {
  const numbers = new Map([['', 0]]);
  return Uint32Array.from(texts.representative, (article) => {
    const name = source(article);
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}

/** The rank of each article in an order. */
export function inverse(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (const [rank, article] of order.entries()) ranks[article] = rank;
  return ranks;
}

import { keepOrder } from '../group/keep.js';
import { momentsOf, type UnreadDates } from '../group/moments.js';
import type { Engine } from '../kernel/engine.js';
import { type DistinctTexts, NO_TEXT } from '../match/distinct-texts.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { Catalogue } from '../records/assemble.js';
import type { SketchSet } from '../store/sketch-set.js';
import { Publishers } from '../text/agencies.js';
import { type Credit, unpackCredits } from '../text/credit.js';
import { sourceOf, topFolderOf } from '../text/source-of.js';
import type { Collection } from './collect.js';

/** Facts about articles, by number, and their two important orders: by time and by keeping. */
export interface ArticleFacts {
  dates: Float64Array;
  /** Dates that name no moment, by their forms. */
  unreadDates: UnreadDates[];
  source: (article: number) => string;
  byDate: Uint32Array;
  byKeeping: Uint32Array;
}

/** Reads the facts of all articles from their metadata. */
export function factsOf(
  engine: Engine,
  { set, ids, qualified }: Collection,
  { keep, source: by }: ScanOptions,
): ArticleFacts {
  const tokens = new Uint32Array(set.count);
  for (let article = 0; article < set.count; article++) {
    tokens[article] = set.tokenCount(article);
  }
  const source = remembered(
    set.count,
    (article) => {
      // The file name that makes an id unique is not one of its folders.
      const id = qualified.get(article) ?? ids[article] ?? '';
      if (by === 'path') return topFolderOf(id);
      // The address is a separate string, made only if the article names no source.
      return set.string(article, 'source') || sourceOf(set.string(article, 'url'), id);
    },
    String,
  );
  const { dates, unread: unreadDates } = momentsOf(set, source);
  const facts = { dates, tokens, source };
  const byDate = keepOrder(engine, ['earliest'], facts);
  return {
    dates,
    unreadDates,
    source,
    byDate,
    byKeeping:
      keep.length === 1 && keep[0] === 'earliest' ? byDate : keepOrder(engine, keep, facts),
  };
}

/** The articles as results name them. */
export function catalogueOf(
  { set, ids }: Collection,
  texts: DistinctTexts,
  { dates, source }: Pick<ArticleFacts, 'dates' | 'source'>,
  engine: Engine,
): Catalogue {
  return {
    set,
    texts,
    ...articlesByText(texts),
    ids,
    dates,
    credits: creditReader(set, source),
    sourceOf: source,
    engine,
  };
}

/** Reads the credits of articles: those in the text and beside it, then the agency that the source is. */
function creditReader(set: SketchSet, source: (article: number) => string) {
  const publishers = new Publishers();
  const keyOf = (article: number) => {
    const agency = publishers.agencyOf(source(article), set.string(article, 'url')) ?? '';
    return `${agency}\n${set.string(article, 'credits')}`;
  };
  return remembered(set.count, keyOf, (key) => {
    const agencyEnd = key.indexOf('\n');
    return withAgency(unpackCredits(key.slice(agencyEnd + 1)), key.slice(0, agencyEnd));
  });
}

/** Credits with the agency that published the article; '' if none did. */
function withAgency(credits: readonly Credit[], agency: string): readonly Credit[] {
  if (agency === '') return credits;
  const own: Credit = { name: agency, place: 'metadata', line: 0 };
  const isKnown = credits.some(({ name }) => name === agency);
  if (!isKnown) return [...credits, own];
  // A dateline alone is better evidence.
  return credits.map((credit) =>
    credit.name === agency && credit.place !== 'dateline' ? own : credit,
  );
}

/**
 * Reads a value of each article once, although it is requested often. Articles have few values, which are
 * known by their keys. Takes 4 bytes an article.
 */
function remembered<Value>(
  articles: number,
  keyOf: (article: number) => string,
  make: (key: string) => Value,
): (article: number) => Value {
  const values: Value[] = [];
  const numberOf = new Map<string, number>();
  /** The number of each article's value, from 1; 0 before it is read. */
  const numbers = new Uint32Array(articles);
  return (article) => {
    if (numbers[article] === 0) {
      const key = keyOf(article);
      let number = numberOf.get(key);
      if (number === undefined) {
        number = values.push(make(key));
        numberOf.set(key, number);
      }
      numbers[article] = number;
    }
    return values[numbers[article]! - 1]!;
  };
}

/** The articles of each text, ascending: two arrays for all (compressed rows). */
function articlesByText({
  count,
  textOf,
}: DistinctTexts): Pick<Catalogue, 'articlesOf' | 'isCopied'> {
  const starts = new Uint32Array(count + 2);
  for (const text of textOf) if (text !== NO_TEXT) starts[text + 2]!++;
  for (let text = 0; text < count; text++) starts[text + 2]! += starts[text + 1]!;
  const articles = new Uint32Array(starts[count + 1]!);
  for (let article = 0; article < textOf.length; article++) {
    const text = textOf[article]!;
    if (text !== NO_TEXT) articles[starts[text + 1]!++] = article;
  }
  return {
    articlesOf: (text) => {
      // Most texts have one article: a loop costs less than a view of the array.
      const own: number[] = [];
      for (let at = starts[text]!; at < starts[text + 1]!; at++) own.push(articles[at]!);
      return own;
    },
    isCopied: (text) => starts[text + 1]! - starts[text]! > 1,
  };
}

/** A number for the source of each text, from 1; 0 if it is not known. */
export function numberSources(
  texts: DistinctTexts,
  source: (article: number) => string,
): Uint32Array {
  const numbers = new Map([['', 0]]);
  const sources = new Uint32Array(texts.count);
  // In the order of articles, in which their strings are stored.
  for (let article = 0; article < texts.textOf.length; article++) {
    const text = texts.textOf[article]!;
    if (text === NO_TEXT || texts.representative[text] !== article) continue;
    const name = source(article);
    const number = numbers.get(name) ?? numbers.size;
    if (number === numbers.size) numbers.set(name, number);
    sources[text] = number;
  }
  return sources;
}

/** The rank of each article in an order. */
export function inverse(order: Uint32Array): Uint32Array {
  const ranks = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) ranks[order[rank]!] = rank;
  return ranks;
}

/** Repeats inside articles, each once: the copies of an article have the same ones. */
import { locate } from '../../records/quote.js';
import type { RepeatRecord } from '../../records/records.js';
import { isDoubled } from '../../records/repeat-lines.js';
import { haveSameWords } from '../../records/tie.js';
import type { Page } from './page.js';

/** A repeat, and the articles that have it: copies of each other. */
interface Double {
  repeat: RepeatRecord;
  articles: Set<string>;
}

/** The repeats of a summary that are listed. */
export type Doubles = readonly Double[];

/**
 * The repeats that are faults, or all on request; copies with the same repeat have it once. Reads
 * the texts of edited copies that repeat the same number of words.
 */
export function doublesOf(page: Page): Doubles {
  const places = placesOf(page);
  const words = new Map<RepeatRecord, string | undefined>();
  const wordsOf = (repeat: RepeatRecord) => {
    if (!words.has(repeat)) words.set(repeat, repeatedWords(page, repeat));
    return words.get(repeat);
  };
  const areAlike = (one: RepeatRecord, other: RepeatRecord) =>
    (places.get(one.article)?.hasCentreWords && places.get(other.article)?.hasCentreWords) ||
    (wordsOf(one) !== undefined && wordsOf(one) === wordsOf(other));
  const doubles: Double[] = [];
  const candidates = new Map<string, Double[]>();
  for (const repeat of page.result.repeats) {
    const { article } = repeat;
    if (!page.view.all && !isDoubled(repeat)) continue;
    const key = `${places.get(article)?.cluster ?? `of ${article}`} ${repeat.class} ${repeat.words}`;
    const others = candidates.get(key) ?? [];
    const same = others.find(
      (other) => !other.articles.has(article) && areAlike(other.repeat, repeat),
    );
    if (same) {
      same.articles.add(article);
      continue;
    }
    const double = { repeat, articles: new Set([article]) };
    doubles.push(double);
    candidates.set(key, [...others, double]);
  }
  return doubles;
}

/** The cluster of an article, and whether the article has the words of its centre. */
interface ClusterPlace {
  cluster: string;
  hasCentreWords: boolean;
}

function placesOf({ result }: Page): Map<string, ClusterPlace> {
  const places = new Map<string, ClusterPlace>();
  for (const { id, canonical, canonicalToCentre, members } of result.clusters) {
    for (const tie of [{ ...canonicalToCentre, article: canonical }, ...members]) {
      places.set(tie.article, { cluster: id, hasCentreWords: haveSameWords(tie) });
    }
  }
  return places;
}

/** The words of the second place in small letters; undefined if the text cannot be read. */
function repeatedWords(page: Page, { article, again }: RepeatRecord): string | undefined {
  const text = page.textOf(article);
  if (text === undefined) return undefined;
  const { start, end } = locate(text, again, page.result.summary.offsets);
  const words = text.slice(start, end).toLowerCase();
  return words.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
}

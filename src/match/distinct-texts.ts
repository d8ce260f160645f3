import type { Engine } from '../kernel/engine.js';
import type { SketchSet } from '../sketch/sketch-set.js';

/** Stands for no text: the article has no tokens. */
export const NO_TEXT = 0xffff_ffff;

/** Articles with the same tokens are one text; only texts are matched. */
export interface DistinctTexts {
  readonly count: number;
  /** The first article, in the order given, of each text; texts are numbered in that order. */
  readonly representative: Uint32Array;
  /** The text of each article, or {@link NO_TEXT}. */
  readonly textOf: Uint32Array;
}

/**
 * Groups articles by their token sequences: sorted by a 64-bit hash, then compared token by token,
 * each with the distinct sequences of its hash. Cost: a sort of 8 bytes an article.
 * @param order articles, the one that represents its text first.
 */
export function distinctTexts(engine: Engine, set: SketchSet, order: Uint32Array): DistinctTexts {
  const keys = Uint32Array.from(order, (article) => set.textHash(article, 0));
  const ranks = Uint32Array.from(order, (_, rank) => rank);
  engine.sortPairs(keys, ranks);
  // By rank: the rank of the first article with the same text.
  const firstRank = Uint32Array.from(order, (_, rank) => rank);
  for (let from = 0, to = 0; from < keys.length; from = to) {
    const firsts: number[] = [];
    for (to = from; to < keys.length && keys[to] === keys[from]; to++) {
      const rank = ranks[to] ?? 0;
      const article = order[rank] ?? 0;
      const same = firsts.find((first) => haveSameTokens(set, order[first] ?? 0, article));
      if (same === undefined) firsts.push(rank);
      else firstRank[rank] = same;
    }
  }
  return numberTexts(set, order, firstRank);
}

function numberTexts(set: SketchSet, order: Uint32Array, firstRank: Uint32Array): DistinctTexts {
  const textOf = new Uint32Array(order.length).fill(NO_TEXT);
  const representative = new Uint32Array(order.length);
  let count = 0;
  for (let rank = 0; rank < order.length; rank++) {
    const article = order[rank] ?? 0;
    if (set.tokenCount(article) === 0) continue;
    const first = firstRank[rank] ?? rank;
    if (first === rank) {
      representative[count] = article;
      textOf[article] = count++;
    } else {
      textOf[article] = textOf[order[first] ?? 0] ?? NO_TEXT;
    }
  }
  return { count, representative: representative.subarray(0, count), textOf };
}

function haveSameTokens(set: SketchSet, first: number, second: number): boolean {
  if (set.textHash(first, 1) !== set.textHash(second, 1)) return false;
  const a = set.tokens(first);
  const b = set.tokens(second);
  return a.length === b.length && Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

function bytesOf(words: Uint32Array): Uint8Array {
  return new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
}

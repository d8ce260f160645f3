import { areEqualBytes } from '../kernel/bytes.js';
import type { Engine } from '../kernel/engine.js';
import { allocateShared } from '../sketch/lists.js';
import type { SketchSet } from '../store/sketch-set.js';

/** The number of no text, for an article without tokens. */
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
 * Groups articles by their token sequences: sorts them by a 64-bit hash, then compares each token
 * by token with the distinct sequences of its hash. Cost: a sort of 8 bytes per article.
 * @param order articles; the first one of each text represents it.
 */
export function distinctTexts(engine: Engine, set: SketchSet, order: Uint32Array): DistinctTexts {
  const keys = new Uint32Array(order.length);
  const ranks = new Uint32Array(order.length);
  for (let rank = 0; rank < order.length; rank++) {
    keys[rank] = set.textHash(order[rank]!, 0);
    ranks[rank] = rank;
  }
  // By rank: the rank of the first article with the same text.
  const firstRank = ranks.slice();
  engine.sortPairs(keys, ranks);
  for (let from = 0, to = 0; from < keys.length; from = to) {
    for (to = from + 1; to < keys.length && keys[to] === keys[from]; ) to++;
    if (to - from > 1) findSame(set, order, ranks.subarray(from, to), firstRank);
  }
  return numberTexts(set, order, firstRank);
}

/** Compares the articles of one hash, by rank, each with the distinct texts before it. */
function findSame(
  set: SketchSet,
  order: Uint32Array,
  ranks: Uint32Array,
  firstRank: Uint32Array,
): void {
  const firsts: number[] = [];
  for (const rank of ranks) {
    const same = firsts.find((first) => haveSameTokens(set, order[first]!, order[rank]!));
    if (same === undefined) firsts.push(rank);
    else firstRank[rank] = same;
  }
}

function numberTexts(set: SketchSet, order: Uint32Array, firstRank: Uint32Array): DistinctTexts {
  const textOf = allocateShared(order.length).fill(NO_TEXT);
  const representative = allocateShared(order.length);
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
  return areEqualBytes(set.tokens(first), set.tokens(second));
}

import type { SentenceSeeds } from './sentence-seeds.js';
import type { PairVectors, SentenceVectors } from './sentence-vectors.js';

/** Spans of sentences that belong together, `[start, end)` in each text. */
export interface SentenceCluster {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
  /** Pairs of sentences in it. */
  seeds: number;
  /** Cosine of the summed vectors of the two spans. */
  cosine: number;
}

/** The largest distance between the seeds of a cluster, in sentences without a seed. */
export interface ClusterGaps {
  a: number;
  b: number;
}

/** Limits the recursion for texts that were made to split one seed at a time. */
const DEEPEST = 32;

/**
 * Clusters of seeds that are close in both texts. A cluster whose spans are not similar as wholes
 * is split with smaller gaps, down to 0; clusters that stay dissimilar are dropped.
 */
export function clusterSeeds(
  seeds: SentenceSeeds,
  vectors: PairVectors,
  gaps: ClusterGaps,
  cosine: number,
): SentenceCluster[] {
  const compare = new SpanCosine(vectors);
  const kept: SentenceCluster[] = [];
  const visit = (members: Uint32Array, gapA: number, gapB: number) => {
    for (const cluster of split(members, seeds, gapA, gapB)) {
      const span = spanOf(cluster, seeds);
      span.cosine = compare.of(span);
      if (span.cosine >= cosine) {
        kept.push(span);
        continue;
      }
      const smaller = splittingGaps(cluster, seeds, gapA, gapB);
      if (smaller) visit(cluster, smaller.a, smaller.b);
    }
  };
  const all = Uint32Array.from({ length: seeds.count }, (_, i) => i);
  if (seeds.count > 0) visit(all, gaps.a, gaps.b);
  return kept;
}

/**
 * The next smaller gaps at which a cluster falls apart; null if there are no such gaps. Each step
 * lowers both gaps by one. Most gaps split nothing, and trying all would be most of the work.
 */
function splittingGaps(
  members: Uint32Array,
  seeds: SentenceSeeds,
  gapA: number,
  gapB: number,
): ClusterGaps | null {
  const widestA = widestGap(members, seeds.a);
  const widestB = widestGap(members, seeds.b);
  let [a, b] = [gapA, gapB];
  while (a > 0 || b > 0) {
    a = Math.max(0, a - 1);
    b = Math.max(0, b - 1);
    if (a < widestA || b < widestB) return { a, b };
  }
  return null;
}

/** The most sentences between neighbouring seeds. */
function widestGap(members: Uint32Array, places: Uint32Array): number {
  const sorted = members.map((seed) => places[seed]!).sort();
  let widest = 0;
  for (let i = 1; i < sorted.length; i++) {
    widest = Math.max(widest, sorted[i]! - sorted[i - 1]! - 1);
  }
  return widest;
}

/** Splits by gaps in one text and then in the other, until nothing splits any more. */
function split(
  members: Uint32Array,
  seeds: SentenceSeeds,
  gapA: number,
  gapB: number,
): Uint32Array[] {
  const done: Uint32Array[] = [];
  const visit = (group: Uint32Array, byA: boolean, settled: boolean, depth: number) => {
    const parts = splitBy(group, byA ? seeds.a : seeds.b, byA ? gapA : gapB);
    const isSettled = (parts.length === 1 && settled) || depth === DEEPEST;
    for (const part of parts) {
      if (isSettled) done.push(part);
      else visit(part, !byA, true, depth + 1);
    }
  };
  visit(members, true, false, 0);
  return done;
}

function splitBy(members: Uint32Array, places: Uint32Array, gap: number): Uint32Array[] {
  const sorted = inOrder(members, places);
  const parts: Uint32Array[] = [];
  let start = 0;
  for (let i = 1; i <= sorted.length; i++) {
    const isApart = i === sorted.length || places[sorted[i]!]! - places[sorted[i - 1]!]! > gap + 1;
    if (!isApart) continue;
    parts.push(sorted.subarray(start, i));
    start = i;
  }
  return parts;
}

/** Members by their places; seeds at one place keep their order. */
function inOrder(members: Uint32Array, places: Uint32Array): Uint32Array {
  for (let i = 1; i < members.length; i++) {
    if (places[members[i - 1]!]! <= places[members[i]!]!) continue;
    return members.slice().sort((x, y) => places[x]! - places[y]! || x - y);
  }
  return members;
}

function spanOf(members: Uint32Array, { a, b }: SentenceSeeds): SentenceCluster {
  let [aStart, aEnd, bStart, bEnd] = [Infinity, 0, Infinity, 0];
  for (const seed of members) {
    aStart = Math.min(aStart, a[seed]!);
    aEnd = Math.max(aEnd, a[seed]! + 1);
    bStart = Math.min(bStart, b[seed]!);
    bEnd = Math.max(bEnd, b[seed]! + 1);
  }
  return { aStart, aEnd, bStart, bEnd, seeds: members.length, cosine: 0 };
}

/** Cosines of the summed vectors of spans of sentences. */
class SpanCosine {
  readonly #vectors: PairVectors;
  readonly #sum: Float64Array;

  constructor(vectors: PairVectors) {
    this.#vectors = vectors;
    this.#sum = new Float64Array(vectors.weights.length);
  }

  of({ aStart, aEnd, bStart, bEnd }: SentenceCluster): number {
    const { a, b } = this.#vectors;
    const first = this.#addUp(a, aStart, aEnd);
    // The dot product is taken before the sums of the first span are replaced by the sums of the
    // second.
    let dot = 0;
    for (let e = b.starts[bStart]!; e < b.starts[bEnd]!; e++) {
      dot += b.weights[e]! * this.#sum[b.ids[e]!]!;
    }
    this.#clear(a, aStart, aEnd);
    const second = this.#addUp(b, bStart, bEnd);
    this.#clear(b, bStart, bEnd);
    return first * second === 0 ? 0 : dot / Math.sqrt(first * second);
  }

  /** Sums the vectors; returns the squared length of the sum. */
  #addUp({ starts, ids, weights }: SentenceVectors, start: number, end: number): number {
    const sum = this.#sum;
    let square = 0;
    for (let e = starts[start]!; e < starts[end]!; e++) {
      const before = sum[ids[e]!]!;
      const after = before + weights[e]!;
      square += after * after - before * before;
      sum[ids[e]!] = after;
    }
    return square;
  }

  #clear({ starts, ids }: SentenceVectors, start: number, end: number): void {
    for (let e = starts[start]!; e < starts[end]!; e++) this.#sum[ids[e]!] = 0;
  }
}

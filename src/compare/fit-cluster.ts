import type { SentenceCluster } from './seed-clusters.js';
import type { PairVectors, SentenceVectors } from './sentence-vectors.js';

/** The most sentences by which an end may move outwards in a round. */
const REACH = 3;

/** The two sides are fitted in turn; more rounds than this only repeat themselves. */
const ROUNDS = 3;

/**
 * A sentence belongs to a passage if more than this share of its weight occurs on the other side:
 * about half-way between the share of sentences on one subject by chance (0.15 to 0.25) and the
 * share of the passage itself. A closely rewritten passage shares 0.8 and ends at sentences below
 * 0.5; one translated back and forth shares 0.5 and ends below 0.36. These values are the middle of
 * a plateau on half of PAN 2013: base 0.13 to 0.17 and slope 0.4 to 0.45 differ by 0.004 in
 * plagdet.
 */
const BASE = 0.15;
const SLOPE = 0.425;

/**
 * Moves the ends of a cluster so that the other side explains its sentences best: each sentence
 * gains the weight that it shares and loses a part of all its weight, and the span with the highest
 * sum that still meets the old one is taken.
 * @returns null if no sentence gains.
 */
export function fitCluster(cluster: SentenceCluster, vectors: PairVectors): SentenceCluster | null {
  const { a, b } = vectors;
  const marks = new Uint8Array(vectors.weights.length);
  let { aStart, aEnd, bStart, bEnd } = cluster;
  for (let round = 0; round < ROUNDS; round++) {
    const ofFirst = { start: aStart, end: aEnd };
    const second = bestSpan(b, { start: bStart, end: bEnd }, a, ofFirst, marks);
    const first = second && bestSpan(a, ofFirst, b, second, marks);
    if (!first) return null;
    const isSettled =
      first.start === aStart &&
      first.end === aEnd &&
      second.start === bStart &&
      second.end === bEnd;
    aStart = first.start;
    aEnd = first.end;
    bStart = second.start;
    bEnd = second.end;
    if (isSettled) break;
  }
  return { ...cluster, aStart, aEnd, bStart, bEnd };
}

/** A span of sentences. */
interface Span {
  start: number;
  end: number;
}

/** The best span of a side near the given one, against a span of the other side. */
function bestSpan(
  side: SentenceVectors,
  { start, end }: Span,
  other: SentenceVectors,
  against: Span,
  marks: Uint8Array,
): Span | null {
  mark(other, against.start, against.end, marks, 1);
  const toBeat = BASE + SLOPE * sharedPart(side, start, end, marks);
  const low = Math.max(0, start - REACH);
  const high = Math.min(side.count, end + REACH);
  let best = { start, end, sum: 0 };
  let sum = 0;
  let from = low;
  for (let s = low; s < high; s++) {
    if (sum <= 0) {
      sum = 0;
      from = s;
    }
    sum += gain(side, s, marks, toBeat);
    if (sum > best.sum && s >= start && from < end) best = { start: from, end: s + 1, sum };
  }
  mark(other, against.start, against.end, marks, 0);
  return best.sum > 0 ? best : null;
}

function mark(
  { starts, ids }: SentenceVectors,
  start: number,
  end: number,
  marks: Uint8Array,
  value: 0 | 1,
): void {
  for (let e = starts[start]!; e < starts[end]!; e++) marks[ids[e]!] = value;
}

function sharedPart(
  { starts, ids, weights }: SentenceVectors,
  start: number,
  end: number,
  marks: Uint8Array,
): number {
  let all = 0;
  let shared = 0;
  for (let e = starts[start]!; e < starts[end]!; e++) {
    all += weights[e]!;
    shared += marks[ids[e]!]! * weights[e]!;
  }
  return all === 0 ? 0 : shared / all;
}

function gain(
  { starts, ids, weights }: SentenceVectors,
  sentence: number,
  marks: Uint8Array,
  toBeat: number,
): number {
  let sum = 0;
  for (let e = starts[sentence]!; e < starts[sentence + 1]!; e++) {
    sum += (marks[ids[e]!]! - toBeat) * weights[e]!;
  }
  return sum;
}

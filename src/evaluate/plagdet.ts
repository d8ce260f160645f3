/**
 * Detections of reused text against true cases, by characters, as the PAN workshops measure it:
 * Potthast, Stein, Barrón-Cedeño and Rosso, An Evaluation Framework for Plagiarism Detection
 * (COLING 2010), in the macro-averaged form, in which every case counts equally, long or short.
 */
import { harmonicMean } from './figures.js';
import { intersect, measure, overlap, type Span, unite } from './spans.js';

/** A span `[start, end)` of an article. */
export interface Place extends Span {
  article: string;
}

/** Two places with the same content: a case in the truth, a detection as found. */
export interface SpanPair {
  a: Place;
  b: Place;
}

/** Shares are between 0 and 1. */
export interface PlagdetScore {
  cases: number;
  detections: number;
  /** Mean share of a case that its detections cover. */
  recall: number;
  /** Mean share of a detection that cases cover. */
  precision: number;
  /** Detections for each detected case: 1 is ideal, more mean fragments. */
  granularity: number;
  /** F1 of recall and precision over log2(1 + granularity). */
  plagdet: number;
}

/**
 * Scores detections. A detection meets a case if both places of one overlap both places of the
 * other; the order of the two articles does not matter.
 * @param strays further detections that are known to meet no case.
 */
export function plagdet(
  cases: readonly SpanPair[],
  detections: readonly SpanPair[],
  strays = 0,
): PlagdetScore {
  const truth = cases.map(inOrder);
  const found = detections.map(inOrder);
  const foundByPair = groupByPair(found);
  const recall = meanCovered(truth, foundByPair, truth.length);
  const precision = meanCovered(found, groupByPair(truth), found.length + strays);
  const counts = truth
    .map((one) => meeting(one, foundByPair).length)
    .filter((detected) => detected > 0);
  const total = counts.reduce((sum, count) => sum + count, 0);
  const granularity = counts.length === 0 ? 1 : total / counts.length;
  return {
    cases: truth.length,
    detections: found.length + strays,
    recall,
    precision,
    granularity,
    plagdet: harmonicMean(precision, recall) / Math.log2(1 + granularity),
  };
}

/**
 * The mean covered share over `count` pairs of spans: those in `some` may meet `others`, and the
 * rest meet nothing.
 */
function meanCovered(
  some: readonly SpanPair[],
  others: ReadonlyMap<string, SpanPair[]>,
  count: number,
): number {
  let sum = 0;
  for (const one of some) {
    const met = meeting(one, others);
    if (met.length === 0) continue;
    const covered = (side: 'a' | 'b') =>
      measure(unite(met.map((other) => intersect(one[side], other[side]))));
    const length = measure([one.a]) + measure([one.b]);
    sum += (covered('a') + covered('b')) / length;
  }
  return count === 0 ? 0 : sum / count;
}

function meeting(one: SpanPair, others: ReadonlyMap<string, SpanPair[]>): SpanPair[] {
  const candidates = others.get(pairKey(one)) ?? [];
  return candidates.filter(({ a, b }) => overlap(one.a, a) > 0 && overlap(one.b, b) > 0);
}

function groupByPair(list: readonly SpanPair[]): Map<string, SpanPair[]> {
  const groups = new Map<string, SpanPair[]>();
  for (const one of list) {
    const key = pairKey(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function inOrder(pair: SpanPair): SpanPair {
  return pair.a.article <= pair.b.article ? pair : { a: pair.b, b: pair.a };
}

function pairKey({ a, b }: SpanPair): string {
  return `${a.article}\n${b.article}`;
}

/**
 * Detections against cases, macro-averaged: every case and every detection counts the same, however
 * long (Potthast, Stein, Barrón-Cedeño and Rosso, An Evaluation Framework for Plagiarism Detection,
 * COLING 2010). The same five digits as PAN's own scorer; `passages.ts` has the micro-average.
 */
import type { Span } from '../corpora/prose.js';
import { intersect, measure, overlap, unite } from './spans.js';

/** A passage of two articles: a case that was planted, or a detection. */
export interface PairSpan {
  first: Span;
  second: Span;
}

/** Cases or detections of each pair of articles, by a name of the pair. */
export type SpansByPair = ReadonlyMap<string, readonly PairSpan[]>;

/** Shares are between 0 and 1. */
export interface PlagdetScore {
  recall: number;
  precision: number;
  /** Detections for each detected case: 1 is ideal, more are fragments. */
  granularity: number;
  plagdet: number;
  cases: number;
  detections: number;
}

/** Scores detections; a pair that only one side has counts against it. */
export function scorePlagdet(cases: SpansByPair, detections: SpansByPair): PlagdetScore {
  const recall = coveredShare(cases, detections);
  const precision = coveredShare(detections, cases);
  const granularity = fragments(cases, detections);
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return {
    recall,
    precision,
    granularity,
    plagdet: f1 / Math.log2(1 + granularity),
    cases: countSpans(cases),
    detections: countSpans(detections),
  };
}

/** Mean share of a span, on both sides together, that spans of `others` cover which meet it on both. */
function coveredShare(spans: SpansByPair, others: SpansByPair): number {
  let sum = 0;
  for (const [pair, list] of spans) {
    for (const span of list) {
      const meeting = (others.get(pair) ?? []).filter((other) => meets(span, other));
      const covered =
        measure(unite(meeting.map((other) => intersect(other.first, span.first)))) +
        measure(unite(meeting.map((other) => intersect(other.second, span.second))));
      sum += covered / (measure([span.first]) + measure([span.second]));
    }
  }
  const count = countSpans(spans);
  return count === 0 ? 0 : sum / count;
}

function fragments(cases: SpansByPair, detections: SpansByPair): number {
  const hits: number[] = [];
  for (const [pair, list] of cases) {
    for (const span of list) {
      const count = (detections.get(pair) ?? []).filter((other) => meets(span, other)).length;
      if (count > 0) hits.push(count);
    }
  }
  return hits.length === 0 ? 1 : hits.reduce((sum, count) => sum + count, 0) / hits.length;
}

function meets(x: PairSpan, y: PairSpan): boolean {
  return overlap(x.first, y.first) > 0 && overlap(x.second, y.second) > 0;
}

function countSpans(spans: SpansByPair): number {
  let count = 0;
  for (const list of spans.values()) count += list.length;
  return count;
}

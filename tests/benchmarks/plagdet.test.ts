import { describe, expect, test } from 'vitest';
import { type PairSpan, scorePlagdet } from '../../benchmarks/quality/plagdet.js';

type Row = [pair: string, first: number, length: number, second: number, length: number];

function spans(rows: Row[]): Map<string, PairSpan[]> {
  const map = new Map<string, PairSpan[]>();
  for (const [pair, first, firstLength, second, secondLength] of rows) {
    const span = {
      first: { start: first, end: first + firstLength },
      second: { start: second, end: second + secondLength },
    };
    map.set(pair, [...(map.get(pair) ?? []), span]);
  }
  return map;
}

const CASES = spans([
  ['s1 r1', 100, 200, 50, 180],
  ['s1 r1', 500, 100, 400, 120],
  ['s1 r2', 0, 50, 10, 60],
  ['s2 r1', 10, 300, 0, 280],
]);

describe('scorePlagdet', () => {
  test('gives the five digits of the scorer that comes with the corpus', () => {
    const detections = spans([
      ['s1 r1', 110, 100, 60, 70],
      ['s1 r1', 200, 150, 150, 90],
      ['s1 r1', 480, 130, 390, 100],
      ['s1 r1', 700, 50, 400, 60],
      ['s3 r2', 10, 20, 10, 20],
      ['s2 r1', 0, 310, 20, 300],
    ]);
    const score = scorePlagdet(CASES, detections);
    const digits = Object.values(score).map((value) => Math.round(value * 1e5) / 1e5);
    // recall, precision, granularity, plagdet, cases, detections: what score.py prints of the same.
    expect(digits).toEqual([0.68097, 0.58235, 1.33333, 0.51359, 4, 6]);
  });

  test('the cases themselves score 1, nothing scores 0', () => {
    expect(scorePlagdet(CASES, CASES)).toMatchObject({ plagdet: 1, granularity: 1 });
    expect(scorePlagdet(CASES, new Map())).toMatchObject({ plagdet: 0, recall: 0, precision: 0 });
  });
});

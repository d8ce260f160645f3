import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plagdet, type SpanPair } from '../../src/evaluate/plagdet.js';
import { makeFolder } from '../read/folder.js';

/** The organisers' measure in Python, which is beside the project, not in it. */
const SCORER = path.resolve('../shared/data/pan13/score.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
const hasScorer = hasPython && fs.existsSync(SCORER);

/** Two places of at most 100 characters, from `a start end b start end`. */
function pair(a: string, aFrom: number, aTo: number, b: string, bFrom: number, bTo: number) {
  return { a: { article: a, start: aFrom, end: aTo }, b: { article: b, start: bFrom, end: bTo } };
}

const CASE = pair('s', 100, 200, 'o', 300, 400);

describe('plagdet', () => {
  test('of perfect findings is 1, with either article first', () => {
    const turned = { a: CASE.b, b: CASE.a };
    for (const found of [CASE, turned]) {
      expect(plagdet([CASE], [found])).toEqual({
        cases: 1,
        detections: 1,
        recall: 1,
        precision: 1,
        granularity: 1,
        plagdet: 1,
      });
    }
  });

  test('halves in two detections lower granularity, not recall', () => {
    const halves = [pair('s', 100, 150, 'o', 300, 350), pair('s', 150, 200, 'o', 350, 400)];
    const score = plagdet([CASE], halves);
    expect(score).toMatchObject({ recall: 1, precision: 1, granularity: 2 });
    expect(score.plagdet).toBeCloseTo(1 / Math.log2(3));
  });

  test('a detection with only one of the places meets nothing', () => {
    const missing = pair('s', 100, 200, 'o', 500, 600);
    const elsewhere = pair('s', 100, 200, 'x', 300, 400);
    const touching = pair('s', 200, 300, 'o', 300, 400);
    for (const found of [missing, elsewhere, touching]) {
      expect(plagdet([CASE], [found])).toMatchObject({ recall: 0, precision: 0, plagdet: 0 });
    }
  });

  test('every case and every detection counts equally, long or short', () => {
    const short = pair('s', 900, 910, 'o', 900, 910);
    expect(plagdet([CASE, short], [short])).toMatchObject({ recall: 0.5, precision: 1 });
    expect(plagdet([short], [CASE, short])).toMatchObject({ recall: 1, precision: 0.5 });
  });

  test('strays are detections that meet nothing', () => {
    const listed = plagdet([CASE], [CASE, pair('x', 0, 9, 'y', 0, 9), pair('x', 0, 9, 'z', 0, 9)]);
    expect(plagdet([CASE], [CASE], 2)).toEqual(listed);
  });

  test('without findings, or without truth, is 0', () => {
    expect(plagdet([CASE], [])).toMatchObject({ recall: 0, precision: 0, granularity: 1 });
    expect(plagdet([], [CASE])).toMatchObject({ recall: 0, precision: 0, plagdet: 0 });
    expect(plagdet([], []).plagdet).toBe(0);
  });
});

describe.skipIf(!hasScorer)('the scorer in Python (python3 and ../shared/data/pan13)', () => {
  const place = (ids: readonly string[]) =>
    fc
      .tuple(fc.constantFrom(...ids), fc.nat({ max: 200 }), fc.integer({ min: 1, max: 60 }))
      .map(([article, start, length]) => ({ article, start, end: start + length }));
  const pairs = (max: number) =>
    fc.array(fc.record({ a: place(['s1', 's2']), b: place(['o1', 'o2']) }), { maxLength: max });

  test('gives the same five digits', () => {
    const examples = fc.sample(fc.tuple(pairs(8), pairs(12)), { numRuns: 10, seed: 7 });
    for (const [cases, detections] of examples) {
      expect(rounded(plagdet(cases, detections))).toEqual(scoreInPython(cases, detections));
    }
  });

  test('gives the same by category, in which only detections of its pairs count', () => {
    const copied = [CASE, pair('s', 500, 600, 'o', 700, 780)];
    const edited = [pair('s', 0, 50, 'p', 0, 60)];
    const found = [pair('s', 90, 190, 'o', 300, 420), pair('s', 10, 70, 'p', 0, 30)];
    const expected = scoreInPython(copied, found, edited);
    expect(rounded(plagdet(copied, found.slice(0, 1)))).toEqual(expected);
  });
});

/**
 * Scores with score.py. If `others` are given, cases have two categories, and only the score of
 * `cases` is returned.
 */
function scoreInPython(
  cases: readonly SpanPair[],
  detections: readonly SpanPair[],
  others?: readonly SpanPair[],
): Record<string, number> {
  const header = 'susp,susp_off,susp_len,src,src_off,src_len,category';
  const row = ({ a, b }: SpanPair, category: string) =>
    [a.article, a.start, a.end - a.start, b.article, b.start, b.end - b.start, category].join(',');
  const csv = (lines: string[]) => `${[header, ...lines].join('\n')}\n`;
  const all = [
    ...cases.map((one) => [one, 'own'] as const),
    ...(others ?? []).map((one) => [one, 'other'] as const),
  ];
  const folder = makeFolder({
    'spans.csv': csv(all.map(([one, category]) => row(one, category))),
    'detections.csv': csv(detections.map((one) => row(one, ''))),
    'pairs.csv': [
      'susp,src,category',
      ...all.map(([{ a, b }, c]) => `${a.article},${b.article},${c}`),
    ].join('\n'),
  });
  const args = [SCORER, path.join(folder, 'spans.csv'), path.join(folder, 'detections.csv')];
  const result = spawnSync('python3', others ? [...args, 'own'] : args, { encoding: 'utf8' });
  expect(result.stderr).toBe('');
  return JSON.parse(result.stdout.replaceAll("'", '"'));
}

function rounded(score: object): Record<string, number> {
  const entries = Object.entries(score).map(([name, figure]) => [name, Number(figure.toFixed(5))]);
  return Object.fromEntries(entries);
}

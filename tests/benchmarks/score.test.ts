import { describe, expect, test } from 'vitest';
import { collectCorpus, type Truth } from '../../benchmarks/corpora/generator.js';
import { type FoundPassage, scorePassages } from '../../benchmarks/quality/passages.js';
import {
  type Findings,
  gatherFindings,
  scoreClusters,
  scoreFindings,
  scoreRepeats,
} from '../../benchmarks/quality/score.js';

const TRUTH: Truth = {
  options: { articles: 10, seed: 1, boilerplate: true },
  clusters: [
    {
      base: 'a',
      copies: [
        { article: 'b', kind: 'identical' },
        { article: 'c', kind: 'framed' },
      ],
    },
  ],
  passages: [
    {
      kind: 'exact',
      occurrences: [
        { article: 's', start: 100, end: 200 },
        { article: 'h', start: 500, end: 600 },
      ],
    },
    {
      kind: 'edited',
      occurrences: [
        { article: 't', start: 0, end: 100 },
        { article: 'i', start: 50, end: 150 },
        { article: 'j', start: 70, end: 170 },
      ],
    },
  ],
  repeats: [
    { kind: 'exact', article: 'r', first: { start: 0, end: 100 }, again: { start: 200, end: 300 } },
    { kind: 'cased', article: 'q', first: { start: 0, end: 100 }, again: { start: 200, end: 300 } },
  ],
  boilerplate: [
    { article: 's', start: 900, end: 1000 },
    { article: 'h', start: 900, end: 1000 },
  ],
};

/** A found passage from `article start end` places. */
function found(...places: [string, number, number][]): FoundPassage {
  return {
    boilerplate: false,
    occurrences: places.map(([article, start, end]) => ({ article, start, end })),
  };
}

/** The findings of a perfect scan of a corpus. */
function perfect(truth: Truth): Findings {
  return {
    clusters: truth.clusters.map(({ base, copies }) => ({ canonical: base, members: copies })),
    passages: truth.passages.map(({ occurrences }) => ({ boilerplate: false, occurrences })),
    repeats: truth.repeats,
    digest: null,
  };
}

const EXACT = found(['s', 100, 200], ['h', 500, 600]);

describe('a perfect answer', () => {
  test.each([
    ['made by hand', TRUTH],
    ['generated', collectCorpus({ articles: 300, seed: 5, boilerplate: true }).truth],
  ])('scores 1 throughout: %s', (_, truth) => {
    const { clusters, passages, repeats } = scoreFindings(perfect(truth), truth);
    for (const score of [clusters, repeats]) {
      expect(score).toMatchObject({ precision: 1, recall: 1 });
      for (const recall of Object.values(score.recallByKind)) expect(recall).toBe(1);
    }
    const one = { recall: 1, precision: 1, granularity: 1, plagdet: 1 };
    expect(passages).toEqual({ exact: one, edited: one, all: one });
  });

  test('is an empty one if nothing was planted', () => {
    const truth = { ...TRUTH, clusters: [], passages: [], repeats: [] };
    const { clusters, passages, repeats } = scoreFindings(perfect(truth), truth);
    expect(clusters).toEqual({ precision: 1, recall: 1, recallByKind: {} });
    expect(passages.all.plagdet).toBe(1);
    expect(repeats.recall).toBe(1);
  });
});

describe('clusters', () => {
  test('lose precision by a false join, in pairs', () => {
    const joined = [{ canonical: 'a', members: ['b', 'c', 'x'].map((article) => ({ article })) }];
    expect(scoreClusters(joined, TRUTH.clusters)).toMatchObject({ precision: 0.5, recall: 1 });
  });

  test('count two true clusters in one found cluster as false pairs too', () => {
    const truth = [
      ...TRUTH.clusters,
      { base: 'x', copies: [{ article: 'y', kind: 'cut60' as const }] },
    ];
    const all = [{ canonical: 'a', members: ['b', 'c', 'x', 'y'].map((article) => ({ article })) }];
    expect(scoreClusters(all, truth).precision).toBe(0.4);
  });

  test('lose recall by a split, of pairs and of the kind that is parted from its base', () => {
    const split = [{ canonical: 'a', members: [{ article: 'b' }] }];
    const score = scoreClusters(split, TRUTH.clusters);
    expect(score.precision).toBe(1);
    expect(score.recall).toBeCloseTo(1 / 3);
    expect(score.recallByKind).toEqual({ identical: 1, framed: 0 });
  });

  test('count copies that are together without their base as a pair, not for their kinds', () => {
    const score = scoreClusters([{ canonical: 'b', members: [{ article: 'c' }] }], TRUTH.clusters);
    expect(score.recall).toBeCloseTo(1 / 3);
    expect(score.recallByKind).toEqual({ identical: 0, framed: 0 });
  });
});

describe('passages', () => {
  test('fragments raise granularity above 1 and lower plagdet, not recall', () => {
    const fragments = [
      found(['s', 100, 150], ['h', 500, 550]),
      found(['s', 150, 200], ['h', 550, 600]),
    ];
    const { exact, edited } = scorePassages(fragments, TRUTH);
    expect(exact).toMatchObject({ recall: 1, precision: 1, granularity: 2 });
    expect(exact.plagdet).toBeCloseTo(1 / Math.log2(3));
    expect(edited).toMatchObject({ recall: 0, precision: 1, granularity: 1, plagdet: 0 });
  });

  test('a span that is too long lowers precision by its extra characters', () => {
    const wide = [found(['s', 100, 300], ['h', 500, 600])];
    const { exact } = scorePassages(wide, TRUTH);
    expect(exact).toMatchObject({ recall: 1, granularity: 1 });
    expect(exact.precision).toBeCloseTo(200 / 300);
  });

  test('a join of unrelated places lowers the precision of all, not of a kind', () => {
    const { exact, all } = scorePassages([EXACT, found(['x', 0, 100], ['y', 0, 100])], TRUTH);
    expect(exact.precision).toBe(1);
    expect(all.precision).toBe(0.5);
  });

  test('a place is detected only together with its source', () => {
    const { exact } = scorePassages([found(['s', 100, 200], ['x', 0, 100])], TRUTH);
    expect(exact.recall).toBe(0);
    expect(scorePassages([found(['s', 100, 200], ['x', 0, 100])], TRUTH).all.precision).toBe(0);
  });

  test('one found passage in three places, or two that share the source, detect both cases once', () => {
    const stars = [found(['t', 0, 100], ['i', 50, 150]), found(['t', 0, 100], ['j', 70, 170])];
    const one = [found(['t', 0, 100], ['i', 50, 150], ['j', 70, 170])];
    for (const passages of [stars, one]) {
      expect(scorePassages(passages, TRUTH).edited).toMatchObject({
        recall: 1,
        precision: 1,
        granularity: 1,
      });
    }
  });

  test('two hosts without their source are right, but detect no case', () => {
    const { edited } = scorePassages([found(['i', 50, 150], ['j', 70, 170])], TRUTH);
    expect(edited).toMatchObject({ recall: 0, precision: 1 });
  });

  test('text shared within a true cluster and boilerplate do not lower precision', () => {
    const excused = [
      EXACT,
      found(['a', 0, 1000], ['b', 0, 1000]),
      found(['s', 900, 1000], ['h', 900, 1000]),
      { ...found(['x', 0, 100], ['y', 0, 100]), boilerplate: true },
    ];
    expect(scorePassages(excused, TRUTH).all.precision).toBe(1);
  });

  test('a cluster excuses only its own articles', () => {
    const mixed = [EXACT, found(['a', 0, 100], ['b', 0, 100], ['x', 0, 200])];
    expect(scorePassages(mixed, TRUTH).all.precision).toBe(0.5);
    const single = [EXACT, found(['a', 0, 100], ['x', 0, 100])];
    expect(scorePassages(single, TRUTH).all.precision).toBe(0.5);
  });
});

describe('repeats', () => {
  const [exact] = TRUTH.repeats;

  test('a hit needs nine tenths of both spans', () => {
    const nearly = { ...exact!, again: { start: 210, end: 300 } };
    const hardly = { ...exact!, again: { start: 211, end: 300 } };
    const wide = { ...exact!, first: { start: 0, end: 112 } };
    expect(scoreRepeats([nearly], TRUTH.repeats)).toEqual({
      precision: 1,
      recall: 0.5,
      recallByKind: { exact: 1, cased: 0 },
    });
    for (const miss of [hardly, wide]) {
      expect(scoreRepeats([miss], TRUTH.repeats)).toMatchObject({ precision: 0, recall: 0 });
    }
  });

  test('a repeat in an article without one costs precision', () => {
    const score = scoreRepeats([...TRUTH.repeats, { ...exact!, article: 'x' }], TRUTH.repeats);
    expect(score.recall).toBe(1);
    expect(score.precision).toBeCloseTo(2 / 3);
  });
});

describe('NDJSON', () => {
  const summary = { type: 'summary', offsets: 'utf16', digest: 'd1' };

  test('is gathered by type, in any order of lines', () => {
    const lines = [
      { type: 'article', id: 'a' },
      { type: 'repeat', ...TRUTH.repeats[0] },
      { type: 'passage', ...EXACT },
      { type: 'cluster', canonical: 'a', members: [{ article: 'b' }] },
      summary,
    ].map((record) => JSON.stringify(record));
    const findings = gatherFindings([...lines, '']);
    expect(findings.digest).toBe('d1');
    expect(findings.clusters.length).toBe(1);
    expect(scorePassages(findings.passages, TRUTH).exact.recall).toBe(1);
    expect(scoreRepeats(findings.repeats, TRUTH.repeats).recall).toBe(0.5);
  });

  test('with offsets in another unit is refused', () => {
    const lines = [JSON.stringify({ ...summary, offsets: 'byte' })];
    expect(() => gatherFindings(lines)).toThrow('expected utf16, got byte');
  });
});

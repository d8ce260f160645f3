import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectCorpus } from '../../benchmarks/corpora/generator.js';
import { NO_STRINGS } from '../../src/article/fields.js';
import { UsageError } from '../../src/errors.js';
import { type Tuning, tune } from '../../src/index.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { candidateProbability, chooseBands, planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { RawArticle } from '../../src/read/raw-article.js';
import { renderTuning } from '../../src/report/tuning.js';
import { Mapper } from '../../src/scan/map-job.js';
import { parametersOf } from '../../src/store/block-header.js';
import { SketchStore } from '../../src/store/sketch-store.js';
import { kernel } from '../fixtures/kernel.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const slots = fc.integer({ min: 16, max: 256 });

describe('the bands of a tuning', () => {
  test('equal the bands of a scan with the same options', () => {
    fc.assert(
      fc.property(share, share, slots, (threshold, recall, perm) => {
        const { bands, rows } = planScan(validateOptions({ threshold, recall, perm }));
        expect(tune({ threshold, recall, perm })).toMatchObject({ bands, rows });
      }),
    );
  });

  test('reach the recall, or say that they do not', () => {
    fc.assert(
      fc.property(share, share, slots, (threshold, recall, perm) => {
        const { reached, isReached, rows } = tune({ threshold, recall, perm });
        expect(isReached).toBe(reached >= recall);
        if (!isReached) expect(rows).toBe(1);
      }),
    );
  });

  test('are never fewer for more recall, and never find less', () => {
    fc.assert(
      fc.property(share, share, share, slots, (threshold, one, other, perm) => {
        const less = tune({ threshold, recall: Math.min(one, other), perm });
        const more = tune({ threshold, recall: Math.max(one, other), perm });
        expect(more.bands).toBeGreaterThanOrEqual(less.bands);
        expect(more.rows).toBeLessThanOrEqual(less.rows);
        expect(more.reached).toBeGreaterThanOrEqual(less.reached);
        expect(more.candidates).toBeGreaterThanOrEqual(less.candidates);
      }),
    );
  });

  test('have no more rows for a lower threshold', () => {
    fc.assert(
      fc.property(share, share, slots, (one, other, perm) => {
        const low = tune({ threshold: Math.min(one, other), perm });
        const high = tune({ threshold: Math.max(one, other), perm });
        expect(low.rows).toBeLessThanOrEqual(high.rows);
      }),
    );
  });

  test('by default are 42 of 3 rows at 0.5, which find 0.9963 of the pairs', () => {
    expect(tune()).toMatchObject({ bands: 42, rows: 3, isReached: true });
    expect(tune().reached).toBeCloseTo(1 - (1 - 0.125) ** 42, 12);
    expect(chooseBands(0.5, 128)).toEqual(chooseBands(0.5, 128, 0.99));
  });
});

describe('the S-curve', () => {
  test('rises from 0.1 to 1, where it is 1', () => {
    fc.assert(
      fc.property(share, share, slots, (threshold, recall, perm) => {
        const { curve } = tune({ threshold, recall, perm });
        expect(curve.map(({ similarity }) => similarity)).toEqual([
          0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
        ]);
        const found = curve.map(({ probability }) => probability);
        expect(found).toEqual([...found].sort((a, b) => a - b));
        expect(found.at(-1)).toBe(1);
      }),
    );
  });

  test('is exact if the plain formula gives only rounding errors', () => {
    expect(candidateProbability(0, 42, 3)).toBe(0);
    expect(candidateProbability(1e-7, 42, 3)).toBeCloseTo(42e-21, 25);
    expect(candidateProbability(1e-7, 42, 3)).toBeGreaterThan(0);
  });
});

describe('the memory of a tuning', () => {
  /** Bytes of the columns that sketches of synthetic articles actually take. */
  function measured(articles: { text: string }[], options: object): Tuning['memory'] & object {
    const plan = planScan(validateOptions(options));
    const store = new SketchStore(parametersOf(plan));
    const mapper = new Mapper(new Kernel(plan.shape), plan, (block) => store.put(block));
    const article = new RawArticle(kernel);
    for (const { text } of articles) {
      article.setStrings({ ...NO_STRINGS, text });
      mapper.add(article);
    }
    const sum = { tokens: 0, fingerprints: 0, signatures: 0 };
    for (const { columns } of mapper.finish()) {
      sum.tokens += columns.tokens.byteLength + columns.spans.byteLength;
      sum.fingerprints += columns.keys.byteLength + columns.places.byteLength;
      sum.signatures += columns.bandKeys.byteLength;
    }
    return sum as Tuning['memory'];
  }

  test.each([{}, { perm: 64 }, { minPassage: 7 }, { shingle: 3, minPassage: 5 }])(
    'equals the sketches of news, to 5 %%: %j',
    (options) => {
      const { articles } = collectCorpus({ articles: 300, seed: 3, boilerplate: false });
      const real = measured(articles, options);
      const words = Math.round(real.tokens / 5 / articles.length);
      const { memory } = tune({ ...options, articles: articles.length, words });
      for (const part of ['tokens', 'fingerprints', 'signatures'] as const) {
        expect(memory[part] / real[part], part).toBeGreaterThan(0.95);
        expect(memory[part] / real[part], part).toBeLessThan(1.05);
      }
    },
  );

  test('is the sum of its parts, and grows with articles, words and slots', () => {
    const { total, ...parts } = tune().memory;
    expect(Object.values(parts).reduce((sum, bytes) => sum + bytes)).toBe(total);
    for (const more of [{ articles: 200_000 }, { words: 900 }, { perm: 256 }]) {
      expect(tune(more).memory.total).toBeGreaterThan(total);
    }
  });

  test('is also estimated for no article, one article and empty ones', () => {
    expect(tune({ articles: 0 })).toMatchObject({ pairs: 0, candidates: 0, resultBytes: 0 });
    expect(Object.is(tune({ articles: 0 }).pairs, 0)).toBe(true);
    expect(tune({ articles: 1 }).pairs).toBe(0);
    expect(tune({ words: 0 }).memory).toMatchObject({ tokens: 0, fingerprints: 0 });
  });
});

test('the pairs compared in vain have the background similarity', () => {
  const { candidates, pairs } = tune({ articles: 1000, background: 0.1 });
  expect(pairs).toBe(499_500);
  expect(candidates / pairs).toBeCloseTo(candidateProbability(0.1, 42, 3), 12);
  expect(tune({ background: 0 }).candidates).toBe(0);
});

test('all wrong options are named together', () => {
  const wrong = { recall: 1.5, articles: -1, words: 1.5, background: Number.NaN };
  expect(() => tune(wrong)).toThrow(UsageError);
  expect(() => tune(wrong)).toThrow(
    '--recall takes a number from 0 to 1, got 1.5\n' +
      '--articles takes an integer from 0 to 1000000000, got -1\n' +
      '--words takes an integer from 0 to 1000000, got 1.5\n' +
      '--background takes a number from 0 to 1, got NaN',
  );
  expect(() => tune({ minPassage: 4 })).toThrow('--min-passage takes an integer not below');
});

test('the text says if the recall is out of reach, and rounds nothing to certainty', () => {
  const text = [...renderTuning(tune({ threshold: 0.02 }))].join('');
  expect(text).toContain('with probability 0.9247, not 0.99:\n');
  const curve = [...renderTuning(tune())].join('');
  expect(curve).toContain('       0.9   >0.9999  ########################################\n');
  expect(curve).toContain('       1.0         1  ########################################\n');
});

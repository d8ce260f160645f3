import { describe, expect, test } from 'vitest';
import { chooseBands, planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';

/** Probability that a pair of similarity s shares a band. */
const reached = (s: number, { bands, rows }: { bands: number; rows: number }) =>
  1 - (1 - s ** rows) ** bands;

const THRESHOLDS = [0, 0.1, 0.3, 0.5, 0.7, 0.9, 1];

describe('chooseBands', () => {
  test('takes 42 bands of 3 rows for a similarity of 0.5 and 128 slots', () => {
    expect(chooseBands(0.5, 128)).toEqual({ bands: 42, rows: 3 });
  });

  test.each(THRESHOLDS)('reaches the recall floor at %d wherever any choice does', (threshold) => {
    for (const slots of [16, 17, 64, 128, 1024]) {
      const chosen = chooseBands(threshold, slots);
      const best = reached(threshold, { bands: slots, rows: 1 });
      expect(reached(threshold, chosen)).toBeGreaterThanOrEqual(Math.min(0.99, best));
      expect(chosen.bands * chosen.rows).toBeLessThanOrEqual(slots);
      expect(chosen.rows).toBeGreaterThanOrEqual(1);
    }
  });

  test.each(THRESHOLDS)('takes the most rows at %d that the floor allows', (threshold) => {
    const { rows } = chooseBands(threshold, 128);
    for (let more = rows + 1; more <= 128; more++) {
      const bands = Math.floor(128 / more);
      expect(reached(threshold, { bands, rows: more })).toBeLessThan(0.99);
    }
  });
});

describe('planScan', () => {
  test('takes a window that misses no run of the shortest passage', () => {
    for (const shingle of [1, 3, 5, 8]) {
      for (let minPassage = shingle; minPassage < 40; minPassage++) {
        const { shape } = planScan(validateOptions({ shingle, minPassage }));
        expect(shape.window).toBeGreaterThanOrEqual(1);
        expect(shape.window + shape.seed - 1).toBeLessThanOrEqual(minPassage);
      }
    }
  });

  test('makes no signatures for repeats alone', () => {
    const slots = (only: 'documents' | 'passages' | 'repeats' | null) =>
      planScan(validateOptions({ only })).shape.slots;
    // Passages need signatures to distinguish versions of one story from boilerplate.
    expect([null, 'documents' as const, 'passages' as const].map(slots)).toEqual([128, 128, 128]);
    expect(slots('repeats')).toBe(0);
  });
});

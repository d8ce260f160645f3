import type { SketchShape } from '../kernel/engine.js';
import type { ScanOptions } from './scan-options.js';
import { DEFAULT_RECALL } from './scan-table.js';

/** Memory for the keys of bands while they are joined: of so many bands at once as have room in it. */
export const BAND_KEY_BYTES = 64 * 2 ** 20;

/** What a scan does, derived from validated options; plain data that can be posted to a worker. */
export interface Plan {
  shape: SketchShape;
  bands: number;
  /** Slots a band. */
  rows: number;
  /** Jaccard similarity from which two articles are near-duplicates. */
  threshold: number;
  /** Tokens of the shortest exact run that makes a passage. */
  minPassage: number;
  engine: ScanOptions['engine'];
  find: { documents: boolean; passages: boolean; repeats: boolean };
}

/**
 * Tokens of a fingerprint's shingle. Where every fifth word is changed, runs of four are what is
 * left: of 300 such copies 291 are found with four tokens, 172 with five; three find one more and
 * take twice as long.
 */
const SEED_TOKENS = 4;

/**
 * The widest window. Of 12 tokens (4 a seed) 9 shingles are all: the window that still finds every
 * run of --min-passage. A longer passage could do with a wider one, but edited copy breaks long
 * runs, and its short runs are what finds it.
 */
const WIDEST_WINDOW = 9;

/** The shape of an engine that compares given texts: it needs no signatures and no fingerprints. */
export function comparingShape({ shingle, minPassage, offsets }: ScanOptions): SketchShape {
  const { seed } = winnowingOf(minPassage, shingle);
  return { shingle, seed, slots: 0, window: 0, unit: offsets };
}

/** Derives the plan of a scan. */
export function planScan(options: ScanOptions): Plan {
  const { only, shingle, perm, minPassage, threshold, recall } = options;
  const find = {
    documents: only === null || only === 'documents',
    passages: only === null || only === 'passages',
    repeats: only === null || only === 'repeats',
  };
  return {
    shape: {
      shingle,
      // Passages need them too, to tell versions of one story from boilerplate.
      slots: only === 'repeats' ? 0 : perm,
      ...winnowingOf(minPassage, shingle),
      unit: options.offsets,
    },
    ...chooseBands(threshold, perm, recall),
    threshold,
    minPassage,
    engine: options.engine,
    find,
  };
}

/** Tokens of a seed and shingles of a window: every run of `minPassage` tokens has a fingerprint. */
export function winnowingOf(minPassage: number, shingle: number): { seed: number; window: number } {
  const seed = Math.min(SEED_TOKENS, shingle);
  return { seed, window: Math.min(minPassage - seed + 1, WIDEST_WINDOW) };
}

/**
 * The most selective bands of `slots` slots that still make a pair of similarity `threshold` a
 * candidate with a probability of `recall`: the largest number of rows. Where no choice reaches
 * it, one row a band.
 */
export function chooseBands(
  threshold: number,
  slots: number,
  recall = DEFAULT_RECALL,
): { bands: number; rows: number } {
  for (let rows = slots; rows > 1; rows--) {
    const bands = Math.floor(slots / rows);
    if (candidateProbability(threshold, bands, rows) >= recall) return { bands, rows };
  }
  return { bands: slots, rows: 1 };
}

/**
 * The S-curve: a pair of similarity s shares at least one of b bands of r rows with probability
 * 1 - (1 - s^r)^b (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, section 3.4).
 */
export function candidateProbability(similarity: number, bands: number, rows: number): number {
  // By logarithms: of small similarities the plain form leaves nothing but rounding.
  return -Math.expm1(bands * Math.log1p(-(similarity ** rows)));
}

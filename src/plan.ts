import type { SketchShape } from './kernel/engine.js';
import type { ScanOptions } from './options.js';

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

/** A pair at the threshold becomes a candidate with at least this probability. */
const RECALL_FLOOR = 0.99;

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

/** Derives the plan of a scan. */
export function planScan(options: ScanOptions): Plan {
  const { only, shingle, perm, minPassage, threshold } = options;
  const seed = Math.min(SEED_TOKENS, shingle);
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
      seed,
      window: Math.min(minPassage - seed + 1, WIDEST_WINDOW),
      unit: options.offsets,
    },
    ...chooseBands(threshold, perm),
    threshold,
    minPassage,
    engine: options.engine,
    find,
  };
}

/**
 * The most selective bands of `slots` slots that still make a pair of similarity `threshold` a
 * candidate with the recall floor: the largest number of rows. Where no choice reaches it, one row a
 * band.
 */
export function chooseBands(threshold: number, slots: number): { bands: number; rows: number } {
  for (let rows = slots; rows > 1; rows--) {
    const bands = Math.floor(slots / rows);
    if (candidateProbability(threshold, bands, rows) >= RECALL_FLOOR) return { bands, rows };
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

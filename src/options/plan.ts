import type { SketchShape } from '../kernel/engine.js';
import type { ScanOptions } from './scan-options.js';
import { DEFAULT_RECALL } from './scan-table.js';

/**
 * Memory for the keys of bands while they are joined: it limits the number of bands that are joined
 * at once.
 */
export const BAND_KEY_BYTES = 64 * 2 ** 20;

/**
 * The plan of a scan, derived from validated options; plain data that can be posted to a worker.
 */
export interface Plan {
  shape: SketchShape;
  bands: number;
  /** Slots per band. */
  rows: number;
  /** Jaccard similarity from which two articles are near-duplicates. */
  threshold: number;
  /** Tokens of the shortest exact run that makes a passage. */
  minPassage: number;
  engine: ScanOptions['engine'];
  find: { documents: boolean; passages: boolean; repeats: boolean };
}

/**
 * Tokens of a fingerprint's shingle. If every fifth word is changed, runs of four are the longest
 * left. Four tokens find 291 of 300 such copies and five find 172; three find one more than four
 * but take twice as long.
 */
const SEED_TOKENS = 4;

/**
 * The widest window. A run of 12 tokens, the default --min-passage, has 9 shingles of 4 tokens, so
 * this window still finds every such run. A longer passage would allow a wider window, but edits
 * break long runs, and edited copies are found by their short runs.
 */
const WIDEST_WINDOW = 9;

/**
 * The shape of an engine that compares two given texts; it needs no signatures and no fingerprints.
 */
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
      // Passages need signatures too, to distinguish versions of one story from boilerplate.
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

/**
 * Tokens of a seed and shingles of a window, so that every run of `minPassage` tokens has a
 * fingerprint.
 */
export function winnowingOf(minPassage: number, shingle: number): { seed: number; window: number } {
  const seed = Math.min(SEED_TOKENS, shingle);
  return { seed, window: Math.min(minPassage - seed + 1, WIDEST_WINDOW) };
}

/** The value of `minPassage` that gives these, or the least if there are many. */
export function minPassageOf({ seed, window }: { seed: number; window: number }): string {
  const least = `${window + seed - 1}`;
  return window === WIDEST_WINDOW ? `${least} or more` : least;
}

/**
 * The most selective bands of `slots` slots that still make a pair of similarity `threshold` a
 * candidate with a probability of `recall`: the ones with the most rows. If no choice reaches it,
 * one row a band.
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
  // Computed by logarithms: for small similarities the plain formula leaves only rounding errors.
  return -Math.expm1(bands * Math.log1p(-(similarity ** rows)));
}

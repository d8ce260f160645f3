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
 * The widest window. Of 12 tokens (5 a shingle) 8 shingles are all: the window that still finds
 * every run of --min-passage. A longer passage could do with a wider one, but edited copy breaks
 * long runs, and its short runs are what finds it.
 */
const WIDEST_WINDOW = 8;

/** The shape of an engine that compares given texts: it needs no signatures and no fingerprints. */
export function comparingShape({ shingle, offsets }: ScanOptions): SketchShape {
  return { shingle, slots: 0, window: 0, unit: offsets };
}

/** Derives the plan of a scan. */
export function planScan(options: ScanOptions): Plan {
  const { only, shingle, perm, minPassage, threshold } = options;
  const find = {
    documents: only === null || only === 'documents',
    passages: only === null || only === 'passages',
    repeats: only === null || only === 'repeats',
  };
  return {
    shape: {
      shingle,
      slots: find.documents ? perm : 0,
      window: Math.min(minPassage - shingle + 1, WIDEST_WINDOW),
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
 * candidate with the recall floor: the largest number of rows. A pair of similarity s shares at
 * least one of b bands of r rows with probability 1 - (1 - s^r)^b (Leskovec, Rajaraman, Ullman,
 * Mining of Massive Datasets, section 3.4). Where no choice reaches the floor, one row a band.
 */
export function chooseBands(threshold: number, slots: number): { bands: number; rows: number } {
  for (let rows = slots; rows > 1; rows--) {
    const bands = Math.floor(slots / rows);
    if (1 - (1 - threshold ** rows) ** bands >= RECALL_FLOOR) return { bands, rows };
  }
  return { bands: slots, rows: 1 };
}

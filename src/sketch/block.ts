/** Sketched articles of one job as typed arrays. */
import { ROW } from '../kernel/abi.js';
import type { SketchColumns } from '../kernel/engine.js';
import type { OffsetMap } from '../repair/offset-map.js';
import type { BucketedFingerprints } from './fingerprint-buckets.js';
import type { StringColumn } from './strings.js';

/** Numbers of a repeat in {@link SketchBlock.repeats}; places count tokens of the article. */
export const REPEAT = {
  article: 0,
  firstStart: 1,
  firstEnd: 2,
  againStart: 3,
  againEnd: 4,
  matches: 5,
  columns: 6,
  kind: 7,
  firstLine: 8,
  againLine: 9,
  length: 10,
} as const;

/** The data of articles besides their sketches. */
export interface RecordColumns {
  /** xxHash of each article's bytes: low and high word. */
  exact: Uint32Array;
  /** Number of each article's source among the sources of its job. */
  sources: Uint32Array;
  lines: Uint32Array;
  /** Byte ranges of the articles in their files. */
  starts: Float64Array;
  ends: Float64Array;
  strings: StringColumn;
}

/** Columns that may stay on disk: the records, and all that grow with the text. */
type DiskColumn =
  | Exclude<keyof RecordColumns, 'strings'>
  | 'stringEnds'
  | 'stringBytes'
  | Exclude<keyof BlockColumns, 'rows'>;

/** Where the disk columns of a block are in an open file: the byte at which each begins. */
export type DiskColumns = { fd: number } & Record<DiskColumn, number>;

/** The engine's columns, with fingerprints bucketed by key and band keys instead of signatures. */
export interface BlockColumns
  extends Omit<SketchColumns, 'keys' | 'positions' | 'signatures'>,
    Omit<BucketedFingerprints, 'bucketEnds'> {
  /** The key of each article in each band, band after band. */
  bandKeys: Uint32Array;
}

/** Consecutive articles of one job, sketched: typed arrays only. */
export interface SketchBlock extends RecordColumns {
  count: number;
  columns: BlockColumns;
  /** Where the records and large columns are if they are on disk; they are then empty here. */
  disk: DiskColumns | null;
  /** Where the tokens and the spans of each article begin in their columns. */
  tokenStarts: Uint32Array;
  spanStarts: Uint32Array;
  /** Where each bucket of fingerprints ends. */
  bucketEnds: Uint32Array;
  textBytes: Uint32Array;
  /** Tokens of each article before any repair. */
  words: Uint32Array;
  /** Length of each article's first line in the unit of its spans, as `headlineUnits` gives it. */
  headlines: Uint8Array;
  /**
   * Articles whose text was repaired before it was sketched, ascending, and where their maps end.
   */
  repaired: Uint32Array;
  mapEnds: Uint32Array;
  /** The maps from repaired texts to the originals, in the unit of the spans: `OffsetMap`s. */
  maps: Uint32Array;
  /** {@link REPEAT.length} numbers per repeat; the article counts within the block. */
  repeats: Uint32Array;
  /** Articles that were not in UTF-8, ascending, each with the number of its encoding. */
  encodings: Uint32Array;
}

/** The number of tokens of all articles of a block, which has at least one article. */
export function tokensIn({ count, tokenStarts, columns: { rows } }: SketchBlock): number {
  return tokenStarts[count - 1]! + rows[(count - 1) * ROW.length + ROW.tokens]!;
}

/** The map of an article of a block; null if the original text was sketched. */
export function mapOf({ repaired, mapEnds, maps }: SketchBlock, local: number): OffsetMap | null {
  // Few articles are repaired, and each is read once or twice.
  const index = repaired.indexOf(local);
  return index === -1 ? null : maps.subarray(mapEnds[index - 1] ?? 0, mapEnds[index]);
}

/**
 * The number of an article's encoding; 0 for UTF-8. It costs nothing if the whole block is in
 * UTF-8.
 */
export function encodingNumberOf({ encodings }: SketchBlock, local: number): number {
  let low = 0;
  let high = encodings.length / 2;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (encodings[2 * middle]! < local) low = middle + 1;
    else high = middle;
  }
  return encodings[2 * low] === local ? encodings[2 * low + 1]! : 0;
}

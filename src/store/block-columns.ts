/** Reads columns of a block, which are in memory or on disk. */
import { type SketchBlock, tokensIn } from '../sketch/block.js';
import type { BucketedFingerprints } from '../sketch/fingerprint-buckets.js';
import type { ScratchBuffer } from './scratch-buffer.js';
import { readInto, readWords } from './stored-columns.js';

/** The keys of all articles in the bands `[from, to)`, band after band. */
export function readBandKeys(block: SketchBlock, from: number, to: number): Uint32Array {
  const { count, columns, disk } = block;
  if (!disk) return columns.bandKeys.subarray(from * count, to * count);
  return readWords(disk.fd, disk.bandKeys + 4 * from * count, (to - from) * count);
}

/** Tokens of all articles; if they are on disk, they are read into `scratch`. */
export function readTokens(block: SketchBlock, scratch: ScratchBuffer): Uint32Array {
  const { columns, disk } = block;
  if (!disk) return columns.tokens;
  const tokens = scratch.take(tokensIn(block));
  readInto(disk.fd, disk.tokens, tokens);
  return tokens;
}

/**
 * The fingerprints whose keys are in the buckets `[from, to)`, and where each bucket ends among them; if
 * they are on disk, they are read into `scratch`.
 */
export function readBuckets(
  { columns, disk, bucketEnds }: SketchBlock,
  from: number,
  to: number,
  scratch: ScratchBuffer,
): BucketedFingerprints {
  const start = bucketEnds[from - 1] ?? 0;
  const end = bucketEnds[to - 1] ?? 0;
  const read = (name: 'keys' | 'places') => {
    if (!disk) return columns[name].subarray(start, end);
    const words = scratch.take(end - start);
    readInto(disk.fd, disk[name] + 4 * start, words);
    return words;
  };
  const ends = bucketEnds.subarray(from, to).map((bucketEnd) => bucketEnd - start);
  return { keys: read('keys'), places: read('places'), bucketEnds: ends };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { checksumBy, checksumOfPieces } from '../../src/seen/checksum.js';

const PIECE = 1 << 20;
const hash = checksumBy(new TextKernel());

/** Bytes of two pieces and a half, no two pieces alike. */
const long = Uint8Array.from({ length: 2.5 * PIECE }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 24);
const sum = checksumOfPieces(long, hash);

test('bytes of one piece have the checksum of all bytes', () => {
  for (const length of [0, 1, PIECE - 1, PIECE]) {
    const bytes = long.subarray(0, length);
    expect(checksumOfPieces(bytes, hash)).toBe(hash(bytes));
  }
});

test('each flipped bit changes the checksum of long bytes', () => {
  const place = fc.oneof(
    fc.constantFrom(0, PIECE - 1, PIECE, 2 * PIECE - 1, 2 * PIECE, long.length - 1),
    fc.integer({ min: 0, max: long.length - 1 }),
  );
  fc.assert(
    fc.property(place, fc.integer({ min: 0, max: 7 }), (at, bit) => {
      long[at]! ^= 1 << bit;
      const flipped = checksumOfPieces(long, hash);
      long[at]! ^= 1 << bit;
      expect(flipped).not.toBe(sum);
    }),
    { numRuns: 20 },
  );
});

test('bytes that were cut, or whose pieces changed places, have another checksum', () => {
  const swapped = long.slice();
  swapped.set(long.subarray(PIECE, 2 * PIECE), 0);
  swapped.set(long.subarray(0, PIECE), PIECE);
  const others = [swapped, long.subarray(0, 2 * PIECE), long.subarray(0, -1)];
  for (const other of others) expect(checksumOfPieces(other, hash)).not.toBe(sum);
});

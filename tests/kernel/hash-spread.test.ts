import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hashShingles } from '../../src/reference/hash.js';
import { describeBuilds, kernelOf, tokensOf } from './engines.js';

const SEEDS = new URL('../../seeds/', import.meta.url);
const BUCKETS = 256;

describeBuilds('shingle hashes of real text', (build) => {
  const hashes = new Set<bigint>();
  for (const file of readdirSync(SEEDS).sort()) {
    const tokens = tokensOf(kernelOf(build), readFileSync(new URL(file, SEEDS), 'utf8'));
    for (const hash of hashShingles(tokens, 5)) hashes.add(hash);
  }

  // Slots are drawn by the top of the lower half, windows ordered by the upper half, fingerprints
  // keyed by the lower, tables addressed by bits from 20 on.
  it.each([0, 8, 20, 24, 32, 48, 56])(
    'are spread evenly by the eight bits from bit %i on',
    (bit) => {
      const counts = new Array<number>(BUCKETS).fill(0);
      for (const hash of hashes) counts[Number((hash >> BigInt(bit)) & 255n)]!++;
      const expected = hashes.size / BUCKETS;
      const chiSquare = counts.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
      // Chi-square has a mean of BUCKETS - 1 and twice that as variance: four deviations above.
      expect(chiSquare).toBeLessThan(BUCKETS - 1 + 4 * Math.sqrt(2 * (BUCKETS - 1)));
    },
  );
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { repeatedRuns } from '../../src/reference/repeat.js';
import { Prose } from '../fixtures/articles.js';
import { describeBuilds } from './engines.js';
import { BareKernel } from './memory.js';
import { cases } from './texts.js';

const K = 4;
/** From this number of shingles on, they are searched in parts. */
const MANY = 2 ** 17;
const MOST = MANY + 1000;

/** A word for each token; a smaller vocabulary makes shingles recur more often. */
function tokensOf(count: number, vocabulary: number, seed: number): Uint32Array {
  const prose = new Prose(seed);
  return Uint32Array.from({ length: count }, () => 1 + prose.below(vocabulary));
}

describeBuilds('repeated runs', (build) => {
  const kernel = new BareKernel(build, 12);
  const tokens = kernel.allocate((MOST + K) * 4);
  const shingles = kernel.allocate(MOST * 8);
  const scratch = kernel.allocate(MOST * 36);
  const out = kernel.allocate(MOST * 12);

  /** Asserts that the kernel finds the runs of the reference; returns their number. */
  function compare(words: Uint32Array): number {
    const count = words.length - K + 1;
    kernel.words(tokens, words.length).set(words);
    kernel.exports.shingleInto(tokens, words.length, K, shingles);
    const hashes = [...kernel.longs(shingles, count)];
    const found = kernel.exports.repeatedRuns(tokens, shingles, count, K, scratch, out);
    const runs = repeatedRuns(words, hashes, K);
    const expected = runs.flatMap(({ first, again, tokens }) => [first, again, tokens]);
    expect([...kernel.words(out, 3 * found)]).toEqual(expected);
    return runs.length;
  }

  it('of long articles equal the reference, for any vocabulary', () => {
    const vocabulary = fc.constantFrom(1, 2, 10, 40, 300, 1e9);
    const count = fc.integer({ min: MANY - 3, max: MOST });
    let runs = 0;
    fc.assert(
      fc.property(count, vocabulary, fc.nat(1000), (...text) => {
        runs += compare(tokensOf(...text));
      }),
      cases(8),
    );
    expect(runs).toBeGreaterThan(1000);
  });

  it('of articles that are searched in one piece or in parts equal the reference', () => {
    for (const shingleCount of [MANY - 1, MANY, MANY + 1]) {
      const words = tokensOf(shingleCount + K - 1, 1e9, shingleCount);
      words.copyWithin(shingleCount - 5, 0, 7);
      expect(compare(words)).toBe(1);
    }
  });
});

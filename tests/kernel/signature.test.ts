import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashShingles } from '../../src/reference/hash.js';
import { similaritySketch } from '../oracles/similarity-sketch.js';
import { describeBuilds } from './engines.js';
import { BareKernel } from './memory.js';
import { cases } from './texts.js';

const SLOTS = 128;
const MOST = 5000;
const JACCARDS = [0, 0.1, 0.3, 0.5, 0.8, 1];
/** The number of shingles of each of the two sets, and of drawn pairs of sets. */
const SIZES = [
  { size: 1, trials: 400 },
  { size: 5, trials: 400 },
  { size: 20, trials: 400 },
  { size: 60, trials: 400 },
  { size: 500, trials: 300 },
  { size: 5000, trials: 150 },
];

describeBuilds('signatures', (build) => {
  const kernel = new BareKernel(build, 2);
  const tokens = kernel.allocate(MOST * 4);
  const shingles = kernel.allocate((MOST + 1) * 8);
  const signatures = [kernel.allocate(SLOTS * 4), kernel.allocate(SLOTS * 4)] as const;
  const filled = kernel.allocate(SLOTS);

  /** Signs the set of token hashes: shingles of one token. */
  function sign(set: Uint32Array, out: 0 | 1): Uint32Array {
    kernel.words(tokens, set.length).set(set);
    kernel.exports.shingleInto(tokens, set.length, 1, shingles);
    kernel.exports.sign(shingles, set.length, SLOTS, signatures[out], filled);
    return kernel.words(signatures[out], SLOTS);
  }

  const grid = SIZES.flatMap((size) => JACCARDS.map((jaccard) => ({ ...size, jaccard })));
  it.each(grid)('agree with Jaccard $jaccard of $size shingles within theory', (point) => {
    const { size, trials } = point;
    const shared = Math.round((2 * size * point.jaccard) / (1 + point.jaccard));
    // The nearest possible value: 0 or 1 for sets of one.
    const jaccard = shared / (2 * size - shared);
    const random = generator(size * 1000 + shared);
    let sum = 0;
    let squares = 0;
    for (let trial = 0; trial < trials; trial++) {
      const union = distinctTokens(2 * size - shared, random);
      const a = sign(union.subarray(0, size), 0);
      const b = sign(union.subarray(size - shared), 1);
      const error =
        a.reduce((n, value, slot) => n + Number(value === b[slot]), 0) / SLOTS - jaccard;
      sum += error;
      squares += error * error;
    }
    const theory = Math.sqrt((jaccard * (1 - jaccard)) / SLOTS);
    expect(Math.abs(sum / trials)).toBeLessThanOrEqual((4 * theory) / Math.sqrt(trials));
    expect(Math.sqrt(squares / trials)).toBeLessThanOrEqual(1.15 * theory);
  });

  it('have no empty slot, even for few shingles', () => {
    const random = generator(7);
    for (const size of [1, 2, 3, 5, 20, 100]) {
      for (let trial = 0; trial < 50; trial++) {
        expect(sign(distinctTokens(size, random), 0).includes(0xffffffff)).toBe(false);
      }
    }
  });

  it('without shingles are empty in every slot', () => {
    expect(sign(new Uint32Array(0), 0).every((value) => value === 0xffffffff)).toBe(true);
  });

  it('equal FastSimilaritySketch by its definition', () => {
    const set = fc
      .uniqueArray(fc.nat(), { maxLength: 40, size: 'max' })
      .map((of) => Uint32Array.from(of));
    fc.assert(
      fc.property(set, (drawn) => {
        const expected = similaritySketch(hashShingles(drawn, 1).slice(0, drawn.length), SLOTS);
        expect([...sign(drawn, 0)]).toEqual(expected);
      }),
      cases(20),
    );
  });

  it('do not depend on order or on repeated shingles', () => {
    const random = generator(11);
    const set = distinctTokens(50, random);
    const expected = sign(set, 0).slice();
    expect(sign(set.slice().reverse(), 0)).toEqual(expected);
    expect(sign(Uint32Array.of(...set, ...set, ...set), 0)).toEqual(expected);
  });
});

/** SplitMix32: u32 numbers from a seed. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

function distinctTokens(count: number, random: () => number): Uint32Array {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(random());
  return Uint32Array.from(drawn);
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { chainsOf } from '../../src/align/chain.js';
import { CHAIN, PART } from '../../src/kernel/abi.js';
import type { Fingerprints } from '../../src/kernel/engine.js';
import { chainAlignments } from '../../src/reference/chain.js';
import { describeBuilds, kernelOf, referenceOf } from './engines.js';
import { BareKernel } from './memory.js';
import { allSeeds, cases, edit, edited, tokens } from './texts.js';

const MOST = 60;

/** Alignments that overlap, are in gaps, or follow each other; some at the same places. */
const alignment = fc
  .tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 5, max: 60 }), fc.nat(30), fc.nat(6))
  .map(([a, b, matches, inA, inB]) => [
    ...[a, a + matches + inA, b, b + matches + inB, matches, inA + inB, Math.max(1, matches - inA)],
  ]);

describeBuilds('chains', (build) => {
  const bare = new BareKernel(build, 2);
  const [input, out, scratch] = [
    bare.allocate(MOST * 28),
    bare.allocate(MOST * (CHAIN.length + PART.length) * 4),
    bare.allocate(MOST * (CHAIN.length + 3) * 4),
  ];

  /**
   * Compares the chains of the kernel with the plain ones, for two texts and for one with itself.
   */
  function expectPlain(list: readonly number[][]) {
    for (const within of [false, true]) {
      bare.words(input, list.length * 7).set(list.flat());
      const words = bare.exports.chain(input, list.length, Number(within), out, scratch) / 4;
      const plain = chainAlignments(Uint32Array.from(list.flat()), within);
      expect(chainsOf(bare.words(out, words))).toEqual(plain);
    }
  }

  it('of alignments in any order equal the plain ones', () => {
    fc.assert(
      fc.property(fc.array(alignment, { maxLength: MOST, size: 'max' }), (list) => {
        expectPlain(list);
      }),
      cases(500),
    );
  });

  it('of adjacent alignments equal the plain ones', () => {
    const steps = fc.array(
      fc.tuple(fc.integer({ min: 5, max: 60 }), fc.nat(55), fc.nat(55), fc.nat(40)),
      { maxLength: 20, size: 'max' },
    );
    fc.assert(
      fc.property(steps, (drawn) => {
        let [a, b] = [0, 0];
        const list = drawn.map(([matches, gapA, gapB, edits]) => {
          const [aStart, bStart] = [a + gapA, b + gapB];
          [a, b] = [aStart + matches + edits, bStart + matches];
          return [aStart, a, bStart, b, matches, edits, 5];
        });
        expectPlain(list);
      }),
      cases(500),
    );
  });

  it('of edited copies equal the reference, after any earlier alignments', () => {
    const kernel = kernelOf(build);
    const reference = referenceOf();
    const copy = fc.tuple(
      tokens(500, 150),
      fc.array(edit, { maxLength: 40, size: 'max' }),
      fc.array(edit, { maxLength: 40, size: 'max' }),
    );
    fc.assert(
      fc.property(copy, ([original, ...copies]) => {
        const seconds = copies.map((edits) => edited(original, edits, 1));
        // The same first text repeatedly, with other tokens in between.
        for (const [a, b] of [
          ...seconds.map((second) => [original, second] as const),
          ...seconds.map((second) => [second, original] as const),
          [original, original] as const,
          ...seconds.map((second) => [second, null] as const),
        ]) {
          const seeds = allSeeds(a, b, 5);
          const chains = kernel.alignAndChain(a, b, seeds);
          expect(chains).toEqual(reference.alignAndChain(a, b, seeds));
          expect(chainsOf(chains)).toEqual(
            chainAlignments(reference.align(a, b, seeds), b === null),
          );
        }
      }),
      cases(60),
    );
  });

  it('of texts that overwrite each other in one array use the current tokens', () => {
    const kernel = kernelOf(build);
    fc.assert(
      fc.property(tokens(30, 40), tokens(30, 40), (a, b) => {
        const shared = a.slice();
        kernel.alignAndChain(shared, null, allSeeds(shared, null, 5));
        shared.set(b.subarray(0, a.length));
        const seeds = allSeeds(shared, b, 5);
        expect(kernel.alignAndChain(shared, b, seeds)).toEqual(
          referenceOf().alignAndChain(shared, b, seeds),
        );
      }),
      cases(60),
    );
  });
});

describeBuilds('shared seeds', (build) => {
  const fingerprints = (keys: number): fc.Arbitrary<Fingerprints> =>
    fc.array(fc.tuple(fc.nat(keys), fc.boolean()), { maxLength: 80, size: 'max' }).map((drawn) => ({
      keys: Uint32Array.from(drawn, ([key]) => Math.imul(key, 0x9e3779b1)),
      positions: Int32Array.from(drawn, ([, isKept], i) => (isKept || i % 3 ? 2 * i : -1)),
    }));
  const some = fc.oneof(fingerprints(0), fingerprints(3), fingerprints(40), fingerprints(2 ** 31));

  it('equal all pairs of places with one key, limited in the shorter list', () => {
    const kernel = kernelOf(build);
    const most = fc.integer({ min: 1, max: 16 });
    fc.assert(
      fc.property(some, some, most, (first, second, mostPlaces) => {
        expect(kernel.sharedSeeds(first, second, mostPlaces)).toEqual(
          referenceOf().sharedSeeds(first, second, mostPlaces),
        );
      }),
      cases(400),
    );
  });

  it('can be aligned in the place where the kernel left them', () => {
    const kernel = kernelOf(build);
    fc.assert(
      fc.property(tokens(4, 60), (a) => {
        const all = { keys: a, positions: Int32Array.from(a.keys()) };
        kernel.alignAndChain(a, a, new Uint32Array(0));
        const seeds = kernel.sharedSeeds(all, all, 16);
        const kept = seeds.slice();
        expect(kernel.alignAndChain(a, a, seeds)).toEqual(referenceOf().alignAndChain(a, a, kept));
      }),
      cases(60),
    );
  });
});

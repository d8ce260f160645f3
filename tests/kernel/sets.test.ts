import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashShingles } from '../../src/reference/hash.js';
import { describeBuilds, kernelOf, referenceOf, SHAPE } from './engines.js';
import { BareKernel } from './memory.js';
import { cases, tokens } from './texts.js';

const MOST = 300;

/** Typical hashes: spread evenly, some of them equal, and not 0, which counts as 1. */
const hashes = fc
  .array(fc.oneof(fc.nat(20), fc.nat()), { maxLength: MOST, size: 'max' })
  .map((numbers) => numbers.map((n) => hashShingles(Uint32Array.of(n + 1), 1)[0]!));

describeBuilds('sets and sorting', (build) => {
  const kernel = new BareKernel(build, 2);
  const slots = 2048;
  const input = kernel.allocate((MOST + 1) * 8);
  const table = kernel.allocate(slots * 8);
  const scratch = kernel.allocate(slots + (MOST + 1) * 4);
  const out = kernel.allocate(8);

  /** The number of distinct hashes, from a table with which other sets are then compared. */
  function hold(values: bigint[]): number {
    kernel.longs(input, values.length).set(values);
    return kernel.exports.setInto(input, values.length, table, slots);
  }

  /** The number of distinct hashes that the table has too, and of all distinct hashes. */
  function compare(values: bigint[]): number[] {
    kernel.longs(input, values.length).set(values);
    kernel.exports.overlapInto(input, values.length, table, slots, out, scratch);
    return [...kernel.words(out, 2)];
  }

  it('of a table equal the distinct ones and the shares of others, repeatedly', () => {
    const lists = fc.array(hashes, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(hashes, lists, (values, others) => {
        const set = new Set(values);
        expect(hold(values)).toBe(set.size);
        for (const other of [...others, values, ...others]) {
          const own = new Set(other);
          expect(compare(other)).toEqual([
            [...own].filter((hash) => set.has(hash)).length,
            own.size,
          ]);
        }
      }),
      cases(200),
    );
  });

  it('of one repeated value has that value once', () => {
    for (const value of [1n, 2n ** 64n - 1n, 2n ** 63n, 0x9e3779b97f4a7c15n]) {
      for (const count of [1, 2, 3, 4, 5, 16, 17, MOST]) {
        const values = new Array<bigint>(count).fill(value);
        expect(hold(values)).toBe(1);
        expect(compare(values)).toEqual([1, 1]);
        expect(compare([...values, value ^ 6n])).toEqual([1, 2]);
      }
    }
  });

  it('of nothing is empty', () => {
    expect(hold([])).toBe(0);
    expect(compare([])).toEqual([0, 0]);
    expect(compare([5n, 5n])).toEqual([0, 1]);
  });

  it('distinguishes hashes that all begin at one slot, even the last', () => {
    const values = Array.from({ length: MOST }, (_, n) => (BigInt(n + 1) << 32n) | 2047n);
    expect(hold(values.slice(0, 200))).toBe(200);
    expect(compare(values.slice(150))).toEqual([50, 150]);
    expect(compare(values)).toEqual([200, MOST]);
  });

  it('overlap equals the common part of the shingle sets, for both engines', () => {
    fc.assert(
      fc.property(tokens(5, 80), tokens(5, 80), (first, second) => {
        const overlap = kernelOf(build).overlap(first, second);
        expect(overlap).toEqual(referenceOf().overlap(first, second));
        const { shared, first: b, second: a } = kernelOf(build).overlap(second, first);
        expect({ shared, first: a, second: b }).toEqual(overlap);
      }),
      cases(100),
    );
  });

  it('overlap with a long article is the same the second time, and for parts of it', () => {
    const engine = kernelOf(build);
    const long = Uint32Array.from({ length: 60_000 }, (_, n) => Math.imul(n % 50_000, 0x9e3779b1));
    const part = long.slice(100, 700);
    const once = engine.overlap(long, part);
    expect(once).toEqual({ shared: 596, first: 50_000, second: 596 });
    expect(engine.overlap(long, part)).toEqual(once);
    expect(engine.overlap(part, long)).toEqual({ shared: 596, first: 596, second: 50_000 });
    const half = engine.overlap(long.subarray(0, 30_000), part);
    expect(half).toEqual({ shared: 596, first: 29_996, second: 596 });
  });

  it('overlap of two articles is the same after any earlier comparisons', () => {
    const pair = fc.tuple(fc.nat(3), fc.nat(3));
    const articles = fc.tuple(tokens(5, 80), tokens(5, 80), tokens(9, 30), tokens(5, 9));
    fc.assert(
      fc.property(articles, fc.array(pair, { maxLength: 20 }), (own, pairs) => {
        for (const [one, other] of pairs) {
          const [first, second] = [own[one]!, own[other]!];
          const overlap = kernelOf(build).overlap(first, second);
          expect(overlap).toEqual(referenceOf().overlap(first, second));
        }
      }),
      cases(100),
    );
  });

  it('overlap of an article with itself is complete', () => {
    fc.assert(
      fc.property(tokens(5, 80), (article) => {
        const { shared, first, second } = kernelOf(build).overlap(article, article);
        expect([first, second]).toEqual([shared, shared]);
        expect(shared > 0).toBe(article.length > 0);
      }),
      cases(100),
    );
  });

  it('sorting keeps the order of equal keys, at any number of pairs', () => {
    for (const count of [0, 1, 2, 3, 4, 5, 255, 256, 257, 70_000]) {
      for (const kinds of [1, 3, 2 ** 32]) {
        const keys = Uint32Array.from(
          { length: count },
          (_, n) => Math.imul(n, 0x9e3779b1) % kinds,
        );
        const expected = [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b);
        const values = Uint32Array.from(keys.keys());
        const sorted = keys.slice().sort();
        kernelOf(build, SHAPE).sortPairs(keys, values);
        expect(keys).toEqual(sorted);
        expect(values).toEqual(Uint32Array.from(expected));
      }
    }
  });

  it('sorting rows sorts them by their first words, stable', () => {
    const word = fc.oneof(fc.nat(3), fc.nat(5000), fc.nat(2 ** 32 - 1));
    const rows = fc.integer({ min: 1, max: 5 }).chain((width) =>
      fc.record({
        width: fc.constant(width),
        by: fc.integer({ min: 1, max: width }),
        list: fc.array(fc.array(word, { minLength: width, maxLength: width }), { maxLength: 400 }),
      }),
    );
    fc.assert(
      fc.property(rows, ({ width, by, list }) => {
        const sorted = [...list].sort((a, b) => {
          const at = a.findIndex((own, i) => i < by && own !== b[i]);
          return at < 0 ? 0 : a[at]! - b[at]!;
        });
        for (const engine of [kernelOf(build, SHAPE), referenceOf()]) {
          const words = Uint32Array.from(list.flat());
          engine.sortRows(words, width, by);
          expect([...words]).toEqual(sorted.flat());
        }
      }),
      cases(200),
    );
  });
});

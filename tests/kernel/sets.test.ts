import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hashShingles } from '../../src/reference/hash.js';
import { describeBuilds, kernelOf, referenceOf, SHAPE } from './engines.js';
import { BareKernel } from './memory.js';
import { cases, tokens } from './texts.js';

const MOST = 300;

/** Hashes as they come: spread evenly, some of them the same, and not 0, which counts as 1. */
const hashes = fc
  .array(fc.oneof(fc.nat(20), fc.nat()), { maxLength: MOST, size: 'max' })
  .map((numbers) => numbers.map((n) => hashShingles(Uint32Array.of(n + 1), 1)[0]!));

const ascending = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

describeBuilds('sets and sorting', (build) => {
  const kernel = new BareKernel(build, 2);
  const input = kernel.allocate(MOST * 8);
  const scratch = kernel.allocate(MOST * 40 + 64);
  const outputs = [kernel.allocate(MOST * 8), kernel.allocate(MOST * 8)] as const;

  function distinct(values: bigint[], out: number): bigint[] {
    kernel.longs(input, values.length).set(values);
    const count = kernel.exports.distinctInto(input, values.length, out, scratch);
    return [...kernel.longs(out, count)];
  }

  it('distinct = a set, sorted', () => {
    fc.assert(
      fc.property(hashes, (values) => {
        expect(distinct(values, outputs[0])).toEqual([...new Set(values)].sort(ascending));
      }),
      cases(200),
    );
  });

  it('distinct of one value, however often, is that value', () => {
    for (const value of [1n, 2n ** 64n - 1n, 2n ** 63n, 0x9e3779b97f4a7c15n]) {
      for (const count of [1, 2, 3, 4, 5, 16, 17, MOST]) {
        expect(distinct(new Array<bigint>(count).fill(value), outputs[0])).toEqual([value]);
      }
    }
  });

  it('distinct of nothing is nothing', () => {
    expect(distinct([], outputs[0])).toEqual([]);
  });

  it('distinct sorts hashes that all begin alike', () => {
    const values = Array.from({ length: MOST }, (_, n) => BigInt(((n * 7) % MOST) + 1));
    expect(distinct(values, outputs[0])).toEqual(values.sort(ascending));
  });

  it('intersect = the members of one set that stand in the other', () => {
    fc.assert(
      fc.property(hashes, hashes, (one, other) => {
        const [a, b] = [distinct(one, outputs[0]), distinct(other, outputs[1])];
        const shared = kernel.exports.intersect(outputs[0], a.length, outputs[1], b.length);
        const inOther = new Set(other);
        expect(shared).toBe(a.filter((value) => inOther.has(value)).length);
      }),
      cases(200),
    );
  });

  it('intersect = that too where one set is far larger than the other', () => {
    const all = Array.from({ length: MOST }, (_, n) => hashShingles(Uint32Array.of(n + 1), 1)[0]!);
    fc.assert(
      fc.property(
        fc.subarray(all, { maxLength: 6 }),
        fc.array(fc.nat(), { maxLength: 2 }),
        (few, more) => {
          const others = more.map((n) => hashShingles(Uint32Array.of(n + 1000), 1)[0]!);
          const a = distinct([...few, ...others], outputs[0]);
          const b = distinct(all, outputs[1]);
          const expected = a.filter((value) => all.includes(value)).length;
          const { intersect } = kernel.exports;
          expect(intersect(outputs[0], a.length, outputs[1], b.length)).toBe(expected);
          expect(intersect(outputs[1], b.length, outputs[0], a.length)).toBe(expected);
        },
      ),
      cases(200),
    );
  });

  it('distinct of a few values in turn, hundreds of times, are those few', () => {
    const values = Array.from({ length: MOST }, (_, n) => BigInt((n % 3) + 1) << 40n);
    expect(distinct(values, outputs[0])).toEqual([1n << 40n, 2n << 40n, 3n << 40n]);
  });

  it('overlap = what the shingle sets share, of both engines', () => {
    fc.assert(
      fc.property(tokens(5, 80), tokens(5, 80), (first, second) => {
        const [kernel, reference] = [kernelOf(build), referenceOf()];
        const sets = [first, second].map((article) => kernel.shingleSet(article).slice());
        const [a = first, b = second] = sets;
        expect(sets).toEqual([first, second].map((article) => reference.shingleSet(article)));
        const overlap = kernel.overlap(first, second);
        expect(overlap).toEqual({
          shared: kernel.sharedShingles(a, b),
          first: a.length / 2,
          second: b.length / 2,
        });
        expect(reference.sharedShingles(a, b)).toBe(overlap.shared);
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

  it('overlap of an article with itself is all of it', () => {
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

  it('sorting rows = sorting them by their first words, stable', () => {
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

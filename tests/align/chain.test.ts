import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chain, isPassage } from '../../src/align/chain.js';
import { ALIGNMENT } from '../../src/kernel/abi.js';
import { chainAlignments } from '../../src/reference/chain.js';
import { cases, Prose } from '../fixtures/articles.js';
import { passagesOf } from '../fixtures/sketches.js';

const spans = (chains: readonly Chain[]) =>
  chains.map(({ aStart, aEnd, bStart, bEnd }) => [aStart, aEnd, bStart, bEnd]);

/** Surrounds words with other prose, 100 words on either side. */
function framed(prose: Prose, words: readonly string[]): string {
  return [...prose.words(100), ...words, ...prose.words(100)].join(' ');
}

/** Words that occur in no dictionary, so that none matches by chance. */
const fresh = (name: string, count: number) => Array.from({ length: count }, (_, i) => name + i);

describe('passages of two texts', () => {
  test('are not split by one edit', async () => {
    const edits = fc.record({
      seed: fc.integer(),
      at: fc.integer({ min: 6, max: 53 }),
      kind: fc.constantFrom('change', 'drop', 'insert'),
    });
    await fc.assert(
      fc.asyncProperty(edits, async ({ seed, at, kind }) => {
        const prose = new Prose(seed);
        const words = fresh('w', 60);
        const copy = [...words];
        copy.splice(at, kind === 'insert' ? 0 : 1, ...(kind === 'drop' ? [] : ['new']));
        const found = await passagesOf(framed(prose, words), framed(prose, copy));
        expect(spans(found)).toEqual([[100, 160, 100, 100 + copy.length]]);
        expect(found[0]?.matches).toBe(kind === 'insert' ? 60 : 59);
      }),
      cases(60),
    );
  });

  test('are not split by an inserted sentence of up to 20 words', async () => {
    const inserts = fc.record({
      seed: fc.integer(),
      at: fc.integer({ min: 20, max: 40 }),
      length: fc.integer({ min: 1, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(inserts, async ({ seed, at, length }) => {
        const prose = new Prose(seed);
        const words = fresh('w', 60);
        const copy = [...words.slice(0, at), ...fresh('x', length), ...words.slice(at)];
        for (const [first, second] of [[words, copy] as const, [copy, words] as const]) {
          const found = await passagesOf(framed(prose, first), framed(prose, second));
          expect(spans(found)).toEqual([[100, 100 + first.length, 100, 100 + second.length]]);
          expect(found[0]?.matches).toBe(60);
          expect(found[0]?.columns).toBe(60 + length);
        }
      }),
      cases(30),
    );
  });

  test('stay two if they are far apart in one of the texts', async () => {
    const prose = new Prose(1);
    const [one, two] = [fresh('a', 30), fresh('b', 30)];
    const near = framed(prose, [...one, ...two]);
    const far = framed(prose, [...one, ...fresh('x', 200), ...two]);
    const found = await passagesOf(near, far);
    expect(spans(found)).toEqual([
      [100, 130, 100, 130],
      [130, 160, 330, 360],
    ]);
  });

  test('are each found in a text with the paragraphs in another order', async () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => fresh(name, 40));
    const order = [3, 0, 5, 2, 1, 4];
    const copy = order.flatMap((part) => parts[part] ?? []);
    const found = await passagesOf(parts.flat().join(' '), copy.join(' '));
    const expected = parts.map((_, part) => {
      const at = order.indexOf(part) * 40;
      return [part * 40, part * 40 + 40, at, at + 40];
    });
    expect(spans(found)).toEqual(expected);
  });
});

describe('chainAlignments', () => {
  const alignment = fc
    .tuple(fc.nat(400), fc.nat(400), fc.integer({ min: 5, max: 60 }), fc.nat(6), fc.nat(6))
    .map(([a, b, matches, inA, inB]) => [
      a,
      a + matches + inA,
      b,
      b + matches + inB,
      matches,
      inA + inB,
      Math.max(1, matches - inA - inB),
    ]);

  test('keeps every match once, in chains that advance in both sequences', () => {
    fc.assert(
      fc.property(fc.array(alignment, { maxLength: 30 }), (list) => {
        expect(list.every((numbers) => numbers.length === ALIGNMENT.length)).toBe(true);
        const chains = chainAlignments(Uint32Array.from(list.flat()));
        const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
        const all = sum(list.map((numbers) => numbers[ALIGNMENT.matches] ?? 0));
        expect(sum(chains.map((chain) => chain.matches))).toBe(all);
        for (const chain of chains) {
          // If two of its alignments overlapped, it would have more matches than tokens.
          expect(chain.matches).toBeLessThanOrEqual(chain.aEnd - chain.aStart);
          expect(chain.matches).toBeLessThanOrEqual(chain.bEnd - chain.bStart);
          expect(chain.longestRun).toBeLessThanOrEqual(chain.matches);
          expect(chain.columns).toBeGreaterThanOrEqual(chain.aEnd - chain.aStart);
          expect(chain.columns).toBeGreaterThanOrEqual(chain.bEnd - chain.bStart);
        }
        const starts = chains.map((chain) => chain.aStart);
        expect(starts).toEqual([...starts].sort((x, y) => x - y));
      }),
      cases(300),
    );
  });

  test('does not depend on the order of alignments', () => {
    fc.assert(
      fc.property(fc.uniqueArray(alignment, { maxLength: 30, selector: String }), (list) => {
        const chains = chainAlignments(Uint32Array.from(list.flat()));
        // Ties of both starts may come in any order.
        fc.pre(new Set(list.map((x) => `${x[0]} ${x[2]}`)).size === list.length);
        expect(chainAlignments(Uint32Array.from(list.reverse().flat()))).toEqual(chains);
      }),
      cases(200),
    );
  });
});

describe('isPassage', () => {
  const chain = (longestRun: number, matches: number, columns: number): Chain => ({
    aStart: 0,
    aEnd: columns,
    bStart: 0,
    bEnd: columns,
    matches,
    columns,
    longestRun,
    parts: [],
  });

  test('accepts an exact run of minPassage tokens, but no shorter one alone', () => {
    expect(isPassage(chain(12, 12, 12), 12)).toBe(true);
    expect(isPassage(chain(11, 11, 11), 12)).toBe(false);
    expect(isPassage(chain(12, 20, 33), 12)).toBe(true);
  });

  test('accepts an edited copy with 1.5 times the tokens, if most of them match', () => {
    expect(isPassage(chain(8, 18, 20), 12)).toBe(true);
    expect(isPassage(chain(8, 17, 19), 12)).toBe(false);
    expect(isPassage(chain(8, 20, 30), 12)).toBe(false);
  });
});

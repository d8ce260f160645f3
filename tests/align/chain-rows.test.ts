import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chainsOf, isPassage } from '../../src/align/chain.js';
import { addCovered, alignedShare, isPassageAt, nextChain } from '../../src/align/chain-rows.js';
import { CHAIN } from '../../src/kernel/abi.js';
import { Uint32List } from '../../src/sketch/lists.js';
import { cases } from '../fixtures/articles.js';

const MIN_PASSAGE = 4;

/** Gaps and lengths of the parts of a chain, in both texts. */
const parts = fc.array(
  fc.tuple(fc.nat(3), fc.integer({ min: 1, max: 9 }), fc.nat(3), fc.integer({ min: 1, max: 9 })),
  { minLength: 1, maxLength: 4 },
);
const chain = fc.record({
  a: fc.nat(20),
  b: fc.nat(20),
  parts,
  matching: fc.double({ min: 0.2, max: 1, noNaN: true }),
});
const chains = fc.array(chain, { maxLength: 5 });

type Made = typeof chains extends fc.Arbitrary<infer List> ? List : never;

/** Rows as an engine writes them. */
function rowsOf(list: Made): Uint32Array {
  const rows: number[] = [];
  for (const { a, b, parts, matching } of list) {
    const spans: number[] = [];
    let [atA, atB, columns] = [a, b, 0];
    for (const [gapA, lengthA, gapB, lengthB] of parts) {
      spans.push(atA + gapA, atA + gapA + lengthA, atB + gapB, atB + gapB + lengthB);
      atA += gapA + lengthA;
      atB += gapB + lengthB;
      columns += Math.max(gapA, gapB) + Math.max(lengthA, lengthB);
    }
    const matches = Math.ceil(
      matching * Math.min(...parts.map(([, one, , other]) => Math.min(one, other))),
    );
    rows.push(spans[0]!, atA, spans[2]!, atB, matches, columns, matches, parts.length, ...spans);
  }
  return Uint32Array.from(rows);
}

test('rows are followed as the objects that they stand for', () => {
  fc.assert(
    fc.property(chains, (list) => {
      const rows = rowsOf(list);
      let at = 0;
      for (const one of chainsOf(rows)) {
        expect(rows[at + CHAIN.matches]).toBe(one.matches);
        expect(isPassageAt(rows, at, MIN_PASSAGE)).toBe(isPassage(one, MIN_PASSAGE));
        at = nextChain(rows, at);
      }
      expect(at).toBe(rows.length);
    }),
    cases(200),
  );
});

test('the aligned share counts each token of the shorter text once, for the passage that matches most', () => {
  fc.assert(
    fc.property(chains, fc.boolean(), (list, isFirst) => {
      const rows = rowsOf(list);
      const [first, second] = isFirst ? [80, 90] : [90, 80];
      const covered = new Set<number>();
      let expected = 0;
      const passages = chainsOf(rows).filter((one) => isPassage(one, MIN_PASSAGE));
      for (const { matches, parts } of passages.sort((x, y) => y.matches - x.matches)) {
        const tokens = parts.flatMap(({ aStart, aEnd, bStart, bEnd }) => {
          const [from, to] = isFirst ? [aStart, aEnd] : [bStart, bEnd];
          return Array.from({ length: to - from }, (_, i) => from + i);
        });
        const fresh = tokens.filter((token) => !covered.has(token));
        for (const token of fresh) covered.add(token);
        expected += (matches * fresh.length) / tokens.length / 80;
      }
      expect(alignedShare(rows, first, second, MIN_PASSAGE)).toBeCloseTo(expected, 12);
    }),
    cases(500),
  );
});

test('passages alone cover text, each by its parts in both texts', () => {
  fc.assert(
    fc.property(chains, (list) => {
      const rows = rowsOf(list);
      const covered = new Uint32List();
      addCovered(rows, 7, 9, MIN_PASSAGE, covered);
      const expected = chainsOf(rows)
        .filter((one) => isPassage(one, MIN_PASSAGE))
        .flatMap(({ parts }) => parts)
        .flatMap(({ aStart, aEnd, bStart, bEnd }) => [7, aStart, aEnd, 9, bStart, bEnd]);
      expect([...covered.view()]).toEqual(expected);
    }),
    cases(200),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesBetween } from '../../src/align/changes.js';
import { cases } from '../fixtures/articles.js';
import { kernelOf } from '../kernel/engines.js';

const engine = kernelOf('simd');
const words = (from: number, to: number) =>
  Uint32Array.from({ length: to - from }, (_, i) => 1000 + from + i);
const joined = (...parts: Uint32Array[]) => Uint32Array.from(parts.flatMap((part) => [...part]));

test('a copy has words cut, added, changed and moved, each at its place', () => {
  const origin = words(0, 100);
  const copy = joined(
    words(60, 80),
    words(0, 10),
    words(500, 503),
    words(12, 60),
    words(900, 905),
    words(80, 100),
  );
  expect(changesBetween(engine, origin, copy)).toEqual({
    kept: 98,
    edits: [
      { aStart: 10, aEnd: 12, bStart: 30, bEnd: 33 },
      { aStart: 80, aEnd: 80, bStart: 81, bEnd: 86 },
    ],
    moved: [{ aStart: 60, aEnd: 80, bStart: 0, bEnd: 20 }],
  });
});

test('words that recur by chance between other sentences are not kept', () => {
  const origin = joined(words(0, 20), words(100, 110), words(7, 8), words(110, 120), words(20, 40));
  const copy = joined(words(0, 20), words(200, 210), words(7, 8), words(210, 220), words(20, 40));
  expect(changesBetween(engine, origin, copy).edits).toEqual([
    { aStart: 20, aEnd: 41, bStart: 20, bEnd: 41 },
  ]);
});

test('every word of both texts is kept, moved or in one edit, and kept words are equal', () => {
  const text = fc.array(fc.nat(12), { maxLength: 60 });
  const pair = fc.tuple(text, text, text, text);
  fc.assert(
    fc.property(pair, fc.nat(5), ([a, b, c, d], shape) => {
      const origin = Uint32Array.from([...a, ...b, ...c]);
      const orders = [
        [b, a, c],
        [a, d, c],
        [c, b, a],
        [d, a],
        [a, b, c, d],
        [d, c, d, b],
      ];
      const copy = Uint32Array.from(orders[shape]!.flat());
      const { kept, edits, moved } = changesBetween(engine, origin, copy);
      const inOrigin = [...edits, ...moved].map(({ aStart, aEnd }) => [aStart, aEnd]);
      const inCopy = [...edits, ...moved].map(({ bStart, bEnd }) => [bStart, bEnd]);
      const restOf = (tokens: Uint32Array, spans: number[][]) => {
        const marks = new Uint8Array(tokens.length);
        for (const [start, end] of spans) {
          for (let at = start!; at < end!; at++) expect(marks[at]).toBe(0);
          marks.fill(1, start, end);
        }
        return [...tokens].filter((_, at) => marks[at] === 0);
      };
      const rest = restOf(origin, inOrigin);
      expect(restOf(copy, inCopy)).toEqual(rest);
      for (const { aStart, aEnd, bStart, bEnd } of moved) {
        expect(copy.slice(bStart, bEnd)).toEqual(origin.slice(aStart, aEnd));
      }
      expect(kept).toBe(rest.length + moved.reduce((sum, run) => sum + run.aEnd - run.aStart, 0));
    }),
    cases(2000),
  );
});

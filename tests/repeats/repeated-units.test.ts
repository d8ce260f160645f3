import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layOutArticle } from '../../src/repeats/article-layout.js';
import { repeatedRuns, repeatedUnits } from '../../src/repeats/repeated-units.js';
import { cases } from '../fixtures/articles.js';

/** Length of the longest equal run from two places on, compared place by place. */
function longest(numbers: readonly number[], first: number, again: number): number {
  const rest = numbers.slice(again);
  const differs = rest.findIndex(
    (number, at) => first + at >= again || numbers[first + at] !== number,
  );
  return differs === -1 ? rest.length : differs;
}

/** Runs by the definition: each place is compared with all earlier ones of its number. */
function runsByDefinition(numbers: readonly number[]) {
  const runs: { first: number; again: number; length: number }[] = [];
  for (let again = 0; again < numbers.length; again++) {
    const earlier = [...numbers.keys()].filter(
      (at) => at < again && numbers[at] === numbers[again],
    );
    const isCovered = runs.some((run) => again < run.again + run.length);
    if (earlier.length === 0 || isCovered) continue;
    const [first = 0, last = 0] = [earlier[0], earlier.at(-1)];
    const isFirst = longest(numbers, first, again) >= longest(numbers, last, again);
    const from = isFirst ? first : last;
    runs.push({ first: from, again, length: longest(numbers, from, again) });
  }
  return runs;
}

/** Numbers of sentences, each below their count. */
const numbers = fc
  .array(fc.nat(5), { maxLength: 24 })
  .map((list) => list.map((number) => Math.min(number, list.length - 1)));

describe('runs of sentences that occur again', () => {
  test('equal the runs found by brute force', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        expect(repeatedRuns(list)).toEqual(runsByDefinition(list));
      }),
      cases(3000),
    );
  });

  test('cover each repeated sentence once, and never overlap their first places', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        const times = new Uint32Array(list.length);
        for (const { first, again, length } of repeatedRuns(list)) {
          expect(first + length).toBeLessThanOrEqual(again);
          expect(list.slice(first, first + length)).toEqual(list.slice(again, again + length));
          for (let at = again; at < again + length; at++) times[at]!++;
        }
        for (const [at, number] of list.entries()) {
          if (list.indexOf(number) < at) expect(times[at]).toBe(1);
          expect(times[at]).toBeLessThan(2);
        }
      }),
      cases(1000),
    );
  });
});

describe('sentences of an article that occur again', () => {
  /** An article of one-word sentences with these hashes. */
  const articleOf = (words: readonly number[]) => {
    const text = words.map(() => 'Word.').join('\n\n');
    const spans = Uint32Array.from(words.flatMap((_, at) => [7 * at, 7 * at + 4]));
    return layOutArticle(text, Uint32Array.from(words), spans);
  };

  test('are the paragraphs with equal words, and cover every second place', () => {
    const words = fc.array(fc.constantFrom(0, 1, 2, 0x9e3779b1, 0xffffffff), { maxLength: 30 });
    fc.assert(
      fc.property(words, (list) => {
        const again = new Set<number>();
        for (const { aStart, aEnd, bStart, bEnd } of repeatedUnits(articleOf(list))) {
          expect(list.slice(aStart, aEnd)).toEqual(list.slice(bStart, bEnd));
          expect(aEnd).toBeLessThanOrEqual(bStart);
          for (let at = bStart; at < bEnd; at++) again.add(at);
        }
        const expected = [...list.keys()].filter((at) => list.indexOf(list[at]!) < at);
        expect([...again].sort((x, y) => x - y)).toEqual(expected);
      }),
      cases(1000),
    );
  });
});

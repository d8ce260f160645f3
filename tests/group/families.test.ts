import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupFamilies } from '../../src/group/families.js';
import { PASSAGE } from '../../src/match/align-range.js';
import { cases } from '../fixtures/articles.js';

/** A passage between two texts, all of its tokens matching. */
interface Pair {
  first: [text: number, start: number];
  second: [text: number, start: number];
  length: number;
}

const between = (first: [number, number], second: [number, number], length: number): Pair => ({
  first,
  second,
  length,
});

function familiesOf(pairs: readonly Pair[], matching = 1) {
  const words = new Uint32Array(pairs.length * PASSAGE.length);
  for (const [i, { first, second, length }] of pairs.entries()) {
    const at = i * PASSAGE.length;
    words[at + PASSAGE.first] = first[0];
    words[at + PASSAGE.second] = second[0];
    words[at + PASSAGE.firstStart] = first[1];
    words[at + PASSAGE.firstEnd] = first[1] + length;
    words[at + PASSAGE.secondStart] = second[1];
    words[at + PASSAGE.secondEnd] = second[1] + length;
    words[at + PASSAGE.matches] = length * matching;
    words[at + PASSAGE.columns] = length;
  }
  return groupFamilies(words);
}

const places = (pairs: readonly Pair[]) =>
  familiesOf(pairs).map((family) => family.map(({ text, start, end }) => [text, start, end]));

describe('groupFamilies', () => {
  test('makes one family of what a chain of pairs links, in any order of pairs', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7], { minLength: 7 });
    fc.assert(
      fc.property(order, (texts) => {
        const pairs = texts.map((text) =>
          between([text - 1, 10 * text], [text, 10 * text + 10], 30),
        );
        const family = Array.from({ length: 8 }, (_, i) => [i, 10 * i + 10, 10 * i + 40]);
        expect(places(pairs)).toEqual([family]);
      }),
      cases(40),
    );
  });

  test('takes spans of a text for one where they are all but equal', () => {
    const linked = [between([0, 0], [1, 100], 30), between([1, 102], [2, 50], 30)];
    expect(places(linked)).toEqual([
      [
        [0, 0, 30],
        [1, 100, 130],
        [2, 50, 80],
      ],
    ]);
    const apart = [between([0, 0], [1, 100], 30), between([1, 115], [2, 50], 30)];
    expect(places(apart)).toHaveLength(2);
  });

  test('gives families in the order of their first occurrences', () => {
    const pairs = [
      between([3, 5], [4, 5], 20),
      between([0, 90], [9, 0], 20),
      between([0, 9], [5, 0], 20),
    ];
    expect(places(pairs).map(([first]) => first?.slice(0, 2))).toEqual([
      [0, 9],
      [0, 90],
      [3, 5],
    ]);
  });

  test('gives 1 for the identity of the first occurrence, and what matches for the others', () => {
    const [family] = familiesOf([between([0, 0], [1, 0], 20), between([0, 0], [2, 0], 20)], 0.9);
    expect(family?.map((occurrence) => occurrence.identity)).toEqual([1, 0.9, 0.9]);
  });
});

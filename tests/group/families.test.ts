import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boilerplateFamilies } from '../../src/group/boilerplate-families.js';
import { type Families, groupFamilies, keepFamilies } from '../../src/group/families.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { PASSAGE } from '../../src/match/align-range.js';
import { cases } from '../fixtures/articles.js';
import { type Occurrence, plainFamilies, type SharedPassage } from '../oracles/families.js';

const engine = new Kernel({ shingle: 5, seed: 4, slots: 0, window: 8, unit: 'utf16' });

/** A passage between two texts whose tokens all match. */
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
  return listed(groupFamilies(engine, words));
}

/** Families as lists of occurrences. */
function listed({ bounds, texts, starts, ends, identities, edits }: Families): Occurrence[][] {
  return Array.from(bounds.subarray(1), (to, family) =>
    Array.from(texts.subarray(bounds[family], to), (text, i) => {
      const at = (bounds[family] ?? 0) + i;
      const [start = 0, end = 0, identity = 0] = [starts[at], ends[at], identities[at]];
      return { text, start, end, identity, edits: edits[at] ?? 0 };
    }),
  );
}

const places = (pairs: readonly Pair[]) =>
  familiesOf(pairs).map((family) => family.map(({ text, start, end }) => [text, start, end]));

describe('groupFamilies', () => {
  test('makes one family of a chain of linked pairs, in any order of pairs', () => {
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

  test('merges nearly equal spans of a text', () => {
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

  test('has no two occurrences of a family that overlap in a text', () => {
    const pairs = [between([0, 0], [1, 100], 30), between([0, 2], [1, 112], 30)];
    expect(places(pairs)).toEqual([
      [
        [0, 0, 30],
        [1, 100, 142],
      ],
    ]);
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

  test('gives 1 for the identity of the first occurrence, and the matching share for the others', () => {
    const [family] = familiesOf([between([0, 0], [1, 0], 20), between([0, 0], [2, 0], 20)], 0.9);
    expect(family?.map((occurrence) => occurrence.identity)).toEqual([1, 0.9, 0.9]);
  });

  const side = (texts: number) =>
    fc
      .tuple(fc.nat(texts), fc.nat(40), fc.integer({ min: 12, max: 50 }))
      .map(([text, start, length]) => ({ text, start, end: start + length }));
  const shared: fc.Arbitrary<SharedPassage> = fc
    .tuple(side(4), side(4), fc.integer({ min: 10, max: 50 }), fc.nat(9))
    .map(([one, other, matches, edits]) => ({
      sides: one.text <= other.text ? [one, other] : [other, one],
      matches,
      columns: matches + edits,
    }));

  test('equals the plain families, for any passages, even many at one place', () => {
    fc.assert(
      fc.property(fc.array(shared, { maxLength: 60, size: 'max' }), (passages) => {
        const words = passages.flatMap(({ sides: [one, other], matches, columns }) => [
          ...[one.text, other.text, one.start, one.end, other.start, other.end, matches, columns],
        ]);
        const families = groupFamilies(engine, Uint32Array.from(words));
        const plain = plainFamilies(passages);
        expect(listed(families)).toEqual(plain);
        const kept = keepFamilies(families, (first, last) => last - first > 1);
        expect(listed(kept)).toEqual(plain.filter((family) => family.length > 2));
      }),
      cases(300),
    );
  });
});

test('boilerplateFamilies joins spans of different texts with the same tokens', () => {
  const texts = fc.array(fc.array(fc.nat(2), { minLength: 4, maxLength: 12 }), { maxLength: 12 });
  fc.assert(
    fc.property(texts, fc.infiniteStream(fc.nat(4)), (tokens, lengths) => {
      // Each text is cut into spans, of which every other one is set aside.
      const spans: [number, number, number][] = [];
      for (const [text, own] of tokens.entries()) {
        for (let at = 0; at < own.length; ) {
          const end = Math.min(own.length, at + 1 + (lengths.next().value ?? 0));
          if (end > at + 1) spans.push([text, at, end]);
          at = end + 1;
        }
      }
      const plain = new Map<string, Occurrence[]>();
      for (const [text, start, end] of spans) {
        const key = tokens[text]!.slice(start, end).join(' ');
        const occurrence = { text, start, end, identity: 1, edits: 0 };
        plain.set(key, [...(plain.get(key) ?? []), occurrence]);
      }
      const found = boilerplateFamilies(engine, Uint32Array.from(spans.flat()), (text) =>
        Uint32Array.from(tokens[text] ?? []),
      );
      expect(listed(found)).toEqual(
        [...plain.values()].filter((family) => family.at(-1)?.text !== family[0]?.text),
      );
    }),
    cases(200),
  );
});

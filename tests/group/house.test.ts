import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coveredByPassages } from '../../src/group/covered-by-passages.js';
import type { Families } from '../../src/group/families.js';
import { judgeFamilies, KIND } from '../../src/group/house.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { cases } from '../fixtures/articles.js';

const engine = new Kernel({ shingle: 5, seed: 4, slots: 0, window: 8, unit: 'utf16' });

interface Place {
  text: number;
  start: number;
  end: number;
}

const place = fc
  .tuple(fc.nat(4), fc.nat(40), fc.integer({ min: 1, max: 20 }))
  .map(([text, start, length]): Place => ({ text, start, end: start + length }));

/** Families of places, each in the order of texts and first tokens. */
const families = fc
  .array(fc.array(place, { minLength: 2, maxLength: 5 }), { maxLength: 6 })
  .map((lists) => lists.map((list) => list.sort((x, y) => x.text - y.text || x.start - y.start)));

function inColumns(lists: readonly Place[][]): Families {
  const all = lists.flat();
  const bounds = [0];
  for (const list of lists) bounds.push(bounds.at(-1)! + list.length);
  return {
    bounds: Uint32Array.from(bounds),
    texts: Uint32Array.from(all, ({ text }) => text),
    starts: Uint32Array.from(all, ({ start }) => start),
    ends: Uint32Array.from(all, ({ end }) => end),
    identities: new Float64Array(all.length).fill(1),
    edits: new Uint32Array(all.length),
  };
}

test('covered spans are all except those mostly in one family, on both sides, that is not a passage', () => {
  const kinds = fc.infiniteStream(fc.nat(2));
  fc.assert(
    fc.property(families, kinds, fc.array(fc.tuple(place, place)), (lists, kindOf, pairs) => {
      const own = Uint8Array.from(lists, () => kindOf.next().value ?? 0);
      const isMostlyIn = (span: Place, list: readonly Place[]) =>
        list.some(({ text, start, end }) => {
          const common = Math.min(end, span.end) - Math.max(start, span.start);
          return text === span.text && 2 * common > span.end - span.start;
        });
      const kept = pairs.filter(
        ([one, other]) =>
          !lists.some(
            (list, i) =>
              own[i] !== KIND.passage && isMostlyIn(one, list) && isMostlyIn(other, list),
          ),
      );
      const spans = (list: readonly [Place, Place][]) =>
        list.flat().flatMap(({ text, start, end }) => [text, start, end]);
      const [covered] = coveredByPassages(
        engine,
        [Uint32Array.from(spans(pairs))],
        inColumns(lists),
        own,
      );
      expect([...covered!]).toEqual(spans(kept));
    }),
    cases(300),
  );
});

test('a family is a chance match if fewer than two texts have four consecutive words of their own', () => {
  fc.assert(
    fc.property(families, fc.array(place, { maxLength: 8 }), (lists, known) => {
      const isKnown = Array.from({ length: 5 }, () => new Uint8Array(70));
      for (const { text, start, end } of known) isKnown[text]!.fill(1, start, end);
      const boilerplate = isKnown.flatMap((marks, text) => spansOf(marks, text));
      const kinds = judgeFamilies(inColumns(lists), {
        boilerplate: Uint32Array.from(boilerplate),
        articlesOf: (text) => [text],
        sourceOf: () => '',
        hasSources: false,
        headlineOf: () => 0,
        tokenCount: () => 100,
      });
      const expected = lists.map((list) => {
        const owning = list.filter(({ text, start, end }) =>
          isKnown[text]!.subarray(start, end).join('').includes('0000'),
        );
        const isByChance = new Set(owning.map(({ text }) => text)).size < 2;
        return isByChance && boilerplate.length > 0 ? KIND.chance : KIND.passage;
      });
      expect([...kinds]).toEqual(expected);
    }),
    cases(300),
  );
});

/** Text, start and end of each row of marks. */
function spansOf(marks: Uint8Array, text: number): number[] {
  const spans: number[] = [];
  for (let start = 0, end = 0; start < marks.length; start = end + 1) {
    for (end = start; marks[end] === 1; ) end++;
    if (end > start) spans.push(text, start, end);
  }
  return spans;
}

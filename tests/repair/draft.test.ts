import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addEdit, Draft, noEdits } from '../../src/repair/draft.js';
import { cases } from '../fixtures/articles.js';

/** Letters, signs and spaces, few enough that a replacement may equal the replaced text. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '漢'), maxLength: 30 });
const replacement = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '漢'), maxLength: 4 });

/** Edits of a text: the units before each, the units that it replaces, and the replacement. */
const round = fc.array(fc.tuple(fc.nat(6), fc.integer({ min: 1, max: 4 }), replacement), {
  maxLength: 5,
});

type Round = [before: number, length: number, replacement: string][];

/** A text by definition: its units, each with its span in the original. */
type Units = { unit: string; start: number; end: number }[];

const unitsOf = (original: string): Units =>
  Array.from(original.split(''), (unit, at) => ({ unit, start: at, end: at + 1 }));

const textOf = (units: Units) => units.map(({ unit }) => unit).join('');

/** Applies a round to a draft and to the definition. */
function apply(draft: Draft, units: Units, list: Round): Units {
  const edits = noEdits();
  const edited: Units = [];
  let read = 0;
  for (const [before, length, text] of list) {
    const start = read + before;
    if (start + length > units.length) break;
    const taken = units.slice(start, start + length);
    addEdit(edits, start, start + length, text);
    edited.push(...units.slice(read, start));
    const span = { start: taken[0]!.start, end: taken.at(-1)!.end };
    for (const unit of text.split('')) edited.push({ unit, ...span });
    read = start + length;
  }
  draft.apply(edits);
  return [...edited, ...units.slice(read)];
}

/** Checks a law on drafts after up to three rounds of edits. */
function forAllDrafts(law: (draft: Draft, units: Units) => void): void {
  fc.assert(
    fc.property(text, fc.array(round, { maxLength: 3 }), (original, rounds) => {
      const draft = new Draft(original);
      law(
        draft,
        rounds.reduce((units, list) => apply(draft, units, list), unitsOf(original)),
      );
    }),
    cases(1000),
  );
}

describe('a text under repair', () => {
  test('is the text that the edits make, one after another', () => {
    forAllDrafts((draft, units) => expect(draft.text).toBe(textOf(units)));
  });

  test('is the original between its replaced spans, which ascend and do not overlap', () => {
    forAllDrafts((draft) => {
      let made = '';
      let [at, read] = [0, 0];
      for (const { start, end, originalStart, originalEnd } of draft.replaced()) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(originalStart).toBeGreaterThanOrEqual(read);
        expect(end - start + originalEnd - originalStart).toBeGreaterThan(0);
        made += draft.original.slice(read, originalStart) + draft.text.slice(start, end);
        [at, read] = [end, originalEnd];
      }
      expect(made + draft.original.slice(read)).toBe(draft.text);
      expect(draft.text.length - at).toBe(draft.original.length - read);
    });
  });

  test('has each unit in a replaced span that holds the place it came from', () => {
    forAllDrafts((draft, units) => {
      const replaced = draft.replaced();
      let shift = 0;
      let next = 0;
      for (const [at, { start, end }] of units.entries()) {
        while (next < replaced.length && replaced[next]!.end <= at) {
          shift = replaced[next]!.originalEnd - replaced[next]!.end;
          next++;
        }
        const span = replaced[next];
        if (span && span.start <= at) {
          expect(span.originalStart).toBeLessThanOrEqual(start);
          expect(span.originalEnd).toBeGreaterThanOrEqual(end);
        } else expect([start, end]).toEqual([at + shift, at + shift + 1]);
      }
    });
  });
});

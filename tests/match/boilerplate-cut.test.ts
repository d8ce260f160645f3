import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BoilerplateCut } from '../../src/match/boilerplate-cut.js';
import { cases } from '../fixtures/articles.js';

/** Texts by definition: for each token of each, whether it is set aside. */
const texts = fc.array(fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }), { maxLength: 6 });

/** The runs of tokens that are set aside: text, first token, end. */
function spansOf(list: readonly boolean[][]): Uint32Array {
  return Uint32Array.from(
    list.flatMap((tokens, text) =>
      tokens.flatMap((isAside, start) => {
        if (!isAside || tokens[start - 1]) return [];
        const length = tokens.slice(start).indexOf(false);
        return [text, start, length < 0 ? tokens.length : start + length];
      }),
    ),
  );
}

/** Checks a law on each text; `body` has the places that are left, all if nothing is. */
function forAllTexts(law: (cut: BoilerplateCut, text: number, body: number[]) => void): void {
  fc.assert(
    fc.property(texts, (list) => {
      const counts = Uint32Array.from(list, (tokens) => tokens.length);
      const cut = new BoilerplateCut(counts, spansOf(list));
      for (const [text, tokens] of list.entries()) {
        const places = [...tokens.keys()];
        const left = places.filter((place) => !tokens[place]);
        law(cut, text, left.length === 0 ? places : left);
      }
    }),
    cases(500),
  );
}

describe('boilerplate cut from texts', () => {
  test('leaves the tokens outside it, or all of a text that is nothing else', () => {
    forAllTexts((cut, text, body) => {
      const whole = Uint32Array.from({ length: cut.wholeCount(text) }, (_, place) => 100 + place);
      const out = new Uint32Array(body.length);
      cut.copyBody(text, whole, out);
      expect([...out]).toEqual(body.map((place) => 100 + place));
      expect(cut.count(text)).toBe(body.length);
      expect(cut.isCut(text)).toBe(body.length < whole.length);
      expect(cut.aside(text).tokens).toBe(whole.length - body.length);
    });
  });

  test('gives each token a place in the body and back, or none if it is set aside', () => {
    forAllTexts((cut, text, body) => {
      for (let place = 0; place < cut.wholeCount(text); place++) {
        expect(cut.toBody(text, place)).toBe(body.indexOf(place));
      }
      for (const [inBody, place] of body.entries()) {
        expect(cut.toText(text, inBody)).toBe(place);
      }
    });
  });
});

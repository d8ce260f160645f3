import fc from 'fast-check';
import { expect, test } from 'vitest';
import { originOf } from '../../src/group/origin.js';
import { cases } from '../fixtures/articles.js';

/** Articles with dates (some unknown, some the same), texts and credits. */
const articles = fc.array(
  fc.record({
    date: fc.constantFrom(Number.NaN, 1, 2, 3),
    text: fc.nat(3),
    isCredited: fc.boolean(),
  }),
  { minLength: 1, maxLength: 6 },
);

test('an origin is the one earliest text among articles that credit an agency, or else among all', () => {
  fc.assert(
    fc.property(articles, (list) => {
      const { article, reason } = originOf([...list.keys()], {
        dates: Float64Array.from(list, ({ date }) => date),
        credits: (number) => (list[number]!.isCredited ? ['AP'] : []),
        textOf: Uint32Array.from(list, ({ text }) => text),
      });
      const credited = list.filter(({ isCredited }) => isCredited);
      const among = credited.length > 0 ? credited : list;
      const dated = among.filter(({ date }) => date > 0);
      const first = Math.min(...dated.map(({ date }) => date));
      const earliest = new Set(dated.filter(({ date }) => date === first).map(({ text }) => text));
      const candidates = dated.length > 0 ? earliest : new Set(credited.map(({ text }) => text));
      expect(reason).toMatch(/\.$/);
      if (candidates.size !== 1) expect(article).toBe(null);
      else {
        expect(among).toContain(list[article!]);
        expect(candidates).toContain(list[article!]!.text);
        if (dated.length > 0) expect(list[article!]!.date).toBe(first);
      }
    }),
    cases(500),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RELATIONS } from '../../src/options/kinds.js';
import { reversedTie } from '../../src/records/compared-copies.js';
import { percent } from '../../src/records/figures.js';
import type { TieToCentre } from '../../src/records/records.js';
import { comparedWords, relationWords } from '../../src/records/relation-words.js';
import { haveSameWords, shareOf } from '../../src/records/tie.js';
import { cases } from '../fixtures/articles.js';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const tie: fc.Arbitrary<TieToCentre> = fc.record({
  relation: fc.constantFrom(...RELATIONS),
  ...{ jaccard: share, containment: share, contains: share, aligned: share },
});

test('the words of a relation name it, and a share unless the words are the same', () => {
  fc.assert(
    fc.property(tie, (given) => {
      const words = relationWords(given);
      if (haveSameWords(given)) expect(words).toBe(given.relation);
      else if (words.startsWith('longer')) {
        expect(given.relation).toBe('edited');
        expect(words).toContain(percent(given.contains));
      } else expect(words).toBe(`${given.relation} ${percent(shareOf(given))}`);
    }),
    cases(300),
  );
});

test('a copy names the article that it was compared with, unless that is the canonical one', () => {
  fc.assert(
    fc.property(tie, (given) => {
      const copy = { ...given, article: 'a', of: 'b' };
      expect(comparedWords(copy, 'b')).toBe(relationWords(copy));
      expect(comparedWords(copy, 'c')).toMatch(/ (?:of|to) b$/);
    }),
    cases(300),
  );
});

test('a tie that is reversed twice has its figures again, and both directions have the same similarity', () => {
  fc.assert(
    fc.property(tie, (given) => {
      const { relation: _, ...figures } = given;
      const once = reversedTie(given);
      expect(reversedTie(once)).toMatchObject(figures);
      expect([once.containment, once.contains]).toEqual([given.contains, given.containment]);
      expect([once.jaccard, once.aligned]).toEqual([given.jaccard, given.aligned]);
    }),
    cases(300),
  );
});

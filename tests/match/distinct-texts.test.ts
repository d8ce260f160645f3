import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctTexts, NO_TEXT } from '../../src/match/distinct-texts.js';
import { cases, tokensOf } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

/** Texts of few words, so that many differ only in case and punctuation. */
const text = fc
  .array(fc.constantFrom('a', 'A', 'b', 'ab', ',', '\n', '«'), { maxLength: 5 })
  .map((parts) => parts.join(' '));

describe('distinctTexts', () => {
  test('makes one text of articles with the same tokens, represented by the first', async () => {
    const articles = fc.array(text, { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(articles, fc.infiniteStream(fc.nat()), async (list, numbers) => {
        const { engine, set } = await sketchTexts(list);
        const order = Uint32Array.from(list.keys());
        for (let i = order.length - 1; i > 0; i--) {
          const j = (numbers.next().value as number) % (i + 1);
          [order[i], order[j]] = [order[j] as number, order[i] as number];
        }
        const { count, representative, textOf } = distinctTexts(engine, set, order);
        const firsts = new Map<string, number>();
        for (const article of order) {
          const key = tokensOf(list[article] ?? '').join(' ');
          if (key !== '' && !firsts.has(key)) firsts.set(key, article);
        }
        expect([...representative]).toEqual([...firsts.values()]);
        expect(count).toBe(firsts.size);
        for (const [article, own] of list.entries()) {
          const first = firsts.get(tokensOf(own).join(' '));
          const expected = first === undefined ? NO_TEXT : representative.indexOf(first);
          expect(textOf[article]).toBe(expected);
        }
      }),
      cases(60),
    );
  });

  test('makes one text of hundreds of copies, and no text of articles without words', async () => {
    const list = Array.from({ length: 900 }, (_, i) =>
      i % 3 === 0 ? ' …\n' : i % 3 === 1 ? 'One, two: three.' : 'ONE two “three”',
    );
    const { texts } = await sketchTexts(list);
    expect([...texts.representative]).toEqual([1]);
    expect([...texts.textOf]).toEqual(list.map((_, i) => (i % 3 === 0 ? NO_TEXT : 0)));
  });
});

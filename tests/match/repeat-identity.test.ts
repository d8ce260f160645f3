import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemaFaults } from '../../benchmarks/quality/valid-records.js';
import { scan } from '../../src/index.js';
import { cases, tokensOf } from '../fixtures/articles.js';
import { cut } from '../fixtures/results.js';

const WORDS = ['rose', 'ash', 'elm', 'oak', 'fir', 'yew', 'bay'];

/** Paragraphs of few distinct words, repeated with edits, and broken into lines anywhere. */
const text = fc
  .array(
    fc.record({
      words: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 24 }),
      again: fc.boolean(),
      edits: fc.array(fc.tuple(fc.nat(40), fc.constantFrom('', 'new', 'one two three four')), {
        maxLength: 4,
      }),
      breaks: fc.array(fc.nat(24), { maxLength: 6 }),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((paragraphs) => {
    let last: string[] = [];
    const lines = paragraphs.map(({ words, again, edits, breaks }) => {
      last = again ? [...last] : words;
      for (const [at, word] of edits) if (at < last.length) last[at] = word;
      return last.map((word, i) => word + (breaks.includes(i) ? '\n' : ' ')).join('');
    });
    return lines.join('\n');
  });

describe('the identity of a repeat', () => {
  test('is a share, and 1 exactly if both places have the same words', async () => {
    let found = 0;
    const texts = fc.array(text, { minLength: 50, maxLength: 50 });
    await fc.assert(
      fc.asyncProperty(texts, async (given) => {
        const articles = given.map((text, i) => ({ id: String(i), text }));
        const { repeats } = await scan(articles, { minPassage: 5, only: 'repeats' });
        for (const repeat of repeats) {
          found++;
          expect(schemaFaults(repeat), JSON.stringify(repeat)).toEqual([]);
          const [first, again] = [repeat.first, repeat.again].map((place) =>
            tokensOf(cut(given[Number(repeat.article)] ?? '', place)),
          );
          expect(repeat.identity === 1).toBe(first?.join(' ') === again?.join(' '));
          expect(repeat.words).toBe(again?.length);
        }
      }),
      cases(30),
    );
    expect(found).toBeGreaterThan(500);
  });
});

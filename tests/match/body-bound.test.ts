import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostJaccard } from '../../src/match/body-bound.js';
import { uniteSetAside } from '../../src/match/boilerplate.js';
import { ComparedTexts } from '../../src/match/compared-texts.js';
import { jaccard, Verifier } from '../../src/match/verify.js';
import { cases } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

/** Few words, so that the other text also has shingles that join the text around a removed span. */
const article = fc
  .array(fc.nat(3), { minLength: 1, maxLength: 40, size: 'max' })
  .map((words) => words.map((word) => `w${word}`).join(' '));
const span = fc
  .tuple(fc.nat(1), fc.nat(39), fc.integer({ min: 1, max: 12 }))
  .map(([text, start, length]) => [text, start, start + length]);

test('no two bodies are more similar than the bound from their whole texts', async () => {
  let tight = 0;
  const law = fc.asyncProperty(
    fc.tuple(article, article),
    fc.array(span, { maxLength: 4 }),
    fc.integer({ min: 1, max: 6 }),
    async (list, spans, shingle) => {
      const { engine, set, texts } = await sketchTexts(list, { shingle });
      if (texts.count < 2) return;
      const inTexts = spans.flatMap(([text = 0, start = 0, end = 0]) => {
        const most = set.tokenCount(texts.representative[text]!);
        return start < most ? [text, start, Math.min(end, most)] : [];
      });
      const setAside = uniteSetAside(engine, Uint32Array.from(inTexts));
      const bodies = new ComparedTexts(set, texts, setAside);
      const whole = new Verifier(engine, new ComparedTexts(set, texts)).overlap(0, 1);
      const similarity = jaccard(new Verifier(engine, bodies).overlap(0, 1));
      const most = mostJaccard(whole, bodies.cut.aside(0), bodies.cut.aside(1), shingle);
      expect(most).toBeGreaterThanOrEqual(similarity);
      const isCut = bodies.isCut(0) || bodies.isCut(1);
      if (!isCut) expect(most).toBe(similarity);
      if (isCut && most < 1) tight++;
    },
  );
  await fc.assert(law, cases(400));
  expect(tight).toBeGreaterThan(20);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OwnRuns } from '../../src/align/shared-runs.js';
import { groupStories } from '../../src/match/stories.js';
import { Verifier } from '../../src/match/verify.js';
import { cases, Prose } from '../fixtures/articles.js';
import { whole } from '../fixtures/pieces.js';
import { sketchTexts } from '../fixtures/sketches.js';

/**
 * The stories of texts, after all pairs were nominated. The texts have one source, or each its own.
 */
async function storiesOf(list: readonly string[], areOfOneSource = true) {
  const { engine, bodies, plan } = await sketchTexts(list);
  const verifier = new Verifier(engine, bodies);
  for (let second = 0; second < list.length; second++) {
    for (let first = 0; first < second; first++) verifier.overlap(first, second);
  }
  const sourceOf = Uint32Array.from(list, (_, text) => (areOfOneSource ? 1 : text + 1));
  const { threshold, shape } = plan;
  const evidence = { verifier, whole: bodies, sourceOf, threshold, shingle: shape.shingle };
  return [...whole(groupStories(list.length, evidence))];
}

const seeds = fc.integer();

test('edited copies of one story within a source are one story, even if two share little', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.constantFrom(0.04, 0.07, 0.1), async (seed, share) => {
      const prose = new Prose(seed);
      const story = prose.article(6, 60);
      const copies = Array.from({ length: 14 }, () => prose.edited(story, share));
      expect(new Set(await storiesOf([story, ...copies])).size).toBe(1);
    }),
    cases(12),
  );
});

test('parts of one story within a source belong to it, and so do parts of parts', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const prose = new Prose(seed);
      const paragraphs = prose.paragraphs(8, 60);
      const part = (from: number, to: number) => paragraphs.slice(from, to).join('\n\n');
      const list = [part(0, 8), part(0, 3), part(1, 2), part(5, 8), part(6, 7)];
      expect(new Set(await storiesOf(list)).size).toBe(1);
    }),
    cases(12),
  );
});

test('stories in one frame stay separate, although the frame is most of them', async () => {
  await fc.assert(
    fc.asyncProperty(seeds, fc.integer({ min: 20, max: 150 }), async (seed, words) => {
      const prose = new Prose(seed);
      const [before, after] = [prose.paragraph(words), prose.paragraph(words)];
      const list = Array.from({ length: 12 }, () =>
        [before, prose.paragraph(250), after].join('\n\n'),
      );
      // The frame alone, which all contain.
      list.push(`${before}\n\n${after}`);
      expect(new Set(await storiesOf(list)).size).toBe(13);
    }),
    cases(12),
  );
});

test('texts of different sources are of one story only as near-duplicates', async () => {
  const prose = new Prose(3);
  const story = prose.article(6, 60);
  const list = Array.from({ length: 8 }, () => prose.edited(story, 0.16));
  expect(new Set(await storiesOf(list, false)).size).toBe(8);
});

test('own runs are consecutive shingles that the other text does not have', () => {
  const text = fc.array(fc.nat(3), { maxLength: 40 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 4 }), fc.nat(12), (a, b, shingle, more) => {
      const shinglesOf = (tokens: readonly number[]) =>
        tokens.flatMap((_, at) =>
          at + shingle <= tokens.length ? [tokens.slice(at, at + shingle).join()] : [],
        );
      const known = new Set(shinglesOf(b));
      const marks = shinglesOf(a).map((own) => (known.has(own) ? '.' : 'x'));
      const least = more + 1;
      const isShort = Math.min(a.length, b.length) < shingle;
      const ofB = new OwnRuns(Uint32Array.from(b), shingle);
      expect(ofB.areIn(Uint32Array.from(a), least)).toBe(
        isShort || marks.join('').includes('x'.repeat(least)),
      );
    }),
    cases(400),
  );
});

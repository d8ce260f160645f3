import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNearDuplicates, nearByBands } from '../../src/match/candidates.js';
import { ComparedTexts } from '../../src/match/compared-texts.js';
import { jaccard as similarityOf, Verifier } from '../../src/match/verify.js';
import type { ScanOptions } from '../../src/options/scan-options.js';
import { joinStrategyFor } from '../../src/scan/joins.js';
import { cases, Prose, tokensOf } from '../fixtures/articles.js';
import { whole } from '../fixtures/pieces.js';
import { sketchTexts } from '../fixtures/sketches.js';
import { jaccard, shingleSet } from '../oracles/jaccard.js';

const similarity = (a: string, b: string) =>
  jaccard(shingleSet(tokensOf(a), 5), shingleSet(tokensOf(b), 5));

/** Pairs of articles that a search finds, as "first second". */
async function nearPairs(list: readonly string[], options: Partial<ScanOptions> = {}) {
  const { engine, set, texts, plan } = await sketchTexts(list, options);
  const verifier = new Verifier(engine, new ComparedTexts(set, texts));
  const joins = await joinStrategyFor(engine);
  whole(joins.findNearDuplicates(engine, set, texts, plan, verifier));
  return pairsFrom(verifier, plan.threshold).map(
    (ends) => ends.map((text) => texts.representative[text] ?? -1) as [number, number],
  );
}

/** Pairs that were compared and reach the threshold. */
function pairsFrom(verifier: Verifier, threshold: number): [number, number][] {
  const { pairs } = verifier;
  const found: [number, number][] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    if (similarityOf(verifier.overlapOf(pair)) < threshold) continue;
    found.push([pairs.first(pair), pairs.second(pair)]);
  }
  return found;
}

describe('near-duplicates', () => {
  test.each(['kernel', 'reference'] as const)(
    'have the threshold, exactly (%s)',
    async (engine) => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer(),
          fc.constantFrom(0.05, 0.3, 0.5, 0.8, 1),
          async (seed, threshold) => {
            const list = new Prose(seed).corpus().map((article) => article.text);
            for (const [first, second] of await nearPairs(list, { engine, threshold })) {
              expect(first).toBeLessThan(second);
              expect(similarity(list[first] ?? '', list[second] ?? '')).toBeGreaterThanOrEqual(
                threshold,
              );
            }
          },
        ),
        cases(engine === 'kernel' ? 20 : 4),
      );
    },
  );

  test('over 0.5 are found with 128 slots, at least 97 in 100', async () => {
    const prose = new Prose(3);
    const list = Array.from({ length: 400 }, () => prose.article(3, 60)).flatMap((text) => [
      text,
      prose.edited(text, 0.02 + prose.below(12) / 100),
    ]);
    const planted = list.flatMap((_, i) => {
      const isOver = i % 2 === 0 && similarity(list[i] ?? '', list[i + 1] ?? '') >= 0.5;
      return isOver ? [`${i} ${i + 1}`] : [];
    });
    const found = new Set((await nearPairs(list)).map((pair) => pair.join(' ')));
    const recall = planted.filter((pair) => found.has(pair)).length / planted.length;
    expect(planted.length).toBeGreaterThan(200);
    expect(recall).toBeGreaterThanOrEqual(0.97);
    expect(found.size).toBeLessThanOrEqual(planted.length);
  });

  test('among n copies of one story cost a number of comparisons linear in n', async () => {
    const prose = new Prose(4);
    const story = prose.article(3, 60);
    const list = Array.from({ length: 600 }, () => prose.edited(story, 0.01));
    const { engine, set, texts, plan } = await sketchTexts(list);
    const verifier = new Verifier(engine, new ComparedTexts(set, texts));
    whole(findNearDuplicates(engine, set, texts, plan, verifier));
    expect(verifier.pairs.count).toBeLessThan(40 * list.length);
  });

  test('from all parts of the bands equal those from all bands', async () => {
    const list = new Prose(7).corpus().map((article) => article.text);
    const { engine, set, texts, plan } = await sketchTexts(list);
    const near = (from: number, to: number) => {
      const verifier = new Verifier(engine, new ComparedTexts(set, texts));
      whole(nearByBands(engine, set, texts, verifier, { from, to, threshold: plan.threshold }));
      return pairsFrom(verifier, plan.threshold).map((pair) => pair.join(' '));
    };
    const cut = [0, 5, 6, plan.bands];
    const parts = cut.slice(1).flatMap((to, i) => near(cut[i] ?? 0, to));
    expect([...new Set(parts)].sort()).toEqual(near(0, plan.bands).sort());
    expect(parts.length).toBeGreaterThan(0);
  });

  test('are the same for both engines, if none is near the threshold', async () => {
    const prose = new Prose(5);
    const list = Array.from({ length: 20 }, () => prose.article()).flatMap((text) => [
      text,
      `${prose.words(3).join(' ')} ${prose.edited(text, 0.01)}`,
      prose.edited(text, 0.4),
    ]);
    const kernel = await nearPairs(list);
    const reference = await nearPairs(list, { engine: 'reference' });
    const sorted = (pairs: [number, number][]) => pairs.map(String).sort();
    expect(sorted(reference)).toEqual(sorted(kernel));
    expect(kernel.length).toBe(20);
  });
});

describe('Verifier', () => {
  test('gives the overlap of the shingle sets, in any order of queries', async () => {
    const list = new Prose(6).corpus().map((article) => article.text);
    const { engine, set, texts } = await sketchTexts([...list, 'one', 'one two', 'one two three']);
    const verifier = new Verifier(engine, new ComparedTexts(set, texts));
    for (const round of [1, 2]) {
      for (let i = 0; i < texts.count; i++) {
        for (let j = i + 1; j < texts.count; j++) {
          const [a, b] = round === 1 ? [i, j] : [texts.count - 1 - j, texts.count - 1 - i];
          const sets = [a, b].map((text) =>
            shingleSet(set.tokens(texts.representative[text] ?? 0), 5),
          ) as [Set<string>, Set<string>];
          const { shared, first, second } = verifier.overlap(a, b);
          expect([first, second]).toEqual(sets.map((own) => own.size));
          expect(shared).toBe([...sets[0]].filter((shingle) => sets[1].has(shingle)).length);
        }
      }
    }
    expect(verifier.pairs.count).toBe((texts.count * (texts.count - 1)) / 2);
  });
});

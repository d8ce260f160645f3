import { describe, expect, test } from 'vitest';
import { ComparedTexts } from '../../src/match/compared-texts.js';
import { jaccard as similarityOf, Verifier } from '../../src/match/verify.js';
import { Prose, tokensOf } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';
import { jaccard, shared, shingleSet } from '../oracles/jaccard.js';

/** Three versions of a story; a part of the last one's text may be set aside. */
async function versions(asideTokens: number) {
  const prose = new Prose(11);
  const story = prose.article(3, 60);
  const list = [story, prose.edited(story, 0.05), prose.edited(story, 0.1)];
  const { engine, set, texts } = await sketchTexts(list);
  const cut = texts.textOf[2] ?? 0;
  const setAside = Uint32Array.from(asideTokens === 0 ? [] : [cut, 0, asideTokens]);
  const whole = new Verifier(engine, new ComparedTexts(set, texts));
  const exact = new Verifier(engine, new ComparedTexts(set, texts, setAside), whole);
  const ofPair = (one: number, other: number): [number, number] => {
    const [a = 0, b = 0] = [one, other].map((article) => texts.textOf[article]);
    return [Math.min(a, b), Math.max(a, b)];
  };
  return { list, whole, exact, ofPair };
}

describe('exact overlaps', () => {
  test('equal the overlaps of the sets of shingles, and are known by the number of the pair', async () => {
    const { list, whole, ofPair } = await versions(0);
    const shingles = list.map((text) => shingleSet(tokensOf(text), 5));
    for (const other of [1, 2]) {
      const overlap = whole.overlap(...ofPair(0, other));
      expect(overlap.shared).toBe(shared(shingles[0]!, shingles[other]!));
      expect(similarityOf(overlap)).toBe(jaccard(shingles[0]!, shingles[other]!));
      expect(whole.overlapOf(other - 1)).toEqual(overlap);
    }
  });

  test('of bodies are kept only if something is set aside', async () => {
    const { whole, exact, ofPair } = await versions(20);
    expect(exact.overlap(...ofPair(0, 1))).toEqual(whole.overlap(...ofPair(0, 1)));
    expect(exact.pairs.count).toBe(0);
    const cut = exact.overlap(...ofPair(0, 2));
    expect(exact.pairs.count).toBe(1);
    expect(cut).not.toEqual(whole.overlap(...ofPair(0, 2)));
  });
});

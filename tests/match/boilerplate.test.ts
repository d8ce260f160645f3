import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBoilerplate } from '../../src/match/boilerplate.js';
import { groupPartition } from '../../src/match/fingerprint-groups.js';
import { TextPlaces } from '../../src/match/text-places.js';
import { cases, Prose } from '../fixtures/articles.js';
import { whole } from '../fixtures/pieces.js';
import { sketchTexts } from '../fixtures/sketches.js';
import { boilerplateSpans, type Place } from '../oracles/boilerplate.js';

test('boilerplate equals its definition, for any stories and sources', async () => {
  let found = 0;
  let shorter = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.constantFrom(2, 3, 60), async (seed, sources) => {
      const prose = new Prose(seed);
      const lines = Array.from({ length: 4 }, () => prose.words(6 + prose.below(20)).join(' '));
      const list = Array.from({ length: 90 }, () => {
        const parts = Array.from({ length: 1 + prose.below(4) }, () =>
          prose.below(3) === 0 ? prose.words(10).join(' ') : prose.pick(lines),
        );
        return parts.join(' ');
      });
      const { engine, set, texts, bodies, plan } = await sketchTexts(list);
      const numbers = (limit: number) =>
        Uint32Array.from({ length: texts.count }, () => prose.below(limit));
      const origins = {
        storyOf: numbers(Math.ceil(texts.count / (1 + prose.below(4)))),
        sourceOf: numbers(sources),
      };
      const groups = groupPartition(engine, new TextPlaces(set, texts), 0, 1);
      const places = Array.from(groups.starts.subarray(1), (end, group) =>
        Array.from(
          groups.texts.subarray(groups.starts[group], end),
          (text, i): Place => [text, groups.positions[(groups.starts[group] ?? 0) + i] ?? 0],
        ),
      );
      const tokens = Array.from({ length: texts.count }, (_, text) => bodies.tokens(text));
      const { long, short } = whole(findBoilerplate([groups], bodies, origins, plan));
      const { minPassage } = plan;
      const expected = boilerplateSpans({ groups: places, tokens, ...origins, minPassage });
      expect([...long]).toEqual(expected.long.flat());
      expect([...short]).toEqual(expected.short.flat());
      found += expected.long.length;
      shorter += expected.short.length;
    }),
    cases(40),
  );
  expect(found).toBeGreaterThan(1000);
  expect(shorter).toBeGreaterThan(50);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandKey } from '../../src/sketch/band-keys.js';
import { BUCKETS } from '../../src/sketch/fingerprint-buckets.js';
import { BlockPlaces } from '../../src/store/block-places.js';
import { ScratchBuffer } from '../../src/store/scratch-buffer.js';
import { cases, Prose } from '../fixtures/articles.js';
import { fingerprintsOf, sketchTexts } from '../fixtures/sketches.js';

const prose = new Prose(11);
const TEXTS = ['', 'one', 'one two three four five', prose.article(3, 30), prose.article(9, 90)];

test.each(['kernel', 'reference'] as const)(
  'a block has the fingerprints and band keys that its articles have by their tokens: %s',
  async (engineName) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...TEXTS), { maxLength: 9 }), async (list) => {
        const { engine, plan, set } = await sketchTexts(['one two', ...list], {
          engine: engineName,
        });
        const { keys, bucketEnds } = set.bucketsOf(0, 0, BUCKETS, new ScratchBuffer());
        for (let bucket = 0, at = 0; bucket < BUCKETS; bucket++) {
          for (; at < bucketEnds[bucket]!; at++) expect(keys[at]! >>> 22).toBe(bucket);
        }
        expect(bucketEnds[BUCKETS - 1]).toBe(keys.length);
        for (let article = 0; article < set.count; article++) {
          const { keys, positions } = engine.fingerprints(set.tokens(article));
          const expected = Array.from(keys, (key, i) => [key, positions[i]]);
          expect(fingerprintsOf(set, article)).toEqual(expected);
          expect(set.keyCount(article)).toBe(expected.length);
          const signature = engine.signature(set.tokens(article));
          expect(signature).toHaveLength(plan.shape.slots);
          for (let band = 0; band < plan.bands; band++) {
            const key = bandKey(signature, band * plan.rows, plan.rows);
            expect(set.bandKeysOf(0, band, band + 1)[article]).toBe(key);
          }
        }
      }),
      cases(engineName === 'kernel' ? 50 : 8),
    );
  },
);

test('the article of every token is found, with articles without tokens between', async () => {
  const list = ['', 'one', '', '', prose.article(40, 60), '', prose.article(1, 9), 'a b', ''];
  const { set } = await sketchTexts(list);
  const { block } = set.place(0);
  const places = new BlockPlaces(block);
  let place = 0;
  for (let article = 0; article < set.count; article++) {
    expect(places.start(article)).toBe(place);
    for (let i = 0; i < set.tokenCount(article); i++) expect(places.localAt(place++)).toBe(article);
  }
});

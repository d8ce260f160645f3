import os from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { uniteSetAside } from '../../src/match/boilerplate.js';
import { ComparedTexts } from '../../src/match/compared-texts.js';
import { contextsOfBlock, placesByBlock } from '../../src/match/contexts.js';
import { groupPartition } from '../../src/match/fingerprint-groups.js';
import { linkGroups } from '../../src/match/link.js';
import { TextPlaces } from '../../src/match/text-places.js';
import { SketchSet } from '../../src/store/sketch-set.js';
import { moveToFile } from '../../src/store/sketch-store.js';
import { openSpill } from '../../src/store/spill.js';
import { concatColumns, loadColumn } from '../../src/store/stored-columns.js';
import { cases, Prose } from '../fixtures/articles.js';
import { listSeeds, sketchTexts } from '../fixtures/sketches.js';

const space = openSpill(os.tmpdir());

/** The same articles, each in one of three blocks, two of which are on disk. */
function inBlocks(set: SketchSet): SketchSet {
  const { block } = set.place(0);
  const order = Array.from({ length: set.count }, (_, article) => [article % 3, article]);
  const blocks = [moveToFile(block, space), block, moveToFile(block, space)];
  return new SketchSet({ blocks, order: Uint32Array.from(order.flat()) });
}

/**
 * Texts of few chunks: shared chunks have ever new neighbours, and some occur more than 16 times.
 */
function chunkedTexts(prose: Prose): string[] {
  const chunks = Array.from({ length: 8 }, () => prose.words(3 + prose.below(20)).join(' '));
  return Array.from({ length: 45 }, () => {
    const parts = Array.from({ length: 5 }, () => [
      prose.pick(chunks),
      ...prose.words(prose.below(6)),
    ]);
    return parts.flat().join(' ');
  });
}

test('places are linked by their contexts as by whole texts', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer(),
      fc.constantFrom(6, 12, 30),
      fc.array(fc.tuple(fc.nat(44), fc.nat(60), fc.integer({ min: 1, max: 40 })), {
        maxLength: 40,
      }),
      async (seed, minPassage, aside) => {
        const list = chunkedTexts(new Prose(seed));
        const { engine, plan, set: whole, texts } = await sketchTexts(list, { minPassage });
        const spans = aside
          .filter(([text]) => text < texts.count)
          .map(([text, start, length]) => {
            const count = whole.tokenCount(texts.representative[text]!);
            return [text, Math.min(start, count), Math.min(start + length, count)];
          });
        const setAside = uniteSetAside(engine, Uint32Array.from(spans.flat()));
        const set = inBlocks(whole);
        const bodies = new ComparedTexts(set, texts, setAside);
        const places = new TextPlaces(set, texts);
        const partitions = [0, 1].map((part) => groupPartition(engine, places, part, 2));
        const byBlock = partitions.map((part) => placesByBlock(places, part));
        const blocks = [0, 1, 2].map((block) => {
          const lists = byBlock.map(({ tokens, ends }) =>
            tokens.slice(ends[block - 1] ?? 0, ends[block]),
          );
          return contextsOfBlock(places, bodies, block, lists, plan);
        });
        for (const [part, groups] of partitions.entries()) {
          const pieces = blocks.map(({ words, ends }) =>
            words.slice(ends[part - 1] ?? 0, ends[part]),
          );
          const contexts = { tokens: concatColumns(pieces), rows: loadColumn(byBlock[part]!.rows) };
          const found = linkGroups(engine, groups, bodies, plan, { contexts });
          const expected = linkGroups(engine, groups, bodies, plan);
          const seeds = listSeeds(engine, found);
          expect(seeds).toEqual(listSeeds(engine, expected));
          expect(seeds).not.toHaveLength(0);
        }
      },
    ),
    cases(25),
  );
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distinctTexts } from '../../src/match/distinct-texts.js';
import { type FingerprintGroups, groupPartition } from '../../src/match/fingerprint-groups.js';
import { TextPlaces } from '../../src/match/text-places.js';
import { groupPartition as groupByMap } from '../../src/reference/joins.js';
import { cases, Prose } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

/** The groups as places in words, in a canonical order. */
function listed({ starts, texts, positions }: FingerprintGroups): string[] {
  const groups = Array.from({ length: starts.length - 1 }, (_, group) => {
    const places = Array.from(texts.subarray(starts[group], starts[group + 1]), (text, i) => {
      return `${text}:${positions[(starts[group] ?? 0) + i]}`;
    });
    return places.join(' ');
  });
  return groups.sort();
}

describe('groups of fingerprints', () => {
  test('of any number of partitions together equal the groups of a Map', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.constantFrom(1, 2, 4, 32), async (seed, partitions) => {
        const list = new Prose(seed).corpus().map(({ text }) => text);
        const { engine, set, texts } = await sketchTexts([...list, `${list[0]} ${list[0]}`]);
        const parts = Array.from({ length: partitions }, (_, partition) =>
          groupPartition(engine, new TextPlaces(set, texts), partition, partitions),
        );
        expect(parts.flatMap(listed).sort()).toEqual(
          listed(groupByMap(engine, new TextPlaces(set, texts), 0, 1)),
        );
        for (const { starts, texts: at } of parts) {
          // Fewer texts than ranges, so each is a range.
          const firsts = Array.from(starts.subarray(0, -1), (start) => at[start] ?? -1);
          expect(firsts).toEqual([...firsts].sort((x, y) => x - y));
        }
      }),
      cases(20),
    );
  });

  test('are empty without texts, or for texts without a common word', async () => {
    for (const list of [[], ['one two three four five six', 'red blue green grey']]) {
      const { engine, set, texts } = await sketchTexts(list);
      expect(listed(groupPartition(engine, new TextPlaces(set, texts), 0, 1))).toEqual([]);
    }
  });

  test('come in the order of texts, for any order of articles in blocks', async () => {
    const prose = new Prose(5);
    const phrase = prose.paragraph(40);
    // More places than are sorted by insertion, and fewer.
    const list = Array.from({ length: 100 }, () => `${prose.paragraph(40)}\n${phrase}`);
    list.push(...list.slice(0, 10).map((text) => `${text} ${prose.paragraph(40)}`));
    const { engine, set } = await sketchTexts(list);
    const backwards = Uint32Array.from(list.keys()).reverse();
    const places = new TextPlaces(set, distinctTexts(engine, set, backwards));
    const groups = groupPartition(engine, places, 0, 1);
    expect(listed(groups)).toEqual(listed(groupByMap(engine, places, 0, 1)));
    expect(Math.max(...sizesOf(groups))).toBeGreaterThanOrEqual(list.length);
  });
});

function sizesOf({ starts }: FingerprintGroups): number[] {
  return Array.from(starts.subarray(1), (end, group) => end - starts[group]!);
}

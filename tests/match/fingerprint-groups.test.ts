import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FingerprintGroups, groupPartition } from '../../src/match/fingerprint-groups.js';
import { RepeatFilter } from '../../src/match/repeat-filter.js';
import { TextPlaces } from '../../src/match/text-places.js';
import { groupPartition as groupByMap } from '../../src/reference/joins.js';
import { cases, Prose } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

/** The groups as places in words, in an order of their own. */
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
  test('of all partitions, however many, are those of a Map', async () => {
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
          // Fewer texts than ranges: each is a range.
          const firsts = Array.from(starts.subarray(0, -1), (start) => at[start] ?? -1);
          expect(firsts).toEqual([...firsts].sort((x, y) => x - y));
        }
      }),
      cases(20),
    );
  });

  test('of no texts, and of texts without a word in common, are none', async () => {
    for (const list of [[], ['one two three four five six', 'red blue green grey']]) {
      const { engine, set, texts } = await sketchTexts(list);
      expect(listed(groupPartition(engine, new TextPlaces(set, texts), 0, 1))).toEqual([]);
    }
  });
});

describe('RepeatFilter', () => {
  test('never denies a repeat, and takes few single keys for one', () => {
    const filter = new RepeatFilter();
    for (const count of [0, 1, 2, 1000, 100, 20_000]) {
      filter.clear(count);
      const keys = Uint32Array.from({ length: count }, (_, i) => Math.imul(i + 1, 0x9e3779b1));
      for (const key of keys) filter.add(key);
      const mistaken = keys.filter((key) => filter.mayRepeat(key)).length;
      expect(mistaken).toBeLessThanOrEqual(count / 4);
      for (const key of keys.subarray(0, count / 2)) filter.add(key);
      expect(keys.subarray(0, count / 2).every((key) => filter.mayRepeat(key))).toBe(true);
    }
  });
});

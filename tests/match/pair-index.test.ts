import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PairIndex } from '../../src/match/pair-index.js';
import { cases } from '../fixtures/articles.js';

const number = fc.oneof(fc.nat(40), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 2, 2 ** 32 - 1));
const pairs = fc.array(fc.tuple(number, number), { maxLength: 300 });

describe('PairIndex', () => {
  test('numbers pairs like a Map, in the order in which they are added', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const index = new PairIndex();
        const map = new Map<string, number>();
        for (const [first, second] of list) {
          const key = `${first} ${second}`;
          expect(index.find(first, second)).toBe(map.get(key) ?? -1);
          if (!map.has(key)) map.set(key, map.size);
          expect(index.add(first, second)).toBe(map.get(key));
        }
        expect(index.count).toBe(map.size);
        for (const [key, pair] of map) {
          expect(`${index.first(pair)} ${index.second(pair)}`).toBe(key);
        }
      }),
      cases(100),
    );
  });

  test('keeps every pair while it grows', () => {
    const index = new PairIndex();
    for (let i = 0; i < 100_000; i++) index.add(i % 317, i);
    expect(index.count).toBe(100_000);
    let lost = 0;
    for (let i = 0; i < 100_000; i++) if (index.find(i % 317, i) !== i) lost++;
    expect(lost).toBe(0);
    expect(index.find(1, 0)).toBe(-1);
  });
});

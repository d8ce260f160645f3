import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/kernel/engine.js';
import { Kernel } from '../../src/kernel/kernel.js';
import {
  divideRanges,
  piecesOfRanges,
  placesOfPair,
  RANGES,
  Seeds,
  visitPairs,
} from '../../src/match/seeds.js';
import { ReferenceEngine } from '../../src/reference/engine.js';
import { concatColumns } from '../../src/store/stored-columns.js';
import { cases } from '../fixtures/articles.js';
import { listSeeds } from '../fixtures/sketches.js';

const shape = { shingle: 5, seed: 4, slots: 0, window: 8, unit: 'utf16' } as const;
const engines: Engine[] = [new Kernel(shape), new ReferenceEngine(shape)];

const small = fc.nat(3);
const large = fc.oneof(fc.nat(70_000), fc.constantFrom(255, 256, 65_535, 65_536, 2 ** 32 - 1));
const seedOf = (number: fc.Arbitrary<number>) => fc.tuple(number, number, number, number);
const seedLists = fc.oneof(
  fc.array(seedOf(small), { maxLength: 200 }),
  fc.array(seedOf(large), { maxLength: 60 }),
);

function fill(list: readonly [number, number, number, number][]): Seeds {
  const seeds = new Seeds();
  for (const [first, second, firstAt, secondAt] of list) {
    seeds.add(first, second, firstAt, secondAt);
  }
  return seeds;
}

describe.each(engines)('Seeds ($name)', (engine) => {
  test('come sorted by pair and place, each once', () => {
    fc.assert(
      fc.property(seedLists, (list) => {
        const distinct = [...new Map(list.map((seed) => [String(seed), seed])).values()];
        const sorted = distinct.sort((x, y) => {
          const field = [0, 1, 2, 3].find((at) => x[at] !== y[at]) ?? 0;
          return (x[field] ?? 0) - (y[field] ?? 0);
        });
        expect(listSeeds(engine, fill(list))).toEqual(sorted);
      }),
      cases(60),
    );
  });

  test('of one pair come in one call', () => {
    const list = Array.from(
      { length: 500 },
      (_, i) => [i % 3, 5, i, 7] as [number, number, number, number],
    );
    const visits: number[] = [];
    visitPairs(engine, fill(list).inRanges(2 ** 32).words, (first, _second, places) => {
      visits.push(first, places.length);
    });
    expect(visits).toEqual([0, 334, 1, 334, 2, 332]);
  });

  test('of ranges of first texts are all seeds, in the order of ranges', () => {
    fc.assert(
      fc.property(seedLists, fc.integer({ min: 1, max: 2000 }), (list, most) => {
        const texts = 2 ** 32;
        const [one, other] = [fill(list.slice(0, 7)), fill(list.slice(7))];
        const parts = [one, other].map((seeds) => seeds.inRanges(texts));
        const ends = divideRanges(parts, most);
        expect(ends.at(-1)).toBe(RANGES);
        const visited: number[][] = [];
        for (const [piece, end] of ends.entries()) {
          const start = ends[piece - 1] ?? 0;
          const words = concatColumns(piecesOfRanges(parts, start, end));
          const ranges = new Set<number>();
          const bytes = 4 * words.length;
          visitPairs(engine, words, (first, second, places) => {
            const range = Math.floor((first * RANGES) / texts);
            expect(range >= start && range < end).toBe(true);
            ranges.add(range);
            visited.push([first, second, ...places]);
          });
          expect(bytes <= most || ranges.size === 1).toBe(true);
        }
        const all: number[][] = [];
        visitPairs(engine, fill(list).inRanges(2 ** 32).words, (first, second, places) => {
          all.push([first, second, ...places]);
        });
        expect(visited).toEqual(all);
        for (const [first = 0, second = 0, ...places] of visited) {
          const found = placesOfPair(parts, first, second);
          for (const place of places) expect(found).toContain(place);
        }
      }),
      cases(60),
    );
  });
});

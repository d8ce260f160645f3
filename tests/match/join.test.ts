import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FingerprintGrouper, groupPartition } from '../../src/match/fingerprint-groups.js';
import { linkGroups } from '../../src/match/link.js';
import { TextPlaces } from '../../src/match/text-places.js';
import * as reference from '../../src/reference/joins.js';
import { cases, Prose, tokensOf } from '../fixtures/articles.js';
import { listSeeds, sketchTexts } from '../fixtures/sketches.js';

const MIN_PASSAGE = 12;

/** Texts made of a few chunks: most shared chunks have ever new neighbours. */
function chunkedTexts(prose: Prose): string[] {
  const chunks = Array.from({ length: 6 + prose.below(8) }, () =>
    prose.words(3 + prose.below(8)).join(' '),
  );
  const count = 10 + prose.below(60);
  return Array.from({ length: count }, () => {
    const parts = Array.from({ length: 3 + prose.below(8) }, () =>
      prose.below(4) === 0 ? prose.words(1 + prose.below(6)).join(' ') : prose.pick(chunks),
    );
    return parts.join(' ');
  });
}

/**
 * Every run of MIN_PASSAGE tokens that several texts hold: [text, place] of each. Runs that repeat
 * themselves are excluded, because texts may choose different ones of equal shingles in one window.
 */
function sharedWindows(texts: readonly string[]): [number, number][][] {
  const windows = new Map<string, [number, number][]>();
  for (const [text, own] of texts.entries()) {
    const tokens = tokensOf(own);
    for (let at = 0; at + MIN_PASSAGE <= tokens.length; at++) {
      const run = tokens.slice(at, at + MIN_PASSAGE);
      const seeds = run.slice(3).map((_, i) => run.slice(i, i + 4).join(' '));
      if (new Set(seeds).size < seeds.length) continue;
      const key = run.join(' ');
      windows.set(key, [...(windows.get(key) ?? []), [text, at]]);
    }
  }
  return [...windows.values()].filter((places) => new Set(places.map(([text]) => text)).size > 1);
}

/** Whether seeds inside the run connect all the texts that hold it. */
function areConnected(
  places: readonly [number, number][],
  seeds: ReadonlyMap<string, readonly [number, number][]>,
): boolean {
  const reached = new Set([places[0]?.[0]]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const [x, xAt] of places) {
      for (const [y, yAt] of places) {
        if (x >= y || reached.has(x) === reached.has(y)) continue;
        const own = seeds.get(`${x} ${y}`) ?? [];
        const isLinked = own.some(
          ([i, j]) => i - xAt === j - yAt && i >= xAt && i < xAt + MIN_PASSAGE,
        );
        if (!isLinked) continue;
        reached.add(x).add(y);
        grown = true;
      }
    }
  }
  return places.every(([text]) => reached.has(text));
}

/** The join as the reduce half does it, with either way of grouping. */
function join(
  { engine, set, texts, bodies, plan }: Awaited<ReturnType<typeof sketchTexts>>,
  group: FingerprintGrouper = groupPartition,
) {
  return linkGroups(engine, group(engine, new TextPlaces(set, texts), 0, 1), bodies, plan);
}

async function seedsByPair(list: readonly string[]) {
  const sketched = await sketchTexts(list, { minPassage: MIN_PASSAGE });
  const { engine, texts } = sketched;
  const byPair = new Map<string, [number, number][]>();
  for (const seed of listSeeds(engine, join(sketched))) {
    const [first, second] = seed.slice(0, 2).map((text) => texts.representative[text]);
    const key = `${first} ${second}`;
    byPair.set(key, [...(byPair.get(key) ?? []), [seed[2], seed[3]]]);
  }
  return byPair;
}

/** Removes texts with the same tokens as another. */
function distinct(texts: readonly string[]): string[] {
  return [...new Map(texts.map((text) => [tokensOf(text).join(' '), text])).values()];
}

describe('the fingerprint join', () => {
  test('gives the seeds of a Map of all fingerprints', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const sketched = await sketchTexts(chunkedTexts(new Prose(seed)));
        const seeds = listSeeds(sketched.engine, join(sketched));
        const expected = join(sketched, reference.groupPartition);
        expect(seeds).toEqual(listSeeds(sketched.engine, expected));
      }),
      cases(25),
    );
  });

  test('gives the same seeds for groups linked side by side and one by one', async () => {
    const prose = new Prose(3);
    const story = prose.article(2, 40);
    // More texts than are processed at once, and more contexts of a fingerprint than have leaders.
    const list = distinct(Array.from({ length: 700 }, () => prose.edited(story, 0.05)));
    const { engine, set, texts, bodies, plan } = await sketchTexts(list);
    const groups = groupPartition(engine, new TextPlaces(set, texts), 0, 1);
    const seedsOf = (manyPlaces: number) =>
      listSeeds(engine, linkGroups(engine, groups, bodies, plan, { manyPlaces }));
    const oneByOne = seedsOf(Number.POSITIVE_INFINITY);
    expect(oneByOne.length).toBeGreaterThan(10_000);
    for (const manyPlaces of [0, 50, 500]) expect(seedsOf(manyPlaces)).toEqual(oneByOne);
  });

  test('connects all texts that hold a run of minPassage tokens, through those texts only', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const list = distinct(chunkedTexts(new Prose(seed)));
        const seeds = await seedsByPair(list);
        for (const places of sharedWindows(list)) {
          if (!areConnected(places, seeds)) {
            const [[text = 0, at = 0] = []] = places;
            const run = tokensOf(list[text] ?? '').slice(at, at + MIN_PASSAGE);
            expect.fail(`"${run.join(' ')}" is in ${places.join('; ')}, of ${list.length} texts`);
          }
        }
      }),
      cases(60),
    );
  });

  test('connects copies of a common phrase in hundreds of contexts', async () => {
    const prose = new Prose(1);
    const phrase = prose.words(6).join(' ');
    const contexts = Array.from({ length: 100 }, () => prose.words(7).join(' '));
    const list = [...contexts, ...contexts, ...contexts].map(
      (context) => `${prose.words(20).join(' ')} ${context} ${phrase} ${prose.words(20).join(' ')}`,
    );
    const seeds = await seedsByPair(list);
    const windows = sharedWindows(list);
    expect(windows.length).toBeGreaterThanOrEqual(200);
    for (const places of windows) expect(areConnected(places, seeds)).toBe(true);
  });

  test.each(['one context', 'contexts of their own'])(
    'gives a number of seeds linear in the copies of a phrase in %s',
    async (kind) => {
      const prose = new Prose(2);
      const phrase = prose.words(kind === 'one context' ? 20 : 8).join(' ');
      const list = Array.from(
        { length: 5000 },
        () => `${prose.words(12).join(' ')} ${phrase} ${prose.words(12).join(' ')}`,
      );
      const { words } = join(await sketchTexts(list)).inRanges(list.length);
      // A seed is two texts and their positions.
      const count = words.length / 4;
      // At most two links for each fingerprint, and one fingerprint for each token.
      expect(count).toBeLessThan(2 * 20 * list.length);
      if (kind === 'one context') expect(count).toBeGreaterThanOrEqual(list.length - 1);
    },
  );
});

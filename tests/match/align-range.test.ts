import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Chain, chainsOf, isPassage } from '../../src/align/chain.js';
import type { Engine } from '../../src/kernel/engine.js';
import { type AlignedRange, alignRange, EDITED, PASSAGE } from '../../src/match/align-range.js';
import { AlignedShares } from '../../src/match/aligned-shares.js';
import type { ComparedTexts } from '../../src/match/compared-texts.js';
import { groupPartition } from '../../src/match/fingerprint-groups.js';
import { linkGroups } from '../../src/match/link.js';
import { piecesOfRanges, RANGES, visitPairs } from '../../src/match/seeds.js';
import { sharedSeeds } from '../../src/match/shared-seeds.js';
import { TextPlaces } from '../../src/match/text-places.js';
import { concatColumns } from '../../src/store/stored-columns.js';
import { cases, Prose } from '../fixtures/articles.js';
import { sketchTexts } from '../fixtures/sketches.js';

/**
 * Versions of one story and texts that quote it: pairs that share everything, most, some and
 * little.
 */
function versions(prose: Prose): string[] {
  const paragraphs = prose.paragraphs(6, 20);
  return Array.from({ length: 4 + prose.below(12) }, () => {
    const kept = paragraphs.filter(() => prose.below(4) > 0);
    const parts = prose.below(3) === 0 ? prose.shuffled(kept) : kept;
    const words = [...parts, prose.paragraph(prose.below(60))].join(' ').split(' ');
    return words.map((word) => (prose.below(30) === 0 ? prose.word() : word)).join(' ');
  });
}

async function linkedTexts(seed: number) {
  const sketched = await sketchTexts(versions(new Prose(seed)));
  const { engine, set, texts, bodies, plan } = sketched;
  const seeds = linkGroups(
    engine,
    groupPartition(engine, new TextPlaces(set, texts), 0, 1),
    bodies,
    plan,
  );
  /** The seeds of one of several pieces of the ranges. */
  const rangeOf = (piece: number, pieces: number) => {
    const from = Math.floor((piece * RANGES) / pieces);
    const to = Math.floor(((piece + 1) * RANGES) / pieces);
    return concatColumns(piecesOfRanges([seeds.inRanges(texts.count)], from, to));
  };
  return { ...sketched, rangeOf };
}

/** The passages of two texts around seeds, by the plain chaining. */
function plainPassages(
  engine: Engine,
  bodies: ComparedTexts,
  pair: Pair,
  seeds: Uint32Array,
): Chain[] {
  const [first, second] = pair.map((text) => bodies.tokens(text));
  return chainsOf(engine.alignAndChain(first!, second!, seeds.slice())).filter((chain) =>
    isPassage(chain, 12),
  );
}

type Pair = [first: number, second: number];

/**
 * Matches in the shorter text: each passage counts for the part that longer ones have not covered.
 */
function plainShare(passages: readonly Chain[], firstTokens: number, secondTokens: number): number {
  const covered = new Set<number>();
  let matches = 0;
  for (const chain of [...passages].sort((x, y) => y.matches - x.matches)) {
    const tokens = chain.parts.flatMap(({ aStart, aEnd, bStart, bEnd }) => {
      const [start, end] = firstTokens <= secondTokens ? [aStart, aEnd] : [bStart, bEnd];
      return Array.from({ length: end - start }, (_, i) => start + i);
    });
    const fresh = tokens.filter((token) => !covered.has(token));
    for (const token of fresh) covered.add(token);
    matches += chain.matches * (fresh.length / tokens.length);
  }
  return matches / Math.min(firstTokens, secondTokens);
}

const rowsOf = (words: Uint32Array, length: number) =>
  Array.from({ length: words.length / length }, (_, i) => [
    ...words.subarray(i * length, i * length + length),
  ]);

describe('alignRange', () => {
  test('equals plain chaining of each pair, and knows the shares that a further alignment would give', async () => {
    const shares = { linked: 0, known: 0, unknown: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const { engine, bodies, plan, rangeOf } = await linkedTexts(seed);
        const passages: number[][] = [];
        const linked = new Map<string, number>();
        visitPairs(engine, rangeOf(0, 1), (first, second, places) => {
          const found = plainPassages(engine, bodies, [first, second], places);
          for (const { aStart, aEnd, bStart, bEnd, matches, columns } of found) {
            passages.push([first, second, aStart, aEnd, bStart, bEnd, matches, columns]);
          }
          const share = plainShare(found, bodies.count(first), bodies.count(second));
          if (share >= 0.5) linked.set(`${first},${second}`, share);
        });
        const range = alignRange(engine, bodies, rangeOf(0, 1), plan);
        expect(rowsOf(range.passages, PASSAGE.length)).toEqual(passages);
        expect(rowsOf(range.nominated, 2).map(String)).toEqual([...linked.keys()]);
        expect([...range.linked]).toEqual([...linked.values()]);
        for (const [n, pair] of rowsOf(range.nominated, 2).entries()) {
          const [first, second] = pair as Pair;
          const own = sharedSeeds(engine, bodies, first, second);
          const all = plainPassages(engine, bodies, [first, second], own);
          shares.linked++;
          if (Number.isNaN(range.full[n])) {
            shares.unknown++;
            expect(range.linked[n]).toBeGreaterThanOrEqual(EDITED);
          } else {
            shares.known++;
            expect(range.full[n]).toBe(plainShare(all, bodies.count(first), bodies.count(second)));
          }
        }
      }),
      cases(60),
    );
    expect(Math.min(...Object.values(shares))).toBeGreaterThan(20);
  });

  test('of ranges of first texts, one after another, equals all; shares and coverage, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.nat(15), async (seed, more) => {
        const { engine, bodies, plan, rangeOf } = await linkedTexts(seed);
        const align = (range: number, ranges: number) =>
          alignRange(engine, bodies, rangeOf(range, ranges), plan);
        const whole = align(0, 1);
        const ranges = 2 + more;
        const parts = Array.from({ length: ranges }, (_, range) => align(range, ranges));
        for (const column of ['passages', 'covered', 'nominated', 'linked'] as const) {
          expect(parts.flatMap((part) => [...part[column]])).toEqual([...whole[column]]);
        }
        expect(parts.reduce((sum, { rejected }) => sum + rejected, 0)).toBe(whole.rejected);
        expect(Math.max(...parts.map((part) => part.longestRejected))).toBe(whole.longestRejected);
        const pairs = rowsOf(whole.nominated, 2).filter((_, i) => i % 2 === 0) as Pair[];
        const ask = (ranges: readonly AlignedRange[]) => {
          const shares = new AlignedShares(engine, bodies, plan);
          for (const range of ranges) shares.take(range);
          const told = pairs.map(([first, second]) => shares.of(second, first));
          return { told, covered: rowsOf(shares.covered, 3).map(String).sort() };
        };
        // Linked places are always covered; further coverage does not depend on which pairs were
        // aligned early.
        const linkedPlaces = new Set(rowsOf(whole.covered, 3).map(String));
        const further = ({ told, covered }: ReturnType<typeof ask>) => ({
          told,
          covered: covered.filter((span) => !linkedPlaces.has(span)),
        });
        expect(further(ask(parts))).toEqual(further(ask([whole])));
        const areSure = [...whole.linked].every((share) => share >= EDITED);
        if (areSure) expect(further(ask([]))).toEqual(further(ask([whole])));
      }),
      cases(60),
    );
  });
});

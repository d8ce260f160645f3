import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { GrownWords } from '../sketch/grown.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import { type Chain, chainAlignments, isPassage } from './chain.js';
import type { DistinctTexts } from './distinct-texts.js';
import type { Seeds } from './seeds.js';

/** Numbers of a passage in {@link Passages}. */
export const PASSAGE = {
  first: 0,
  second: 1,
  firstStart: 2,
  firstEnd: 3,
  secondStart: 4,
  secondEnd: 5,
  matches: 6,
  columns: 7,
  length: 8,
} as const;

/** Passages that pairs of texts share; spans count tokens, the text that is earlier stands first. */
export interface Passages {
  readonly count: number;
  /** {@link PASSAGE.length} numbers each, in the order of pairs. */
  readonly words: Uint32Array;
}

/** Aligns every pair of texts around its seeds. Cost: 5 microseconds a pair, and its tokens. */
export function alignPassages(
  engine: Engine,
  set: SketchSet,
  texts: DistinctTexts,
  seeds: Seeds,
  plan: Plan,
  onPair: (first: number, second: number, passages: readonly Chain[]) => void,
): Passages {
  const words = new GrownWords();
  const tokensOf = (text: number) => set.tokens(texts.representative[text] ?? 0);
  seeds.forEachPair(engine, (first, second, places) => {
    const alignments = engine.align(tokensOf(first), tokensOf(second), places);
    const passages = chainAlignments(alignments).filter((c) => isPassage(c, plan.minPassage));
    for (const chain of passages) {
      words.push(first);
      words.push(second);
      words.push(chain.aStart);
      words.push(chain.aEnd);
      words.push(chain.bStart);
      words.push(chain.bEnd);
      words.push(chain.matches);
      words.push(chain.columns);
    }
    if (passages.length > 0) onPair(first, second, passages);
  });
  return { count: words.length / PASSAGE.length, words: words.view() };
}

/**
 * Aligns two articles by all fingerprints that they share, whatever else shares them.
 * @returns passages in the order of the first article.
 */
export function alignPair(
  engine: Engine,
  set: SketchSet,
  first: number,
  second: number,
  plan: Plan,
): Chain[] {
  const places = new Map<number, number>();
  const positions = set.positions(first);
  for (const [i, key] of set.keys(first).entries()) {
    if (!places.has(key)) places.set(key, positions[i] ?? 0);
  }
  const seeds: [number, number][] = [];
  const secondPositions = set.positions(second);
  for (const [i, key] of set.keys(second).entries()) {
    const at = places.get(key);
    if (at !== undefined) seeds.push([at, secondPositions[i] ?? 0]);
  }
  seeds.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
  const alignments = engine.align(
    set.tokens(first),
    set.tokens(second),
    Uint32Array.from(seeds.flat()),
  );
  return chainAlignments(alignments).filter((chain) => isPassage(chain, plan.minPassage));
}

/**
 * Share of the shorter text that matches in the passages: where two overlap in it, the one with
 * more matches counts.
 */
export function alignedShare(
  passages: readonly Chain[],
  firstTokens: number,
  secondTokens: number,
): number {
  const isFirst = firstTokens <= secondTokens;
  const span = (c: Chain) =>
    (isFirst ? [c.aStart, c.aEnd] : [c.bStart, c.bEnd]) as [number, number];
  const taken: [number, number][] = [];
  let matches = 0;
  for (const chain of [...passages].sort((x, y) => y.matches - x.matches || x.aStart - y.aStart)) {
    const [start, end] = span(chain);
    if (taken.some(([from, to]) => start < to && from < end)) continue;
    taken.push([start, end]);
    matches += chain.matches;
  }
  return Math.min(1, matches / Math.min(firstTokens, secondTokens));
}

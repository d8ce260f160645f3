import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { GrownWords } from '../sketch/grown.js';
import type { Bodies } from './bodies.js';
import { type Chain, chainAlignments, isPassage } from './chain.js';
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
  /** Aligned spans that were too short or too different, and the longest exact run in one. */
  readonly rejected: number;
  readonly longestRejected: number;
}

/** Aligns every pair of texts around its seeds. Cost: 5 microseconds a pair, and its tokens. */
export function alignPassages(
  engine: Engine,
  bodies: Bodies,
  seeds: Seeds,
  plan: Plan,
  onPair: (first: number, second: number, passages: readonly Chain[]) => void,
): Passages {
  const words = new GrownWords();
  let rejected = 0;
  let longestRejected = 0;
  seeds.forEachPair(engine, (first, second, places) => {
    const chains = chainPair(engine, bodies, first, second, places);
    const passages = chains.filter((chain) => isPassage(chain, plan.minPassage));
    rejected += chains.length - passages.length;
    for (const chain of chains) {
      if (isPassage(chain, plan.minPassage)) continue;
      longestRejected = Math.max(longestRejected, chain.longestRun);
    }
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
  const count = words.length / PASSAGE.length;
  return { count, words: words.view(), rejected, longestRejected };
}

/** Places of one fingerprint in the text that is indexed: in repetitive text there are thousands. */
const MOST_PLACES = 16;

/**
 * Aligns two texts by all fingerprints that they share, whatever else shares them.
 * @returns passages in the order of the first text.
 */
export function alignPair(
  engine: Engine,
  bodies: Bodies,
  first: number,
  second: number,
  plan: Plan,
): Chain[] {
  const chains = chainPair(engine, bodies, first, second, sharedSeeds(bodies, first, second));
  return chains.filter((chain) => isPassage(chain, plan.minPassage));
}

/** All that is aligned around the seeds of two texts, whether it makes a passage or not. */
export function chainPair(
  engine: Engine,
  bodies: Bodies,
  first: number,
  second: number,
  seeds: Uint32Array,
): Chain[] {
  return chainAlignments(engine.align(bodies.tokens(first), bodies.tokens(second), seeds));
}

/**
 * Seeds of two texts from all fingerprints that both have, in the order of the first text. The text
 * with fewer is indexed: beside a book an article costs a look at each of the book's fingerprints.
 */
export function sharedSeeds(bodies: Bodies, first: number, second: number): Uint32Array {
  const [a, b] = [bodies.fingerprints(first), bodies.fingerprints(second)];
  const isFirstIndexed = a.keys.length <= b.keys.length;
  const [indexed, others] = isFirstIndexed ? [a, b] : [b, a];
  const places = placesByKey(indexed);
  // A pair of places as one number, to be sorted as numbers: exact up to 2^53.
  const width = bodies.count(second);
  const pairs: number[] = [];
  for (let i = 0; i < others.keys.length; i++) {
    const at = others.positions[i]!;
    const own = at < 0 ? undefined : places.get(others.keys[i]!);
    if (!own) continue;
    for (const place of own) {
      pairs.push(isFirstIndexed ? place * width + at : at * width + place);
    }
  }
  const sorted = Float64Array.from(pairs).sort();
  const seeds = new Uint32Array(2 * sorted.length);
  for (let i = 0; i < sorted.length; i++) {
    const place = Math.floor(sorted[i]! / width);
    seeds[2 * i] = place;
    seeds[2 * i + 1] = sorted[i]! - place * width;
  }
  return seeds;
}

function placesByKey({ keys, positions }: ReturnType<Bodies['fingerprints']>) {
  const places = new Map<number, number[]>();
  for (let i = 0; i < keys.length; i++) {
    const position = positions[i]!;
    const known = places.get(keys[i]!);
    if (position < 0 || known?.length === MOST_PLACES) continue;
    if (known) known.push(position);
    else places.set(keys[i]!, [position]);
  }
  return places;
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

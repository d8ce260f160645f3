import { isPassageOf } from '../align/chain.js';
import { addCovered, alignedShare, isPassageAt, nextChain } from '../align/chain-rows.js';
import { ALIGNMENT, CHAIN, NEAR, OPEN } from '../kernel/abi.js';
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import { GrownWords } from '../sketch/grown.js';
import type { Bodies } from './bodies.js';
import { visitPairs } from './seeds.js';
import { sharedSeeds } from './shared-seeds.js';

/** Numbers of a passage that two texts share; spans count tokens, the earlier text stands first. */
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

/** What pairs of texts share, the pairs in order: typed arrays, which a thread can hand over. */
export interface AlignedRange {
  /** {@link PASSAGE.length} numbers each. */
  passages: Uint32Array;
  /** What passages cover, without the gaps in them: text, first token, token behind the last. */
  covered: Uint32Array;
  /** Pairs of which linked passages cover half of the shorter text and more: two texts each. */
  nominated: Uint32Array;
  /** Share of the shorter text that linked passages cover, of each pair that is nominated. */
  linked: Float64Array;
  /** Share that all they have in common covers; NaN where it was not looked for. */
  full: Float64Array;
  /** What passages of a further alignment cover, as above, and how many spans are of each pair. */
  fullCovered: Uint32Array;
  fullSpans: Uint32Array;
  /** Aligned spans that were too short or too different, and the longest exact run in one. */
  rejected: number;
  longestRejected: number;
}

/** Share of the shorter text that must be aligned for one to be an edited copy of the other. */
export const EDITED = 0.7;

/**
 * Share of the shorter text that linked passages cover from which a pair is aligned by all that it
 * shares. On the generator, 20 % edited and in boilerplate, 0.6 finds as much as 0.1; the lower, the
 * more pairs that only have a part in common are aligned twice.
 */
const NOMINATED = 0.5;

/** Tokens around a seed that tell most times that it is there by chance. */
const NEAR_TOKENS = 24;

/**
 * Aligns pairs of texts around their seeds: a function of these alone, so that threads can do ranges
 * of first texts and put them in order. Cost: 8 microseconds a pair.
 * @param seeds of whole texts, as `joinWords` gives them; they are used up.
 */
export function alignRange(
  engine: Engine,
  bodies: Bodies,
  seeds: Uint32Array,
  { minPassage }: Plan,
): AlignedRange {
  const passages = new GrownWords();
  const covered = new GrownWords();
  const nominated = new GrownWords();
  const linkedShares: number[] = [];
  const fullShares: number[] = [];
  const fullCovered = new GrownWords();
  const fullSpans = new GrownWords();
  // Clusters mostly ask for the share of a copy with the earliest text that it is like.
  const isLater = new Uint8Array(bodies.texts.count);
  let rejected = 0;
  let longestRejected = 0;
  visitPairs(engine, seeds, (first, second, places) => {
    if (places.length === 2 && isByChance(first, second, places[0]!, places[1]!)) return;
    const rows = engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), places);
    const before = passages.length;
    for (let at = 0; at < rows.length; at = nextChain(rows, at)) {
      if (isPassageAt(rows, at, minPassage)) {
        addPassage(rows, at, first, second, passages);
      } else {
        rejected++;
        longestRejected = Math.max(longestRejected, rows[at + CHAIN.longestRun]!);
      }
    }
    if (passages.length === before) return;
    addCovered(rows, first, second, minPassage, covered);
    const linked = shareOf(rows, first, second);
    if (linked < NOMINATED) return;
    nominated.push(first);
    nominated.push(second);
    linkedShares.push(linked);
    const spans = fullCovered.length / 3;
    const isWanted = linked < EDITED || isLater[first] === 0;
    fullShares.push(isWanted ? fullShare(first, second, places, linked) : Number.NaN);
    fullSpans.push(fullCovered.length / 3 - spans);
    if (linked >= EDITED) isLater[second] = 1;
  });
  // Slices: a view would be handed over with all the room that was left to grow into.
  return {
    passages: passages.view().slice(),
    covered: covered.view().slice(),
    nominated: nominated.view().slice(),
    linked: Float64Array.from(linkedShares),
    full: Float64Array.from(fullShares),
    fullCovered: fullCovered.view().slice(),
    fullSpans: fullSpans.view().slice(),
    rejected,
    longestRejected,
  };

  function shareOf(rows: Uint32Array, first: number, second: number): number {
    return alignedShare(rows, bodies.count(first), bodies.count(second), minPassage);
  }

  /**
   * Whether the tokens around the one seed of two texts tell that it is no passage, which most such pairs
   * have by chance: nine of ten pairs of a million articles. What it is then is counted.
   */
  function isByChance(first: number, second: number, firstAt: number, secondAt: number): boolean {
    const [aFrom, bFrom] = [
      Math.max(0, firstAt - NEAR_TOKENS),
      Math.max(0, secondAt - NEAR_TOKENS),
    ];
    const aTo = Math.min(bodies.count(first), firstAt + NEAR_TOKENS);
    const bTo = Math.min(bodies.count(second), secondAt + NEAR_TOKENS);
    // The first text is that of the next pairs, too.
    const a = bodies.tokens(first).subarray(aFrom, aTo);
    const b = bodies.part(second, bFrom, bTo);
    const row = engine.alignNear(a, b, firstAt - aFrom, secondAt - bFrom);
    const goesOn = aTo < bodies.count(first) || bTo < bodies.count(second);
    if ((row[NEAR.open]! & OPEN.ahead) > 0 && goesOn) return false;
    if ((row[NEAR.open]! & OPEN.back) > 0 && aFrom + bFrom > 0) return false;
    const [matches, longestRun] = [row[ALIGNMENT.matches]!, row[ALIGNMENT.longestRun]!];
    if (isPassageOf(longestRun, matches, matches + row[ALIGNMENT.edits]!, minPassage)) return false;
    if (matches > 0) rejected++;
    longestRejected = Math.max(longestRejected, longestRun);
    return true;
  }

  /** Where links led to all that two texts share, their share is the links'. */
  function fullShare(first: number, second: number, links: Uint32Array, linked: number): number {
    const places = sharedSeeds(engine, bodies, first, second);
    if (isEqual(places, links)) return linked;
    const rows = engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), places);
    addCovered(rows, first, second, minPassage, fullCovered);
    return shareOf(rows, first, second);
  }
}

function addPassage(
  rows: Uint32Array,
  at: number,
  first: number,
  second: number,
  passages: GrownWords,
): void {
  passages.push(first);
  passages.push(second);
  for (let field = CHAIN.aStart; field <= CHAIN.columns; field++) passages.push(rows[at + field]!);
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

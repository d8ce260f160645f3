import { isPassageOf } from '../align/chain.js';
import { addCovered, alignedShare, isPassageAt, nextChain } from '../align/chain-rows.js';
import { ALIGNMENT, CHAIN, NEAR, OPEN } from '../kernel/abi.js';
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import { Uint32List } from '../sketch/lists.js';
import type { ComparedTexts } from './compared-texts.js';
import { visitPairs } from './seeds.js';
import { sharedSeeds } from './shared-seeds.js';

/**
 * Numbers of a passage that two texts share; spans count tokens, and the earlier text comes first.
 */
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

/**
 * The passages of pairs of texts, the pairs in order: typed arrays, which a thread can hand over.
 */
export interface AlignedRange {
  /** {@link PASSAGE.length} numbers each. */
  passages: Uint32Array;
  /** The spans that passages cover, without the gaps in them: text, first token, end. */
  covered: Uint32Array;
  /** Two texts for each pair whose linked passages cover at least half of the shorter text. */
  nominated: Uint32Array;
  /** For each nominated pair, the share of the shorter text that linked passages cover. */
  linked: Float64Array;
  /** The share that the passages of all common fingerprints cover; NaN if they were not aligned. */
  full: Float64Array;
  /**
   * The spans that these further passages cover (text, first token, end), and the number of spans
   * of each pair.
   */
  recheckedCovered: Uint32Array;
  recheckedSpanCounts: Uint32Array;
  /**
   * The number of aligned spans that were too short or too different, and the longest exact run in
   * one.
   */
  rejected: number;
  longestRejected: number;
}

/** Share of the shorter text that must be aligned in an edited copy. */
export const EDITED = 0.7;

/**
 * The share of the shorter text covered by linked passages from which a pair is aligned by all its
 * common fingerprints. On the generator, with 20 % edited and in boilerplate, 0.6 finds as much as
 * 0.1; a lower value aligns more pairs twice that share only a part.
 */
const NOMINATED = 0.5;

/** Tokens on each side of a lone seed, usually enough to rule out a passage. */
const NEAR_TOKENS = 24;

/**
 * Aligns pairs of texts around their seeds. The result depends only on these, so threads can do
 * ranges of first texts and put the results in order. Cost: 8 microseconds a pair.
 * @param seeds of whole texts, as `concatColumns` gives them; they are overwritten.
 */
export function alignRange(
  engine: Engine,
  bodies: ComparedTexts,
  seeds: Uint32Array,
  { minPassage }: Plan,
): AlignedRange {
  const passages = new Uint32List();
  const covered = new Uint32List();
  const nominated = new Uint32List();
  const linkedShares: number[] = [];
  const fullShares: number[] = [];
  const recheckedCovered = new Uint32List();
  const recheckedSpanCounts = new Uint32List();
  // Clusters usually ask for the share of a copy with the earliest similar text.
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
    const spans = recheckedCovered.length / 3;
    const needsRecheck = linked < EDITED || isLater[first] === 0;
    fullShares.push(needsRecheck ? fullShare(first, second, places, linked) : Number.NaN);
    recheckedSpanCounts.push(recheckedCovered.length / 3 - spans);
    if (linked >= EDITED) isLater[second] = 1;
  });
  // Slices, because handing over a view would hand over the unused rest of its buffer.
  return {
    passages: passages.view().slice(),
    covered: covered.view().slice(),
    nominated: nominated.view().slice(),
    linked: Float64Array.from(linkedShares),
    full: Float64Array.from(fullShares),
    recheckedCovered: recheckedCovered.view().slice(),
    recheckedSpanCounts: recheckedSpanCounts.view().slice(),
    rejected,
    longestRejected,
  };

  function shareOf(rows: Uint32Array, first: number, second: number): number {
    return alignedShare(rows, bodies.count(first), bodies.count(second), minPassage);
  }

  /**
   * Whether the tokens around the only seed of two texts rule out a passage. Most such seeds are
   * there by chance: in a million articles they are nine of ten pairs. Counts them as rejected.
   */
  function isByChance(first: number, second: number, firstAt: number, secondAt: number): boolean {
    const aFrom = Math.max(0, firstAt - NEAR_TOKENS);
    const bFrom = Math.max(0, secondAt - NEAR_TOKENS);
    const aTo = Math.min(bodies.count(first), firstAt + NEAR_TOKENS);
    const bTo = Math.min(bodies.count(second), secondAt + NEAR_TOKENS);
    // The next pairs usually have the same first text.
    const a = bodies.tokens(first).subarray(aFrom, aTo);
    const b = bodies.part(second, bFrom, bTo);
    const row = engine.alignNear(a, b, firstAt - aFrom, secondAt - bFrom);
    const goesOn = aTo < bodies.count(first) || bTo < bodies.count(second);
    if ((row[NEAR.open]! & OPEN.ahead) > 0 && goesOn) return false;
    if ((row[NEAR.open]! & OPEN.back) > 0 && aFrom + bFrom > 0) return false;
    const matches = row[ALIGNMENT.matches]!;
    const longestRun = row[ALIGNMENT.longestRun]!;
    if (isPassageOf(longestRun, matches, matches + row[ALIGNMENT.edits]!, minPassage)) return false;
    if (matches > 0) rejected++;
    longestRejected = Math.max(longestRejected, longestRun);
    return true;
  }

  /**
   * The share by all common fingerprints. If the links already include all of them, it is the
   * linked share.
   */
  function fullShare(first: number, second: number, links: Uint32Array, linked: number): number {
    const places = sharedSeeds(engine, bodies, first, second);
    if (isEqual(places, links)) return linked;
    const rows = engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), places);
    addCovered(rows, first, second, minPassage, recheckedCovered);
    return shareOf(rows, first, second);
  }
}

function addPassage(
  rows: Uint32Array,
  at: number,
  first: number,
  second: number,
  passages: Uint32List,
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

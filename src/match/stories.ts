import { OwnRuns } from '../align/shared-runs.js';
import type { Overlap } from '../kernel/engine.js';
import type { Bodies } from './bodies.js';
import type { PairIndex } from './pair-index.js';
import { containment, jaccard, reversed, type Verifier } from './verify.js';

/** Texts so alike are versions of one story: boilerplate is less than half of an article. */
const ONE_STORY = 0.5;

/** Share of a text's shingles in another one from which it is a part of it. */
const PART = 0.8;

/**
 * Texts of one source with less in common are versions of one story, too, where what they do not share
 * is scattered: no run of own shingles is this share of all of them. A copy of which every tenth word
 * was changed has a hundred short runs; two stories in the same frame have one or two each.
 */
const SCATTERED = 1 / 3;

/**
 * Jaccard similarity below which no pair is looked at: of two copies of which every tenth word was
 * changed it is 0.21, of two pages with a frame of a hundred words 0.1, and those are many.
 */
const LEAST_ALIKE = 0.18;

/** What tells which texts are of one story. */
export interface StoryEvidence {
  /** Overlaps of whole texts that were nominated. */
  verifier: Verifier;
  whole: Bodies;
  /** A number for the source of each text. */
  sourceOf: Uint32Array;
  /** From which Jaccard similarity on two texts are near-duplicates. */
  threshold: number;
  /** Tokens a shingle. */
  shingle: number;
}

/**
 * A number for the story of each text: near-duplicates have the same, and of one source also edited
 * copies and parts. Cost: a look at the tokens of a pair that is of one source, alike and not connected
 * otherwise.
 */
export function groupStories(count: number, evidence: StoryEvidence): Uint32Array {
  const { verifier, sourceOf, threshold } = evidence;
  const { pairs } = verifier;
  const least = Math.max(ONE_STORY, threshold);
  const roots = linked(count, pairs, (pair) => jaccard(verifier.overlapOf(pair)) >= least);
  const test = new ScatterTest(evidence);
  const parts: { part: number; whole: number; words: number }[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    const [first, second] = [pairs.first(pair), pairs.second(pair)];
    if (sourceOf[first] !== sourceOf[second]) continue;
    const overlap = verifier.overlapOf(pair);
    const similarity = jaccard(overlap);
    if (similarity >= least) continue;
    if (containment(overlap) >= PART) {
      parts.push({ part: first, whole: second, words: overlap.first });
    } else if (containment(reversed(overlap)) >= PART) {
      parts.push({ part: second, whole: first, words: overlap.second });
    } else if (similarity >= LEAST_ALIKE && rootOf(roots, first) !== rootOf(roots, second)) {
      if (test.areScattered(first, second, overlap)) union(roots, first, second);
    }
  }
  joinParts(parts, roots);
  return flattened(roots);
}

/** Says of pairs whether what each text has of its own is scattered all over it. */
class ScatterTest {
  readonly #evidence: StoryEvidence;
  /** Of the first text of the last pair: those of one text mostly follow each other. */
  #first: OwnRuns | null = null;

  constructor(evidence: StoryEvidence) {
    this.#evidence = evidence;
  }

  areScattered(one: number, other: number, { shared, first, second }: Overlap): boolean {
    const { whole, shingle } = this.#evidence;
    const [a, b] = [whole.tokens(one), whole.tokens(other)];
    if (!this.#first?.isOf(a)) this.#first = new OwnRuns(a, shingle);
    if (this.#first.areIn(b, SCATTERED * (second - shared))) return false;
    return !new OwnRuns(b, shingle).areIn(a, SCATTERED * (first - shared));
  }
}

/**
 * Joins parts with the stories that they are of: those that are contained in texts of one story. What
 * texts of several stories contain is the frame around them. Longer parts come first, for a part may be
 * contained in another one.
 */
function joinParts(
  parts: { part: number; whole: number; words: number }[],
  roots: Uint32Array,
): void {
  parts.sort((x, y) => y.words - x.words || x.part - y.part || x.whole - y.whole);
  for (let from = 0, to = 0; from < parts.length; from = to) {
    const { part, whole } = parts[from]!;
    let isOfOne = true;
    for (to = from; parts[to]?.part === part; to++) {
      if (rootOf(roots, parts[to]!.whole) !== rootOf(roots, whole)) isOfOne = false;
    }
    if (isOfOne) union(roots, part, whole);
  }
}

/** The smallest text of all that pairs connect with each, itself included. */
export function connect(count: number, pairs: PairIndex): Uint32Array {
  return flattened(linked(count, pairs, () => true));
}

/** A union-find forest of texts; `isTie` picks pairs. */
function linked(count: number, pairs: PairIndex, isTie: (pair: number) => boolean): Uint32Array {
  const roots = new Uint32Array(count);
  for (let text = 0; text < count; text++) roots[text] = text;
  for (let pair = 0; pair < pairs.count; pair++) {
    if (isTie(pair)) union(roots, pairs.first(pair), pairs.second(pair));
  }
  return roots;
}

function union(roots: Uint32Array, one: number, other: number): void {
  const [a, b] = [rootOf(roots, one), rootOf(roots, other)];
  roots[Math.max(a, b)] = Math.min(a, b);
}

function flattened(roots: Uint32Array): Uint32Array {
  for (let text = 0; text < roots.length; text++) roots[text] = rootOf(roots, text);
  return roots;
}

/** Root of a union-find tree; paths are halved on the way (Tarjan and van Leeuwen, 1984). */
export function rootOf(parents: Uint32Array, start: number): number {
  let at = start;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0;
    at = parents[at] ?? 0;
  }
  return at;
}

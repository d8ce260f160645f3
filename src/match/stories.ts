import { OwnRuns } from '../align/shared-runs.js';
import type { Overlap } from '../kernel/engine.js';
import { type Pieces, STEPS_A_PIECE } from '../pool/abort.js';
import type { ComparedTexts } from './compared-texts.js';
import type { PairIndex } from './pair-index.js';
import { containment, jaccard, reversed, type Verifier } from './verify.js';

/** Texts this similar are versions of one story: boilerplate is less than half of an article. */
const ONE_STORY = 0.5;

/** A text is a part of another one that holds this share of its shingles. */
const PART = 0.8;

/**
 * Less similar texts of one source are also versions of one story if the rest of each is scattered:
 * no run of own shingles is this share of all own ones. A copy with every tenth word changed has a
 * hundred short runs; two stories in the same frame have one or two long ones each.
 */
const SCATTERED = 1 / 3;

/**
 * Pairs below this Jaccard similarity are not examined: two copies with every tenth word changed
 * have 0.21; two pages with a frame of a hundred words have 0.1, and are many.
 */
const LEAST_ALIKE = 0.18;

/** The evidence for which texts are of one story. */
export interface StoryEvidence {
  /** Overlaps of whole texts that were nominated. */
  verifier: Verifier;
  whole: ComparedTexts;
  /** A number for the source of each text. */
  sourceOf: Uint32Array;
  /** The Jaccard similarity at which two texts are near-duplicates. */
  threshold: number;
  /** Tokens per shingle. */
  shingle: number;
}

/**
 * A number for the story of each text. Near-duplicates have the same; within one source, so do
 * edited copies and parts. Cost: a look at the tokens of a pair of one source that is similar and
 * not connected otherwise.
 */
export function* groupStories(count: number, evidence: StoryEvidence): Pieces<Uint32Array> {
  const { verifier, sourceOf, threshold } = evidence;
  const { pairs } = verifier;
  const least = Math.max(ONE_STORY, threshold);
  const roots = linked(count, pairs, (pair) => jaccard(verifier.overlapOf(pair)) >= least);
  const test = new ScatterTest(evidence);
  const parts: { part: number; whole: number; words: number }[] = [];
  for (let pair = 0; pair < pairs.count; pair++) {
    if (pair % STEPS_A_PIECE === 0) yield;
    const first = pairs.first(pair);
    const second = pairs.second(pair);
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

/** Decides whether each of two texts has its own words scattered all over it. */
class ScatterTest {
  readonly #evidence: StoryEvidence;
  /** The runs of the first text of the last pair; pairs of one text usually follow each other. */
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
 * Joins parts with their stories: a part is contained in texts of one story only. Text that several
 * stories contain is a frame around them. Longer parts come first, because a part may be contained
 * in another one.
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

/** The smallest text in the component of each text. */
export function connect(count: number, pairs: PairIndex): Uint32Array {
  return flattened(linked(count, pairs, () => true));
}

/** A union-find forest of texts; `isTie` selects the pairs. */
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

/** The root of a union-find tree; paths are halved on the way (Tarjan and van Leeuwen, 1984). */
export function rootOf(parents: Uint32Array, start: number): number {
  let at = start;
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0;
    at = parents[at] ?? 0;
  }
  return at;
}

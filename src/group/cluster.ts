import type { Overlap } from '../kernel/engine.js';
import { EDITED } from '../match/align-range.js';
import type { PairIndex } from '../match/pair-index.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import { TextClusters, type TieRelation } from './text-clusters.js';

/** Share of a text's shingles that must stand in another for it to be contained there. */
export const CONTAINED = 0.8;

/** What is known of pairs of texts. */
export interface PairFigures {
  /** Pairs that may be copies, the smaller number first. */
  pairs: PairIndex;
  /** Exact overlap of two texts, the smaller number first. */
  overlap: (first: number, second: number) => Overlap;
  /** Share of the shorter of any two texts that is aligned. */
  aligned: (one: number, other: number) => number;
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
  /** Whether the text is of a source that never loses to a longer text. */
  isReference: (text: number) => boolean;
  threshold: number;
}

/** A text is whole beside a cut of it from this ratio of shingles on; less is a footer more. */
const LONGER = 1.25;

/** Neighbours that a longer text must take over from one that it contains, to be centre instead. */
const TAKEN_OVER = 16;

/**
 * Clusters texts by centre (Hassanzadeh et al., VLDB 2009): each text in the order of keeping that
 * is not yet taken becomes a centre and takes its free neighbours, and theirs, if they are copies of
 * it: pairs only nominate, each member is verified against the centre. A text that stands whole in a
 * longer one lets that be the centre, where this loses no member.
 * @param order texts, the most worth keeping first.
 * @returns clusters of two articles and more, and what ties them to others.
 */
export function clusterTexts(order: Uint32Array, figures: PairFigures): TextClusters {
  const { starts, others } = neighbourLists(order.length, figures.pairs);
  const taken = new Uint8Array(order.length);
  /** The last centre that each text was a candidate of, from 1. */
  const candidateOf = new Uint32Array(order.length);
  const clusters = new TextClusters();
  for (const text of order) {
    if (taken[text]) continue;
    // Containment leads to ever longer texts, and so to an end.
    let centre = text;
    for (let next = container(centre); next >= 0; next = container(centre)) centre = next;
    collect(centre);
    if (!taken[text]) collect(text);
  }
  linkClusters(clusters, order.length, figures);
  return clusters;

  function container(text: number): number {
    if (figures.isReference(text)) return -1;
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const other = others[at]!;
      if (taken[other]) continue;
      const { overlap } = relate(text, other, figures);
      const isWhole = containment(overlap) >= CONTAINED;
      if (isWhole && overlap.second >= LONGER * overlap.first && takesOver(other, text)) {
        return other;
      }
    }
    return -1;
  }

  /** Whether the first free neighbours of a text are copies of another one, too. */
  function takesOver(other: number, text: number): boolean {
    let asked = 0;
    for (let at = starts[text]!; at < starts[text + 1]! && asked < TAKEN_OVER; at++) {
      const third = others[at]!;
      if (taken[third]) continue;
      asked++;
      if (third !== other && relate(third, other, figures).relation === null) return false;
    }
    return true;
  }

  function collect(centre: number): void {
    taken[centre] = 1;
    const { members } = clusters;
    const before = members.count;
    for (const text of candidates(centre)) {
      const { overlap, relation } = relate(text, centre, figures);
      if (relation === null) continue;
      taken[text] = 1;
      members.add(text, centre, relation, overlap);
    }
    if (members.count > before || figures.isCopied(centre)) clusters.add(centre);
  }

  /** The free neighbours of a centre and theirs, ascending. */
  function candidates(centre: number): Uint32Array {
    const found: number[] = [];
    addFree(centre, centre, found);
    for (let n = 0, near = found.length; n < near; n++) addFree(found[n]!, centre, found);
    return Uint32Array.from(found).sort();
  }

  function addFree(text: number, centre: number, found: number[]): void {
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const other = others[at]!;
      if (taken[other] || candidateOf[other] === centre + 1) continue;
      candidateOf[other] = centre + 1;
      found.push(other);
    }
  }
}

/** Finds pairs of copies of which one is in a cluster that the other is not in. */
function linkClusters(clusters: TextClusters, texts: number, figures: PairFigures): void {
  const clusterOf = clusters.ofTexts(texts);
  const { pairs } = figures;
  for (let pair = 0; pair < pairs.count; pair++) {
    const [other, text] = [pairs.first(pair), pairs.second(pair)];
    if (clusterOf[text] === clusterOf[other]) continue;
    const { overlap, relation } = relate(text, other, figures);
    if (relation !== null) clusters.links.add(text, other, relation, overlap);
  }
}

/** One way for a text to be a copy of another. */
export interface CopyRule {
  relation: TieRelation;
  value: () => number;
  /** From this value on the rule holds. */
  least: number;
}

/**
 * The rules by which a text is a copy of another; the first that holds names the relation.
 * @param overlap seen from the text.
 * @param aligned share of the shorter of the two that is aligned; asked for last, for it costs.
 */
export function copyRules(overlap: Overlap, aligned: () => number, threshold: number): CopyRule[] {
  return [
    { relation: 'near-duplicate', value: () => jaccard(overlap), least: threshold },
    { relation: 'contained', value: () => containment(overlap), least: CONTAINED },
    { relation: 'edited', value: aligned, least: EDITED },
  ];
}

/** What a text is to another by these rules, or null. */
export function relationOf(
  overlap: Overlap,
  aligned: () => number,
  threshold: number,
): TieRelation | null {
  const rules = copyRules(overlap, aligned, threshold);
  return rules.find(({ value, least }) => value() >= least)?.relation ?? null;
}

/** What `text` is to `centre`; its overlap is seen from `text`. */
function relate(text: number, centre: number, figures: PairFigures) {
  const known = figures.overlap(Math.min(text, centre), Math.max(text, centre));
  const overlap = text < centre ? known : reversed(known);
  const aligned = () => figures.aligned(text, centre);
  return { overlap, relation: relationOf(overlap, aligned, figures.threshold) };
}

/** Neighbours of each text, ascending, each once, and where they begin (compressed rows). */
function neighbourLists(count: number, pairs: PairIndex) {
  const starts = new Uint32Array(count + 2);
  for (let pair = 0; pair < pairs.count; pair++) {
    starts[pairs.first(pair) + 2]!++;
    starts[pairs.second(pair) + 2]!++;
  }
  for (let text = 0; text < count; text++) starts[text + 2]! += starts[text + 1]!;
  const others = new Uint32Array(2 * pairs.count);
  for (let pair = 0; pair < pairs.count; pair++) {
    const [first, second] = [pairs.first(pair), pairs.second(pair)];
    others[starts[first + 1]!++] = second;
    others[starts[second + 1]!++] = first;
  }
  for (let text = 0; text < count; text++) {
    const [from, to] = [starts[text]!, starts[text + 1]!];
    if (to - from > 1) others.subarray(from, to).sort();
  }
  return { starts, others };
}

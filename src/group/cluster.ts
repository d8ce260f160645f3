import type { Overlap } from '../kernel/engine.js';
import type { PairIndex } from '../match/pair-index.js';
import { containment, jaccard, reversed } from '../match/verify.js';

/** How a member of a cluster relates to its canonical article. */
export type Relation = 'identical' | 'same-text' | 'near-duplicate' | 'contained' | 'edited';

/** Share of a text's shingles that must stand in another for it to be contained there. */
export const CONTAINED = 0.8;
/** Share of the shorter text that must be aligned for one to be an edited copy of the other. */
export const EDITED = 0.7;

/** A text's tie to the centre of its cluster. */
export interface TextMember {
  text: number;
  relation: 'near-duplicate' | 'contained' | 'edited';
  /** The member's shingles against the centre's. */
  overlap: Overlap;
}

/** Texts that are copies of one: the centre. */
export interface TextCluster {
  centre: number;
  members: TextMember[];
}

/** What is known of pairs of texts. */
export interface PairFigures {
  /** Pairs that may be copies, the smaller number first. */
  pairs: PairIndex;
  /** Exact overlap of two texts, the smaller number first. */
  overlap: (first: number, second: number) => Overlap;
  /** Share of the shorter of the two that is aligned, by number of the pair. */
  aligned: (pair: number) => number;
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
  threshold: number;
}

/**
 * Clusters texts by centre (Hassanzadeh et al., VLDB 2009): each text in the order of keeping that is
 * not yet taken becomes a centre and takes its verified neighbours that are free. No text joins
 * through a third. A text that stands whole in a longer one lets that be the centre.
 * @param order texts, the most worth keeping first.
 * @returns clusters of two articles and more, in the order of their centres' coming.
 */
export function clusterTexts(order: Uint32Array, figures: PairFigures): TextCluster[] {
  const neighbours = neighbourLists(order.length, figures.pairs);
  const taken = new Uint8Array(order.length);
  const clusters: TextCluster[] = [];
  for (const text of order) {
    if (taken[text]) continue;
    // Containment leads to ever longer texts and so to an end; each step is bound to neighbours.
    let centre = text;
    for (let next = container(centre); next >= 0; next = container(centre)) centre = next;
    collect(centre);
    if (!taken[text]) collect(text);
  }
  return clusters;

  function container(text: number): number {
    for (const { other, pair } of neighbours(text)) {
      if (taken[other]) continue;
      const { overlap, relation } = relate(text, other, pair, figures);
      if (relation === 'contained' && overlap.second > overlap.first) return other;
    }
    return -1;
  }

  function collect(centre: number): void {
    taken[centre] = 1;
    const members: TextMember[] = [];
    for (const { other, pair } of neighbours(centre)) {
      if (taken[other]) continue;
      const { overlap, relation } = relate(other, centre, pair, figures);
      if (relation === null) continue;
      taken[other] = 1;
      members.push({ text: other, relation, overlap });
    }
    if (members.length > 0 || figures.isCopied(centre)) clusters.push({ centre, members });
  }
}

/** What `text` is to `centre`; its overlap is seen from `text`. */
function relate(text: number, centre: number, pair: number, figures: PairFigures) {
  const isFirst = text < centre;
  const known = figures.overlap(Math.min(text, centre), Math.max(text, centre));
  const overlap = isFirst ? known : reversed(known);
  let relation: TextMember['relation'] | null = null;
  if (jaccard(overlap) >= figures.threshold) relation = 'near-duplicate';
  else if (containment(overlap) >= CONTAINED) relation = 'contained';
  else if (figures.aligned(pair) >= EDITED) relation = 'edited';
  return { overlap, relation };
}

/** Neighbours of each text, ascending: two arrays for all (compressed rows). */
function neighbourLists(count: number, pairs: PairIndex) {
  const starts = new Uint32Array(count + 2);
  for (let pair = 0; pair < pairs.count; pair++) {
    for (const text of [pairs.first(pair), pairs.second(pair)]) {
      starts[text + 2] = (starts[text + 2] ?? 0) + 1;
    }
  }
  for (let text = 0; text < count; text++) {
    starts[text + 2] = (starts[text + 2] ?? 0) + (starts[text + 1] ?? 0);
  }
  const edges = new Uint32Array(2 * pairs.count);
  for (let pair = 0; pair < pairs.count; pair++) {
    for (const text of [pairs.first(pair), pairs.second(pair)]) {
      const at = starts[text + 1] ?? 0;
      edges[at] = pair;
      starts[text + 1] = at + 1;
    }
  }
  return (text: number): { other: number; pair: number }[] => {
    const own = edges.subarray(starts[text] ?? 0, starts[text + 1] ?? 0);
    const list = Array.from(own, (pair) => {
      const first = pairs.first(pair);
      return { pair, other: first === text ? pairs.second(pair) : first };
    });
    return list.sort((x, y) => x.other - y.other);
  };
}

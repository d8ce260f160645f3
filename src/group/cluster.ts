import type { Overlap } from '../kernel/engine.js';
import { EDITED } from '../match/aligned-shares.js';
import type { PairIndex } from '../match/pair-index.js';
import { containment, jaccard, reversed } from '../match/verify.js';

/** How a member of a cluster relates to its canonical article. */
export type Relation = 'identical' | 'same-text' | 'near-duplicate' | 'contained' | 'edited';

/** Share of a text's shingles that must stand in another for it to be contained there. */
export const CONTAINED = 0.8;

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

/** A copy that stands in another cluster, or in none: it is no copy of this one's centre. */
export interface TextLink extends TextMember {
  /** The text it is a copy of. */
  other: number;
}

/** Clusters, in the order of their centres' coming, and what ties them to others. */
export interface TextClusters {
  clusters: TextCluster[];
  links: TextLink[];
}

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
 * @returns clusters of two articles and more.
 */
export function clusterTexts(order: Uint32Array, figures: PairFigures): TextClusters {
  const neighbours = neighbourLists(order.length, figures.pairs);
  const taken = new Uint8Array(order.length);
  const clusters: TextCluster[] = [];
  for (const text of order) {
    if (taken[text]) continue;
    // Containment leads to ever longer texts, and so to an end.
    let centre = text;
    for (let next = container(centre); next >= 0; next = container(centre)) centre = next;
    collect(centre);
    if (!taken[text]) collect(text);
  }
  return { clusters, links: linkClusters(clusters, figures) };

  function freeNeighbours(text: number): number[] {
    return neighbours(text).filter((other) => !taken[other]);
  }

  function container(text: number): number {
    if (figures.isReference(text)) return -1;
    const free = freeNeighbours(text);
    const holds = (other: number) => {
      const { overlap } = relate(text, other, figures);
      return containment(overlap) >= CONTAINED && overlap.second >= LONGER * overlap.first;
    };
    const takesOver = (other: number) =>
      free
        .slice(0, TAKEN_OVER)
        .every((third) => third === other || relate(third, other, figures).relation !== null);
    return free.find((other) => holds(other) && takesOver(other)) ?? -1;
  }

  function collect(centre: number): void {
    taken[centre] = 1;
    const near = freeNeighbours(centre);
    const candidates = new Set([...near, ...near.flatMap(freeNeighbours)]);
    const members: TextMember[] = [];
    for (const text of [...candidates].sort((x, y) => x - y)) {
      if (text === centre) continue;
      const { overlap, relation } = relate(text, centre, figures);
      if (relation === null) continue;
      taken[text] = 1;
      members.push({ text, relation, overlap });
    }
    if (members.length > 0 || figures.isCopied(centre)) clusters.push({ centre, members });
  }
}

/** Pairs of copies of which one is in a cluster that the other is not in. */
function linkClusters(clusters: readonly TextCluster[], figures: PairFigures): TextLink[] {
  const clusterOf = new Map<number, number>();
  for (const [number, { centre, members }] of clusters.entries()) {
    for (const text of [centre, ...members.map((member) => member.text)]) {
      clusterOf.set(text, number);
    }
  }
  const links: TextLink[] = [];
  const { pairs } = figures;
  for (let pair = 0; pair < pairs.count; pair++) {
    const [other, text] = [pairs.first(pair), pairs.second(pair)];
    if (clusterOf.get(text) === clusterOf.get(other)) continue;
    const { overlap, relation } = relate(text, other, figures);
    if (relation !== null) links.push({ text, other, relation, overlap });
  }
  return links;
}

/** One way for a text to be a copy of another. */
export interface CopyRule {
  relation: TextMember['relation'];
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
): TextMember['relation'] | null {
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

/** Neighbours of each text, ascending, each once: two arrays for all (compressed rows). */
function neighbourLists(count: number, pairs: PairIndex): (text: number) => number[] {
  const starts = new Uint32Array(count + 2);
  const eachEnd = (visit: (text: number, other: number) => void) => {
    for (let pair = 0; pair < pairs.count; pair++) {
      visit(pairs.first(pair), pairs.second(pair));
      visit(pairs.second(pair), pairs.first(pair));
    }
  };
  eachEnd((text) => {
    starts[text + 2] = (starts[text + 2] ?? 0) + 1;
  });
  for (let text = 0; text < count; text++) {
    starts[text + 2] = (starts[text + 2] ?? 0) + (starts[text + 1] ?? 0);
  }
  const others = new Uint32Array(2 * pairs.count);
  eachEnd((text, other) => {
    const at = starts[text + 1] ?? 0;
    others[at] = other;
    starts[text + 1] = at + 1;
  });
  return (text) =>
    [...others.subarray(starts[text] ?? 0, starts[text + 1] ?? 0)].sort((x, y) => x - y);
}

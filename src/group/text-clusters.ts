import type { Overlap } from '../kernel/engine.js';
import { ByteList, Uint32List } from '../sketch/lists.js';

/** Relations by number. */
const TIE_RELATIONS = ['near-duplicate', 'contained', 'edited', 'same-form'] as const;

/** The relation of a text to another one. */
export type TieRelation = (typeof TIE_RELATIONS)[number];

/**
 * Texts that are copies of others. Typed arrays, 21 bytes per tie, because every third text has
 * one.
 */
export class Ties {
  readonly #pairs = new Uint32List();
  readonly #relations = new ByteList();
  readonly #overlaps = new Uint32List();

  get count(): number {
    return this.#relations.length;
  }

  /** The copy. */
  text(tie: number): number {
    return this.#pairs.at(2 * tie);
  }

  /** The original of the copy. */
  other(tie: number): number {
    return this.#pairs.at(2 * tie + 1);
  }

  relation(tie: number): TieRelation {
    return TIE_RELATIONS[this.#relations.at(tie)]!;
  }

  /** The overlap of the copy's shingles with the other text's shingles. */
  overlap(tie: number): Overlap {
    const overlaps = this.#overlaps;
    const at = 3 * tie;
    return { shared: overlaps.at(at), first: overlaps.at(at + 1), second: overlaps.at(at + 2) };
  }

  /** Adds the tie of the copy `text` to `other`. */
  add(text: number, other: number, relation: TieRelation, overlap: Overlap): void {
    this.#pairs.push(text);
    this.#pairs.push(other);
    this.#relations.push(TIE_RELATIONS.indexOf(relation));
    this.#overlaps.push(overlap.shared);
    this.#overlaps.push(overlap.first);
    this.#overlaps.push(overlap.second);
  }
}

/**
 * Clusters of texts that are copies of one, the centre, numbered in the order in which they were
 * added.
 */
export class TextClusters {
  /** The ties of members to the centres of their clusters, cluster by cluster. */
  readonly members = new Ties();
  /** Pairs of copies if one of the two is in a cluster and the other is not in the same. */
  readonly links = new Ties();
  readonly #centres = new Uint32List();
  readonly #ends = new Uint32List();

  get count(): number {
    return this.#centres.length;
  }

  centre(cluster: number): number {
    return this.#centres.at(cluster);
  }

  /** The first tie of a cluster's members, and the end of its ties. */
  bounds(cluster: number): [from: number, to: number] {
    return [cluster === 0 ? 0 : this.#ends.at(cluster - 1), this.#ends.at(cluster)];
  }

  /** Adds a cluster of all members that were added since the last one. */
  add(centre: number): void {
    this.#centres.push(centre);
    this.#ends.push(this.members.count);
  }

  /** The cluster of each text, from 1; 0 for none. */
  ofTexts(texts: number): Uint32Array {
    const clusterOf = new Uint32Array(texts);
    for (let cluster = 0; cluster < this.count; cluster++) {
      clusterOf[this.centre(cluster)] = cluster + 1;
      const [from, to] = this.bounds(cluster);
      for (let tie = from; tie < to; tie++) clusterOf[this.members.text(tie)] = cluster + 1;
    }
    return clusterOf;
  }
}

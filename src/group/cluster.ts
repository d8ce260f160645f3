import type { PairIndex } from '../match/pair-index.js';
import { type Pieces, STEPS_A_PIECE } from '../pool/abort.js';
import { JoinTable } from './centre.js';
import { joinOf, type PairEvidence } from './copy-rules.js';
import { TextClusters } from './text-clusters.js';

/** The texts and pairs that are clustered, and the evidence on pairs. */
export interface ClusterInput extends PairEvidence {
  /** Number of texts. */
  count: number;
  /** Pairs that may be copies, the smaller number first. */
  pairs: PairIndex;
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
}

/** The most texts whose pairs are all judged to find a centre; of more texts a sample is judged. */
const JUDGED = 64;

/**
 * The number of texts of a sample that have the most pairs: the text from which all were copied is
 * among them.
 */
const BUSIEST = 16;

/** A centre that takes less than this share of a large component is one of many stories in it. */
const PRODUCTIVE = 1 / 8;

/**
 * The number of texts that are judged when a centre is sought around one text, in a large component
 * of many stories.
 */
const NEARBY = 16;

/**
 * Clusters texts by centre (Hassanzadeh et al., VLDB 2009). In each component of nominated pairs
 * the text with the most and strongest neighbours becomes a centre ({@link JoinTable.centre}) and
 * takes all copies of it. Pairs only nominate: each member is verified against the centre. The
 * remaining texts form components again. A roundup of two stories is in no cluster of either, but
 * with its own copies. It does not matter which of several articles is kept.
 *
 * Cost: linear in texts and pairs. In a component of up to {@link JUDGED} texts all pairs are
 * judged, in a larger one the pairs of a sample. If a centre takes little of a large component,
 * further centres are only searched for among neighbours.
 * @returns clusters of at least two articles, and their links to other texts.
 */
export function* clusterTexts(input: ClusterInput): Pieces<TextClusters> {
  const search = new ClusterSearch(input);
  const all = Uint32Array.from({ length: input.count }, (_, text) => text);
  const left = search.components(all);
  for (let texts = left.pop(); texts; texts = left.pop()) {
    for (const component of yield* search.cluster(texts)) left.push(component);
    yield;
  }
  yield* linkClusters(search.clusters, input);
  return search.clusters;
}

class ClusterSearch {
  readonly clusters = new TextClusters();
  readonly #input: ClusterInput;
  readonly #neighbours: NeighbourLists;
  readonly #isTaken: Uint8Array;
  /** The last search that reached each text, from 1. */
  readonly #seenBy: Uint32Array;
  #searches = 0;

  constructor(input: ClusterInput) {
    this.#input = input;
    this.#neighbours = neighbourLists(input.count, input.pairs);
    this.#isTaken = new Uint8Array(input.count);
    this.#seenBy = new Uint32Array(input.count);
  }

  /**
   * Components of at least two free texts that nominated pairs connect, each in ascending order. A
   * text without a connection is alone from now on.
   */
  components(texts: Uint32Array): Uint32Array[] {
    const search = ++this.#searches;
    const found: Uint32Array[] = [];
    for (const text of texts) {
      if (this.#isTaken[text] === 1 || this.#seenBy[text] === search) continue;
      const component = this.#reach(text, search);
      if (component.length === 1) this.#leaveAlone(text);
      else found.push(component.sort());
    }
    return found;
  }

  /** Clusters a component of free texts; returns the components of the remaining texts. */
  *cluster(texts: Uint32Array): Pieces<Uint32Array[]> {
    if (texts.length <= JUDGED) {
      yield* this.#clusterFew(texts);
      return [];
    }
    const sample = this.#sample(texts);
    const place = new JoinTable(sample, this.#input).centre(new Uint8Array(sample.length).fill(1));
    yield;
    const taken = place < 0 ? 0 : yield* this.#collect(sample[place]!, texts);
    if (taken >= PRODUCTIVE * texts.length) return this.components(texts);
    yield* this.#clusterNearby(texts);
    return [];
  }

  /** Clusters a few texts; roundups among themselves, once the stories in them are taken. */
  *#clusterFew(texts: Uint32Array): Pieces<void> {
    const table = new JoinTable(texts, this.#input);
    const isRoundup = table.roundups();
    for (const isIn of [isRoundup.map((roundup) => 1 - roundup), isRoundup]) {
      yield* this.#clusterWithin(texts, table, isIn);
    }
    for (const text of texts) this.#leaveAlone(text);
  }

  /** @param isIn by place, 1 for a text that may be in a cluster with the others. */
  *#clusterWithin(texts: Uint32Array, table: JoinTable, isIn: Uint8Array): Pieces<void> {
    const some = texts.filter((_, place) => isIn[place] === 1);
    const isFree = isIn.slice();
    for (let place = table.centre(isFree); place >= 0; place = table.centre(isFree)) {
      yield* this.#collect(texts[place]!, some);
      for (const [i, text] of texts.entries()) {
        if (this.#isTaken[text] === 1) isFree[i] = 0;
      }
    }
  }

  /** Clusters around each free text, the one with the most pairs first. */
  *#clusterNearby(texts: Uint32Array): Pieces<void> {
    for (const text of this.#busiestFirst(texts)) {
      while (this.#isTaken[text] === 0) {
        const near = this.#free(text);
        if (near.length === 0) {
          this.#leaveAlone(text);
          continue;
        }
        const judged = Uint32Array.from([text].concat(near.slice(0, NEARBY - 1))).sort();
        const place = new JoinTable(judged, this.#input).centre(
          new Uint8Array(judged.length).fill(1),
        );
        if (place < 0) this.#leaveAlone(text);
        else yield* this.#collect(judged[place]!, this.#twoSteps(judged[place]!));
        yield;
      }
    }
  }

  /**
   * Makes a cluster of a centre and its copies among the free texts given; returns their number.
   */
  *#collect(centre: number, texts: Uint32Array): Pieces<number> {
    this.#isTaken[centre] = 1;
    const { members } = this.clusters;
    const before = members.count;
    for (const [i, text] of texts.entries()) {
      if (i % STEPS_A_PIECE === STEPS_A_PIECE - 1) yield;
      if (this.#isTaken[text] === 1) continue;
      const join = joinOf(text, centre, this.#input);
      if (join === null) continue;
      this.#isTaken[text] = 1;
      members.add(text, centre, join.relation, join.overlap);
    }
    const taken = members.count - before;
    if (taken > 0 || this.#input.isCopied(centre)) this.clusters.add(centre);
    return taken + 1;
  }

  /** Ends the search for copies of a text that has none. */
  #leaveAlone(text: number): void {
    if (this.#isTaken[text] === 1) return;
    this.#isTaken[text] = 1;
    if (this.#input.isCopied(text)) this.clusters.add(text);
  }

  /** The texts with the most pairs, and others at even distances among the rest, ascending. */
  #sample(texts: Uint32Array): Uint32Array {
    const chosen = new Set(this.#busiestFirst(texts).subarray(0, BUSIEST));
    const step = texts.length / (JUDGED - chosen.size);
    for (let at = 0; at < texts.length; at += step) chosen.add(texts[Math.floor(at)]!);
    return Uint32Array.from(chosen).sort();
  }

  #busiestFirst(texts: Uint32Array): Uint32Array {
    const { starts } = this.#neighbours;
    const pairs = (text: number) => starts[text + 1]! - starts[text]!;
    return texts.slice().sort((x, y) => pairs(y) - pairs(x) || x - y);
  }

  /** Free texts that pairs connect with one, itself included. */
  #reach(start: number, search: number): Uint32Array {
    const found = [start];
    this.#seenBy[start] = search;
    for (let n = 0; n < found.length; n++) this.#addFree(found[n]!, search, found);
    return Uint32Array.from(found);
  }

  /** The free neighbours of a text and their free neighbours, ascending. */
  #twoSteps(text: number): Uint32Array {
    const search = ++this.#searches;
    const found: number[] = [];
    this.#seenBy[text] = search;
    this.#addFree(text, search, found);
    for (let n = 0, near = found.length; n < near; n++) this.#addFree(found[n]!, search, found);
    return Uint32Array.from(found).sort();
  }

  #free(text: number): number[] {
    const search = ++this.#searches;
    const found: number[] = [];
    this.#seenBy[text] = search;
    this.#addFree(text, search, found);
    return found;
  }

  #addFree(text: number, search: number, found: number[]): void {
    const { starts, others } = this.#neighbours;
    for (let at = starts[text]!; at < starts[text + 1]!; at++) {
      const other = others[at]!;
      if (this.#isTaken[other] === 1 || this.#seenBy[other] === search) continue;
      this.#seenBy[other] = search;
      found.push(other);
    }
  }
}

/** Finds pairs of copies if one of the two is in a cluster and the other is not in the same. */
function* linkClusters(clusters: TextClusters, input: ClusterInput): Pieces<void> {
  const clusterOf = clusters.ofTexts(input.count);
  const { pairs } = input;
  for (let pair = 0; pair < pairs.count; pair++) {
    if (pair % STEPS_A_PIECE === 0) yield;
    const [other, text] = [pairs.first(pair), pairs.second(pair)];
    if (clusterOf[text] === clusterOf[other]) continue;
    const join = joinOf(text, other, input);
    if (join !== null) clusters.links.add(text, other, join.relation, join.overlap);
  }
}

/** Neighbours of each text, ascending, each once, and where they begin (compressed rows). */
interface NeighbourLists {
  starts: Uint32Array;
  others: Uint32Array;
}

function neighbourLists(count: number, pairs: PairIndex): NeighbourLists {
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

import type { Overlap } from '../kernel/engine.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import { CONTAINED, type Join, joinsOf, overlapOf, type PairEvidence } from './copy-rules.js';

/**
 * From this ratio of shingles on, a text is the whole and the shorter one a cut of it; a smaller
 * difference is only a footer.
 */
const LONGER = 1.25;

/**
 * From this ratio on, most of the longer text is about something that the shorter one does not
 * show.
 */
const MUCH_LONGER = 5;

/** Two texts are unlike if less than this share of the shorter occurs in the other. */
const LIKE = 0.1;

/**
 * From this number of unlike parts on, a text is a collection of stories, whatever other text holds
 * them: a digest beside a longer one. Two may be the beginning and the end of one story.
 */
const COLLECTED = 3;

/**
 * The judgement on a text and a centre, in {@link JoinTable}. `held`: one of the two is contained
 * in the other, which is much longer, so neither gains by it.
 */
const JOIN = { unknown: 0, none: 1, held: 2, counted: 3 } as const;

/** How many texts a centre represents, and how well. */
interface Rank {
  place: number;
  /** Neighbours that count. */
  counted: number;
  /** All neighbours. */
  neighbours: number;
  /** Sum of the similarities of the neighbours that count. */
  strength: number;
}

/**
 * The joins of a few texts with each other, each pair judged once, on demand. Texts are named by
 * their places in the list. Cost: 26 bytes, an overlap and at most an alignment a pair.
 */
export class JoinTable {
  readonly #texts: Uint32Array;
  readonly #evidence: PairEvidence;
  /** A number of {@link JOIN} at `place * count + centre`. */
  readonly #joins: Uint8Array;
  readonly #strengths: Float64Array;
  /** The shingles of each text; and the common ones of two, at `place * count + other`. */
  readonly #sizes: Uint32Array;
  readonly #shared: Uint32Array;
  /** Whether a text is a collection of the texts that are free now. */
  readonly #collections = new Map<number, boolean>();

  /** @param texts at least two, in ascending order. */
  constructor(texts: Uint32Array, evidence: PairEvidence) {
    this.#texts = texts;
    this.#evidence = evidence;
    this.#joins = new Uint8Array(texts.length ** 2);
    this.#strengths = new Float64Array(texts.length ** 2);
    this.#sizes = new Uint32Array(texts.length);
    this.#shared = new Uint32Array(texts.length ** 2);
    for (let place = 0; place < texts.length; place++) {
      for (let other = place + 1; other < texts.length; other++) this.#compare(place, other);
    }
  }

  /**
   * The place of the centre: the text with the most neighbours among the free texts; among equals
   * the one most similar to them, then the longest, then the first. If one of two neighbours is
   * contained in the other and much shorter, they count for each other only to break a tie. A text
   * that contains texts of two stories (a roundup of both) is not a centre. If two texts have only
   * each other, the longer one is the centre.
   * @param isFree by place, 1 for a text that is not yet in a cluster.
   * @returns -1 if no free text has a neighbour.
   */
  centre(isFree: Uint8Array): number {
    this.#collections.clear();
    const candidates: Rank[] = [];
    for (let place = 0; place < isFree.length; place++) {
      const rank = isFree[place] === 1 ? this.#rank(place, isFree) : null;
      if (rank !== null && rank.neighbours > 0) candidates.push(rank);
    }
    candidates.sort(
      (x, y) =>
        y.counted - x.counted ||
        y.neighbours - x.neighbours ||
        y.strength - x.strength ||
        this.#length(y.place) - this.#length(x.place) ||
        x.place - y.place,
    );
    const best = candidates.find(({ place }) => !this.#holdsUnlike(place, isFree));
    if (best === undefined) return -1;
    const other = best.neighbours === 1 ? this.#onlyNeighbour(best.place, candidates) : undefined;
    return other !== undefined && this.#length(other) > this.#length(best.place)
      ? other
      : best.place;
  }

  /** By place, 1 for a text that contains texts of two or more stories: it is a copy of neither. */
  roundups(): Uint8Array {
    this.#collections.clear();
    const all = new Uint8Array(this.#texts.length).fill(1);
    return all.map((_, place) => Number(this.#holdsUnlike(place, all)));
  }

  /** The other of two texts that have only each other. */
  #onlyNeighbour(centre: number, candidates: readonly Rank[]): number | undefined {
    const isOther = ({ place }: Rank) =>
      place !== centre &&
      this.#join(place, centre) !== JOIN.none &&
      this.#join(centre, place) !== JOIN.none;
    const other = candidates.find(isOther);
    return other?.neighbours === 1 ? other.place : undefined;
  }

  #rank(centre: number, isFree: Uint8Array): Rank {
    const rank = { place: centre, counted: 0, neighbours: 0, strength: 0 };
    for (let place = 0; place < isFree.length; place++) {
      if (place === centre || isFree[place] === 0) continue;
      const join = this.#join(place, centre);
      if (join === JOIN.none) continue;
      rank.neighbours++;
      if (join === JOIN.held) continue;
      rank.counted++;
      rank.strength += this.#strengths[place * isFree.length + centre]!;
    }
    return rank;
  }

  /**
   * Whether a text contains free texts of two or more stories. Texts are of one story if one has a
   * part of the other, if others connect them, or if a text of another length contains both. So the
   * parts of one story are one, and the stories of a roundup are not. A collection connects none.
   */
  #holdsUnlike(centre: number, isFree: Uint8Array): boolean {
    const stories = this.#storiesIn(centre, isFree);
    if (stories.count >= COLLECTED) return true;
    for (let other = 0; other < isFree.length && stories.count > 1; other++) {
      if (other === centre || isFree[other] === 0) continue;
      const [first, second] = [this.#length(other), this.#length(centre)];
      if (first < LONGER * second && second < LONGER * first) continue;
      if (!this.#isCollection(other, isFree)) stories.uniteIf((place) => this.#holds(other, place));
    }
    return stories.count > 1;
  }

  /** The free texts that a text contains, by their likeness to each other; without collections. */
  #storiesIn(container: number, isFree: Uint8Array): Stories {
    const stories = new Stories();
    for (let place = 0; place < isFree.length; place++) {
      if (isFree[place] === 0 || !this.#holds(container, place)) continue;
      if (this.#isCollection(place, isFree)) continue;
      stories.add(place, (other) => !isUnlike(this.#overlap(place, other)));
    }
    return stories;
  }

  /** Whether a text contains {@link COLLECTED} stories. It ends, because parts are shorter. */
  #isCollection(place: number, isFree: Uint8Array): boolean {
    const known = this.#collections.get(place);
    if (known !== undefined) return known;
    const isCollection = this.#storiesIn(place, isFree).count >= COLLECTED;
    this.#collections.set(place, isCollection);
    return isCollection;
  }

  /** Whether a text contains another one, and more than that. */
  #holds(container: number, place: number): boolean {
    if (place === container || this.#length(container) < LONGER * this.#length(place)) return false;
    return containment(this.#overlap(place, container)) >= CONTAINED;
  }

  /** The judgement on a text and a centre; see {@link JOIN}. */
  #join(place: number, centre: number): number {
    const at = place * this.#texts.length + centre;
    if (this.#joins[at] === JOIN.unknown) this.#judge(place, centre);
    return this.#joins[at]!;
  }

  /** Judges two texts in both directions, because both are usually needed. */
  #judge(place: number, other: number): void {
    const count = this.#texts.length;
    const [one, two] = [this.#texts[place]!, this.#texts[other]!];
    const [there, back] = joinsOf(one, two, this.#overlap(place, other), this.#evidence);
    const aligned = () => this.#evidence.aligned(one, two);
    this.#joins[place * count + other] = kindOf(there);
    if (there) this.#strengths[place * count + other] = strengthOf(there, aligned);
    this.#joins[other * count + place] = kindOf(back);
    if (back) this.#strengths[other * count + place] = strengthOf(back, aligned);
  }

  #compare(place: number, other: number): void {
    const count = this.#texts.length;
    const { shared, first, second } = overlapOf(
      this.#texts[place]!,
      this.#texts[other]!,
      this.#evidence,
    );
    this.#sizes[place] = first;
    this.#sizes[other] = second;
    this.#shared[place * count + other] = shared;
    this.#shared[other * count + place] = shared;
  }

  #overlap(place: number, other: number): Overlap {
    const shared = this.#shared[place * this.#texts.length + other]!;
    return { shared, first: this.#sizes[place]!, second: this.#sizes[other]! };
  }

  #length(place: number): number {
    return this.#sizes[place]!;
  }
}

function kindOf(join: Join | null): number {
  if (join === null) return JOIN.none;
  const { first, second } = join.overlap;
  const isHeld =
    (containment(join.overlap) >= CONTAINED && second >= MUCH_LONGER * first) ||
    (containment(reversed(join.overlap)) >= CONTAINED && first >= MUCH_LONGER * second);
  return isHeld ? JOIN.held : JOIN.counted;
}

/**
 * How similar two texts are. An edited copy shares few shingles with its original, so its alignment
 * counts.
 */
function strengthOf({ relation, overlap }: Join, aligned: () => number): number {
  if (relation !== 'edited') return jaccard(overlap);
  const [shorter, longer] = [overlap.first, overlap.second].sort((x, y) => x - y) as [
    number,
    number,
  ];
  return (aligned() * shorter) / longer;
}

function isUnlike(overlap: Overlap): boolean {
  return Math.max(containment(overlap), containment(reversed(overlap))) < LIKE;
}

/** Places by the stories that they are of. */
class Stories {
  #stories: number[][] = [];

  get count(): number {
    return this.#stories.length;
  }

  /**
   * Joins the stories that have a place like this one, and adds it to them; without such a story,
   * the place begins a new one.
   */
  add(place: number, isLike: (other: number) => boolean): void {
    this.#stories.push([place]);
    this.uniteIf((other) => other === place || isLike(other));
  }

  /** Makes one story of all stories that have a place for which `isOfKind` holds. */
  uniteIf(isOfKind: (place: number) => boolean): void {
    const united = this.#stories.filter((places) => places.some(isOfKind));
    if (united.length < 2) return;
    const others = this.#stories.filter((places) => !united.includes(places));
    this.#stories = [...others, united.flat()];
  }
}

import { longestOwnRun } from '../align/shared-runs.js';
import type { Overlap } from '../kernel/engine.js';
import type { Bodies } from './bodies.js';

/** Words of its own in a row that make a page of a site a story of its own. */
const STORY_OF_SITE = 100;

/**
 * The same for texts of whatever source that align as an `edited` copy and share hardly a shingle of
 * the usual length: two stories with lists of links, whose words recur in the same order. Shingles of
 * three words, because every fourth word may be changed in a copy; a share of the text, because a
 * book that was scanned has pages that no other edition has.
 */
const STORY_OF_LINKS = 50;
const SHARE_OF_STORY = 1 / 6;
const FEW_SHINGLES = 0.25;
const SHORT_SHINGLE = 3;

/** A rule by which two texts that are alike are stories of their own, and what it sees of a pair. */
export interface StoryRule {
  rule: 'pages-of-one-site' | 'stories-beside-links';
  /** Words in a row that only the one has, and from how many on it is a story. */
  ownRunOfA: number;
  leastOfA: number;
  ownRunOfB: number;
  leastOfB: number;
  /** Whether both are of one source; whether they share less than a quarter of their shingles. */
  applies: boolean;
  holds: boolean;
}

/** Says of pairs of bodies whether each is a story of its own, whatever surrounds both. */
export class OwnStories {
  readonly #bodies: Bodies;
  readonly #sourceOf: Uint32Array;
  readonly #shingle: number;

  /** @param sourceOf a number for the source of each text, 0 where it is not known. */
  constructor(bodies: Bodies, sourceOf: Uint32Array, shingle: number) {
    this.#bodies = bodies;
    this.#sourceOf = sourceOf;
    this.#shingle = shingle;
  }

  /**
   * Whether two texts of one source are two whole pages: each has {@link STORY_OF_SITE} words in a row
   * of which no shingle occurs in the other.
   * @param overlap of the two, which says of most pairs that they cannot be.
   */
  areOnOneSite(one: number, other: number, { shared, first, second }: Overlap): boolean {
    const source = this.#sourceOf[one];
    if (source === 0 || source !== this.#sourceOf[other]) return false;
    if (Math.min(first, second) - shared < STORY_OF_SITE - this.#shingle) return false;
    const [a, b] = [this.#bodies.tokens(one), this.#bodies.tokens(other)];
    return (
      longestOwnRun(a, b, this.#shingle) >= STORY_OF_SITE &&
      longestOwnRun(b, a, this.#shingle) >= STORY_OF_SITE
    );
  }

  /** Both rules with their figures of a pair, as {@link areOnOneSite} and {@link areBesideLinks} judge it. */
  rules(one: number, other: number, overlap: Overlap): StoryRule[] {
    const [a, b] = [this.#bodies.tokens(one), this.#bodies.tokens(other)];
    const runs = (shingle: number) => ({
      ownRunOfA: longestOwnRun(a, b, shingle),
      ownRunOfB: longestOwnRun(b, a, shingle),
    });
    const source = this.#sourceOf[one];
    return [
      {
        rule: 'pages-of-one-site',
        ...runs(this.#shingle),
        ...{ leastOfA: STORY_OF_SITE, leastOfB: STORY_OF_SITE },
        applies: source !== 0 && source === this.#sourceOf[other],
        holds: this.areOnOneSite(one, other, overlap),
      },
      {
        rule: 'stories-beside-links',
        ...runs(SHORT_SHINGLE),
        ...{ leastOfA: storyBesideLinks(a), leastOfB: storyBesideLinks(b) },
        applies: shareFew(overlap),
        holds: this.areBesideLinks(one, other, overlap),
      },
    ];
  }

  /** Whether an `edited` copy is none, since each text has a story of its own beside what aligns. */
  areBesideLinks(one: number, other: number, overlap: Overlap): boolean {
    return areBesideLinks(this.#bodies.tokens(one), this.#bodies.tokens(other), overlap);
  }
}

/** See {@link OwnStories.areBesideLinks}. Cost: a look at each token, where few shingles are shared. */
export function areBesideLinks(a: Uint32Array, b: Uint32Array, overlap: Overlap): boolean {
  const isStory = (text: Uint32Array, other: Uint32Array) =>
    longestOwnRun(text, other, SHORT_SHINGLE) >= storyBesideLinks(text);
  return shareFew(overlap) && isStory(a, b) && isStory(b, a);
}

/** Tokens of its own in a row that make a text a story beside links. */
function storyBesideLinks({ length }: Uint32Array): number {
  return Math.ceil(Math.max(STORY_OF_LINKS, SHARE_OF_STORY * length));
}

function shareFew({ shared, first, second }: Overlap): boolean {
  return shared < FEW_SHINGLES * Math.min(first, second);
}

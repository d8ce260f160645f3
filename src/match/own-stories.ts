import { longestOwnRun } from '../align/shared-runs.js';
import type { Overlap } from '../kernel/engine.js';
import type { ComparedTexts } from './compared-texts.js';

/** A page of a site is a story of its own if this many consecutive words are its own. */
const STORY_OF_SITE = 100;

/**
 * The number of such words in texts of any sources that align as an `edited` copy and share hardly
 * a shingle of the usual length: two stories with lists of links, whose words recur in the same
 * order. Shingles have three words, because every fourth word may be changed in a copy. The run
 * must also be a share of the text, because a scanned book has pages that no other edition has.
 */
const STORY_OF_LINKS = 50;
const SHARE_OF_STORY = 1 / 6;
const FEW_SHINGLES = 0.25;
const SHORT_SHINGLE = 3;

/** A rule by which two similar texts are stories of their own, with its figures for a pair. */
export interface StoryRule {
  rule: 'pages-of-one-site' | 'stories-beside-links';
  /** Consecutive words that only this text has, and the number that makes a story. */
  ownRunOfA: number;
  leastOfA: number;
  ownRunOfB: number;
  leastOfB: number;
  /**
   * Whether the rule applies: both are of one source, or they share less than a quarter of their
   * shingles.
   */
  applies: boolean;
  holds: boolean;
}

/**
 * Decides whether the two texts of a pair are stories of their own, even if their surroundings are
 * the same.
 */
export class OwnStories {
  readonly #bodies: ComparedTexts;
  readonly #sourceOf: Uint32Array;
  readonly #shingle: number;

  /** @param sourceOf a number for the source of each text, 0 if it is not known. */
  constructor(bodies: ComparedTexts, sourceOf: Uint32Array, shingle: number) {
    this.#bodies = bodies;
    this.#sourceOf = sourceOf;
    this.#shingle = shingle;
  }

  /**
   * Whether two texts of one source are two whole pages: each has {@link STORY_OF_SITE} consecutive
   * words without a shingle of the other.
   * @param overlap of the two, which rules out most pairs.
   */
  areOnOneSite(one: number, other: number, overlap: Overlap): boolean {
    const source = this.#sourceOf[one];
    if (source === 0 || source !== this.#sourceOf[other]) return false;
    const [a, b] = [this.#bodies.tokens(one), this.#bodies.tokens(other)];
    return arePagesOfOneSite(a, b, overlap, this.#shingle);
  }

  /**
   * Both rules with their figures for a pair, as {@link areOnOneSite} and {@link areBesideLinks}
   * apply them.
   */
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

  /**
   * Whether two texts that align as an `edited` copy are two stories after all, because each has
   * one of its own beside the aligned part.
   */
  areBesideLinks(one: number, other: number, overlap: Overlap): boolean {
    return areBesideLinks(this.#bodies.tokens(one), this.#bodies.tokens(other), overlap);
  }
}

/**
 * See {@link OwnStories.areOnOneSite}, for two texts of one source. Cost: a look at each token if many
 * shingles differ.
 */
export function arePagesOfOneSite(
  a: Uint32Array,
  b: Uint32Array,
  { shared, first, second }: Overlap,
  shingle: number,
): boolean {
  if (Math.min(first, second) - shared < STORY_OF_SITE - shingle) return false;
  return (
    longestOwnRun(a, b, shingle) >= STORY_OF_SITE && longestOwnRun(b, a, shingle) >= STORY_OF_SITE
  );
}

/** See {@link OwnStories.areBesideLinks}. Cost: a look at each token if few shingles are shared. */
export function areBesideLinks(a: Uint32Array, b: Uint32Array, overlap: Overlap): boolean {
  const isStory = (text: Uint32Array, other: Uint32Array) =>
    longestOwnRun(text, other, SHORT_SHINGLE) >= storyBesideLinks(text);
  return shareFew(overlap) && isStory(a, b) && isStory(b, a);
}

/** The consecutive tokens of its own that make a text a story beside links. */
function storyBesideLinks({ length }: Uint32Array): number {
  return Math.ceil(Math.max(STORY_OF_LINKS, SHARE_OF_STORY * length));
}

function shareFew({ shared, first, second }: Overlap): boolean {
  return shared < FEW_SHINGLES * Math.min(first, second);
}

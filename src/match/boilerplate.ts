import type { Plan } from '../plan.js';
import { GrownWords } from '../sketch/grown.js';
import type { Bodies, SetAside } from './bodies.js';
import type { FingerprintGroups } from './fingerprint-groups.js';

/**
 * Stories of one source that must have a passage in common for it to be the source's own: header,
 * footer, newsletter box. A story that is updated a few times, or told twice, stays below.
 */
const STORIES_OF_SOURCE = 10;
/**
 * Stories of all sources together: no wire story is in one of five. (A turn of twelve characters is in
 * one of nine Thai articles: in scripts without spaces that is a passage of three words.)
 */
const SHARE_OF_ALL = 0.2;
/** In a small corpus a share says little. */
const STORIES_OF_ALL = 50;
/** Places that each place is compared with, to see how far the boilerplate around it goes. */
const COMPARED = 3;
/** Tokens to either side of a fingerprint at most: a legal notice has a few hundred words. */
const REACH = 400;

/** What tells whether texts are independent of each other. */
export interface Origins {
  /** A number for each story: texts that are near-duplicates of one another are one story. */
  storyOf: Uint32Array;
  /** A number for each source; 0 where it is not known. */
  sourceOf: Uint32Array;
}

/**
 * Finds what stands in so many independent stories, of one source or of all, that it is boilerplate:
 * by the document frequency of fingerprints, then as far as the texts around agree.
 * @returns spans of minPassage tokens and more of whole texts: text, start, end; in no order.
 */
export function findBoilerplate(
  groups: FingerprintGroups,
  bodies: Bodies,
  origins: Origins,
  plan: Plan,
): SetAside {
  const spans = new GrownWords();
  const counter = new StoryCounter(origins);
  const leastOfAll = Math.max(STORIES_OF_ALL, SHARE_OF_ALL * counter.stories);
  for (let group = 0; group + 1 < groups.starts.length; group++) {
    const from = groups.starts[group]!;
    const to = groups.starts[group + 1]!;
    if (to - from < STORIES_OF_SOURCE) continue;
    const texts = groups.texts.subarray(from, to);
    const { ofAll, ofSource } = counter.count(texts);
    const places: number[] = [];
    for (let place = from; place < to; place++) {
      const source = origins.sourceOf[groups.texts[place]!]!;
      const isOwn = source > 0 && (ofSource.get(source) ?? 0) >= STORIES_OF_SOURCE;
      if (isOwn || ofAll >= leastOfAll) places.push(place);
    }
    if (places.length > COMPARED) markPlaces(places, groups, bodies, origins, plan, spans);
  }
  return spans.view();
}

/** Counts the stories that a set of texts belongs to, in all and by source. */
class StoryCounter {
  readonly stories: number;
  readonly #origins: Origins;
  /** The last count in which each story was seen. */
  readonly #seenIn: Uint32Array;
  #counts = 0;

  constructor(origins: Origins) {
    this.#origins = origins;
    this.#seenIn = new Uint32Array(origins.storyOf.length);
    this.stories = new Set(origins.storyOf).size;
  }

  count(texts: Uint32Array): { ofAll: number; ofSource: Map<number, number> } {
    this.#counts++;
    const ofSource = new Map<number, number>();
    let ofAll = 0;
    for (const text of texts) {
      const story = this.#origins.storyOf[text]!;
      if (this.#seenIn[story] === this.#counts) continue;
      this.#seenIn[story] = this.#counts;
      const source = this.#origins.sourceOf[text]!;
      ofSource.set(source, (ofSource.get(source) ?? 0) + 1);
      ofAll++;
    }
    return { ofAll, ofSource };
  }
}

/**
 * Marks around each place what it has in common with two of its fellows of other stories at least:
 * a single one may be a copy of the same story, and go on in step for longer.
 */
function markPlaces(
  places: readonly number[],
  groups: FingerprintGroups,
  bodies: Bodies,
  { storyOf }: Origins,
  plan: Plan,
  spans: GrownWords,
): void {
  const marked = spans.length;
  for (const [i, place] of places.entries()) {
    const text = groups.texts[place]!;
    const at = groups.positions[place]!;
    if (isMarked(spans, text, at, marked)) continue;
    const tokens = bodies.tokens(text);
    const before: number[] = [];
    const after: number[] = [];
    for (let step = 1; step < places.length && before.length < COMPARED; step++) {
      const other = places[(i + step) % places.length]!;
      const otherText = groups.texts[other]!;
      if (storyOf[otherText] === storyOf[text]) continue;
      const otherTokens = bodies.tokens(otherText);
      const otherAt = groups.positions[other]!;
      before.push(runBack(tokens, at, otherTokens, otherAt));
      after.push(runAhead(tokens, at, otherTokens, otherAt));
    }
    const start = at - secondLargest(before);
    const end = at + secondLargest(after);
    if (end - start < plan.minPassage) continue;
    spans.push(text);
    spans.push(start);
    spans.push(end);
  }
}

/** Whether the span marked last covers the place: places of a block follow each other. */
function isMarked(spans: GrownWords, text: number, at: number, since: number): boolean {
  if (spans.length <= since) return false;
  const [last = 0, start = 0, end = 0] = spans.view().subarray(-3);
  return last === text && at >= start && at < end;
}

function runAhead(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number): number {
  const most = Math.min(REACH, a.length - aAt, b.length - bAt);
  let run = 0;
  while (run < most && a[aAt + run] === b[bAt + run]) run++;
  return run;
}

function runBack(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number): number {
  const most = Math.min(REACH, aAt, bAt);
  let run = 0;
  while (run < most && a[aAt - run - 1] === b[bAt - run - 1]) run++;
  return run;
}

function secondLargest(numbers: number[]): number {
  return numbers.sort((x, y) => y - x)[1] ?? 0;
}

/** Spans sorted by text and place, those that touch made one. */
export function unite(...parts: readonly SetAside[]): SetAside {
  const spans = Uint32Array.from(parts.flatMap((part) => [...part]));
  const order = Array.from({ length: spans.length / 3 }, (_, i) => 3 * i);
  order.sort((x, y) => spans[x]! - spans[y]! || spans[x + 1]! - spans[y + 1]!);
  const result: number[] = [];
  for (const at of order) {
    const [text = 0, start = 0, end = 0] = spans.subarray(at, at + 3);
    const last = result.length - 3;
    if (last >= 0 && result[last] === text && start <= (result[last + 2] ?? 0)) {
      result[last + 2] = Math.max(result[last + 2] ?? 0, end);
    } else {
      result.push(text, start, end);
    }
  }
  return Uint32Array.from(result);
}

import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import type { Pieces } from '../pool/abort.js';
import { Uint32List } from '../sketch/lists.js';
import { concatColumns } from '../store/stored-columns.js';
import type { SetAside } from './boilerplate-cut.js';
import type { ComparedTexts } from './compared-texts.js';
import type { FingerprintGroups } from './fingerprint-groups.js';

/**
 * The number of stories of one source that must share a passage for it to be the source's own:
 * header, footer, newsletter box. A story that is updated a few times, or written twice, stays
 * below.
 */
const STORIES_OF_SOURCE = 10;
/**
 * The share of the stories of all sources that must share a passage: no wire story is in one of
 * five. (A phrase of twelve characters is in one of nine Thai articles: in scripts without spaces
 * that is a passage of three words.)
 */
const SHARE_OF_ALL = 0.2;
/** The least number of stories, because in a small corpus a share means little. */
const STORIES_OF_ALL = 50;
/**
 * The number of others that each place is compared with, to find how far the boilerplate around it
 * extends.
 */
const COMPARED = 3;
/** The most tokens to either side of a fingerprint: a legal notice has a few hundred words. */
const REACH = 400;

/**
 * The share of `minPassage` from which boilerplate shorter than a passage is recorded: a footer of
 * eight words and four other words make a passage of twelve. A phrase of four words is common to
 * all.
 */
const SHARE_OF_PASSAGE = 2 / 3;

/** Spans of whole texts that are boilerplate: text, start, end; in no order. */
export interface BoilerplateSpans {
  /** Spans of at least minPassage tokens, which are set aside. */
  long: SetAside;
  /** Shorter spans, which stay in the text; a passage that is nearly all such spans is dropped. */
  short: SetAside;
}

/** Shows whether texts are independent of each other. */
export interface Origins {
  /**
   * The number of a text for each story; texts that are near-duplicates of one another share it.
   */
  storyOf: Uint32Array;
  /** A number for each source; 0 if it is not known. */
  sourceOf: Uint32Array;
}

/**
 * Finds boilerplate: text that occurs in many independent stories, of one source or of all. It
 * starts at fingerprints with a high document frequency, and extends them as far as the texts
 * around agree.
 * @param partitions of the groups, taken one after another, because they may be large.
 */
export function* findBoilerplate(
  partitions: Iterable<FingerprintGroups>,
  bodies: ComparedTexts,
  origins: Origins,
  plan: Plan,
): Pieces<BoilerplateSpans> {
  const spans = new SpansFound(plan.minPassage);
  const counter = new StoryCounter(origins);
  for (const groups of partitions) {
    yield;
    yield* markGroups(groups, counter, bodies, origins, spans);
  }
  return { long: spans.long.view(), short: spans.short.view() };
}

/** The spans found so far, by their length. */
class SpansFound {
  readonly long = new Uint32List();
  readonly short = new Uint32List();
  readonly #minPassage: number;

  constructor(minPassage: number) {
    this.#minPassage = minPassage;
  }

  /** Adds a span, and says whether it is set aside. */
  add(text: number, start: number, end: number): boolean {
    const length = end - start;
    const isLong = length >= this.#minPassage;
    if (!isLong && length < SHARE_OF_PASSAGE * this.#minPassage) return false;
    const spans = isLong ? this.long : this.short;
    spans.push(text);
    spans.push(start);
    spans.push(end);
    return isLong;
  }
}

function* markGroups(
  groups: FingerprintGroups,
  counter: StoryCounter,
  bodies: ComparedTexts,
  origins: Origins,
  spans: SpansFound,
): Pieces<void> {
  const { starts, texts } = groups;
  const { sourceOf } = origins;
  const leastOfAll = Math.max(STORIES_OF_ALL, SHARE_OF_ALL * counter.stories);
  for (let group = 0; group + 1 < starts.length; group++) {
    const from = starts[group]!;
    const to = starts[group + 1]!;
    if (to - from < STORIES_OF_SOURCE) continue;
    const isCommon = counter.count(texts, from, to) >= leastOfAll;
    const places = new Uint32Array(to - from);
    let count = 0;
    for (let place = from; place < to; place++) {
      const source = sourceOf[texts[place]!]!;
      const isOwn = source > 0 && counter.ofSource(source) >= STORIES_OF_SOURCE;
      if (isOwn || isCommon) places[count++] = place;
    }
    if (count <= COMPARED) continue;
    markPlaces(places.subarray(0, count), groups, bodies, origins, spans);
    yield;
  }
}

/** Counts the stories that a set of texts belongs to, in all and by source. */
class StoryCounter {
  readonly stories: number;
  readonly #origins: Origins;
  /** The last count in which each story was seen. */
  readonly #seenIn: Uint32Array;
  /** Stories of each source, and the count in which they were counted. */
  readonly #ofSource: Uint32Array;
  readonly #countedIn: Uint32Array;
  #counts = 0;

  constructor(origins: Origins) {
    const { storyOf, sourceOf } = origins;
    this.#origins = origins;
    this.#seenIn = new Uint32Array(storyOf.length);
    const sources = 1 + sourceOf.reduce((most, source) => Math.max(most, source), 0);
    this.#ofSource = new Uint32Array(sources);
    this.#countedIn = new Uint32Array(sources);
    this.stories = countDistinct(storyOf);
  }

  /** Counts the stories of the texts of the places `[from, to)`. */
  count(texts: Uint32Array, from: number, to: number): number {
    const { storyOf, sourceOf } = this.#origins;
    const own = ++this.#counts;
    let ofAll = 0;
    for (let place = from; place < to; place++) {
      const text = texts[place]!;
      const story = storyOf[text]!;
      if (this.#seenIn[story] === own) continue;
      this.#seenIn[story] = own;
      const source = sourceOf[text]!;
      if (this.#countedIn[source] !== own) this.#ofSource[source] = 0;
      this.#countedIn[source] = own;
      this.#ofSource[source]!++;
      ofAll++;
    }
    return ofAll;
  }

  /** Stories of one source in the last count. */
  ofSource(source: number): number {
    return this.#countedIn[source] === this.#counts ? this.#ofSource[source]! : 0;
  }
}

/** The number of distinct numbers among some, each below their count. */
function countDistinct(numbers: Uint32Array): number {
  const isSeen = new Uint8Array(numbers.length);
  for (const number of numbers) isSeen[number] = 1;
  return isSeen.reduce((sum, seen) => sum + seen, 0);
}

/**
 * Marks around each place the span that at least two places from other stories share. One is not
 * enough: it may be a copy of the same story, which agrees further.
 */
function markPlaces(
  places: Uint32Array,
  { texts, positions }: FingerprintGroups,
  bodies: ComparedTexts,
  { storyOf }: Origins,
  spans: SpansFound,
): void {
  const toOther = stepsToOthers(places, texts, storyOf);
  // The span marked last, because places of a text follow each other.
  let markedText = -1;
  let markedEnd = 0;
  for (let i = 0; i < places.length; i++) {
    const text = texts[places[i]!]!;
    const at = positions[places[i]!]!;
    if (text === markedText && at < markedEnd) continue;
    const story = storyOf[text]!;
    let [back, secondBack, ahead, secondAhead] = [0, 0, 0, 0];
    let compared = 0;
    for (let step = toOther[i]!; step < places.length && compared < COMPARED; compared++) {
      const other = places[(i + step) % places.length]!;
      const ownBack = sharedBack(bodies, text, at, texts[other]!, positions[other]!);
      secondBack = Math.max(secondBack, Math.min(back, ownBack));
      back = Math.max(back, ownBack);
      const ownAhead = sharedAhead(bodies, text, at, texts[other]!, positions[other]!);
      secondAhead = Math.max(secondAhead, Math.min(ahead, ownAhead));
      ahead = Math.max(ahead, ownAhead);
      const next = (i + ++step) % places.length;
      if (storyOf[texts[places[next]!]!] === story) step += toOther[next]!;
    }
    if (!spans.add(text, at - secondBack, at + secondAhead)) continue;
    markedText = text;
    markedEnd = at + secondAhead;
  }
}

/**
 * From each place, going around, the number of steps to a place of another story; at least the
 * number of places if there is none. Thousands of copies of one story are skipped in one step.
 */
function stepsToOthers(places: Uint32Array, texts: Uint32Array, storyOf: Uint32Array): Uint32Array {
  const count = places.length;
  const steps = new Uint32Array(count).fill(count);
  // Goes around twice, because the step of the last place depends on the first ones.
  for (let i = 2 * count - 1; i >= 0; i--) {
    const own = i % count;
    const next = (i + 1) % count;
    const isSame = storyOf[texts[places[own]!]!] === storyOf[texts[places[next]!]!];
    steps[own] = isSame ? Math.min(count, steps[next]! + 1) : 1;
  }
  return steps;
}

function sharedAhead(
  bodies: ComparedTexts,
  text: number,
  at: number,
  other: number,
  otherAt: number,
) {
  const a = bodies.column(text);
  const b = bodies.column(other);
  const aFrom = bodies.start(text) + at;
  const bFrom = bodies.start(other) + otherAt;
  const most = Math.min(REACH, bodies.count(text) - at, bodies.count(other) - otherAt);
  let run = 0;
  while (run < most && a[aFrom + run] === b[bFrom + run]) run++;
  return run;
}

function sharedBack(
  bodies: ComparedTexts,
  text: number,
  at: number,
  other: number,
  otherAt: number,
) {
  const a = bodies.column(text);
  const b = bodies.column(other);
  const aFrom = bodies.start(text) + at - 1;
  const bFrom = bodies.start(other) + otherAt - 1;
  const most = Math.min(REACH, at, otherAt);
  let run = 0;
  while (run < most && a[aFrom - run] === b[bFrom - run]) run++;
  return run;
}

/** Spans sorted by text and place; touching spans are merged. */
export function uniteSetAside(engine: Engine, ...parts: readonly SetAside[]): SetAside {
  const spans = concatColumns(parts);
  engine.sortRows(spans, 3, 2);
  let end = 0;
  for (let at = 0; at < spans.length; at += 3) {
    const isSameText = end > 0 && spans[end - 3] === spans[at];
    if (isSameText && spans[at + 1]! <= spans[end - 1]!) {
      spans[end - 1] = Math.max(spans[end - 1]!, spans[at + 2]!);
    } else {
      spans.copyWithin(end, at, at + 3);
      end += 3;
    }
  }
  return spans.slice(0, end);
}

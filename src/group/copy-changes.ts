import { changesBetween, type TextChanges } from '../align/changes.js';
import type { TokenSpan } from '../align/token-span.js';
import type { Engine } from '../kernel/engine.js';
import { Uint32List } from '../sketch/lists.js';
import type { SketchSet } from '../store/sketch-set.js';

/** Fields of the row of a copy: tokens of origin and copy, then the numbers of its spans. */
export const CHANGES = {
  kept: 0,
  cut: 1,
  added: 2,
  changed: 3,
  changedTo: 4,
  edits: 5,
  moved: 6,
  length: 7,
} as const;

/** Numbers of a span: its start and end in the origin, then those in the copy. */
export const EDIT_LENGTH = 4;

/** The changes of copies against their origins, in a given order; plain data. */
export interface CopyChanges {
  /** {@link CHANGES} of each copy. */
  rows: Uint32Array;
  /** The edits of each copy, then its moved runs, in the unit of the results. */
  spans: Uint32Array;
}

/** Compares copies with their origins. */
export class CopyComparer {
  readonly #set: SketchSet;
  readonly #engine: Engine;

  constructor(set: SketchSet, engine: Engine) {
    this.#set = set;
    this.#engine = engine;
  }

  /**
   * The changes of some copies. Cost: some 10 microseconds a copy that is mostly like its origin,
   * whose tokens and spans are read once for all copies that follow each other.
   * @param pairs the numbers of the origin and of the copy, in turn.
   */
  compare(pairs: Uint32Array): CopyChanges {
    const rows = new Uint32Array((pairs.length / 2) * CHANGES.length);
    const spans = new Uint32List();
    const set = this.#set;
    let origin: Placed | null = null;
    for (let pair = 0; pair < pairs.length / 2; pair++) {
      const [from, to] = [pairs[2 * pair]!, pairs[2 * pair + 1]!];
      if (origin?.article !== from) origin = this.#read(from);
      const changes = changesBetween(this.#engine, origin.tokens, set.tokens(to));
      const row = rows.subarray(pair * CHANGES.length, (pair + 1) * CHANGES.length);
      countChanges(changes, row);
      // Decoded last, because they are a view of the engine's memory.
      const places = set.viewSpans(to, this.#engine);
      for (const span of changes.edits) addPlaced(span, origin.places, places, spans);
      for (const span of changes.moved) addPlaced(span, origin.places, places, spans);
    }
    return { rows, spans: spans.view().slice() };
  }

  #read(article: number): Placed {
    const places = this.#set.tokenSpans(article, this.#engine);
    return { article, tokens: this.#set.tokens(article), places };
  }
}

/** An article with its tokens and their places. */
interface Placed {
  article: number;
  tokens: Uint32Array;
  places: Uint32Array;
}

function countChanges({ kept, edits, moved }: TextChanges, row: Uint32Array): void {
  row[CHANGES.kept] = kept;
  row[CHANGES.edits] = edits.length;
  row[CHANGES.moved] = moved.length;
  for (const { aStart, aEnd, bStart, bEnd } of edits) {
    if (bStart === bEnd) row[CHANGES.cut]! += aEnd - aStart;
    else if (aStart === aEnd) row[CHANGES.added]! += bEnd - bStart;
    else {
      row[CHANGES.changed]! += aEnd - aStart;
      row[CHANGES.changedTo]! += bEnd - bStart;
    }
  }
}

function addPlaced(
  { aStart, aEnd, bStart, bEnd }: TokenSpan,
  inOrigin: Uint32Array,
  inCopy: Uint32Array,
  into: Uint32List,
): void {
  addPlace(inOrigin, aStart, aEnd, into);
  addPlace(inCopy, bStart, bEnd, into);
}

/** Appends the place of tokens in their text; of none, the end of the token before. */
function addPlace(places: Uint32Array, start: number, end: number, into: Uint32List): void {
  const before = start === 0 ? 0 : places[2 * start - 1]!;
  into.push(end > start ? places[2 * start]! : before);
  into.push(end > start ? places[2 * end - 1]! : before);
}

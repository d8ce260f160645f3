import type { Engine } from '../kernel/engine.js';
import { PASSAGE } from '../match/align-range.js';
import { rootOf } from '../match/stories.js';

/**
 * Families of passages: all occurrences of each, the earliest text first. Each column except
 * `bounds` has one number for each occurrence; places count tokens.
 */
export interface Families {
  /** Where the occurrences of each family begin; one more for the end of the last. */
  bounds: Uint32Array;
  texts: Uint32Array;
  starts: Uint32Array;
  ends: Uint32Array;
  /** Matching tokens over aligned tokens against an earlier occurrence; 1 for the first. */
  identities: Float64Array;
  /** Aligned tokens that do not match: changed, inserted and dropped ones. */
  edits: Uint32Array;
}

/** No families. */
export const NO_FAMILIES: Families = {
  bounds: new Uint32Array(1),
  texts: new Uint32Array(0),
  starts: new Uint32Array(0),
  ends: new Uint32Array(0),
  identities: new Float64Array(0),
  edits: new Uint32Array(0),
};

/** Two spans of a text are one occurrence if they share at least this much of their union. */
const SAME_SPAN = 0.8;
/** The number of earlier spans of a text that a span is compared with: the nearest ones. */
const NEAREST = 16;

/**
 * Joins passages of pairs into families. Nearly equal spans of one text are one occurrence, and
 * occurrences that a passage links are one family. Occurrences of one family that overlap in a text
 * are merged.
 * @param passages {@link PASSAGE.length} numbers each.
 * @returns families of at least two texts, in the order of their first occurrences.
 */
export function groupFamilies(engine: Engine, passages: Uint32Array): Families {
  const { occurrenceOf, ...occurrences } = mergeSpans(engine, passages);
  const { texts, starts, ends } = occurrences;
  const identities = new Float64Array(texts.length);
  const edits = new Uint32Array(texts.length);
  const parents = new Uint32Array(texts.length);
  for (let i = 0; i < parents.length; i++) parents[i] = i;
  for (let side = 0; side < occurrenceOf.length; side += 2) {
    const second = occurrenceOf[side + 1]!;
    union(parents, occurrenceOf[side]!, second);
    const at = (side / 2) * PASSAGE.length;
    const columns = passages[at + PASSAGE.columns]!;
    const matches = passages[at + PASSAGE.matches]!;
    if (matches / columns <= identities[second]!) continue;
    identities[second] = matches / columns;
    edits[second] = columns - matches;
  }
  for (let i = 0; i < parents.length; i++) {
    parents[i] = rootOf(parents, i);
    // An occurrence without an earlier partner is where the passage begins.
    if (identities[i] === 0) identities[i] = 1;
  }
  return mergeOverlaps(gatherFamilies(parents, { texts, starts, ends, identities, edits }));
}

/**
 * Merges the occurrences of a family that overlap in a text: they get the span of all, and the
 * highest identity.
 */
function mergeOverlaps({ bounds, ...columns }: Families): Families {
  const { texts, starts, ends, identities, edits } = columns;
  const order = new Uint32Array(texts.length);
  const merged = [0];
  let filled = 0;
  for (let family = 0; family + 1 < bounds.length; family++) {
    const from = bounds[family]!;
    for (let i = from; i < bounds[family + 1]!; i++) {
      const last = order[filled - 1]!;
      if (i === from || texts[i] !== texts[last] || starts[i]! >= ends[last]!) {
        order[filled++] = i;
        continue;
      }
      ends[last] = Math.max(ends[last]!, ends[i]!);
      if (identities[i]! <= identities[last]!) continue;
      identities[last] = identities[i]!;
      edits[last] = edits[i]!;
    }
    merged.push(filled);
  }
  if (filled === texts.length) return { bounds, ...columns };
  return inOrder(columns, { order: order.subarray(0, filled), bounds: Uint32Array.from(merged) });
}

/**
 * Gathers occurrences, which come in the order of texts, into families of at least two texts.
 * @param firsts the first occurrence of the family, for each occurrence.
 */
export function gatherFamilies(firsts: Uint32Array, columns: Omit<Families, 'bounds'>): Families {
  const { texts } = columns;
  return inOrder(
    columns,
    keepRuns(inRuns(firsts), (one, last) => texts[one] !== texts[last]),
  );
}

/** The families that are kept; each is given by its first and its last occurrence. */
export function keepFamilies(
  { bounds, ...columns }: Families,
  isKept: (first: number, last: number) => boolean,
): Families {
  const order = new Uint32Array(columns.texts.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  return inOrder(columns, keepRuns({ order, bounds: bounds.slice() }, isKept));
}

/** Occurrences family by family, and where each begins; one more for the end of the last. */
interface Runs {
  order: Uint32Array;
  bounds: Uint32Array;
}

/** Moves the runs that are kept to the front, so that the others are dropped before any copy. */
function keepRuns({ order, bounds }: Runs, isKept: (first: number, last: number) => boolean): Runs {
  let kept = 0;
  let filled = 0;
  for (let run = 0, from = 0; run + 1 < bounds.length; run++) {
    const to = bounds[run + 1]!;
    if (isKept(order[from]!, order[to - 1]!)) {
      order.copyWithin(filled, from, to);
      filled += to - from;
      bounds[++kept] = filled;
    }
    from = to;
  }
  return { order: order.subarray(0, filled), bounds: bounds.slice(0, kept + 1) };
}

/**
 * The families, without those whose texts are all of one group.
 * @param groupOf the group of each text, from 1; 0 for none.
 */
export function outsideGroups(families: Families, groupOf: Uint32Array): Families {
  const group = (occurrence: number) => groupOf[families.texts[occurrence]!]!;
  return keepFamilies(families, (first, last) => {
    for (let i = first; i <= last; i++) if (group(i) !== group(first)) return true;
    return group(first) === 0;
  });
}

/**
 * Occurrences ordered by the first one of their family, each run in order, and where runs begin.
 */
function inRuns(firsts: Uint32Array): Runs {
  const places = new Uint32Array(firsts.length);
  for (const first of firsts) places[first] = places[first]! + 1;
  const bounds = [0];
  let filled = 0;
  for (let first = 0; first < places.length; first++) {
    const size = places[first]!;
    places[first] = filled;
    filled += size;
    if (size > 0) bounds.push(filled);
  }
  const order = new Uint32Array(firsts.length);
  for (let i = 0; i < firsts.length; i++) {
    const first = firsts[i]!;
    order[places[first]!] = i;
    places[first] = places[first]! + 1;
  }
  return { order, bounds: Uint32Array.from(bounds) };
}

/** The columns in another order of occurrences. */
function inOrder(columns: Omit<Families, 'bounds'>, { order, bounds }: Runs): Families {
  const picked = (column: Uint32Array) => order.map((i) => column[i]!);
  const identities = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) identities[i] = columns.identities[order[i]!]!;
  return {
    bounds,
    texts: picked(columns.texts),
    starts: picked(columns.starts),
    ends: picked(columns.ends),
    identities,
    edits: picked(columns.edits),
  };
}

/**
 * Merges both sides of every passage into occurrences, in the order of texts and places.
 * `occurrenceOf[2p]` and `[2p + 1]` are the occurrences of the sides of passage p.
 */
function mergeSpans(engine: Engine, passages: Uint32Array) {
  const count = (2 * passages.length) / PASSAGE.length;
  const occurrenceOf = new Uint32Array(count);
  const [texts, starts, ends] = [0, 1, 2].map(() => new Uint32Array(count)) as Columns;
  let found = 0;
  for (const side of sidesInOrder(engine, passages, count)) {
    const text = passages[textAt(side)]!;
    const start = passages[startAt(side)]!;
    const end = passages[startAt(side) + 1]!;
    let at = found - 1;
    const last = Math.max(0, found - NEAREST);
    while (at >= last && !(texts[at] === text && isSameSpan(starts[at]!, ends[at]!, start, end))) {
      at--;
    }
    if (at < last) {
      at = found++;
      texts[at] = text;
      starts[at] = start;
      ends[at] = end;
    }
    occurrenceOf[side] = at;
  }
  return {
    occurrenceOf,
    texts: texts.subarray(0, found),
    starts: starts.subarray(0, found),
    ends: ends.subarray(0, found),
  };
}

type Columns = [Uint32Array, Uint32Array, Uint32Array];

/**
 * The sides by text, first token and length, the longest first: a stable sort for each key, the
 * last key first.
 */
function sidesInOrder(engine: Engine, passages: Uint32Array, count: number): Uint32Array {
  const order = new Uint32Array(count);
  const keys = new Uint32Array(count);
  for (let side = 0; side < count; side++) {
    order[side] = side;
    keys[side] = ~passages[startAt(side) + 1]!;
  }
  engine.sortPairs(keys, order);
  for (let i = 0; i < count; i++) keys[i] = passages[startAt(order[i]!)]!;
  engine.sortPairs(keys, order);
  for (let i = 0; i < count; i++) keys[i] = passages[textAt(order[i]!)]!;
  engine.sortPairs(keys, order);
  return order;
}

function textAt(side: number): number {
  return (side >> 1) * PASSAGE.length + (side & 1 ? PASSAGE.second : PASSAGE.first);
}

function startAt(side: number): number {
  return (side >> 1) * PASSAGE.length + (side & 1 ? PASSAGE.secondStart : PASSAGE.firstStart);
}

function isSameSpan(oneStart: number, oneEnd: number, start: number, end: number): boolean {
  const common = Math.min(oneEnd, end) - Math.max(oneStart, start);
  const both = Math.max(oneEnd, end) - Math.min(oneStart, start);
  return common >= SAME_SPAN * both;
}

function union(parents: Uint32Array, one: number, other: number): void {
  const a = rootOf(parents, one);
  const b = rootOf(parents, other);
  parents[Math.max(a, b)] = Math.min(a, b);
}

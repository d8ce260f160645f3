import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Bodies } from './bodies.js';
import { type Contexts, reachOf } from './contexts.js';
import type { FingerprintGroups } from './fingerprint-groups.js';
import { Seeds } from './seeds.js';

/**
 * Where one fingerprint stands in bodies: texts ascending, positions ascending within a text. The
 * arrays are for the largest group, and are filled anew for each.
 */
interface Occurrences {
  count: number;
  texts: Uint32Array;
  positions: Uint32Array;
  /** Where each stands in the array that {@link Surroundings} have of it. */
  ats: Uint32Array;
  /** Those that lead a context each, and the last one so far of each context. */
  leaders: Uint32Array;
  latest: Uint32Array;
  /** Those that neither lead a context nor belong to one. */
  strays: Uint32Array;
}

/**
 * Contexts of a fingerprint that are told apart by comparing tokens. A fingerprint with more is a
 * common phrase; its longer contexts are then joined by their own hashes.
 */
export const MOST_CONTEXTS = 16;

/**
 * A fingerprint in more places than this is no sign of edited copy. Up to so many, each place is
 * linked with two leaders even where no run of minPassage tokens is left: copies of one story that
 * have every fifth word changed are hundreds before they share a fingerprint with as many others.
 */
const MOST_ALIKE = 256;

/** Where the tokens around occurrences are: in bodies, or beside them. */
interface Surroundings {
  /** Tokens of a body. */
  count(text: number): number;
  /** The array that has the tokens around places of a text. */
  column(text: number): Uint32Array;
  /** Where a place of the groups stands in it. */
  at(place: number, text: number, position: number): number;
}

function surroundingsOf(bodies: Bodies, plan: Plan, contexts: Contexts | null): Surroundings {
  const count = (text: number) => bodies.count(text);
  if (contexts === null) {
    const column = (text: number) => bodies.column(text);
    return { count, column, at: (_place, text, position) => bodies.start(text) + position };
  }
  const { tokens, rows } = contexts;
  const { back, ahead } = reachOf(plan);
  return { count, column: () => tokens, at: (place) => rows[place]! * (back + ahead) + back };
}

/**
 * Seeds of all pairs of bodies that may share a passage, by one partition of groups or by all.
 * @param contexts what stands around the places, where texts are not in memory.
 */
export function linkGroups(
  engine: Engine,
  groups: FingerprintGroups,
  bodies: Bodies,
  plan: Plan,
  contexts: Contexts | null = null,
): Seeds {
  const seeds = new Seeds();
  const around = surroundingsOf(bodies, plan, contexts);
  const { starts, texts, positions } = groups;
  const occurrences = occurrencesFor(largestGroup(groups));
  for (let group = 0; group + 1 < starts.length; group++) {
    let count = 0;
    for (let place = starts[group]!; place < starts[group + 1]!; place++) {
      const text = texts[place]!;
      const position = bodies.toBody(text, positions[place]!);
      if (position < 0) continue;
      occurrences.texts[count] = text;
      occurrences.ats[count] = around.at(place, text, position);
      occurrences.positions[count++] = position;
    }
    occurrences.count = count;
    if (count > 1) linkOccurrences(engine, around, plan, occurrences, seeds);
  }
  return seeds;
}

function largestGroup({ starts }: FingerprintGroups): number {
  let largest = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    largest = Math.max(largest, starts[group + 1]! - starts[group]!);
  }
  return largest;
}

function occurrencesFor(most: number): Occurrences {
  return {
    count: 0,
    texts: new Uint32Array(most),
    positions: new Uint32Array(most),
    ats: new Uint32Array(most),
    leaders: new Uint32Array(MOST_CONTEXTS),
    latest: new Uint32Array(MOST_CONTEXTS),
    strays: new Uint32Array(most),
  };
}

/**
 * Links the occurrences of one fingerprint, never all with all. An occurrence of which every run of
 * minPassage tokens around the fingerprint stands around an earlier one too is of that one's context:
 * it is linked to it and to the one before it, and whoever shares a run with it is led there. Any
 * other leads a context of its own, and is compared with all leaders. A fingerprint in few places
 * also links what shares less, for edited copy has no long run.
 *
 * So any two texts that share a run of minPassage tokens are linked, directly or through texts that
 * hold the same run. Cost: linear in the occurrences.
 */
function linkOccurrences(
  engine: Engine,
  around: Surroundings,
  plan: Plan,
  occurrences: Occurrences,
  seeds: Seeds,
): void {
  const { count, leaders, latest, strays } = occurrences;
  const alike = count <= MOST_CONTEXTS ? MOST_CONTEXTS : count <= MOST_ALIKE ? 2 : 0;
  let contexts = 0;
  let astray = 0;
  for (let i = 0; i < count; i++) {
    let context = -1;
    for (let n = 0; n < contexts && context < 0; n++) {
      const leader = leaders[n]!;
      const isAlone = latest[n] === leader;
      if (n < alike) link(occurrences, leader, i, seeds);
      // Linked as it is, with nobody to tell it of: half of all groups are of two places.
      if (n < alike && isAlone && n === contexts - 1 && i === count - 1) return;
      const shared = sharedRun(around, occurrences, leader, i, plan);
      // Beyond the leaders, what shares a part of a context is joined by its runs.
      const isLed = contexts < MOST_CONTEXTS && shared === LONG;
      if (n >= alike && (shared === WHOLE || isLed)) link(occurrences, leader, i, seeds);
      if (shared === WHOLE) context = n;
    }
    if (context >= 0) {
      if (latest[context] !== leaders[context]) link(occurrences, latest[context]!, i, seeds);
      latest[context] = i;
    } else if (contexts < MOST_CONTEXTS) {
      leaders[contexts] = i;
      latest[contexts++] = i;
    } else {
      strays[astray++] = i;
    }
  }
  if (astray > 0) linkStrays(engine, around, plan, occurrences, astray, seeds);
}

/** Adds the seed of two occurrences, which come in the order of texts. */
function link({ texts, positions }: Occurrences, i: number, j: number, seeds: Seeds): void {
  if (texts[i] !== texts[j]) seeds.add(texts[i]!, texts[j]!, positions[i]!, positions[j]!);
}

/** No run of minPassage tokens around two places is shared; some is; each that the second has. */
const SHORT = 0;
const LONG = 1;
const WHOLE = 2;

/** How much of the surroundings of the second occurrence stands around the first: see above. */
function sharedRun(
  around: Surroundings,
  { texts, positions, ats }: Occurrences,
  i: number,
  j: number,
  { minPassage, shape }: Plan,
): typeof SHORT | typeof LONG | typeof WHOLE {
  const a = around.column(texts[i]!);
  const b = around.column(texts[j]!);
  const aAt = ats[i]!;
  const bAt = ats[j]!;
  const aAhead = around.count(texts[i]!) - positions[i]!;
  const mostAhead = Math.min(minPassage, around.count(texts[j]!) - positions[j]!);
  const mostBack = Math.min(minPassage - shape.seed, positions[j]!);
  let ahead = 0;
  while (ahead < mostAhead && ahead < aAhead && a[aAt + ahead] === b[bAt + ahead]) ahead++;
  if (ahead < shape.seed) return SHORT;
  let back = 0;
  const both = Math.min(mostBack, positions[i]!);
  while (back < both && a[aAt - back - 1] === b[bAt - back - 1]) back++;
  if (ahead === mostAhead && back === mostBack) return WHOLE;
  return ahead + back >= minPassage ? LONG : SHORT;
}

/**
 * Joins leaders and strays by the hashes of every run of minPassage tokens that holds their shingle:
 * two that share such a run share the hash, and equal hashes need no further contexts.
 */
function linkStrays(
  engine: Engine,
  around: Surroundings,
  plan: Plan,
  occurrences: Occurrences,
  astray: number,
  seeds: Seeds,
): void {
  const { minPassage } = plan;
  const { texts, positions, ats, leaders, strays } = occurrences;
  const windows = minPassage - plan.shape.seed + 1;
  const keys = new Uint32Array((MOST_CONTEXTS + astray) * windows);
  const members = new Uint32Array(keys.length);
  let filled = 0;
  for (let n = 0; n < MOST_CONTEXTS + astray; n++) {
    const i = n < MOST_CONTEXTS ? leaders[n]! : strays[n - MOST_CONTEXTS]!;
    const column = around.column(texts[i]!);
    const start = ats[i]! - positions[i]!;
    const last = Math.min(positions[i]!, around.count(texts[i]!) - minPassage);
    for (let at = Math.max(0, positions[i]! - windows + 1); at <= last; at++) {
      keys[filled] = runKey(column, start + at, minPassage);
      members[filled++] = i;
    }
  }
  const sorted = keys.subarray(0, filled);
  engine.sortPairs(sorted, members.subarray(0, filled));
  // The runs of one place mostly lead to the same first and to the same before it: say it once.
  const firstOf = new Uint32Array(occurrences.count).fill(NOBODY);
  const beforeOf = new Uint32Array(occurrences.count).fill(NOBODY);
  for (let from = 0, to = 0; from < filled; from = to) {
    const first = members[from]!;
    for (to = from + 1; to < filled && sorted[to] === sorted[from]; to++) {
      const own = members[to]!;
      const before = members[to - 1]!;
      if (firstOf[own] !== first) link(occurrences, first, own, seeds);
      if (before !== first && beforeOf[own] !== before) link(occurrences, before, own, seeds);
      firstOf[own] = first;
      beforeOf[own] = before;
    }
  }
}

/** Stands for no occurrence. */
const NOBODY = 0xffff_ffff;

/** A hash of a run of tokens: equal runs have equal ones, and others seldom. */
export function runKey(tokens: Uint32Array, start: number, length: number): number {
  let hash = 0;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash, 0x01000193) + (tokens[i] ?? 0);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

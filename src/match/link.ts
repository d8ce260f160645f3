import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import type { Bodies } from './bodies.js';
import type { FingerprintGroups } from './fingerprint-groups.js';
import { Seeds } from './seeds.js';

/** Where one fingerprint stands in bodies: texts ascending, positions ascending within a text. */
interface Occurrences {
  texts: number[];
  positions: number[];
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

/** Seeds of all pairs of bodies that may share a passage. */
export function linkGroups(
  engine: Engine,
  groups: FingerprintGroups,
  bodies: Bodies,
  plan: Plan,
): Seeds {
  const seeds = new Seeds();
  for (let group = 0; group + 1 < groups.starts.length; group++) {
    const occurrences: Occurrences = { texts: [], positions: [] };
    for (let place = groups.starts[group]!; place < groups.starts[group + 1]!; place++) {
      const text = groups.texts[place]!;
      const position = bodies.toBody(text, groups.positions[place]!);
      if (position < 0) continue;
      occurrences.texts.push(text);
      occurrences.positions.push(position);
    }
    if (occurrences.texts.length > 1) linkOccurrences(engine, bodies, plan, occurrences, seeds);
  }
  return seeds;
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
  bodies: Bodies,
  plan: Plan,
  occurrences: Occurrences,
  seeds: Seeds,
): void {
  const { texts: textAt, positions } = occurrences;
  const alike =
    textAt.length <= MOST_CONTEXTS ? MOST_CONTEXTS : textAt.length <= MOST_ALIKE ? 2 : 0;
  const leaders: number[] = [];
  const latest: number[] = [];
  const strays: number[] = [];
  const tokensAt = (i: number) => bodies.tokens(textAt[i] ?? 0);
  const link = (i: number, j: number) => {
    if (textAt[i] === textAt[j]) return;
    seeds.add(textAt[i] ?? 0, textAt[j] ?? 0, positions[i] ?? 0, positions[j] ?? 0);
  };
  for (let i = 0; i < textAt.length; i++) {
    const tokens = tokensAt(i);
    const at = positions[i] ?? 0;
    let context = -1;
    for (let n = 0; n < leaders.length && context < 0; n++) {
      const leader = leaders[n] ?? 0;
      const shared = sharedRun(tokensAt(leader), positions[leader] ?? 0, tokens, at, plan);
      // Beyond the leaders, what shares a part of a context is joined by its runs.
      const isLed = leaders.length < MOST_CONTEXTS && shared === LONG;
      if (shared === WHOLE || isLed || n < alike) link(leader, i);
      if (shared === WHOLE) context = n;
    }
    if (context >= 0) {
      if (latest[context] !== leaders[context]) link(latest[context] ?? 0, i);
      latest[context] = i;
    } else if (leaders.length < MOST_CONTEXTS) {
      leaders.push(i);
      latest.push(i);
    } else {
      strays.push(i);
    }
  }
  if (strays.length > 0) {
    linkStrays(engine, tokensAt, positions, [...leaders, ...strays], plan, link);
  }
}

/** No run of minPassage tokens around two places is shared; some is; each that the second has. */
const SHORT = 0;
const LONG = 1;
const WHOLE = 2;

/** How much of the surroundings of the second place stands around the first: see above. */
function sharedRun(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  { minPassage, shape }: Plan,
): typeof SHORT | typeof LONG | typeof WHOLE {
  const mostAhead = Math.min(minPassage, b.length - bAt);
  const mostBack = Math.min(minPassage - shape.seed, bAt);
  let ahead = 0;
  while (ahead < mostAhead && aAt + ahead < a.length && a[aAt + ahead] === b[bAt + ahead]) ahead++;
  let back = 0;
  while (back < mostBack && back < aAt && a[aAt - back - 1] === b[bAt - back - 1]) back++;
  if (ahead < shape.seed) return SHORT;
  if (ahead === mostAhead && back === mostBack) return WHOLE;
  return ahead + back >= minPassage ? LONG : SHORT;
}

/**
 * Joins occurrences by the hashes of every run of minPassage tokens that holds their shingle: two
 * that share such a run share the hash, and equal hashes need no further contexts.
 */
function linkStrays(
  engine: Engine,
  tokensAt: (i: number) => Uint32Array,
  positions: readonly number[],
  strays: readonly number[],
  plan: Plan,
  link: (i: number, j: number) => void,
): void {
  const { minPassage } = plan;
  const windows = minPassage - plan.shape.seed + 1;
  const keys = new Uint32Array(strays.length * windows);
  const members = new Uint32Array(keys.length);
  let filled = 0;
  for (const i of strays) {
    const tokens = tokensAt(i);
    const at = positions[i] ?? 0;
    const last = Math.min(at, tokens.length - minPassage);
    for (let start = Math.max(0, at - windows + 1); start <= last; start++) {
      keys[filled] = runKey(tokens, start, minPassage);
      members[filled++] = i;
    }
  }
  const sorted = keys.subarray(0, filled);
  engine.sortPairs(sorted, members.subarray(0, filled));
  // The runs of one place mostly lead to the same first and to the same before it: say it once.
  const linked = new Set<number>();
  const linkOnce = (i: number, j: number) => {
    const pair = i * positions.length + j;
    if (linked.has(pair)) return;
    linked.add(pair);
    link(i, j);
  };
  for (let from = 0, to = 0; from < filled; from = to) {
    for (to = from + 1; to < filled && sorted[to] === sorted[from]; to++) {
      linkOnce(members[from] ?? 0, members[to] ?? 0);
      if (to - from > 1) linkOnce(members[to - 1] ?? 0, members[to] ?? 0);
    }
  }
}

/** A hash of a run of tokens: equal runs have equal ones, and others seldom. */
export function runKey(tokens: Uint32Array, start: number, length: number): number {
  let hash = 0;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash, 0x01000193) + (tokens[i] ?? 0);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

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
 * Links the occurrences of one fingerprint, never all with all. Occurrences within one shared run of
 * minPassage tokens are of one context: each is linked to the first of its context and to the one
 * before it. A fingerprint in few places also links its contexts, for edited copy has no long run.
 *
 * So every pair of texts that shares a run of minPassage tokens is linked, directly or through the
 * earliest text that holds it. Cost: linear in the occurrences.
 */
function linkOccurrences(
  engine: Engine,
  bodies: Bodies,
  plan: Plan,
  occurrences: Occurrences,
  seeds: Seeds,
): void {
  const { texts: textAt, positions } = occurrences;
  const isRare = textAt.length <= MOST_CONTEXTS;
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
    const context = leaders.findIndex((leader) => {
      const long = runsLong(tokensAt(leader), positions[leader] ?? 0, tokens, at, plan.minPassage);
      if (long || isRare) link(leader, i);
      return long;
    });
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
  if (strays.length > 1) linkStrays(engine, tokensAt, positions, strays, plan, link);
}

/** Whether the run of equal tokens around two places has at least `least` tokens. */
function runsLong(
  a: Uint32Array,
  aAt: number,
  b: Uint32Array,
  bAt: number,
  least: number,
): boolean {
  let run = 0;
  while (run < least && aAt + run < a.length && bAt + run < b.length) {
    if (a[aAt + run] !== b[bAt + run]) break;
    run++;
  }
  if (run === 0) return false;
  for (let back = 1; run < least && back <= aAt && back <= bAt; back++, run++) {
    if (a[aAt - back] !== b[bAt - back]) break;
  }
  return run >= least;
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
  for (let from = 0, to = 0; from < filled; from = to) {
    for (to = from + 1; to < filled && sorted[to] === sorted[from]; to++) {
      link(members[from] ?? 0, members[to] ?? 0);
      if (to - from > 1) link(members[to - 1] ?? 0, members[to] ?? 0);
    }
  }
}

function runKey(tokens: Uint32Array, start: number, length: number): number {
  let hash = 0;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash, 0x01000193) + (tokens[i] ?? 0);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

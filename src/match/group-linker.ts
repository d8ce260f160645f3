import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import type { Seeds } from './seeds.js';

/**
 * The places of fingerprints in bodies, group after group: texts ascending, positions ascending
 * within a text.
 */
export interface Occurrences {
  texts: Uint32Array;
  positions: Uint32Array;
  /** The place of each occurrence in the array that {@link Surroundings} have for it. */
  offsets: Uint32Array;
}

/** The arrays with the tokens around occurrences: bodies, or copies of their parts. */
export interface Surroundings {
  /** Tokens of a body. */
  count(text: number): number;
  /** The array with the tokens around places of a text. */
  column(text: number): Uint32Array;
  /** The offset of a place of the groups in that array. */
  at(place: number, text: number, position: number): number;
}

/**
 * The most contexts of a fingerprint that are distinguished by comparing tokens. A fingerprint with
 * more is a common phrase; its longer contexts are joined by their own hashes.
 */
export const MOST_CONTEXTS = 16;

/**
 * A fingerprint in more places than this does not show an edited copy. Up to this number, each
 * place is linked with two leaders even if no run of minPassage tokens is left: of copies with
 * every fifth word changed, hundreds exist before this many share a fingerprint.
 */
const MOST_ALIKE = 256;

/**
 * How much the surroundings of two places share: no run of minPassage tokens; some run; every such
 * run of the second place.
 */
const SHORT = 0;
const LONG = 1;
const WHOLE = 2;

/**
 * Links the occurrences of one fingerprint, but not all with all. If every run of minPassage tokens
 * around an occurrence also surrounds an earlier one, the two have the same context: the occurrence
 * is linked to the leader of that context and to its latest member, which connects it to everything
 * that shares a run with it. Any other occurrence leads a context of its own, and is compared with
 * all leaders. A fingerprint in few places also links occurrences that share less, because edited
 * copies have no long run.
 *
 * So any two texts that share a run of minPassage tokens are linked, directly or through texts that
 * hold the same run. Cost: linear in the occurrences.
 */
export class GroupLinker {
  readonly #occurrences: Occurrences;
  #from = 0;
  /** The occurrence that is linked next, and the end of the group. */
  #next = 0;
  #end = 0;
  /** The number of leaders that are also linked with occurrences that share less. */
  #alike = 0;
  /** The leader and the latest occurrence of each context, and the number of contexts. */
  #contexts = 0;
  readonly #leaders = new Uint32Array(MOST_CONTEXTS);
  readonly #latest = new Uint32Array(MOST_CONTEXTS);
  /** Occurrences that neither lead a context nor belong to one. */
  #strays: number[] = [];

  constructor(occurrences: Occurrences) {
    this.#occurrences = occurrences;
  }

  /** Begins a group: the occurrences `[from, end)`. */
  begin(from: number, end: number): this {
    const count = end - from;
    this.#from = from;
    this.#next = from;
    this.#end = end;
    this.#alike = count <= MOST_CONTEXTS ? MOST_CONTEXTS : count <= MOST_ALIKE ? 2 : 0;
    this.#contexts = 0;
    if (this.#strays.length > 0) this.#strays = [];
    return this;
  }

  /** Links the next occurrences, in texts before `endText`. */
  link(endText: number, around: Surroundings, plan: Plan, seeds: Seeds): void {
    const occurrences = this.#occurrences;
    const leaders = this.#leaders;
    const latest = this.#latest;
    const alike = this.#alike;
    const end = this.#end;
    const { texts } = occurrences;
    let contexts = this.#contexts;
    let i = this.#next;
    for (; i < end && texts[i]! < endText; i++) {
      let context = -1;
      for (let n = 0; n < contexts && context < 0; n++) {
        const leader = leaders[n]!;
        const isAlone = latest[n] === leader;
        if (n < alike) link(occurrences, leader, i, seeds);
        // The last place has no successor to compare with, so stop here. Half of all groups have
        // two places.
        if (n < alike && isAlone && n === contexts - 1 && i === end - 1) return;
        const shared = sharedRun(around, occurrences, leader, i, plan);
        // After the last leader, occurrences that share a part of a context are joined by the
        // hashes of runs.
        const isLinkedToLeader = contexts < MOST_CONTEXTS && shared === LONG;
        if (n >= alike && (shared === WHOLE || isLinkedToLeader))
          link(occurrences, leader, i, seeds);
        if (shared === WHOLE) context = n;
      }
      if (context >= 0) {
        if (latest[context] !== leaders[context]) link(occurrences, latest[context]!, i, seeds);
        latest[context] = i;
      } else if (contexts < MOST_CONTEXTS) {
        leaders[contexts] = i;
        latest[contexts++] = i;
      } else {
        this.#strays.push(i);
      }
    }
    this.#contexts = contexts;
    this.#next = i;
  }

  /** Links the strays, after all occurrences are known. */
  finish(engine: Engine, around: Surroundings, plan: Plan, seeds: Seeds): void {
    if (this.#strays.length === 0) return;
    const places = Uint32Array.from([...this.#leaders, ...this.#strays]);
    const group = { occurrences: this.#occurrences, places, from: this.#from, end: this.#end };
    linkByRuns(engine, around, plan, group, seeds);
  }
}

/** Adds the seed of two occurrences, which come in the order of texts. */
function link({ texts, positions }: Occurrences, i: number, j: number, seeds: Seeds): void {
  if (texts[i] !== texts[j]) seeds.add(texts[i]!, texts[j]!, positions[i]!, positions[j]!);
}

/**
 * How much of the surroundings of the second occurrence the first one shares: one of the values
 * above.
 */
function sharedRun(
  around: Surroundings,
  { texts, positions, offsets }: Occurrences,
  i: number,
  j: number,
  { minPassage, shape }: Plan,
): typeof SHORT | typeof LONG | typeof WHOLE {
  const a = around.column(texts[i]!);
  const b = around.column(texts[j]!);
  const aAt = offsets[i]!;
  const bAt = offsets[j]!;
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

/** Some places of a group, whose occurrences are `[from, end)`. */
interface PlacesOfGroup {
  occurrences: Occurrences;
  places: Uint32Array;
  from: number;
  end: number;
}

/**
 * Joins places of the group by the hashes of every run of minPassage tokens that holds their
 * shingle. Two places that share such a run share its hash, so they need no further contexts.
 */
function linkByRuns(
  engine: Engine,
  around: Surroundings,
  { minPassage, shape }: Plan,
  { occurrences, places, from, end }: PlacesOfGroup,
  seeds: Seeds,
): void {
  const { texts, positions, offsets } = occurrences;
  const windows = minPassage - shape.seed + 1;
  const keys = new Uint32Array(places.length * windows);
  const members = new Uint32Array(keys.length);
  let filled = 0;
  for (const i of places) {
    const column = around.column(texts[i]!);
    const start = offsets[i]! - positions[i]!;
    const first = Math.max(0, positions[i]! - windows + 1);
    const count = Math.min(positions[i]!, around.count(texts[i]!) - minPassage) + 1 - first;
    if (count <= 0) continue;
    rollingKeys(column, start + first, minPassage, keys.subarray(filled, filled + count));
    members.fill(i, filled, filled + count);
    filled += count;
  }
  const sorted = keys.subarray(0, filled);
  engine.sortPairs(sorted, members.subarray(0, filled));
  // The runs of one place usually lead to the same first place and to the same previous one; link
  // them once.
  const firstOf = new Uint32Array(end - from).fill(NOBODY);
  const beforeOf = new Uint32Array(end - from).fill(NOBODY);
  for (let run = 0, to = 0; run < filled; run = to) {
    const first = members[run]!;
    for (to = run + 1; to < filled && sorted[to] === sorted[run]; to++) {
      const own = members[to]!;
      const before = members[to - 1]!;
      if (firstOf[own - from] !== first) link(occurrences, first, own, seeds);
      if (before !== first && beforeOf[own - from] !== before)
        link(occurrences, before, own, seeds);
      firstOf[own - from] = first;
      beforeOf[own - from] = before;
    }
  }
}

/** The number of no occurrence. */
const NOBODY = 0xffff_ffff;

const MULTIPLIER = 0x01000193;

/**
 * Hashes of the runs of `length` tokens that begin at `start` and after it, one for each of `keys`:
 * a mixed rolling polynomial (Karp and Rabin, 1987).
 */
function rollingKeys(tokens: Uint32Array, start: number, length: number, keys: Uint32Array): void {
  let power = 1;
  let hash = 0;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash, MULTIPLIER) + tokens[i]!;
    power = Math.imul(power, MULTIPLIER);
  }
  for (let n = 0; n < keys.length; n++) {
    keys[n] = Math.imul(hash ^ (hash >>> 15), 0x85eb_ca6b);
    const [out, next] = [tokens[start + n]!, tokens[start + n + length] ?? 0];
    hash = Math.imul(hash, MULTIPLIER) - Math.imul(out, power) + next;
  }
}

/** A hash of a run of tokens: equal runs have equal hashes, and other runs rarely do. */
export function runKey(tokens: Uint32Array, start: number, length: number): number {
  let hash = 0;
  for (let i = start; i < start + length; i++) {
    hash = Math.imul(hash, MULTIPLIER) + (tokens[i] ?? 0);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

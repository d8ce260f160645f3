import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import type { ComparedTexts } from './compared-texts.js';
import { type Contexts, reachOf } from './contexts.js';
import type { FingerprintGroups } from './fingerprint-groups.js';
import { GroupLinker, type Occurrences, type Surroundings } from './group-linker.js';
import { Seeds } from './seeds.js';

/**
 * From this many places on, a group is linked side by side with others: its texts have more tokens
 * than a cache holds, and the next group of the same story reads all of them again.
 */
const MANY_PLACES = 4096;
/**
 * The places of groups that are linked side by side, except for the rest of the last group. 12
 * bytes each.
 */
const PLACES_AT_ONCE = 2 ** 20;
/**
 * The texts through which all these groups are linked before the next ones; a cache holds their
 * tokens.
 */
const TEXTS_AT_ONCE = 256;

function surroundingsOf(
  bodies: ComparedTexts,
  plan: Plan,
  contexts: Contexts | null,
): Surroundings {
  const count = (text: number) => bodies.count(text);
  if (contexts === null) {
    const column = (text: number) => bodies.column(text);
    return { count, column, at: (_place, text, position) => bodies.start(text) + position };
  }
  const { tokens, rows } = contexts;
  const { back, ahead } = reachOf(plan);
  return { count, column: () => tokens, at: (place) => rows[place]! * (back + ahead) + back };
}

interface LinkOptions {
  /** The tokens around the places, if texts are not in memory. */
  contexts?: Contexts | null;
  /** The places from which a group is linked side by side with others; only tests set it. */
  manyPlaces?: number;
}

/** Seeds of all pairs of bodies that may share a passage, by one partition of groups or by all. */
export function linkGroups(
  engine: Engine,
  groups: FingerprintGroups,
  bodies: ComparedTexts,
  plan: Plan,
  { contexts = null, manyPlaces = MANY_PLACES }: LinkOptions = {},
): Seeds {
  const seeds = new Seeds();
  const around = surroundingsOf(bodies, plan, contexts);
  const source = { bodies, around };
  const { starts } = groups;
  const occurrences = occurrencesFor(groups, manyPlaces);
  const few = new GroupLinker(occurrences);
  let many: GroupLinker[] = [];
  let filled = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const end = addOccurrences(occurrences, filled, groups, group, source);
    if (end - filled < manyPlaces) {
      few.begin(filled, end);
      few.link(bodies.texts.count, around, plan, seeds);
      few.finish(engine, around, plan, seeds);
      continue;
    }
    many.push(new GroupLinker(occurrences).begin(filled, end));
    filled = end;
    if (filled < PLACES_AT_ONCE) continue;
    linkSideBySide(many);
    many = [];
    filled = 0;
  }
  linkSideBySide(many);
  return seeds;

  function linkSideBySide(linkers: readonly GroupLinker[]): void {
    if (linkers.length === 0) return;
    for (let text = 0; text < bodies.texts.count; text += TEXTS_AT_ONCE) {
      for (const linker of linkers) linker.link(text + TEXTS_AT_ONCE, around, plan, seeds);
    }
    for (const linker of linkers) linker.finish(engine, around, plan, seeds);
  }
}

/** Adds the occurrences of a group in bodies from index `at` on; returns their end. */
function addOccurrences(
  occurrences: Occurrences,
  at: number,
  { starts, texts, positions }: FingerprintGroups,
  group: number,
  { bodies, around }: { bodies: ComparedTexts; around: Surroundings },
): number {
  for (let place = starts[group]!; place < starts[group + 1]!; place++) {
    const text = texts[place]!;
    const position = bodies.cut.toBody(text, positions[place]!);
    if (position < 0) continue;
    occurrences.texts[at] = text;
    occurrences.offsets[at] = around.at(place, text, position);
    occurrences.positions[at++] = position;
  }
  return at;
}

/** Memory for all groups that are linked at once. */
function occurrencesFor({ starts, texts }: FingerprintGroups, manyPlaces: number): Occurrences {
  let largest = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    largest = Math.max(largest, starts[group + 1]! - starts[group]!);
  }
  const most = largest < manyPlaces ? largest : Math.min(texts.length, PLACES_AT_ONCE + largest);
  return {
    texts: new Uint32Array(most),
    positions: new Uint32Array(most),
    offsets: new Uint32Array(most),
  };
}

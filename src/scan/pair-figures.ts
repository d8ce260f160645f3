/** The figures of one pair of texts, from the same routines that a scan uses. */

import { type Chain, chainsOf, judgeChain, type PassageRule } from '../align/chain.js';
import type { Engine, Overlap } from '../kernel/engine.js';
import type { AlignedShares } from '../match/aligned-shares.js';
import { estimateBySlots, sharedBands } from '../match/candidates.js';
import type { ComparedTexts } from '../match/compared-texts.js';
import type { FingerprintGroups } from '../match/fingerprint-groups.js';
import { MOST_CONTEXTS } from '../match/group-linker.js';
import { placesOfPair, type SeedRanges } from '../match/seeds.js';
import { sharedSeeds } from '../match/shared-seeds.js';
import type { Verifier } from '../match/verify.js';
import type { Plan } from '../options/plan.js';

/** The state of a scan after its texts are matched, when pairs are judged. */
export interface MatchState {
  engine: Engine;
  plan: Plan;
  groups: readonly FingerprintGroups[];
  /** Texts with and without boilerplate. */
  whole: ComparedTexts;
  bodies: ComparedTexts;
  /** Exact overlaps of whole texts, and of bodies. */
  verifier: Verifier;
  exact: Verifier;
  seeds: readonly SeedRanges[];
  shares: AlignedShares;
}

/** The fates of the fingerprints that two texts share, as numbers of distinct keys. */
export interface SharedFingerprints {
  shared: number;
  linked: number;
  common: number;
  boilerplate: number;
  elsewhere: number;
}

/** Figures of two texts, the smaller number first. */
export interface PairFigures {
  overlap: Overlap;
  wholeOverlap: Overlap;
  estimate: number;
  bandsHit: number;
  fingerprints: SharedFingerprints;
  /** Everything that was aligned, in the order of the first text; places count body tokens. */
  chains: { chain: Chain; rule: PassageRule }[];
  aligned: number;
}

/** The figures of two different texts at each stage, the smaller number first. */
export function measurePair(matched: MatchState, first: number, second: number): PairFigures {
  const { engine, whole, bodies, plan, seeds, shares } = matched;
  const [one, other] = [
    engine.signature(whole.tokens(first)),
    engine.signature(whole.tokens(second)),
  ];
  // A linked pair was aligned around its links; any other pair is aligned around all shared
  // fingerprints.
  const linked = placesOfPair(seeds, first, second);
  const places = linked.length > 0 ? inOrder(linked) : sharedSeeds(engine, bodies, first, second);
  const chains = chainsOf(
    engine.alignAndChain(bodies.tokens(first), bodies.tokens(second), places),
  );
  return {
    overlap: matched.exact.overlap(first, second),
    wholeOverlap: matched.verifier.overlap(first, second),
    estimate: estimateBySlots(one, other),
    bandsHit: sharedBands(one, other, plan),
    fingerprints: fatesOf(matched, first, second, linked),
    chains: chains.map((chain) => ({ chain, rule: judgeChain(chain, plan.minPassage) })),
    aligned: shares.of(first, second),
  };
}

/** Seeds as they were linked, in the order of the first text and each once. */
function inOrder(seeds: Uint32Array): Uint32Array {
  const pairs = Array.from({ length: seeds.length / 2 }, (_, i) => [
    seeds[2 * i] ?? 0,
    seeds[2 * i + 1] ?? 0,
  ]);
  pairs.sort((x, y) => (x[0] ?? 0) - (y[0] ?? 0) || (x[1] ?? 0) - (y[1] ?? 0));
  const isNew = (pair: number[], i: number) =>
    pair[0] !== pairs[i - 1]?.[0] || pair[1] !== pairs[i - 1]?.[1];
  return Uint32Array.from(pairs.filter(isNew).flat());
}

function fatesOf(
  { engine, bodies, groups }: MatchState,
  first: number,
  second: number,
  linked: Uint32Array,
): SharedFingerprints {
  const ofFirst = placesByKey(engine, bodies, first);
  const ofSecond = placesByKey(engine, bodies, second);
  const linkedPlaces = new Set(linked.filter((_, i) => i % 2 === 0));
  const sizeAt = groupSizes(groups, first);
  const fates = { shared: 0, linked: 0, common: 0, boilerplate: 0, elsewhere: 0 };
  for (const [key, own] of ofFirst) {
    const others = ofSecond.get(key);
    if (!others) continue;
    fates.shared++;
    const isAside = (places: number[]) => places.every((place) => place < 0);
    if (isAside(own) || isAside(others)) fates.boilerplate++;
    else if (own.some((place) => linkedPlaces.has(place))) fates.linked++;
    else if (own.some((place) => (sizeAt.get(place) ?? 0) > MOST_CONTEXTS)) fates.common++;
    else fates.elsewhere++;
  }
  return fates;

  /** The number of places of each fingerprint of a text, by its position in the body. */
  function groupSizes(partitions: readonly FingerprintGroups[], text: number) {
    const sizes = new Map<number, number>();
    for (const { starts, texts, positions } of partitions) {
      for (let group = 0; group + 1 < starts.length; group++) {
        const [from = 0, to = 0] = [starts[group], starts[group + 1]];
        for (let place = from; place < to; place++) {
          if (texts[place] !== text) continue;
          sizes.set(bodies.cut.toBody(text, positions[place] ?? 0), to - from);
        }
      }
    }
    return sizes;
  }
}

function placesByKey(engine: Engine, bodies: ComparedTexts, text: number): Map<number, number[]> {
  const { keys, positions } = bodies.fingerprints(engine, text);
  const places = new Map<number, number[]>();
  for (const [i, key] of keys.entries()) {
    const position = positions[i] ?? -1;
    const known = places.get(key);
    if (known) known.push(position);
    else places.set(key, [position]);
  }
  return places;
}

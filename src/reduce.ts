import { clusterTexts, EDITED, type TextCluster } from './group/cluster.js';
import { Coverage } from './group/coverage.js';
import { type Family, groupFamilies } from './group/families.js';
import type { Engine } from './kernel/engine.js';
import { AlignedShares } from './match/aligned-shares.js';
import { findNearDuplicates, type NearDuplicateFinder } from './match/candidates.js';
import type { DistinctTexts } from './match/distinct-texts.js';
import { type FingerprintJoin, joinFingerprints } from './match/join.js';
import { PairIndex } from './match/pair-index.js';
import { alignPassages } from './match/passages.js';
import { Verifier } from './match/verify.js';
import type { Plan } from './plan.js';
import type { SketchSet } from './sketch/sketch-set.js';

/** How the two joins are done: by the kernel's sorting, or by the reference. */
export interface Joins {
  findNearDuplicates: NearDuplicateFinder;
  joinFingerprints: FingerprintJoin;
}

/** The joins of an engine. */
export async function joinsOf(engine: Engine): Promise<Joins> {
  if (engine.name === 'kernel') return { findNearDuplicates, joinFingerprints };
  return import('./reference/joins.js');
}

/** What the reduce half works on. */
export interface ReduceInput {
  engine: Engine;
  joins: Joins;
  set: SketchSet;
  texts: DistinctTexts;
  /** Texts, the most worth keeping first. */
  order: Uint32Array;
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
  plan: Plan;
}

/** What was found between texts. */
export interface Findings {
  clusters: TextCluster[];
  /** Passages that do not stay within one cluster. */
  families: Family[];
  /** Tokens of each text that stand in another one too. */
  covered: Uint32Array;
  /** Share of the shorter of two texts that is aligned. */
  aligned: (one: number, other: number) => number;
}

/**
 * Share of the shorter text that linked passages cover from which a pair is aligned by all that it
 * shares. On the generator, 20 % edited and in boilerplate, 0.6 finds as much as 0.1; the lower, the
 * more pairs that only have their boilerplate in common are aligned twice.
 */
const NOMINATED = 0.5;

/** The reduce half: joins, alignment and grouping of distinct texts. */
export function reduce(input: ReduceInput): Findings {
  const { engine, joins, set, texts, plan } = input;
  const coverage = new Coverage();
  const shares = new AlignedShares(engine, set, texts, plan, (first, second, chains) => {
    for (const chain of chains) {
      coverage.add(first, chain.aStart, chain.aEnd);
      coverage.add(second, chain.bStart, chain.bEnd);
    }
  });
  const copies = new PairIndex();
  const seeds = joins.joinFingerprints(engine, set, texts, plan);
  const passages = alignPassages(engine, set, texts, seeds, plan, (first, second, chains) => {
    const linked = shares.linked(first, second, chains);
    const isCopy = linked >= EDITED || (linked >= NOMINATED && shares.of(first, second) >= EDITED);
    if (isCopy) copies.add(first, second);
  });
  const clusters = plan.find.documents ? findClusters(input, copies, shares) : [];
  const families = plan.find.passages ? groupFamilies(passages) : [];
  const numbers = clusterNumbers(clusters);
  return {
    clusters,
    families: families.filter((family) => !isWithinCluster(family, numbers)),
    covered: coverage.total(texts.count),
    aligned: (one, other) => shares.of(one, other),
  };
}

/** Clusters of the pairs that passages suggest and of near-duplicates. */
function findClusters(input: ReduceInput, pairs: PairIndex, shares: AlignedShares): TextCluster[] {
  const { engine, joins, set, texts, plan } = input;
  const verifier = new Verifier(engine, set, texts);
  const near = joins.findNearDuplicates(engine, set, texts, plan, verifier);
  for (let pair = 0; pair < near.count; pair++) pairs.add(near.first(pair), near.second(pair));
  const clusters = clusterTexts(input.order, {
    pairs,
    overlap: (first, second) => verifier.overlap(first, second),
    aligned: (one, other) => shares.of(one, other),
    isCopied: input.isCopied,
    threshold: plan.threshold,
  });
  // Aligns what no shared fingerprint linked, so that coverage knows of it.
  for (const { centre, members } of clusters) {
    for (const { text } of members) shares.of(centre, text);
  }
  return clusters;
}

function clusterNumbers(clusters: readonly TextCluster[]): Map<number, number> {
  const numbers = new Map<number, number>();
  for (const [number, { centre, members }] of clusters.entries()) {
    for (const text of [centre, ...members.map((member) => member.text)]) numbers.set(text, number);
  }
  return numbers;
}

function isWithinCluster(family: Family, clusterOf: Map<number, number>): boolean {
  const first = clusterOf.get(family[0]?.text ?? -1);
  return first !== undefined && family.every(({ text }) => clusterOf.get(text) === first);
}

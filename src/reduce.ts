import { boilerplateFamilies } from './group/boilerplate-families.js';
import {
  clusterTexts,
  type TextCluster,
  type TextClusters,
  type TextLink,
} from './group/cluster.js';
import { type Counts, NO_COUNTS } from './group/counts.js';
import { coverageOf } from './group/coverage.js';
import { type Families, groupFamilies, NO_FAMILIES, outsideClusters } from './group/families.js';
import type { Engine } from './kernel/engine.js';
import { type AlignedRange, EDITED, joinRanges } from './match/align-range.js';
import { AlignedShares } from './match/aligned-shares.js';
import { Bodies } from './match/bodies.js';
import { findBoilerplate, unite } from './match/boilerplate.js';
import type { DistinctTexts } from './match/distinct-texts.js';
import { type FingerprintGroups, groupsOf, type KeptGroups } from './match/fingerprint-groups.js';
import { findIgnored } from './match/ignored.js';
import { PairIndex } from './match/pair-index.js';
import type { SeedRanges } from './match/seeds.js';
import { groupStories } from './match/stories.js';
import { jaccard, Verifier } from './match/verify.js';
import type { Plan } from './plan.js';
import type { Joins } from './pool/joins.js';
import type { Pool } from './pool/pool.js';
import type { GroupedPart } from './pool/tasks.js';
import type { SketchSet } from './sketch/sketch-set.js';

/** What the reduce half works on. */
export interface ReduceInput {
  engine: Engine;
  joins: Joins;
  pool: Pool;
  set: SketchSet;
  texts: DistinctTexts;
  /** Texts, the most worth keeping first; asked for while threads are at work. */
  order: () => Uint32Array;
  /** A number for the source of each text, 0 where it is not known; asked for then, too. */
  sourceOf: () => Uint32Array;
  /** Tokens of each line of known boilerplate. */
  ignored: readonly Uint32Array[];
  /** Whether several articles have this text. */
  isCopied: (text: number) => boolean;
  /** Whether an article of a reference source has this text. */
  isReference: (text: number) => boolean;
  plan: Plan;
  /** Whether the intermediate results are wanted, and worth their memory. */
  isExplained: boolean;
  /** Told how many parts of a phase are done, before the first of them too. */
  onPart: (phase: 'match' | 'link' | 'align', parts: number, totalParts: number) => void;
}

/** What was found between texts. Places count tokens of whole texts. */
export interface Findings {
  clusters: TextCluster[];
  links: TextLink[];
  /** Passages that do not stay within one cluster. */
  families: Families;
  /** What was set aside as boilerplate. */
  boilerplate: Families;
  /** Share of each text's tokens, boilerplate aside, that stand in another one too. */
  coverage: Float64Array;
  /** Share of the shorter of two texts that is aligned. */
  aligned: (one: number, other: number) => number;
  counts: Counts;
  /** By what the texts were matched, where it is wanted; null where only repeats were looked for. */
  matching: Matching | null;
}

/** The intermediate results that tell why two texts were matched or not. */
export interface Matching {
  near: PairIndex;
  /** By partitions of keys. */
  groups: readonly FingerprintGroups[];
  whole: Bodies;
  bodies: Bodies;
  /** Exact overlaps of whole texts, and of bodies. */
  verifier: Verifier;
  exact: Verifier;
  /** By the same partitions. */
  seeds: readonly SeedRanges[];
  shares: AlignedShares;
  /** Pairs that were nominated as copies. */
  copies: PairIndex;
}

/** The reduce half: joins, boilerplate, alignment and grouping of distinct texts. */
export async function reduce(input: ReduceInput): Promise<Findings> {
  const { engine, pool, set, texts, plan } = input;
  if (!plan.find.documents && !plan.find.passages) return nothing(texts.count);
  await pool.match(set, texts);
  // Threads group fingerprints while this one looks for near-duplicates.
  const [groups, { whole, verifier, near, origins }] = await Promise.all([
    pool.group(countFingerprints(set, texts), (...parts) => input.onPart('match', ...parts)),
    (async () => findStories(input))(),
  ]);
  // Later stages compare further pairs, which were nominated by others.
  const candidates = verifier.pairs.count;
  const setAside = unite(
    engine,
    findBoilerplate(eachOf(groups), whole, origins, plan),
    findIgnored(engine, whole, input.ignored, plan),
  );
  const [bodies] = await Promise.all([
    (async () => new Bodies(set, texts, setAside))(),
    pool.setAside(setAside),
  ]);
  const { seeds, aligned } = await linkAndAlign(input, groups);
  // What follows is for one thread; the others hold memory.
  await pool.endThreads();
  const shares = new AlignedShares(engine, bodies, plan);
  const copies = new PairIndex();
  shares.take(aligned);
  addEdited(copies, aligned);
  const exact = new Verifier(engine, bodies, verifier);
  addNear(copies, near, verifier.pairs, exact, bodies, plan);
  const { clusters, links } = findClusters(input, copies, shares, exact);
  const families = plan.find.passages ? groupFamilies(engine, aligned.passages) : NO_FAMILIES;
  const travelled = outsideClusters(families, clusters, texts.count);
  return {
    clusters,
    links,
    families: inWholeTexts(travelled, bodies),
    boilerplate: plan.find.passages
      ? boilerplateFamilies(engine, bodies.setAside, (text) => whole.tokens(text))
      : NO_FAMILIES,
    coverage: coverageOf(engine, tokenCounts(bodies), joined(aligned.covered, shares.covered)),
    aligned: (one, other) => shares.of(one, other),
    counts: {
      ...countFiltered({ verifier, exact, shares, whole, bodies }, aligned, candidates, plan),
      withinClusters: families.bounds.length - travelled.bounds.length,
    },
    matching: input.isExplained
      ? {
          near,
          groups: groups.map(groupsOf),
          whole,
          bodies,
          verifier,
          exact,
          seeds,
          shares,
          copies,
        }
      : null,
  };
}

/** The groups of each partition, read as they are asked for. */
function* eachOf(partitions: readonly KeptGroups[]): Generator<FingerprintGroups> {
  for (const partition of partitions) yield groupsOf(partition);
}

/** What this thread does while others group: near-duplicates, and which texts are of one story. */
function findStories({ engine, joins, set, texts, plan, sourceOf }: ReduceInput) {
  const whole = new Bodies(set, texts);
  const verifier = new Verifier(engine, whole);
  const near = joins.findNearDuplicates(engine, set, texts, plan, verifier);
  const storyOf = groupStories(texts.count, near, verifier);
  return { whole, verifier, near, origins: { storyOf, sourceOf: sourceOf() } };
}

/** What linked texts have in common. The seeds are large, and gone afterwards where nobody asks. */
async function linkAndAlign({ pool, isExplained, onPart }: ReduceInput, groups: GroupedPart[]) {
  const seeds = await pool.link(groups, isExplained, (...parts) => onPart('link', ...parts));
  const ranges = await pool.align(seeds, (...parts) => onPart('align', ...parts));
  return { seeds: isExplained ? seeds : [], aligned: joinRanges(ranges) };
}

/** Adds edited copies. */
function addEdited(copies: PairIndex, { nominated, linked, full }: AlignedRange): void {
  for (let pair = 0; pair < linked.length; pair++) {
    const isCopy = linked[pair]! >= EDITED || full[pair]! >= EDITED;
    if (isCopy) copies.add(nominated[2 * pair]!, nominated[2 * pair + 1]!);
  }
}

function countFingerprints(set: SketchSet, { representative }: DistinctTexts): number {
  let count = 0;
  for (const article of representative) count += set.keyCount(article);
  return count;
}

function tokenCounts(bodies: Bodies): Uint32Array {
  const counts = new Uint32Array(bodies.texts.count);
  for (let text = 0; text < counts.length; text++) counts[text] = bodies.count(text);
  return counts;
}

function joined(one: Uint32Array, other: Uint32Array): Uint32Array {
  const words = new Uint32Array(one.length + other.length);
  words.set(one);
  words.set(other, one.length);
  return words;
}

function countFiltered(
  {
    verifier,
    exact,
    shares,
    whole,
    bodies,
  }: Omit<Matching, 'near' | 'groups' | 'seeds' | 'copies'>,
  aligned: AlignedRange,
  candidates: number,
  plan: Plan,
): Omit<Counts, 'withinClusters'> {
  const { pairs } = verifier;
  let nearestJaccard = 0;
  for (let pair = 0; pair < candidates; pair++) {
    const similarity = jaccard(exact.overlap(pairs.first(pair), pairs.second(pair)));
    if (similarity < plan.threshold) nearestJaccard = Math.max(nearestJaccard, similarity);
  }
  let setAside = 0;
  for (let text = 0; text < bodies.texts.count; text++) {
    setAside += whole.count(text) - bodies.count(text);
  }
  return {
    candidates,
    nearestJaccard,
    nearestAligned: shares.nearestBelow(EDITED),
    rejectedSpans: aligned.rejected,
    longestRun: aligned.longestRejected,
    setAside,
  };
}

function nothing(texts: number): Findings {
  const coverage = new Float64Array(texts);
  const found = { clusters: [], links: [], families: NO_FAMILIES, boilerplate: NO_FAMILIES };
  return { ...found, coverage, aligned: () => 0, counts: NO_COUNTS, matching: null };
}

/** Adds near-duplicates; those of which something was set aside are judged by what is left. */
function addNear(
  copies: PairIndex,
  near: PairIndex,
  compared: PairIndex,
  exact: Verifier,
  bodies: Bodies,
  plan: Plan,
): void {
  for (let pair = 0; pair < near.count; pair++) copies.add(near.first(pair), near.second(pair));
  for (let pair = 0; pair < compared.count; pair++) {
    const [first, second] = [compared.first(pair), compared.second(pair)];
    if (!bodies.isCut(first) && !bodies.isCut(second)) continue;
    if (jaccard(exact.overlap(first, second)) >= plan.threshold) copies.add(first, second);
  }
}

/** Clusters of the pairs that passages and signatures nominate. */
function findClusters(
  input: ReduceInput,
  pairs: PairIndex,
  shares: AlignedShares,
  exact: Verifier,
): TextClusters {
  if (!input.plan.find.documents) return { clusters: [], links: [] };
  const found = clusterTexts(input.order(), {
    pairs,
    overlap: (first, second) => exact.overlap(first, second),
    aligned: (one, other) => shares.of(one, other),
    isCopied: input.isCopied,
    isReference: input.isReference,
    threshold: input.plan.threshold,
  });
  // Aligns what no shared fingerprint linked, so that coverage knows of it.
  for (const { centre, members } of found.clusters) {
    for (const { text } of members) shares.of(centre, text);
  }
  return found;
}

function inWholeTexts(families: Families, bodies: Bodies): Families {
  const { texts, starts, ends } = families;
  return {
    ...families,
    starts: starts.map((start, i) => bodies.toText(texts[i]!, start)),
    ends: ends.map((end, i) => bodies.toText(texts[i]!, end - 1) + 1),
  };
}

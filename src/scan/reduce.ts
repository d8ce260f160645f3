import { boilerplateFamilies } from '../group/boilerplate-families.js';
import { type Counts, NO_COUNTS } from '../group/counts.js';
import { coverageOf } from '../group/coverage.js';
import { coveredByPassages } from '../group/covered-by-passages.js';
import {
  type Families,
  groupFamilies,
  keepFamilies,
  NO_FAMILIES,
  outsideGroups,
} from '../group/families.js';
import { type CopyInput, findCopies, type MatchedTexts } from '../group/find-copies.js';
import { type FormGroups, formOfTexts, NO_FORM_GROUPS } from '../group/form-groups.js';
import { type HouseFacts, judgeFamilies, KIND } from '../group/house.js';
import { TextClusters } from '../group/text-clusters.js';
import type { AlignedShares } from '../match/aligned-shares.js';
import { Bodies, type SetAside } from '../match/bodies.js';
import { findBoilerplate, unite } from '../match/boilerplate.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import { type FingerprintGroups, groupsOf, type KeptGroups } from '../match/fingerprint-groups.js';
import type { Forms } from '../match/forms.js';
import { findIgnored } from '../match/ignored.js';
import type { OwnStories } from '../match/own-stories.js';
import type { PairIndex } from '../match/pair-index.js';
import type { SeedRanges } from '../match/seeds.js';
import { groupStories } from '../match/stories.js';
import { Verifier } from '../match/verify.js';
import type { SketchSet } from '../store/sketch-set.js';
import { joinWords } from '../store/stored-words.js';
import type { Joins } from './joins.js';
import type { Pool } from './pool.js';
import type { GroupedPart } from './tasks.js';

/** What the reduce half works on. */
export interface ReduceInput extends CopyInput {
  joins: Joins;
  pool: Pool;
  set: SketchSet;
  texts: DistinctTexts;
  /** A number for the source of each text, 0 where none is known; asked for while threads work. */
  numberSources: () => Uint32Array;
  /** Articles of a text, and the name of an article's source; '' where it is not known. */
  articlesOf: (text: number) => readonly number[];
  sourceOf: (article: number) => string;
  /** Tokens of each line of known boilerplate. */
  ignored: readonly Uint32Array[];
  /** Told how many parts of a phase are done, before the first of them too. */
  onPart: (phase: 'match' | 'link' | 'align', parts: number, totalParts: number) => void;
}

/** What was found between texts. Places count tokens of whole texts. */
export interface Findings {
  clusters: TextClusters;
  /** Share of the shorter text that is aligned, of each tie of a member to its centre. */
  alignedMembers: Float64Array;
  /** The same of each link between clusters. */
  alignedLinks: Float64Array;
  /** Reports that were filled into one form. */
  formGroups: FormGroups;
  /** Passages that travelled: they do not stay within one cluster, one form or one house. */
  families: Families;
  /** Passages of one source alone, and headlines of other articles. */
  house: Families;
  /** What was set aside as boilerplate. */
  boilerplate: Families;
  /** Share of each text's tokens, boilerplate aside, that stand in another one too. */
  coverage: Float64Array;
  counts: Counts;
  /** By what the texts were matched, where it is wanted; null where only repeats were looked for. */
  matching: Matching | null;
}

/** The intermediate results that tell why two texts were matched or not. */
export interface Matching {
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
  forms: Forms;
  stories: OwnStories;
}

/** The reduce half: joins, boilerplate, alignment and grouping of distinct texts. */
export async function reduce(input: ReduceInput): Promise<Findings> {
  const { engine, pool, set, texts, plan, isExplained } = input;
  if (!plan.find.documents && !plan.find.passages) return nothing(texts.count);
  await pool.match(set, texts);
  const { groups, ...matched } = await matchTexts(input);
  const { whole, bodies } = matched;
  const { seeds, ranges } = await linkAndAlign(input, groups);
  // What follows is for one thread; the others hold memory.
  const ended = pool.endThreads();
  const { passages, covered, ...copied } = findCopies(input, matched, ranges);
  // What is done is given up step by step: the findings themselves need the room.
  if (!isExplained) matched.verifier.clear();
  const { kinds, withinClusters, ...found } = findFamilies(input, passages, copied, matched);
  await ended;
  return {
    clusters: copied.clusters,
    formGroups: copied.formGroups,
    alignedMembers: copied.alignedMembers,
    alignedLinks: copied.alignedLinks,
    ...familiesByKind(found.inTexts, kinds),
    boilerplate: plan.find.passages
      ? boilerplateFamilies(engine, bodies.setAside, (text) => whole.tokens(text))
      : NO_FAMILIES,
    coverage: coverageOf(
      tokenCounts(bodies),
      coveredByPassages(engine, covered, found.inBodies, kinds),
    ),
    counts: { ...copied.counts, withinClusters },
    matching: copied.asked
      ? { groups: groups.map(groupsOf), seeds, ...matched, ...copied.asked }
      : null,
  };
}

/** The same, and boilerplate that is too short to be set aside. */
interface Matched extends MatchedTexts {
  short: SetAside;
}

/** Groups of fingerprints, near-duplicates, and the bodies that boilerplate leaves. */
async function matchTexts(input: ReduceInput): Promise<Matched & { groups: GroupedPart[] }> {
  const { engine, pool, set, texts, plan } = input;
  // Threads group fingerprints while this one looks for near-duplicates.
  const [groups, { whole, verifier, origins }] = await Promise.all([
    pool.group(countFingerprints(set, texts), (...parts) => input.onPart('match', ...parts)),
    (async () => findStories(input))(),
  ]);
  const { long, short } = findBoilerplate(eachOf(groups), whole, origins, plan);
  const setAside = unite(engine, long, findIgnored(engine, whole, input.ignored, plan));
  const bodies = new Bodies(set, texts, setAside);
  await pool.setAside(bodies.cutTexts);
  const { sourceOf } = origins;
  const candidates = verifier.pairs.count;
  return { groups, sourceOf, whole, bodies, short, verifier, candidates };
}

/** The groups of each partition, read as they are asked for. */
function* eachOf(partitions: readonly KeptGroups[]): Generator<FingerprintGroups> {
  for (const partition of partitions) yield groupsOf(partition);
}

/** What this thread does while others group: near-duplicates, and which texts are of one story. */
function findStories({ engine, joins, set, texts, plan, numberSources }: ReduceInput) {
  const whole = new Bodies(set, texts);
  const verifier = new Verifier(engine, whole);
  joins.findNearDuplicates(engine, set, texts, plan, verifier);
  const sourceOf = numberSources();
  const { threshold, shape } = plan;
  const evidence = { verifier, whole, sourceOf, threshold, shingle: shape.shingle };
  const storyOf = groupStories(texts.count, evidence);
  return { whole, verifier, origins: { storyOf, sourceOf } };
}

/** What linked texts have in common. The seeds are large, and gone afterwards where nobody asks. */
async function linkAndAlign({ pool, isExplained, onPart }: ReduceInput, groups: GroupedPart[]) {
  const seeds = await pool.link(groups, isExplained, (...parts) => onPart('link', ...parts));
  const ranges = await pool.align(seeds, (...parts) => onPart('align', ...parts));
  return { seeds: isExplained ? seeds : [], ranges };
}

/**
 * Families outside of clusters and forms, what each of them is, and how many others there are; passages
 * are taken out.
 */
function findFamilies(
  input: ReduceInput,
  passages: Uint32Array[],
  { clusters, formGroups }: Pick<Findings, 'clusters' | 'formGroups'>,
  matched: Matched,
) {
  const { engine, texts, plan } = input;
  const { bodies, short } = matched;
  if (!plan.find.passages) return NOTHING_FOUND;
  const all = groupFamilies(engine, joinWords(passages.splice(0)));
  const travelled = outsideGroups(
    outsideGroups(all, clusters.ofTexts(texts.count)),
    formOfTexts(formGroups, texts.count),
  );
  const withinClusters = all.bounds.length - travelled.bounds.length;
  const inTexts = inWholeTexts(travelled, bodies);
  const boilerplate = short.length === 0 ? short : unite(engine, bodies.setAside, short);
  const kinds = judgeFamilies(inTexts, houseFacts(input, matched, boilerplate));
  return { inBodies: travelled, inTexts, kinds, withinClusters };
}

const NOTHING_FOUND = {
  inBodies: NO_FAMILIES,
  inTexts: NO_FAMILIES,
  kinds: new Uint8Array(0),
  withinClusters: 0,
};

function houseFacts(
  { engine, set, texts, articlesOf, sourceOf }: ReduceInput,
  { sourceOf: sources, whole }: Matched,
  boilerplate: SetAside,
): HouseFacts {
  return {
    boilerplate,
    articlesOf,
    sourceOf,
    hasSources: sources.some((source) => source !== sources[0]),
    headlineOf: (text) => set.headlineTokens(texts.representative[text]!, engine),
    tokenCount: (text) => whole.count(text),
  };
}

/** Passages that travelled, and those of a house; what is there by chance is dropped. */
function familiesByKind(all: Families, kinds: Uint8Array): Pick<Findings, 'families' | 'house'> {
  const kindOf = new Uint8Array(all.texts.length);
  for (let family = 0; family < kinds.length; family++) {
    kindOf[all.bounds[family]!] = kinds[family]!;
  }
  const ofKind = (kind: number) => keepFamilies(all, (first) => kindOf[first] === kind);
  return { families: ofKind(KIND.passage), house: ofKind(KIND.house) };
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

function nothing(texts: number): Findings {
  const coverage = new Float64Array(texts);
  const clusters = new TextClusters();
  const aligned = { alignedMembers: new Float64Array(0), alignedLinks: new Float64Array(0) };
  const found = {
    clusters,
    formGroups: NO_FORM_GROUPS,
    ...aligned,
    families: NO_FAMILIES,
    house: NO_FAMILIES,
    boilerplate: NO_FAMILIES,
  };
  return { ...found, coverage, counts: NO_COUNTS, matching: null };
}

function inWholeTexts(families: Families, bodies: Bodies): Families {
  const { texts, starts, ends } = families;
  return {
    ...families,
    starts: starts.map((start, i) => bodies.toText(texts[i]!, start)),
    ends: ends.map((end, i) => bodies.toText(texts[i]!, end - 1) + 1),
  };
}

import { boilerplateFamilies } from '../group/boilerplate-families.js';
import { type Counts, NO_COUNTS } from '../group/counts.js';
import { type Coverage, coverageOf } from '../group/coverage.js';
import { coveredByPassages } from '../group/covered-by-passages.js';
import {
  type Families,
  groupFamilies,
  keepFamilies,
  NO_FAMILIES,
  outsideGroups,
} from '../group/families.js';
import { findCopies, type Judged } from '../group/find-copies.js';
import { type FormGroups, formOfTexts, NO_FORM_GROUPS } from '../group/form-groups.js';
import { type HouseFacts, judgeFamilies, KIND } from '../group/house.js';
import { TextClusters } from '../group/text-clusters.js';
import { uniteSetAside } from '../match/boilerplate.js';
import type { SetAside } from '../match/boilerplate-cut.js';
import { ComparedTexts } from '../match/compared-texts.js';
import { type FingerprintGroups, groupsOf, NO_GROUPS } from '../match/fingerprint-groups.js';
import type { SeedRanges } from '../match/seeds.js';
import { inPieces, type Pieces } from '../pool/abort.js';
import { Uint32List } from '../sketch/lists.js';
import { align, type Joined, join, link, type ReduceInput } from './stages.js';
import type { GroupedPart } from './tasks.js';

/** The findings between texts. Places count tokens of whole texts. */
export interface Findings {
  clusters: TextClusters;
  /** For each tie of a member to its centre, the share of the shorter text that is aligned. */
  alignedMembers: Float64Array;
  /** For each link between clusters, the share of the shorter text that is aligned. */
  alignedLinks: Float64Array;
  /** Reports that were filled into one form. */
  formGroups: FormGroups;
  /** Passages that travelled: they do not stay within one cluster, one form or one house. */
  families: Families;
  /** Passages of one source alone, and headlines of other articles. */
  house: Families;
  /** Boilerplate that was set aside. */
  boilerplate: Families;
  /**
   * For each text, the share of its tokens outside boilerplate that also occur in another text, and
   * the runs of its other tokens.
   */
  coverage: Coverage;
  counts: Counts;
}

/** The results of all stages, which explain why two texts were matched or not. */
export interface Matching extends Omit<Joined, 'groups'>, Judged {
  /** By partitions of keys. */
  groups: readonly FingerprintGroups[];
  /** By the same partitions. */
  seeds: readonly SeedRanges[];
}

/**
 * The first part of the reduce half: joins, boilerplate, alignment and clusters of distinct texts.
 * Afterwards threads may compare copies while {@link gatherFindings} does the rest.
 */
export async function findCopiesIn(input: ReduceInput): Promise<Found> {
  const { pool, set, texts, plan } = input;
  if (!plan.find.documents && !plan.find.passages) return nothing(input);
  await pool.match(set, texts);
  return findCopiesOnce(input);
}

/** The second part: families of passages, and coverage. */
export function gatherFindings(input: ReduceInput, found: Found): Promise<Findings> {
  return inPieces(findingsInPieces(input, found), input.signal);
}

/** Joins, links, aligns and clusters. Large results are released after their last use. */
async function findCopiesOnce(input: ReduceInput): Promise<Found> {
  const joined = await join(input);
  const { groups } = joined;
  const seeds = await link(input, joined, (partition) => {
    const taken = groups[partition]!;
    groups[partition] = NOTHING_GROUPED;
    return taken;
  });
  const ranges = drained(await align(input, seeds));
  await input.pool.yieldMemory();
  const { judged: _, ...copied } = await inPieces(findCopies(input, joined, ranges), input.signal);
  const { whole, bodies, short, sourceOf } = joined;
  return { whole, bodies, short, sourceOf, ...copied };
}

/** {@link findCopiesIn} with the results of all its stages, for questions about single pairs. */
export async function findCopiesForPairs(
  input: ReduceInput,
): Promise<{ found: Found; matching: Matching }> {
  await input.pool.match(input.set, input.texts);
  const joined = await join(input);
  const seeds = await link(input, joined, (partition) => joined.groups[partition]!);
  const ranges = await align(input, seeds);
  const { judged, ...copied } = await inPieces(findCopies(input, joined, ranges), input.signal);
  return {
    found: { ...joined, ...copied },
    matching: { ...joined, ...judged, groups: joined.groups.map(groupsOf), seeds },
  };
}

const NOTHING_GROUPED: GroupedPart = { ...NO_GROUPS, byBlock: null };

/** The items of a list, each of which is removed from it when it is requested. */
function* drained<Item>(list: Item[]): Generator<Item> {
  for (let item = list.shift(); item !== undefined; item = list.shift()) yield item;
}

/** The results of the stages that are needed after copies are found. */
export type Found = Pick<Joined, 'whole' | 'bodies' | 'short' | 'sourceOf'> &
  Omit<ResultOf<ReturnType<typeof findCopies>>, 'judged'>;

type ResultOf<Work> = Work extends Generator<void, infer Result> ? Result : never;

/** The findings: passages that travelled, their coverage, and the copies. */
function* findingsInPieces(input: ReduceInput, found: Found): Pieces<Findings> {
  const { engine, plan } = input;
  const { whole, bodies, covered } = found;
  const { kinds, withinClusters, inTexts, inBodies } = yield* findFamilies(input, found);
  yield;
  const inCommon = coveredByPassages(engine, covered, inBodies, kinds);
  yield;
  return {
    clusters: found.clusters,
    formGroups: found.formGroups,
    alignedMembers: found.alignedMembers,
    alignedLinks: found.alignedLinks,
    ...familiesByKind(inTexts, kinds),
    boilerplate: plan.find.passages
      ? boilerplateFamilies(engine, bodies.cut.setAside, (text) => whole.tokens(text))
      : NO_FAMILIES,
    coverage: restInTexts(coverageOf(tokenCounts(bodies), inCommon), bodies),
    counts: { ...found.counts, withinClusters },
  };
}

/** Families outside clusters and forms, the kind of each, and the number of the others. */
function* findFamilies(input: ReduceInput, found: Found) {
  const { engine, texts, plan } = input;
  const { passages, clusters, formGroups, bodies, short } = found;
  if (!plan.find.passages) return NOTHING_FOUND;
  const all = groupFamilies(engine, passages);
  yield;
  const travelled = outsideGroups(
    outsideGroups(all, clusters.ofTexts(texts.count)),
    formOfTexts(formGroups, texts.count),
  );
  const withinClusters = all.bounds.length - travelled.bounds.length;
  yield;
  const inTexts = inWholeTexts(travelled, bodies);
  const boilerplate =
    short.length === 0 ? short : uniteSetAside(engine, bodies.cut.setAside, short);
  const kinds = judgeFamilies(inTexts, houseFacts(input, found, boilerplate));
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
  { sourceOf: sources, whole }: Found,
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

/** Passages that travelled, and passages of a house; chance matches are dropped. */
function familiesByKind(all: Families, kinds: Uint8Array): Pick<Findings, 'families' | 'house'> {
  const kindOf = new Uint8Array(all.texts.length);
  for (let family = 0; family < kinds.length; family++) {
    kindOf[all.bounds[family]!] = kinds[family]!;
  }
  const ofKind = (kind: number) => keepFamilies(all, (first) => kindOf[first] === kind);
  return { families: ofKind(KIND.passage), house: ofKind(KIND.house) };
}

function tokenCounts(bodies: ComparedTexts): Uint32Array {
  const counts = new Uint32Array(bodies.texts.count);
  for (let text = 0; text < counts.length; text++) counts[text] = bodies.count(text);
  return counts;
}

/** Texts of which none is compared with another. */
function nothing({ set, texts }: ReduceInput): Found {
  const whole = new ComparedTexts(set, texts);
  return {
    ...{ whole, bodies: whole, short: NO_ROWS, sourceOf: new Uint32Array(texts.count) },
    ...{ clusters: new TextClusters(), formGroups: NO_FORM_GROUPS },
    ...{ alignedMembers: new Float64Array(0), alignedLinks: new Float64Array(0) },
    ...{ passages: NO_ROWS, covered: [], counts: NO_COUNTS },
  };
}

const NO_ROWS = new Uint32Array(0);

/** The coverage with runs in whole texts: a run of a body is divided where a part was set aside. */
function restInTexts({ shares, rest, restStarts }: Coverage, { cut }: ComparedTexts): Coverage {
  const moved = new Uint32List();
  const movedStarts = new Uint32Array(restStarts.length);
  for (let text = 0; text < shares.length; text++) {
    const runs = rest.subarray(restStarts[text], restStarts[text + 1]);
    if (cut.isCut(text)) addDivided(runs, (token) => cut.toText(text, token), moved);
    else for (const token of runs) moved.push(token);
    movedStarts[text + 1] = moved.length;
  }
  return { shares, rest: moved.view().slice(), restStarts: movedStarts };
}

/** Appends runs of a body as runs of its text. */
function addDivided(runs: Uint32Array, toText: (token: number) => number, moved: Uint32List): void {
  for (let at = 0; at < runs.length; at += 2) {
    const [first, end] = [runs[at]!, runs[at + 1]!];
    let last = toText(first);
    const isWhole = toText(end - 1) - last === end - 1 - first;
    moved.push(last);
    for (let token = first + 1; !isWhole && token < end; token++) {
      const next = toText(token);
      if (next !== last + 1) {
        moved.push(last + 1);
        moved.push(next);
      }
      last = next;
    }
    moved.push(toText(end - 1) + 1);
  }
}

function inWholeTexts(families: Families, bodies: ComparedTexts): Families {
  const { texts, starts, ends } = families;
  return {
    ...families,
    starts: starts.map((start, i) => bodies.cut.toText(texts[i]!, start)),
    ends: ends.map((end, i) => bodies.cut.toText(texts[i]!, end - 1) + 1),
  };
}

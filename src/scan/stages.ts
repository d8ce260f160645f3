/** The stages of matching that threads share, each a function of the results of earlier stages. */
import type { CopyInput, MatchedTexts } from '../group/find-copies.js';
import type { AlignedRange } from '../match/align-range.js';
import { findBoilerplate, uniteSetAside } from '../match/boilerplate.js';
import type { SetAside } from '../match/boilerplate-cut.js';
import { ComparedTexts } from '../match/compared-texts.js';
import type { DistinctTexts } from '../match/distinct-texts.js';
import {
  type FingerprintGroups,
  groupsOf,
  type StoredGroups,
} from '../match/fingerprint-groups.js';
import { findIgnored } from '../match/ignored.js';
import type { SeedRanges } from '../match/seeds.js';
import { groupStories } from '../match/stories.js';
import { Verifier } from '../match/verify.js';
import { type Abortion, inPieces } from '../pool/abort.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { JoinStrategy } from './joins.js';
import type { Pool } from './pool.js';
import type { GroupedPart } from './tasks.js';

/** The input of the reduce half. */
export interface ReduceInput extends CopyInput {
  joins: JoinStrategy;
  pool: Pool;
  set: SketchSet;
  texts: DistinctTexts;
  /** A number for the source of each text, 0 if it is not known; called while threads work. */
  numberSources: () => Uint32Array;
  /** Articles of a text, and the name of an article's source; '' if it is not known. */
  articlesOf: (text: number) => readonly number[];
  sourceOf: (article: number) => string;
  /** Tokens of each line of known boilerplate. */
  ignored: readonly Uint32Array[];
  /** Called with the number of finished parts of a phase, and once before the first. */
  onPart: (phase: 'match' | 'link' | 'align', parts: number, totalParts: number) => void;
  /** Ends the work of this thread. */
  signal: Abortion | undefined;
}

/** The results of the joins: texts that share something, and their boilerplate. */
export interface Joined extends MatchedTexts {
  /** Places of each fingerprint, by partitions of keys. */
  groups: GroupedPart[];
  /** Boilerplate that is too short to be set aside. */
  short: SetAside;
}

/** Joins texts by fingerprints and by bands of signatures, and sets boilerplate aside. */
export async function join(input: ReduceInput): Promise<Joined> {
  const { engine, pool, set, texts, plan } = input;
  // Threads group fingerprints while this one searches for near-duplicates.
  const [groups, { whole, verifier, origins }] = await Promise.all([
    pool.group(countFingerprints(set, texts), (...parts) => input.onPart('match', ...parts)),
    inPieces(findStories(input), input.signal),
  ]);
  const boilerplate = findBoilerplate(eachOf(groups), whole, origins, plan);
  const { long, short } = await inPieces(boilerplate, input.signal);
  const setAside = uniteSetAside(engine, long, findIgnored(engine, whole, input.ignored, plan));
  const bodies = new ComparedTexts(set, texts, setAside);
  await pool.setAside(bodies.cutTexts);
  const { sourceOf } = origins;
  const candidates = verifier.pairs.count;
  return { groups, sourceOf, whole, bodies, short, verifier, candidates };
}

/** The groups of each partition, read on demand. */
function* eachOf(partitions: readonly StoredGroups[]): Generator<FingerprintGroups> {
  for (const partition of partitions) yield groupsOf(partition);
}

/** The work of this thread while others group: near-duplicates, and the stories of texts. */
function* findStories({ engine, joins, set, texts, plan, numberSources }: ReduceInput) {
  const whole = new ComparedTexts(set, texts);
  const verifier = new Verifier(engine, whole);
  yield* joins.findNearDuplicates(engine, set, texts, plan, verifier);
  const sourceOf = numberSources();
  const { threshold, shape } = plan;
  const evidence = { verifier, whole, sourceOf, threshold, shingle: shape.shingle };
  const storyOf = yield* groupStories(texts.count, evidence);
  return { whole, verifier, origins: { storyOf, sourceOf } };
}

/**
 * Links texts by the places of their fingerprints: the seeds of each pair that may share a passage.
 * @param take called once for the groups of each partition, in order.
 */
export function link(
  { pool, onPart }: ReduceInput,
  { groups }: Pick<Joined, 'groups'>,
  take: (partition: number) => GroupedPart,
): Promise<SeedRanges[]> {
  return pool.link(groups, take, (...parts) => onPart('link', ...parts));
}

/** Aligns linked texts around their seeds. */
export function align(
  { pool, onPart }: ReduceInput,
  seeds: readonly SeedRanges[],
): Promise<AlignedRange[]> {
  return pool.align(seeds, (...parts) => onPart('align', ...parts));
}

function countFingerprints(set: SketchSet, { representative }: DistinctTexts): number {
  let count = 0;
  for (const article of representative) count += set.keyCount(article);
  return count;
}

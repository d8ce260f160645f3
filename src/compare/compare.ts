import { alignedShare } from '../align/chain-rows.js';
import { EXACT_RUN, exactRuns } from '../align/exact-runs.js';
import type { PassageKind } from '../align/passage-kind.js';
import { countInSharedRuns } from '../align/shared-runs.js';
import { relationOf } from '../group/copy-rules.js';
import { Kernel } from '../kernel/kernel.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { NumberTokens } from '../match/number-words.js';
import { areBesideLinks } from '../match/own-stories.js';
import { compareForms, isSameForm } from '../match/same-form.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import { comparingShape } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { checkText } from '../read/given-text.js';
import { alignDeeply, type DeepPassage } from './deep-align.js';
import { type PreparedText, prepareText } from './deep-text.js';

/** A span of one of the two texts, `[start, end)` in the unit of `offsets`. */
export interface ComparedSpan {
  start: number;
  end: number;
}

/** A passage that two texts share. */
export interface SharedPassage {
  /** Word for word, with edits (including rewritten sentences), or as a summary. */
  kind: PassageKind;
  /** Tokens of the passage in the first text. */
  words: number;
  first: ComparedSpan;
  second: ComparedSpan;
  /** Matching tokens, in order, over aligned tokens. */
  identity: number;
  /** Tokens changed, inserted or dropped between the two. */
  edits: number;
}

/** The numbers of two texts that are one form, filled in anew, compared. */
export interface ComparedForm {
  /** Numbers at the same place in both: equal ones, and others. */
  kept: number;
  replaced: number;
  /** Places with other words. */
  reworded: number;
  /** The parts of the first text that differ from the second. */
  blanks: ComparedSpan[];
}

/** The comparison of two texts. Shares are between 0 and 1. */
export interface Comparison {
  /** The relation of the first text to the second, or null if it is not a copy of it. */
  relation: Relation | null;
  /** The changes to the form if `relation` is `same-form`, else null. */
  form: ComparedForm | null;
  /** Jaccard similarity of the shingle sets, exact. */
  jaccard: number;
  /** Share of the first text's shingles that occur in the second. */
  containment: number;
  /** Share of the second text's shingles that occur in the first. */
  contains: number;
  /** Matching tokens of the passages over the tokens of the shorter text. */
  aligned: number;
  /**
   * Share of the first text in passages, each counted by its identity. It is at least the share of
   * its words in exact runs of `minPassage` words that both texts hold.
   */
  coverage: number;
  /** `coverage` of the second text. */
  covers: number;
  /** Tokens of each text. */
  words: { first: number; second: number };
  /** Passages in the order of the first text; each once, at the place where it is most similar. */
  passages: SharedPassage[];
}

const encoder = new TextEncoder();

/**
 * Compares two texts in depth: exact similarity, and their shared passages, word for word, edited
 * or summarised, as far as they share words. Finds more than a scan, which looks only at texts that
 * share a fingerprint. Two empty texts have no relation. Cost: linear in the texts, and the edits
 * of each passage.
 * @throws {UsageError} for a text that is not a string, and that names every wrong option.
 */
export function compare(
  first: string,
  second: string,
  options: Partial<Pick<ScanOptions, 'shingle' | 'minPassage' | 'offsets' | 'threshold'>> = {},
): Comparison {
  checkText(first, 'compare', 'its first text');
  checkText(second, 'compare', 'its second text');
  const settings = validateOptions(options);
  const engine = new Kernel(comparingShape(settings));
  const kernel = new TextKernel();
  const a = prepareText(engine, kernel, encoder.encode(first));
  const b = prepareText(engine, kernel, encoder.encode(second));
  const isEmpty = a.tokens.length === 0 || b.tokens.length === 0;
  const overlap = isEmpty ? { shared: 0, first: 1, second: 1 } : engine.overlap(a.tokens, b.tokens);
  const passages = isEmpty ? [] : alignDeeply(engine, a, b, settings.minPassage);
  const shorter = a.tokens.length <= b.tokens.length ? a : b;
  const isSame = !isEmpty && isEqual(a.tokens, b.tokens);
  // This also measures texts shorter than a passage.
  const aligned = isSame
    ? 1
    : Math.max(matchedShare(passages, shorter), alignedAsInScan(engine, a, b, settings.minPassage));
  const alike = isSame
    ? sameRelation(first, second)
    : relationOf(overlap, () => aligned, settings.threshold);
  const areStories = alike === 'edited' && areBesideLinks(a.tokens, b.tokens, overlap);
  const copy = areStories ? null : alike;
  const form = copy === null || isSame || isEmpty ? null : formOf(engine, a, b);
  return {
    relation: isEmpty ? null : form ? 'same-form' : copy,
    form,
    jaccard: jaccard(overlap),
    containment: containment(overlap),
    contains: containment(reversed(overlap)),
    aligned,
    coverage: coverageOf(
      a,
      b,
      passages.map((passage) => [passage.aEnd - passage.aStart, passage]),
      settings.minPassage,
    ),
    covers: coverageOf(
      b,
      a,
      passages.map((passage) => [passage.bEnd - passage.bStart, passage]),
      settings.minPassage,
    ),
    words: { first: a.tokens.length, second: b.tokens.length },
    passages: passages.map((passage) => sharedPassage(passage, a, b)),
  };
}

/**
 * The share that a scan aligns: around every fingerprint, each stretch by itself. It is lower for a
 * passage whose paragraphs come in another order.
 */
function alignedAsInScan(
  engine: Kernel,
  { tokens: first }: PreparedText,
  { tokens: second }: PreparedText,
  minPassage: number,
): number {
  if (first.length === 0 || second.length === 0) return 0;
  const runs = exactRuns(first, second, engine.shape.seed);
  const seeds: number[] = [];
  for (let run = 0; run < runs.length; run += EXACT_RUN.length) {
    seeds.push(runs[run + EXACT_RUN.aStart] ?? 0, runs[run + EXACT_RUN.bStart] ?? 0);
  }
  const rows = engine.alignAndChain(first, second, Uint32Array.from(seeds));
  return alignedShare(rows, first.length, second.length, minPassage);
}

/** The changes to the form if both are one form; else null. */
function formOf(engine: Kernel, a: PreparedText, b: PreparedText): ComparedForm | null {
  const matches = engine.matchTokens(a.tokens, b.tokens);
  const changes = compareForms(a.tokens, b.tokens, matches, new NumberTokens(engine));
  if (!isSameForm(changes)) return null;
  const { kept, replaced, reworded } = changes;
  const blanks = [...spansOf(changes.numbers, a), ...spansOf(changes.words, a)];
  return { kept, replaced, reworded, blanks: blanks.sort((x, y) => x.start - y.start) };
}

function spansOf(places: readonly number[], { spans }: PreparedText): ComparedSpan[] {
  const found: ComparedSpan[] = [];
  for (let at = 0; at < places.length; at += 2) {
    found.push({ start: spans[2 * places[at]!]!, end: spans[2 * places[at + 1]! - 1]! });
  }
  return found;
}

function isEqual(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((token, i) => token === b[i]);
}

function sameRelation(first: string, second: string): Relation {
  return first === second ? 'identical' : 'same-text';
}

/**
 * Matching tokens over the tokens of one text; passages may overlap in a text that repeats itself.
 */
function matchedShare(passages: readonly DeepPassage[], { tokens }: PreparedText): number {
  const matches = passages.reduce((sum, passage) => sum + passage.matches, 0);
  return tokens.length === 0 ? 0 : Math.min(1, matches / tokens.length);
}

/**
 * Share of `text` that `other` covers. Passages alone may cover less than exact runs do: each
 * passage is reported once although a text may repeat it, and words copied inside a rewritten
 * passage count by its identity.
 */
function coverageOf(
  { tokens }: PreparedText,
  other: PreparedText,
  passages: readonly [tokens: number, DeepPassage][],
  minPassage: number,
): number {
  if (tokens.length === 0) return 0;
  const inPassages = passages.reduce((sum, [count, found]) => sum + count * identityOf(found), 0);
  if (inPassages >= tokens.length) return 1;
  const inRuns = countInSharedRuns(tokens, other.tokens, minPassage);
  return Math.max(inPassages, inRuns) / tokens.length;
}

function identityOf({ matches, edits }: DeepPassage): number {
  return matches / (matches + edits);
}

function sharedPassage(passage: DeepPassage, a: PreparedText, b: PreparedText): SharedPassage {
  const { aStart, aEnd, bStart, bEnd, edits, kind } = passage;
  return {
    kind,
    words: aEnd - aStart,
    first: { start: a.spans[2 * aStart]!, end: a.spans[2 * aEnd - 1]! },
    second: { start: b.spans[2 * bStart]!, end: b.spans[2 * bEnd - 1]! },
    identity: identityOf(passage),
    edits,
  };
}

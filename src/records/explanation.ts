/**
 * Why two articles were joined or parted: the figures of each stage. Shares are between 0 and 1,
 * rounded to four decimals; spans are `[start, end)` in the unit that the explanation names.
 */

import type { PassageRule } from '../align/chain.js';
import type { OffsetUnit } from '../kernel/engine.js';
import type { StoryRule } from '../match/own-stories.js';
import type { FormRule } from '../match/same-form.js';
import type { Relation } from '../options/kinds.js';

/** One of the two articles. */
export interface ExplainedArticle {
  id: string;
  /** Not there if they are not known; the moment is in ISO 8601. */
  title?: string;
  source?: string;
  published?: string;
  /** Tokens in the article, and the number of them that were set aside as boilerplate. */
  words: number;
  setAside: number;
  /** Distinct shingles of the rest. */
  shingles: number;
  fingerprints: number;
  /** The cluster of the article, with its canonical article and its centre; else null. */
  cluster: string | null;
  canonical: string | null;
  centre: string | null;
  /** The relation of the article to the centre. */
  relation: Relation | 'centre' | null;
  /** The article that connected this one to the cluster, if no stage nominated the two directly. */
  through: string | null;
}

/** The overlap of the shingle sets; all figures are exact except the estimate. */
export interface ExplainedSimilarity {
  shared: number;
  jaccard: number;
  /** Share of a's shingles that occur in b, and of b's that occur in a. */
  aInB: number;
  bInA: number;
  /** The signatures' estimate of the Jaccard similarity of the whole texts... */
  estimate: number;
  /** ...and its exact value. It differs from `jaccard` if something was set aside. */
  wholeJaccard: number;
}

/** Whether signatures nominated the pair. */
export interface ExplainedBands {
  hit: number;
  of: number;
  /** Slots per band. */
  rows: number;
  /** Probability that two texts this similar share a band: the S-curve. */
  probability: number;
}

/** The fates of the fingerprints that both articles have. */
export interface ExplainedFingerprints {
  shared: number;
  /** The scan linked the two articles by it. */
  linked: number;
  /** It occurs in too many places to link each to each, and not inside a longer common run. */
  common: number;
  boilerplate: number;
  /** Each place is linked to an earlier article that has it too. */
  elsewhere: number;
}

/** A span of both articles that was aligned. */
export interface ExplainedAlignment {
  a: { start: number; end: number };
  b: { start: number; end: number };
  /** Aligned tokens, how many match, and the longest exact run of them. */
  columns: number;
  matches: number;
  identity: number;
  longestRun: number;
  /** The rule that makes it a passage or rejects it. */
  rule: PassageRule;
}

/** A rule by which one article is a copy of the other. */
export interface ExplainedRule {
  relation: Exclude<Relation, 'identical' | 'same-text'>;
  figure: 'jaccard' | 'aInB' | 'bInA' | 'aligned';
  value: number;
  /** The rule holds from this value on. */
  least: number;
  holds: boolean;
}

/**
 * Whether the two are one form that was filled in anew, which no figure of similarity shows:
 * numbers at the same place in both, equal ones and others, and places with other words.
 */
export interface ExplainedForm {
  kept: number;
  replaced: number;
  reworded: number;
  /** All of them must hold. */
  rules: FormRule[];
  holds: boolean;
}

/** The whole explanation. */
export interface Explanation {
  type: 'explanation';
  offsets: OffsetUnit;
  a: ExplainedArticle;
  b: ExplainedArticle;
  /** Tokens per shingle, and tokens of the shortest passage. */
  shingle: number;
  minPassage: number;
  /** The limits of a passage: such a run, or this number of matches with this identity. */
  limits: { run: number; matches: number; identity: number };
  /** Whether both have the same words, so that no comparison is needed. */
  isSameText: boolean;
  similarity: ExplainedSimilarity;
  bands: ExplainedBands;
  fingerprints: ExplainedFingerprints;
  /** Whether a stage of the scan nominated the two as possible copies. */
  isNominated: boolean;
  /** In the order of a. */
  alignments: ExplainedAlignment[];
  /** Matching tokens of the passages over the tokens of the shorter article. */
  aligned: number;
  rules: ExplainedRule[];
  /** Null if nothing could be filled in anew: the words are the same, or there are no words. */
  form: ExplainedForm | null;
  /** Rules by which two similar articles are not copies; empty if the words are the same. */
  stories: StoryRule[];
  /** The outcome, in a word and in a sentence. */
  verdict: 'copies' | 'one-cluster' | 'same-form' | 'shared-passages' | 'apart';
  sentence: string;
}

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
  /** Tokens in the article, and how many of them were set aside as boilerplate. */
  words: number;
  setAside: number;
  /** Distinct shingles of what is left. */
  shingles: number;
  fingerprints: number;
  /** The cluster the article is in, with its canonical article and its centre; else null. */
  cluster: string | null;
  canonical: string | null;
  centre: string | null;
  /** What the article is to the centre. */
  relation: Relation | 'centre' | null;
  /** The article that led the cluster to this one, where no stage nominated the two directly. */
  through: string | null;
}

/** How much the shingle sets have in common, all exact but the estimate. */
export interface ExplainedSimilarity {
  shared: number;
  jaccard: number;
  /** Share of a's shingles that stand in b, and of b's that stand in a. */
  aInB: number;
  bInA: number;
  /** What the signatures make of the Jaccard similarity of the whole texts... */
  estimate: number;
  /** ...which is this. It differs from `jaccard` where something was set aside. */
  wholeJaccard: number;
}

/** Whether signatures nominated the pair. */
export interface ExplainedBands {
  hit: number;
  of: number;
  /** Slots a band. */
  rows: number;
  /** Probability that two texts this similar share a band: the S-curve. */
  probability: number;
}

/** What became of the fingerprints that both articles have. */
export interface ExplainedFingerprints {
  shared: number;
  /** The scan linked the two articles by it. */
  linked: number;
  /** It stands in too many places to link each to each, and not within a longer run of both. */
  common: number;
  boilerplate: number;
  /** Each is linked to an earlier article that has it too. */
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
  /** What makes it a passage, or keeps it from being one. */
  rule: PassageRule;
}

/** A rule by which one article is a copy of the other. */
export interface ExplainedRule {
  relation: Exclude<Relation, 'identical' | 'same-text'>;
  figure: 'jaccard' | 'aInB' | 'bInA' | 'aligned';
  value: number;
  /** From here on the rule holds. */
  least: number;
  holds: boolean;
}

/**
 * Whether the two are one form that was filled in anew, which no figure of similarity tells: numbers at
 * the same place in both, equal ones and others, and places with other words.
 */
export interface ExplainedForm {
  kept: number;
  replaced: number;
  reworded: number;
  /** All of them must hold. */
  rules: FormRule[];
  holds: boolean;
}

/** All of it. */
export interface Explanation {
  type: 'explanation';
  offsets: OffsetUnit;
  a: ExplainedArticle;
  b: ExplainedArticle;
  /** Tokens a shingle, tokens of the shortest passage: what the figures are about. */
  shingle: number;
  minPassage: number;
  /** What an alignment takes to be a passage: such a run, or so many matches and such identity. */
  limits: { run: number; matches: number; identity: number };
  /** Whether both have the same words: then nothing needs to be compared. */
  isSameText: boolean;
  similarity: ExplainedSimilarity;
  bands: ExplainedBands;
  fingerprints: ExplainedFingerprints;
  /** Whether a stage of the scan took the two for possible copies. */
  isNominated: boolean;
  /** In the order of a. */
  alignments: ExplainedAlignment[];
  /** Matching tokens of the passages over the tokens of the shorter article. */
  aligned: number;
  rules: ExplainedRule[];
  /** Null where nothing could be filled in anew: the words are the same, or there are none. */
  form: ExplainedForm | null;
  /** Rules by which two articles that are alike are no copies; none where the words are the same. */
  stories: StoryRule[];
  /** What came out, and the same in a sentence. */
  verdict: 'copies' | 'one-cluster' | 'same-form' | 'shared-passages' | 'apart';
  sentence: string;
}

/** The answer of the index to one article. */

/** How an article relates to those that were seen before it. */
export const VERDICTS = [
  'new',
  'identical',
  'same-text',
  'near-duplicate',
  'contained',
  'edited',
  'partly',
  'revision',
  'same-form',
] as const;

/** A verdict. */
export type Verdict = (typeof VERDICTS)[number];

/** Verdicts of articles that say nothing that was not seen. */
export const COPIES: ReadonlySet<Verdict> = new Set([
  'identical',
  'same-text',
  'near-duplicate',
  'contained',
  'edited',
]);

/** The similarity of an article to a seen one, both ways. */
export interface Similarity {
  /** Jaccard similarity of the two shingle sets. */
  jaccard: number;
  /** Share of the article's shingles that occur in the other. */
  containment: number;
  /** Share of the other's shingles that occur in the article. */
  contains: number;
  /** Matching tokens of the aligned passages over the tokens of the shorter of the two. */
  aligned: number;
}

/** A passage that an article shares with a seen one. Spans count tokens of the whole texts. */
export interface JudgedPassage {
  /** Number of the seen article. */
  number: number;
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /** Share of the aligned tokens that match. */
  identity: number;
  /** Spans in the other text: (start, end) pairs of its tokens. */
  otherSpans: () => Uint32Array;
}

/** The findings about an article. */
export interface Judgement {
  verdict: Verdict;
  /** Number of the seen article that the verdict is about; null if it is new. */
  of: number | null;
  /** Number of the first article of its cluster; null if it begins one. */
  cluster: number | null;
  similarity: Similarity | null;
  /** Share of its tokens, without boilerplate, that occur in seen articles. */
  coverage: number;
  /** Spans of new text: (start, end) pairs of its tokens. */
  novelty: number[];
  passages: JudgedPassage[];
  /** Whether it is found by its fingerprints from now on. */
  isLeader: boolean;
  /** Fingerprints that turned out to be boilerplate: pairs of a key and a source. */
  learned: number[];
}

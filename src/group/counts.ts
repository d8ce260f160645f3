/**
 * What came to each filter and did not pass it, so that an empty result explains itself. No part of
 * the records: the engines draw different signatures, and so nominate different pairs.
 */
export interface Counts {
  /** Pairs of texts that signatures nominated: all were compared shingle by shingle. */
  candidates: number;
  /** The highest Jaccard similarity among them that is below the threshold; 0 where there is none. */
  nearestJaccard: number;
  /** The highest share of the shorter text aligned that is too low for an edited copy. */
  nearestAligned: number;
  /** Aligned spans that make no passage, and the longest exact run in one, in tokens. */
  rejectedSpans: number;
  longestRun: number;
  /** Passages that only copies of one cluster share: the cluster tells of them. */
  withinClusters: number;
  /** Tokens set aside as boilerplate. */
  setAside: number;
}

/** Of a scan that compares no articles. */
export const NO_COUNTS: Counts = {
  candidates: 0,
  nearestJaccard: 0,
  nearestAligned: 0,
  rejectedSpans: 0,
  longestRun: 0,
  withinClusters: 0,
  setAside: 0,
};

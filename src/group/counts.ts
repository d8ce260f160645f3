/**
 * The candidates that each filter rejected, so that an empty result explains itself. They are not
 * part of the records: the engines draw different signatures, and so nominate different pairs.
 */
export interface Counts {
  /** Pairs of texts that signatures nominated: all were compared shingle by shingle. */
  candidates: number;
  /** The highest Jaccard similarity among them below the threshold; 0 if there is none. */
  nearestJaccard: number;
  /** The highest share of the shorter text aligned that is too low for an edited copy. */
  nearestAligned: number;
  /** Aligned spans that are not passages, and the longest exact run in any of them, in tokens. */
  rejectedSpans: number;
  longestRun: number;
  /** Passages that only copies of one cluster share; the cluster reports them. */
  withinClusters: number;
  /** Tokens set aside as boilerplate. */
  setAside: number;
}

/** The counts of a scan that compares no articles. */
export const NO_COUNTS: Counts = {
  candidates: 0,
  nearestJaccard: 0,
  nearestAligned: 0,
  rejectedSpans: 0,
  longestRun: 0,
  withinClusters: 0,
  setAside: 0,
};

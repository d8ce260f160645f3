/**
 * Precision is the share of findings that are right; recall, the share of right ones that were
 * found.
 */
export interface Figures {
  /** Null if wrong findings were not counted. */
  precision: number | null;
  recall: number;
  /** Harmonic mean of the two; null if precision is null. */
  f1: number | null;
}

/**
 * Precision, recall and F1 from counts. If nothing was found, nothing is wrong, and if the truth is
 * empty, nothing is missed: both are 1.
 * @param found null if it is not known.
 */
export function figuresOf(right: number, found: number | null, truth: number): Figures {
  const recall = share(right, truth);
  if (found === null) return { precision: null, recall, f1: null };
  const precision = share(right, found);
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** The harmonic mean of two shares; 0 if both are 0. */
export function harmonicMean(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

/** The number of pairs of `articles` articles. */
export function pairsOf(articles: number): number {
  return (articles * (articles - 1)) / 2;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

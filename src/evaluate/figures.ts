/** How much of what was found is right, and how much of what is right was found. */
export interface Figures {
  /** Null where it was not counted. */
  precision: number | null;
  recall: number;
  /** Harmonic mean of the two; null as precision is. */
  f1: number | null;
}

/**
 * Precision, recall and F1 from counts. Nothing found is nothing wrong, and of no truth nothing is
 * missed: both are 1.
 * @param found null where it is not known.
 */
export function figuresOf(right: number, found: number | null, truth: number): Figures {
  const recall = share(right, truth);
  if (found === null) return { precision: null, recall, f1: null };
  const precision = share(right, found);
  return { precision, recall, f1: harmonicMean(precision, recall) };
}

/** The harmonic mean of two shares, 0 where both are. */
export function harmonicMean(one: number, other: number): number {
  return one + other === 0 ? 0 : (2 * one * other) / (one + other);
}

/** Pairs of so many articles. */
export function pairsOf(articles: number): number {
  return (articles * (articles - 1)) / 2;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

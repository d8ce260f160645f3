import type { KeepPolicy } from '../option-kinds.js';

/** What keep policies look at, by article. */
export interface KeepFacts {
  /** Moment of publication in milliseconds; NaN where unknown. */
  dates: Float64Array;
  /** Number of tokens. */
  tokens: Uint32Array;
  source: (article: number) => string;
}

type Comparison = (a: number, b: number) => number;

/**
 * All articles, the most worth keeping first: the first policy that tells two apart decides, and
 * where none does, the order of ids.
 */
export function keepOrder(policies: readonly KeepPolicy[], facts: KeepFacts): Uint32Array {
  const comparisons = policies.map((policy) => comparisonOf(policy, facts));
  const order = Uint32Array.from(facts.dates, (_, article) => article);
  return order.sort((a, b) => {
    for (const compare of comparisons) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return a - b;
  });
}

function comparisonOf(policy: KeepPolicy, { dates, tokens, source }: KeepFacts): Comparison {
  const length = (article: number) => tokens[article] ?? 0;
  switch (policy) {
    case 'earliest':
      return (a, b) => compareDates(dates[a], dates[b]);
    case 'latest':
      return (a, b) => compareDates(dates[a], dates[b], -1);
    case 'longest':
      return (a, b) => length(b) - length(a);
    case 'shortest':
      return (a, b) => length(a) - length(b);
    default: {
      const wanted = policy.slice('source:'.length).toLowerCase();
      const isOther = Array.from(dates, (_, i) => Number(source(i).toLowerCase() !== wanted));
      return (a, b) => (isOther[a] ?? 0) - (isOther[b] ?? 0);
    }
  }
}

/** Articles without a date come last, whichever way dates are ordered. */
export function compareDates(a = Number.NaN, b = Number.NaN, direction: 1 | -1 = 1): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return direction * (a - b);
}

import type { Engine } from '../kernel/engine.js';
import type { KeepPolicy } from '../options/kinds.js';

/** The data that keep policies use, by article. */
export interface KeepFacts {
  /** Moment of publication in milliseconds; NaN if unknown. */
  dates: Float64Array;
  /** Number of tokens. */
  tokens: Uint32Array;
  source: (article: number) => string;
}

/** Ranks of articles in two words, the upper one first; lower ranks are better. */
type Ranks = [Uint32Array, Uint32Array];

/**
 * All articles, the one most worth keeping first. The first policy that distinguishes two articles
 * decides, and if none does, the order of ids. Cost: two stable sorts of numbers a policy, the last
 * one first.
 */
export function keepOrder(
  engine: Engine,
  policies: readonly KeepPolicy[],
  facts: KeepFacts,
): Uint32Array {
  const order = new Uint32Array(facts.dates.length);
  for (let article = 0; article < order.length; article++) order[article] = article;
  const keys = new Uint32Array(order.length);
  for (const policy of [...policies].reverse()) {
    const [upper, lower] = ranksBy(policy, facts);
    for (const ranks of [lower, upper]) {
      for (let i = 0; i < keys.length; i++) keys[i] = ranks[order[i]!]!;
      engine.sortPairs(keys, order);
    }
  }
  return order;
}

function ranksBy(policy: KeepPolicy, { dates, tokens, source }: KeepFacts): Ranks {
  switch (policy) {
    case 'earliest':
      return ranksOfDates(dates, 1);
    case 'latest':
      return ranksOfDates(dates, -1);
    case 'longest':
      return ranksOf(tokens.length, (article) => ~tokens[article]!);
    case 'shortest':
      return ranksOf(tokens.length, (article) => tokens[article]!);
    default: {
      const wanted = policy.slice('source:'.length).toLowerCase();
      return ranksOf(dates.length, (article) => Number(source(article).toLowerCase() !== wanted));
    }
  }
}

function ranksOf(count: number, rankOf: (article: number) => number): Ranks {
  const ranks: Ranks = [new Uint32Array(count), new Uint32Array(count)];
  for (let article = 0; article < count; article++) ranks[1][article] = rankOf(article);
  return ranks;
}

/** Milliseconds are whole numbers of less than 54 bits. */
function ranksOfDates(dates: Float64Array, direction: 1 | -1): Ranks {
  const [upper, lower]: Ranks = [new Uint32Array(dates.length), new Uint32Array(dates.length)];
  for (let article = 0; article < dates.length; article++) {
    const moment = direction * dates[article]!;
    const isKnown = !Number.isNaN(moment);
    upper[article] = isKnown ? Math.floor(moment / 2 ** 32) + 2 ** 31 : 0xffff_ffff;
    lower[article] = isKnown ? moment : 0;
  }
  return [upper, lower];
}

/** Articles without a date come last. */
export function compareDates(a = Number.NaN, b = Number.NaN): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a - b;
}

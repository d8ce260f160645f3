/** The facts that show the origin of a passage. */
interface OriginFacts {
  /** Moments of publication in milliseconds; NaN where unknown. */
  dates: Float64Array;
  credits: (article: number) => readonly unknown[];
  /** The text of each article. */
  textOf: Uint32Array;
}

/** The origin of a passage, or null, and the reason in a sentence. */
export interface PassageOrigin {
  article: number | null;
  reason: string;
}

/**
 * The origin of a passage: the earliest dated article among those that credit an agency, or among
 * all if none does. Without dates, the origin is known only if a single text has a credit; then it
 * is the first of its articles.
 */
export function originOf(
  articles: readonly number[],
  { dates, credits, textOf }: OriginFacts,
): PassageOrigin {
  const credited = articles.filter((article) => credits(article).length > 0);
  const among = credited.length > 0 ? credited : articles;
  const dated = among.filter((article) => !Number.isNaN(dates[article]));
  const first = earliestOf(dated, dates);
  if (first !== undefined) {
    const others = dated.filter((article) => textOf[article] !== textOf[first]);
    const isTied = others.some((article) => dates[article] === dates[first]);
    const named = credited.length > 0 ? ' that name an agency' : ' with a date';
    if (isTied) return { article: null, reason: `Two texts${named} are of the same time.` };
    const reason = `It is the earliest of ${dated.length} articles${named}.`;
    return { article: first, reason: dated.length > 1 ? reason : only(named) };
  }
  const creditedTexts = new Set(credited.map((article) => textOf[article]));
  if (creditedTexts.size === 1) {
    return { article: credited[0]!, reason: 'Its text alone names an agency.' };
  }
  const reason =
    creditedTexts.size === 0
      ? 'None of its articles has a date or names an agency.'
      : 'Several texts name agencies, but without dates.';
  return { article: null, reason };
}

function only(named: string): string {
  return `It is the only one of its articles${named.replace('name', 'names')}.`;
}

function earliestOf(dated: readonly number[], dates: Float64Array): number | undefined {
  const [first, ...rest] = dated;
  return rest.reduce((best, article) => (dates[article]! < dates[best!]! ? article : best), first);
}

/** The facts that show the origin of a passage. */
interface OriginFacts {
  /** Moments of publication in milliseconds; NaN where unknown. */
  dates: Float64Array;
  credits: (article: number) => readonly unknown[];
  /** The text of each article. */
  textOf: Uint32Array;
}

/**
 * The origin of a passage: the earliest dated article among those that credit an agency, or among
 * all if none does. Without dates, the origin is known only if a single text has a credit; then it
 * is the first of its articles.
 */
export function originOf(
  articles: readonly number[],
  { dates, credits, textOf }: OriginFacts,
): number | null {
  const credited = articles.filter((article) => credits(article).length > 0);
  const among = credited.length > 0 ? credited : articles;
  const dated = among.filter((article) => !Number.isNaN(dates[article]));
  if (dated.length > 0) {
    return dated.reduce((best, article) =>
      (dates[article] ?? 0) < (dates[best] ?? 0) ? article : best,
    );
  }
  const creditedTexts = new Set(credited.map((article) => textOf[article]));
  return creditedTexts.size === 1 ? (credited[0] ?? null) : null;
}

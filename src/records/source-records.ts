/** The originality of each source, and its copies from and for others. */
import type { Coverage } from '../group/coverage.js';
import type { Families } from '../group/families.js';
import { shownCoverage } from './article-records.js';
import { type Catalogue, rounded } from './assemble.js';
import type { SourceRecord } from './lineage.js';
import type { Provenance } from './lineage-records.js';

/** The findings that show which words are of a source itself. */
export interface SourceFindings {
  coverage: Coverage;
  /** Passages that travelled. */
  families: Families;
  /** The origin of each of them; null if it is not known. */
  origins: readonly (number | null)[];
  /** Where the text of each cluster is from. */
  provenances: readonly Provenance[];
}

/** The counts of one source. */
interface Counts {
  articles: number;
  words: number;
  original: number;
  given: number;
  taken: number;
}

/**
 * The records of all sources, by name; none if no article has a source. A word is original if it
 * occurs in no other article, or if its article is the origin of the cluster or the passage that
 * it is in.
 */
export function sourceRecords(findings: SourceFindings, catalogue: Catalogue): SourceRecord[] {
  const { set, sourceOf } = catalogue;
  const counts = new Map<string, Counts>();
  const countsOf = (source: string) => {
    let known = counts.get(source);
    if (!known) {
      known = { articles: 0, words: 0, original: 0, given: 0, taken: 0 };
      counts.set(source, known);
    }
    return known;
  };
  const originClusters = countCopies(findings.provenances, catalogue, countsOf);
  const shares = new OriginalShares(findings, originClusters, catalogue);
  for (let article = 0; article < set.count; article++) {
    const source = sourceOf(article);
    if (source === '') continue;
    const own = countsOf(source);
    const words = set.wordCount(article);
    own.articles++;
    own.words += words;
    own.original += words * shares.of(article);
  }
  return [...counts]
    .sort(([x], [y]) => (x < y ? -1 : 1))
    .map(([source, { articles, words, original, given, taken }]) => ({
      ...{ type: 'source' as const, source, articles, words },
      originality: words === 0 ? 1 : rounded(original / words),
      ...{ given, taken },
    }));
}

/** Counts the copies between sources; returns the origins of all clusters that have a known one. */
function countCopies(
  clusters: readonly Provenance[],
  { sourceOf }: Catalogue,
  countsOf: (source: string) => Counts,
): Set<number> {
  const origins = new Set<number>();
  for (const { articles, originNumber: origin } of clusters) {
    if (origin === -1) continue;
    origins.add(origin);
    const from = sourceOf(origin);
    for (const article of articles) {
      const to = sourceOf(article);
      if (to === from || to === '' || from === '') continue;
      countsOf(from).given++;
      countsOf(to).taken++;
    }
  }
  return origins;
}

/** Marks of the words of a passage: its origin is this article, or it is not. */
const [OWN, OTHER] = [1, 2];

/** The share of an article's words that are its own. */
class OriginalShares {
  readonly #findings: SourceFindings;
  readonly #clusterOrigins: ReadonlySet<number>;
  readonly #catalogue: Catalogue;
  /** Pairs of occurrence and family, by text. */
  readonly #byText = new Map<number, [occurrence: number, family: number][]>();
  /** Marks of the words of one article; all 0 between two articles. */
  #marks = new Uint8Array(1024);

  constructor(findings: SourceFindings, clusterOrigins: ReadonlySet<number>, catalogue: Catalogue) {
    this.#findings = findings;
    this.#clusterOrigins = clusterOrigins;
    this.#catalogue = catalogue;
    const { bounds, texts } = findings.families;
    for (let family = 0; family + 1 < bounds.length; family++) {
      for (let occurrence = bounds[family]!; occurrence < bounds[family + 1]!; occurrence++) {
        const known = this.#byText.get(texts[occurrence]!);
        if (known) known.push([occurrence, family]);
        else this.#byText.set(texts[occurrence]!, [[occurrence, family]]);
      }
    }
  }

  /** The origin of a cluster has all words except passages from elsewhere. */
  of(article: number): number {
    const tokens = this.#catalogue.set.tokenCount(article);
    const { own, other } = this.#inPassages(article, tokens);
    if (this.#clusterOrigins.has(article)) return 1 - other / Math.max(1, tokens);
    const covered = shownCoverage(article, this.#findings.coverage, this.#catalogue);
    return Math.min(1, 1 - covered + own / Math.max(1, tokens));
  }

  #inPassages(article: number, tokens: number): { own: number; other: number } {
    const occurrences = this.#byText.get(this.#catalogue.texts.textOf[article]!);
    if (!occurrences) return { own: 0, other: 0 };
    const { families, origins } = this.#findings;
    if (this.#marks.length < tokens) this.#marks = new Uint8Array(2 * tokens);
    const marks = this.#marks;
    let [marked, other] = [0, 0];
    for (const [occurrence, family] of occurrences) {
      const mark = origins[family] === article ? OWN : OTHER;
      for (let at = families.starts[occurrence]!; at < families.ends[occurrence]!; at++) {
        if (marks[at]! >= mark) continue;
        if (marks[at] === 0) marked++;
        if (mark === OTHER) other++;
        marks[at] = mark;
      }
    }
    for (const [occurrence] of occurrences) {
      marks.fill(0, families.starts[occurrence], families.ends[occurrence]);
    }
    return { own: marked - other, other };
  }
}

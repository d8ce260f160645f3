/** The findings of a scan about two articles. */
import type { Relation, Scan } from 'wirecopy';
import { measure, unite } from '../../src/evaluate/spans.js';
import type { Span } from '../corpora/prose.js';
import type { CorpusArticle } from './read.js';

/** Relations that are exact by shingles; `edited` depends on an alignment. */
const EXACT: readonly Relation[] = ['identical', 'same-text', 'near-duplicate', 'contained'];

/** Answers about pairs of articles from the results of one scan. */
export class Ties {
  readonly #clusterOf = new Map<string, string>();
  readonly #relations = new Map<string, Relation>();
  /** The spans of the first article that a passage ties to the second, by ordered pair. */
  readonly #spans = new Map<string, Span[]>();
  readonly #lengths = new Map<string, number>();

  constructor({ clusters, passages }: Scan, articles: readonly CorpusArticle[]) {
    for (const { id, text } of articles) this.#lengths.set(id, text.trim().length);
    for (const { id, canonical, canonicalToCentre, centre, members } of clusters) {
      for (const { article, relation } of [
        { article: canonical, ...canonicalToCentre },
        ...members,
      ]) {
        this.#clusterOf.set(article, id);
        if (article === centre) continue;
        this.#relations.set(pairKey(centre, article), relation);
        this.#relations.set(pairKey(article, centre), relation);
      }
    }
    for (const { occurrences, boilerplate } of passages) {
      if (boilerplate) continue;
      for (const one of occurrences) {
        for (const { article } of occurrences) {
          if (article !== one.article) this.#addSpan(pairKey(one.article, article), one);
        }
      }
    }
  }

  /** All pairs of a centre and another article of its cluster. */
  *edges(): Generator<[centreOrMember: string, other: string, relation: Relation]> {
    for (const [key, relation] of this.#relations) {
      const [one = '', other = ''] = key.split('\n');
      if (one < other) yield [one, other, relation];
    }
  }

  areTogether(one: string, other: string): boolean {
    const cluster = this.#clusterOf.get(one);
    return cluster !== undefined && cluster === this.#clusterOf.get(other);
  }

  /** Whether one of the two is the centre of the other, by any relation except `edited`. */
  areJoinedExactly(one: string, other: string): boolean {
    const relation = this.#relations.get(pairKey(one, other));
    return relation !== undefined && EXACT.includes(relation);
  }

  /** The larger share of the two articles that passages between the two cover. */
  coverage(one: string, other: string): number {
    return Math.max(this.#coverageOf(one, other), this.#coverageOf(other, one));
  }

  #coverageOf(article: string, other: string): number {
    const spans = this.#spans.get(pairKey(article, other)) ?? [];
    return measure(unite(spans)) / Math.max(1, this.#lengths.get(article) ?? 0);
  }

  #addSpan(key: string, { start, end }: Span): void {
    const spans = this.#spans.get(key);
    if (spans) spans.push({ start, end });
    else this.#spans.set(key, [{ start, end }]);
  }
}

function pairKey(one: string, other: string): string {
  return `${one}\n${other}`;
}

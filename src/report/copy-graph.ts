/** The network of copies: articles, and their ways from one to another. */
import { reversedTie } from '../records/compared-copies.js';
import type { ArticleRecord, ClusterRecord, LazyResult } from '../records/records.js';

/** The type of an attribute, by its name in GEXF and GraphML. */
export type AttributeType = 'string' | 'double' | 'int';

/** Attributes of articles and of sources, which have the first three alone. */
export const NODE_ATTRIBUTES = {
  ...{
    kind: 'string',
    title: 'string',
    source: 'string',
    date: 'string',
    url: 'string',
    credits: 'string',
  },
  ...{ words: 'int', coverage: 'double', cluster: 'string' },
} as const satisfies Record<string, AttributeType>;

/** Attributes of copies. */
export const EDGE_ATTRIBUTES = {
  ...{ cluster: 'string', relation: 'string', evidence: 'string' },
} as const satisfies Record<string, AttributeType>;

/** The values of some attributes; those that are missing are left out. */
export type AttributeValues<Attributes> = Partial<
  Record<keyof Attributes & string, string | number>
>;

/** An article that is in a cluster or linked to one; or a source. */
export interface GraphNode {
  id: string;
  values: AttributeValues<typeof NODE_ATTRIBUTES>;
}

/** A copy: the target has the text of the source. Between sources, all copies. */
export interface GraphEdge {
  source: string;
  target: string;
  /**
   * The share of the copy's words that it kept from the origin; where no origin is known, the aligned
   * share of the copy and the centre. Between sources, the number of copies.
   */
  weight: number;
  values: AttributeValues<typeof EDGE_ATTRIBUTES>;
}

/** The articles that have a copy, or are one. */
export function* copyNodes({ articles, clusters }: LazyResult): Generator<GraphNode> {
  const ends = new Set<string>();
  for (const { canonical, members, links } of clusters) {
    ends.add(canonical);
    for (const { article } of members) ends.add(article);
    for (const { other } of links) ends.add(other);
  }
  for (const article of articles) {
    if (ends.has(article.id)) yield { id: article.id, values: nodeValues(article) };
  }
}

function nodeValues({
  title,
  source,
  date,
  url,
  credits,
  words,
  coverage,
  cluster,
}: ArticleRecord) {
  return {
    kind: 'article',
    ...present({ title, source, date, url, cluster: cluster ?? undefined }),
    ...{ credits: credits.join('; '), words, coverage },
  };
}

/**
 * From the origin of each cluster to all others if an origin is known, else from the centre; and the links
 * between clusters, each once.
 */
export function* copyEdges({ clusters }: Pick<LazyResult, 'clusters'>): Generator<GraphEdge> {
  const linked = new Set<string>();
  for (const cluster of clusters) {
    yield* clusterEdges(cluster);
    for (const { article, other, aligned } of cluster.links) {
      if (linked.has(JSON.stringify([other, article]))) continue;
      linked.add(JSON.stringify([article, other]));
      const values = { cluster: cluster.id, relation: 'link' };
      yield { source: article, target: other, weight: aligned, values };
    }
  }
}

function* clusterEdges(cluster: ClusterRecord): Generator<GraphEdge> {
  const { id, canonical, centre, canonicalToCentre, members, origin, lineage = [] } = cluster;
  const source = origin?.article ?? centre;
  const changes = new Map(lineage.map((way) => [way.article, way.changes]));
  const ties = [{ article: canonical, ...canonicalToCentre }, ...members];
  const ofSource = ties.find(({ article }) => article === source) ?? canonicalToCentre;
  for (const { article, ...toCentre } of ties) {
    if (article === source) continue;
    const tie = article === centre ? reversedTie(ofSource) : toCentre;
    const change = changes.get(article);
    const words = change ? change.kept + change.added + change.changedTo : 0;
    const values = {
      cluster: id,
      relation: tie.relation,
      ...present({ evidence: origin?.evidence }),
    };
    const weight = change ? share(change.kept, words) : tie.aligned;
    yield { source, target: article, weight, values };
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

/** Without the values that are missing. */
function present<Key extends string>(values: Record<Key, string | undefined>) {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<Record<Key, string>>;
}

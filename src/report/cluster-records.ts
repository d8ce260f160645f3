import type { Relation, TextCluster, TextLink } from '../group/cluster.js';
import type { Overlap } from '../kernel/engine.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import { type Catalogue, rounded } from './assemble.js';
import type { ClusterLink, ClusterMember, ClusterRecord } from './records.js';

/** What the grouping found of copies. */
interface Copies {
  clusters: readonly TextCluster[];
  links: readonly TextLink[];
  aligned: (one: number, other: number) => number;
}

/** A cluster of articles by number, before ids are given. */
interface ArticleCluster {
  canonical: number;
  members: Member[];
}

interface Member {
  article: number;
  relation: Relation;
  overlap: Overlap;
  aligned: number;
}

/** The clusters of a result, and where articles are in them. */
export interface ClusterRecords {
  /** In the order of their canonical articles' ids. */
  clusters: ClusterRecord[];
  /** The number of each article's cluster, from 1; 0 for none. */
  clusterOf: Uint32Array;
}

/** Makes the records of clusters. */
export function clusterRecords(
  copies: Copies,
  keepRank: Uint32Array,
  catalogue: Catalogue,
): ClusterRecords {
  const { ids } = catalogue;
  const found = copies.clusters.map((cluster) =>
    inArticles(cluster, copies.aligned, keepRank, catalogue),
  );
  found.sort((x, y) => x.canonical - y.canonical);
  const clusterOf = new Uint32Array(catalogue.set.count);
  for (const [number, { canonical, members }] of found.entries()) {
    clusterOf[canonical] = number + 1;
    for (const { article } of members) clusterOf[article] = number + 1;
  }
  const links = linksByCluster(copies, clusterOf, catalogue);
  const clusters = found.map(
    ({ canonical, members }, number): ClusterRecord => ({
      type: 'cluster',
      id: `c${number + 1}`,
      canonical: ids[canonical] ?? '',
      stub: isStub(canonical, members, catalogue),
      members: members.map((member) => memberRecord(member, ids)),
      links: links.get(number + 1) ?? [],
    }),
  );
  return { clusters, clusterOf };
}

function inArticles(
  { centre, members }: TextCluster,
  aligned: Copies['aligned'],
  keepRank: Uint32Array,
  { articlesOf, set }: Catalogue,
): ArticleCluster {
  const byKeeping = (a: number, b: number) => (keepRank[a] ?? 0) - (keepRank[b] ?? 0);
  const [canonical = 0, ...copies] = [...articlesOf(centre)].sort(byKeeping);
  const sameText: Member[] = copies.map((article) => ({
    article,
    relation: relationOfCopy(set, canonical, article),
    overlap: { shared: 1, first: 1, second: 1 },
    aligned: 1,
  }));
  const others: Member[] = members.flatMap(({ text, relation, overlap }) =>
    articlesOf(text).map((article) => ({
      article,
      relation,
      overlap,
      aligned: aligned(centre, text),
    })),
  );
  const all = [...sameText, ...others].sort((x, y) => x.article - y.article);
  return { canonical, members: all };
}

/** Links as each of the clusters at their ends tells them; a text speaks by its first article. */
function linksByCluster(
  { links, aligned }: Copies,
  clusterOf: Uint32Array,
  { articlesOf, ids }: Catalogue,
): Map<number, ClusterLink[]> {
  const byCluster = new Map<number, ClusterLink[]>();
  const add = (from: number, to: number, { text, other, overlap }: TextLink) => {
    const cluster = clusterOf[from]!;
    if (cluster === 0) return;
    const target = clusterOf[to]!;
    const list = byCluster.get(cluster) ?? [];
    list.push({
      article: ids[from] ?? '',
      other: ids[to] ?? '',
      cluster: target === 0 ? null : `c${target}`,
      jaccard: rounded(jaccard(overlap)),
      aligned: rounded(aligned(text, other)),
    });
    byCluster.set(cluster, list);
  };
  for (const link of links) {
    const [a = 0, b = 0] = [articlesOf(link.text)[0], articlesOf(link.other)[0]];
    add(a, b, link);
    add(b, a, link);
  }
  for (const list of byCluster.values()) {
    list.sort((x, y) => compareStrings(x.article, y.article) || compareStrings(x.other, y.other));
  }
  return byCluster;
}

function compareStrings(x: string, y: string): number {
  return x < y ? -1 : Number(x > y);
}

/** A page in place of an article is short, and one source shows it often. */
const STUB = { words: 80, articles: 5, ofOneSource: 0.8 };

/**
 * Whether a cluster is of paywalls, cookie walls, logins or error pages: many short copies from one
 * source that credit no agency (a brief that an agency sent to many is no stub).
 */
function isStub(
  canonical: number,
  members: readonly Member[],
  { set, credits, sourceOf }: Catalogue,
): boolean {
  if (members.length + 1 < STUB.articles) return false;
  const articles = [canonical, ...members.map(({ article }) => article)];
  const isShort = articles.every((article) => set.tokenCount(article) <= STUB.words);
  if (!isShort || articles.some((article) => credits(article).length > 0)) return false;
  const counts = new Map<string, number>();
  for (const article of articles) {
    const source = sourceOf(article);
    counts.set(source, (counts.get(source) ?? 0) + 1);
  }
  return Math.max(...counts.values()) >= STUB.ofOneSource * articles.length;
}

function relationOfCopy(set: SketchSet, canonical: number, article: number): Relation {
  const isIdentical =
    set.exactHash(canonical, 0) === set.exactHash(article, 0) &&
    set.exactHash(canonical, 1) === set.exactHash(article, 1) &&
    set.textBytes(canonical) === set.textBytes(article);
  return isIdentical ? 'identical' : 'same-text';
}

function memberRecord(
  { article, relation, overlap, aligned }: Member,
  ids: readonly string[],
): ClusterMember {
  return {
    article: ids[article] ?? '',
    relation,
    jaccard: rounded(jaccard(overlap)),
    containment: rounded(containment(overlap)),
    contains: rounded(containment(reversed(overlap))),
    aligned: rounded(aligned),
  };
}

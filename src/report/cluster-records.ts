import type { Relation, TextClusters } from '../group/text-clusters.js';
import type { Overlap } from '../kernel/engine.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { SketchSet } from '../sketch/sketch-set.js';
import { type Catalogue, rounded } from './assemble.js';
import type { ClusterLink, ClusterMember, ClusterRecord } from './records.js';

/** What the grouping found of copies, and how much of each tie is aligned. */
interface Copies {
  clusters: TextClusters;
  alignedMembers: Float64Array;
  alignedLinks: Float64Array;
}

/** A member of a cluster by number, before ids are given. */
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

/** Makes the records of clusters, one after the other. */
export function clusterRecords(
  copies: Copies,
  keepRank: Uint32Array,
  catalogue: Catalogue,
): ClusterRecords {
  const { clusters } = copies;
  const { ids } = catalogue;
  const canonicals = canonicalArticles(clusters, keepRank, catalogue);
  const order = Uint32Array.from(canonicals.keys()).sort((a, b) => canonicals[a]! - canonicals[b]!);
  const clusterOf = clustersOfArticles(clusters, order, catalogue);
  const links = linksByCluster(copies, clusterOf, catalogue);
  const records = Array.from(order, (cluster, number): ClusterRecord => {
    const canonical = canonicals[cluster]!;
    const members = membersOf(cluster, canonical, copies, catalogue);
    return {
      type: 'cluster',
      id: `c${number + 1}`,
      canonical: ids[canonical] ?? '',
      stub: isStub(canonical, members, catalogue),
      members: members.map((member) => memberRecord(member, ids)),
      links: links.get(number + 1) ?? [],
    };
  });
  return { clusters: records, clusterOf };
}

/** Of each cluster the article of its centre that is the most worth keeping. */
function canonicalArticles(
  clusters: TextClusters,
  keepRank: Uint32Array,
  { articlesOf }: Catalogue,
): Uint32Array {
  const canonicals = new Uint32Array(clusters.count);
  for (let cluster = 0; cluster < clusters.count; cluster++) {
    canonicals[cluster] = articlesOf(clusters.centre(cluster)).reduce((best, article) =>
      keepRank[article]! < keepRank[best]! ? article : best,
    );
  }
  return canonicals;
}

/** The number of each article's cluster in an order of them, from 1; 0 for none. */
function clustersOfArticles(
  clusters: TextClusters,
  order: Uint32Array,
  { set, texts }: Catalogue,
): Uint32Array {
  const numberOf = new Uint32Array(clusters.count + 1);
  for (const [number, cluster] of order.entries()) numberOf[cluster + 1] = number + 1;
  const ofTexts = clusters.ofTexts(texts.count);
  const clusterOf = new Uint32Array(set.count);
  for (let article = 0; article < clusterOf.length; article++) {
    clusterOf[article] = numberOf[ofTexts[texts.textOf[article]!] ?? 0]!;
  }
  return clusterOf;
}

/** The articles of a cluster but the canonical one, ascending. */
function membersOf(
  cluster: number,
  canonical: number,
  { clusters, alignedMembers }: Copies,
  { articlesOf, set }: Catalogue,
): Member[] {
  const found: Member[] = [];
  for (const article of articlesOf(clusters.centre(cluster))) {
    if (article === canonical) continue;
    const relation = relationOfCopy(set, canonical, article);
    found.push({ article, relation, overlap: { shared: 1, first: 1, second: 1 }, aligned: 1 });
  }
  const [from, to] = clusters.bounds(cluster);
  for (let tie = from; tie < to; tie++) {
    const tied = {
      relation: clusters.members.relation(tie),
      overlap: clusters.members.overlap(tie),
      aligned: alignedMembers[tie]!,
    };
    for (const article of articlesOf(clusters.members.text(tie))) found.push({ article, ...tied });
  }
  return found.sort((x, y) => x.article - y.article);
}

/** Links as each of the clusters at their ends tells them; a text speaks by its first article. */
function linksByCluster(
  { clusters: { links }, alignedLinks }: Copies,
  clusterOf: Uint32Array,
  { articlesOf, ids }: Catalogue,
): Map<number, ClusterLink[]> {
  const byCluster = new Map<number, ClusterLink[]>();
  const add = (from: number, to: number, link: number) => {
    const cluster = clusterOf[from]!;
    if (cluster === 0) return;
    const target = clusterOf[to]!;
    const list = byCluster.get(cluster) ?? [];
    list.push({
      article: ids[from] ?? '',
      other: ids[to] ?? '',
      cluster: target === 0 ? null : `c${target}`,
      jaccard: rounded(jaccard(links.overlap(link))),
      aligned: rounded(alignedLinks[link]!),
    });
    byCluster.set(cluster, list);
  };
  for (let link = 0; link < links.count; link++) {
    const [a = 0, b = 0] = [articlesOf(links.text(link))[0], articlesOf(links.other(link))[0]];
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

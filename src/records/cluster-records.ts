import { type CopiedArticle, isStub } from '../group/stubs.js';
import type { TextClusters } from '../group/text-clusters.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type Catalogue, rounded } from './assemble.js';
import { LineageReader } from './lineage-records.js';
import type { ClusterLink, ClusterRecord, TieToCentre } from './records.js';

/** The clusters of copies, and the aligned share of each tie. */
interface Copies {
  clusters: TextClusters;
  alignedMembers: Float64Array;
  alignedLinks: Float64Array;
}

/** An article of a cluster by number, before ids are given, compared with the centre. */
interface Member extends CopiedArticle {
  aligned: number;
}

/** The articles of a cluster, ascending, and which of them are its centre and its canonical one. */
interface Articles {
  all: Member[];
  centre: number;
  canonical: Member;
}

/** The clusters of a result, and the cluster of each article. */
export interface ClusterRecords {
  /** In the order of their canonical articles' ids. */
  clusters: ClusterRecord[];
  /** The number of each article's cluster, from 1; 0 for none. */
  clusterOf: Uint32Array;
}

/**
 * Makes the records of clusters. The canonical article of each is the article most worth keeping,
 * independent of the centre.
 * @param keepRank the rank of each article; lower ranks are more worth keeping.
 */
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
  const reader = new LineageReader(catalogue);
  const records = Array.from(order, (cluster, number): ClusterRecord => {
    const { all, centre, canonical } = articlesOf(cluster, canonicals[cluster]!, copies, catalogue);
    const others = all.filter((member) => member !== canonical);
    const articles = Uint32Array.from(all, ({ article }) => article);
    return {
      type: 'cluster',
      id: `c${number + 1}`,
      canonical: ids[canonical.article] ?? '',
      centre: ids[centre] ?? '',
      canonicalToCentre: tieRecord(canonical),
      stub: isStub(all, catalogue),
      members: others.map((member) => ({
        article: ids[member.article] ?? '',
        ...tieRecord(member),
      })),
      links: links.get(number + 1) ?? [],
      // Made when they are requested, because most reports show a few clusters.
      get agency() {
        return reader.agency(articles);
      },
      get origin() {
        return reader.origin(articles);
      },
      get lineage() {
        return reader.lineage(articles);
      },
    };
  });
  return { clusters: records, clusterOf };
}

/** The article of each cluster that is most worth keeping. */
function canonicalArticles(
  clusters: TextClusters,
  keepRank: Uint32Array,
  catalogue: Catalogue,
): Uint32Array {
  const canonicals = new Uint32Array(clusters.count);
  for (let cluster = 0; cluster < clusters.count; cluster++) {
    let best = -1;
    const offer = (text: number) => {
      for (const article of catalogue.articlesOf(text)) {
        if (best < 0 || keepRank[article]! < keepRank[best]!) best = article;
      }
    };
    offer(clusters.centre(cluster));
    const [from, to] = clusters.bounds(cluster);
    for (let tie = from; tie < to; tie++) offer(clusters.members.text(tie));
    canonicals[cluster] = best;
  }
  return canonicals;
}

/** The number of each article's cluster in a given order, from 1; 0 for none. */
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

/**
 * The articles of a cluster. The article of the centre is the canonical one if it has that text,
 * else the first.
 */
function articlesOf(
  cluster: number,
  canonical: number,
  { clusters, alignedMembers }: Copies,
  { articlesOf, set }: Catalogue,
): Articles {
  const ofCentre = articlesOf(clusters.centre(cluster));
  const centre = ofCentre.includes(canonical) ? canonical : ofCentre[0]!;
  const all: Member[] = ofCentre.map((article) => ({
    article,
    relation: relationOfCopy(set, centre, article),
    overlap: { shared: 1, first: 1, second: 1 },
    aligned: 1,
  }));
  const [from, to] = clusters.bounds(cluster);
  for (let tie = from; tie < to; tie++) {
    const tied = {
      relation: clusters.members.relation(tie),
      overlap: clusters.members.overlap(tie),
      aligned: alignedMembers[tie]!,
    };
    for (const article of articlesOf(clusters.members.text(tie))) all.push({ article, ...tied });
  }
  all.sort((x, y) => x.article - y.article);
  return { all, centre, canonical: all.find(({ article }) => article === canonical)! };
}

/**
 * Links as seen from each of the clusters at their ends; the first article of a text represents it.
 */
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

function relationOfCopy(set: SketchSet, centre: number, article: number): Relation {
  const isIdentical =
    set.exactHash(centre, 0) === set.exactHash(article, 0) &&
    set.exactHash(centre, 1) === set.exactHash(article, 1) &&
    set.textBytes(centre) === set.textBytes(article);
  return isIdentical ? 'identical' : 'same-text';
}

function tieRecord({ relation, overlap, aligned }: Member): TieToCentre {
  return {
    relation,
    jaccard: rounded(jaccard(overlap)),
    containment: rounded(containment(overlap)),
    contains: rounded(containment(reversed(overlap))),
    aligned: rounded(aligned),
  };
}

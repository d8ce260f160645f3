import { type CopiedArticle, isStub } from '../group/stubs.js';
import type { TextClusters } from '../group/text-clusters.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type Catalogue, rounded } from './assemble.js';
import { type LineageReader, type Provenance, provenanceOf } from './lineage-records.js';
import type { ClusterLink, ClusterRecord, TieToCentre } from './records.js';

/** The clusters of copies, and the aligned share of each tie. */
export interface Copies {
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

/** The clusters of a result. A cluster's number is its place in the order of records. */
export interface NumberedClusters {
  /** The canonical article of each. */
  canonicals: Uint32Array;
  /** The number of each among the clusters of texts. */
  order: Uint32Array;
  /** The number of each article's cluster, from 1; 0 for none. */
  clusterOf: Uint32Array;
  /** Where the text of each is from. */
  provenances: Provenance[];
}

/**
 * Numbers clusters in the order of their canonical articles' ids. The canonical article of each is the
 * article most worth keeping, independent of the centre.
 * @param keepRank the rank of each article; lower ranks are more worth keeping.
 */
export function numberClusters(
  { clusters }: Pick<Copies, 'clusters'>,
  keepRank: Uint32Array,
  catalogue: Catalogue,
): NumberedClusters {
  const found = canonicalArticles(clusters, keepRank, catalogue);
  const order = Uint32Array.from(found.keys()).sort((a, b) => found[a]! - found[b]!);
  const clusterOf = clustersOfArticles(clusters, order, catalogue);
  const provenances = Array.from(order, (cluster) =>
    provenanceOf(articlesIn(clusters, cluster, catalogue), catalogue),
  );
  return { canonicals: order.map((cluster) => found[cluster]!), order, clusterOf, provenances };
}

/** The articles of a cluster. */
function* articlesIn(
  clusters: TextClusters,
  cluster: number,
  { articlesOf }: Catalogue,
): Generator<number> {
  yield* articlesOf(clusters.centre(cluster));
  const [from, to] = clusters.bounds(cluster);
  for (let tie = from; tie < to; tie++) yield* articlesOf(clusters.members.text(tie));
}

/** Makes the records of clusters, without their lineage. */
export function clusterRecords(
  copies: Copies,
  { canonicals, order, clusterOf, provenances }: NumberedClusters,
  catalogue: Catalogue,
): ClusterRecord[] {
  const { ids } = catalogue;
  const links = linksByCluster(copies, clusterOf, catalogue);
  return Array.from(order, (cluster, number): ClusterRecord => {
    const { all, centre, canonical } = articlesOf(cluster, canonicals[number]!, copies, catalogue);
    const others = all.filter((member) => member !== canonical);
    const { agency, origin } = provenances[number]!;
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
      ...{ agency, origin },
    };
  });
}

/** Adds the lineage of each cluster to its record; it is made each time it is requested. */
export function addLineage(
  records: readonly ClusterRecord[],
  provenances: readonly Provenance[],
  reader: LineageReader,
): void {
  for (const [number, record] of records.entries()) {
    const get = () => reader.lineage(number, provenances[number]!);
    Object.defineProperty(record, 'lineage', { enumerable: true, get });
  }
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
    for (const article of articlesIn(clusters, cluster, catalogue)) {
      if (best < 0 || keepRank[article]! < keepRank[best]!) best = article;
    }
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

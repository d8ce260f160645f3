/** Compares the findings in simulated news with the planted truth. */
import { createHash } from 'node:crypto';
import type { Families } from '../../src/group/families.js';
import type { DistinctTexts } from '../../src/match/distinct-texts.js';
import type { Findings } from '../../src/scan/reduce.js';
import type { COPY_KINDS, SimulatedNews } from './simulated-news.js';

/** The number of planted items of a kind, and the number found. */
export interface Recall {
  planted: number;
  found: number;
}

/** The findings in figures. */
export interface Score {
  /** Clusters of at least two articles, and originals that have copies. */
  clusters: Recall;
  /** Articles in clusters, without the canonical ones; and copies. */
  members: Recall;
  /** Members of a cluster whose canonical article is of another story. */
  strangers: number;
  /** Copies in the cluster of their originals, by kind. */
  copies: Record<(typeof COPY_KINDS)[number], Recall>;
  /**
   * The number of families, and of planted passages whose article is in one family with its
   * original.
   */
  families: number;
  passages: Recall;
  /** A hash of clusters, families, boilerplate and coverage. */
  digest: string;
}

/** Cost: two microseconds per article. */
export function scoreFindings(
  news: SimulatedNews,
  articles: number,
  texts: DistinctTexts,
  findings: Findings,
): Score {
  const { clusters, families } = findings;
  const clusterOf = clusters.ofTexts(texts.count);
  const isOriginal = new Uint8Array(articles);
  const none = (): Recall => ({ planted: 0, found: 0 });
  const copies = { exact: none(), replaced: none(), cut: none(), added: none() };
  const passages = { planted: 0, found: passagesFound(news, texts, families) };
  const members = none();
  for (let article = 0; article < articles; article++) {
    const text = texts.textOf[article]!;
    if (clusterOf[text]! > 0) members.found++;
    const { kind, original } = news.roleOf(article);
    if (kind === 'passage') passages.planted++;
    if (kind === 'own' || kind === 'passage') continue;
    isOriginal[original] = 1;
    members.planted++;
    const other = texts.textOf[original]!;
    copies[kind].planted++;
    if (clusterOf[text]! > 0 && clusterOf[text] === clusterOf[other]) copies[kind].found++;
  }
  members.found -= clusters.count;
  const planted = isOriginal.reduce((sum, is) => sum + is, 0);
  return {
    clusters: { planted, found: clusters.count },
    members,
    strangers: countStrangers(news, texts, findings),
    copies,
    families: families.bounds.length - 1,
    passages,
    digest: digestOf(findings),
  };
}

/** Articles that have a passage in one family with the article that it was taken from. */
function passagesFound(
  news: SimulatedNews,
  { count, representative, textOf }: DistinctTexts,
  { bounds, texts }: Families,
): number {
  const isFound = new Uint8Array(count);
  const familyOf = new Uint32Array(count);
  for (let family = 1; family < bounds.length; family++) {
    const own = texts.subarray(bounds[family - 1], bounds[family]);
    for (const text of own) familyOf[text] = family;
    for (const text of own) {
      const { kind, original } = news.roleOf(representative[text]!);
      if (kind === 'passage' && familyOf[textOf[original]!] === family) isFound[text] = 1;
    }
  }
  return isFound.reduce((sum, is) => sum + is, 0);
}

function countStrangers(
  news: SimulatedNews,
  { representative }: DistinctTexts,
  { clusters: { members } }: Findings,
): number {
  const storyOf = (text: number): number => {
    const { kind, original } = news.roleOf(representative[text]!);
    return kind === 'passage' ? representative[text]! : original;
  };
  let strangers = 0;
  for (let tie = 0; tie < members.count; tie++) {
    if (storyOf(members.text(tie)) !== storyOf(members.other(tie))) strangers++;
  }
  return strangers;
}

function digestOf({ clusters, families, boilerplate, coverage }: Findings): string {
  const hash = createHash('sha256');
  const { members } = clusters;
  for (let cluster = 0; cluster < clusters.count; cluster++) {
    const [from, to] = clusters.bounds(cluster);
    hash.update(Uint32Array.of(clusters.centre(cluster), to - from));
    for (let tie = from; tie < to; tie++) {
      const { shared, first, second } = members.overlap(tie);
      hash.update(members.relation(tie));
      hash.update(Uint32Array.of(members.text(tie), shared, first, second));
    }
  }
  for (const { bounds, texts, starts, ends, identities, edits } of [families, boilerplate]) {
    for (const column of [bounds, texts, starts, ends, identities, edits]) hash.update(column);
  }
  return hash.update(coverage.shares).digest('hex');
}

/**
 * Compares the results of a scan with the planted truth of a synthetic corpus. Pure: no disk, no
 * printing.
 */

import { countPairs } from '../../src/evaluate/clusters.js';
import { figuresOf } from '../../src/evaluate/figures.js';
import { overlap } from '../../src/evaluate/spans.js';
import type { CopyKind, RepeatKind } from '../corpora/changes.js';
import type { TrueRepeat, Truth } from '../corpora/generator.js';
import type { Span } from '../corpora/prose.js';
import { type FoundPassage, type PassageScores, scorePassages } from './passages.js';

/** The parts of a cluster record that are read from the results. */
export interface FoundCluster {
  canonical: string;
  members: readonly { article: string }[];
}

/** The parts of a repeat record that are read from the results. */
export interface FoundRepeat {
  article: string;
  first: Span;
  again: Span;
}

/** The scored findings of a scan. Offsets are UTF-16 units. */
export interface Findings {
  clusters: FoundCluster[];
  passages: FoundPassage[];
  repeats: FoundRepeat[];
  /** The digest in the summary; null if the results end without one. */
  digest: string | null;
}

/** A true cluster: a base, and copies of kinds that a corpus has. */
export interface KnownCluster<Kind extends string = CopyKind> {
  base: string;
  copies: readonly { article: string; kind: Kind }[];
}

/** Pairs of articles in one cluster. */
export interface ClusterScore<Kind extends string = CopyKind> {
  /** The share of found pairs that are in one true cluster. */
  precision: number;
  /** The share of true pairs, including copies among themselves, that are found. */
  recall: number;
  /** The share of copies of each kind that are in one cluster with their base. */
  recallByKind: Partial<Record<Kind, number>>;
}

/** Repeats inside articles. */
export interface RepeatScore {
  precision: number;
  recall: number;
  recallByKind: Partial<Record<RepeatKind, number>>;
}

/** All scores of a scan. Shares are between 0 and 1; 1 if there is nothing to score. */
export interface Scores {
  clusters: ClusterScore;
  passages: PassageScores;
  repeats: RepeatScore;
}

/** A found span counts as the true one if they share this part of the longer. */
const SAME_SPAN = 0.9;

/** Any line of NDJSON results, as far as it is read here. */
type ScoredRecord =
  | ({ type: 'cluster' } & FoundCluster)
  | ({ type: 'passage' } & FoundPassage)
  | ({ type: 'repeat' } & FoundRepeat)
  | { type: 'summary'; offsets: string; digest: string }
  | { type: 'article' | 'skipped' };

/**
 * Gathers the findings from lines of NDJSON.
 *
 * @throws Error if a line is not JSON, or if the offsets are not in UTF-16 units.
 */
export function gatherFindings(lines: Iterable<string>): Findings {
  const findings: Findings = { clusters: [], passages: [], repeats: [], digest: null };
  for (const line of lines) {
    if (line === '') continue;
    const record = JSON.parse(line) as ScoredRecord;
    if (record.type === 'cluster') findings.clusters.push(record);
    else if (record.type === 'passage') findings.passages.push(record);
    else if (record.type === 'repeat') findings.repeats.push(record);
    else if (record.type === 'summary') {
      if (record.offsets !== 'utf16') {
        throw new Error(`offsets: expected utf16, got ${record.offsets}; use --offsets utf16`);
      }
      findings.digest = record.digest;
    }
  }
  return findings;
}

/** Scores all findings of a scan. */
export function scoreFindings(findings: Findings, truth: Truth): Scores {
  return {
    clusters: scoreClusters(findings.clusters, truth.clusters),
    passages: scorePassages(findings.passages, truth),
    repeats: scoreRepeats(findings.repeats, truth.repeats),
  };
}

/** Scores clusters by pairs; counts them without listing them, so a cluster may be large. */
export function scoreClusters<Kind extends string>(
  found: readonly FoundCluster[],
  truth: readonly KnownCluster<Kind>[],
): ClusterScore<Kind> {
  const foundOf = new Map<string, number>();
  const foundIds = found.map(({ canonical, members }) => [canonical, ...members.map(articleOf)]);
  for (const [i, ids] of foundIds.entries()) for (const id of ids) foundOf.set(id, i);
  const trueIds = truth.map(({ base, copies }) => [base, ...copies.map(articleOf)]);
  const counts = countPairs(foundIds, trueIds);
  const { precision, recall } = figuresOf(counts.both, counts.found, counts.truth);
  const copies = truth.flatMap(({ base, copies: list }) => {
    const home = foundOf.get(base);
    const isHome = (article: string) => home !== undefined && foundOf.get(article) === home;
    return list.map(({ article, kind }) => ({ kind, hit: isHome(article) }));
  });
  return { precision: precision ?? 1, recall, recallByKind: shareByKind(copies) };
}

function articleOf({ article }: { article: string }): string {
  return article;
}

/** Scores repeats: a hit has both spans at the places of a planted repeat. */
export function scoreRepeats(
  found: readonly FoundRepeat[],
  truth: readonly TrueRepeat[],
): RepeatScore {
  const trueOf = new Map<string, TrueRepeat[]>();
  for (const repeat of truth) {
    trueOf.set(repeat.article, [...(trueOf.get(repeat.article) ?? []), repeat]);
  }
  const hit = new Set<TrueRepeat>();
  let correct = 0;
  for (const { article, first, again } of found) {
    const matches = (trueOf.get(article) ?? []).filter(
      (repeat) => isSameSpan(first, repeat.first) && isSameSpan(again, repeat.again),
    );
    if (matches.length > 0) correct++;
    for (const repeat of matches) hit.add(repeat);
  }
  return {
    precision: share(correct, found.length),
    recall: share(hit.size, truth.length),
    recallByKind: shareByKind(truth.map((repeat) => ({ kind: repeat.kind, hit: hit.has(repeat) }))),
  };
}

function isSameSpan(a: Span, b: Span): boolean {
  return overlap(a, b) >= SAME_SPAN * Math.max(a.end - a.start, b.end - b.start);
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

function shareByKind<K extends string>(
  entries: readonly { kind: K; hit: boolean }[],
): Partial<Record<K, number>> {
  const counts = new Map<K, { hits: number; all: number }>();
  for (const { kind, hit } of entries) {
    const count = counts.get(kind) ?? { hits: 0, all: 0 };
    count.all++;
    if (hit) count.hits++;
    counts.set(kind, count);
  }
  const shares: Partial<Record<K, number>> = {};
  // Sorted by name, so that the order of the corpus does not show.
  for (const kind of [...counts.keys()].sort()) {
    const { hits, all } = counts.get(kind)!;
    shares[kind] = share(hits, all);
  }
  return shares;
}

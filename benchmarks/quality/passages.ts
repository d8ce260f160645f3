/**
 * Passages against planted truth, by characters: recall, precision, granularity and plagdet after
 * Potthast, Stein, Barrón-Cedeño and Rosso, An Evaluation Framework for Plagiarism Detection
 * (COLING 2010), in the micro-averaged form.
 *
 * A *case* is a place where a passage was set, together with the place it was taken from. A found
 * passage detects a case if it has an occurrence on each of the two.
 */

import { intersect, measure, overlap, subtract, unite } from '../../src/evaluate/spans.js';
import type { TruePassage, TrueSpan, Truth } from '../corpora/generator.js';
import type { Span } from '../corpora/prose.js';

/** The parts of a passage record that are read from the results of a scan. */
export interface FoundPassage {
  boilerplate: boolean;
  occurrences: readonly TrueSpan[];
}

/** Shares are between 0 and 1. */
interface PassageScore {
  recall: number;
  precision: number;
  /** Detections for each detected case: 1 is ideal, more are fragments. */
  granularity: number;
  /** F1 of recall and precision over log2(1 + granularity). */
  plagdet: number;
}

/**
 * The scores of the cases of each kind, and of all cases. The precision of a kind counts only
 * passages that detect such cases.
 */
export interface PassageScores {
  exact: PassageScore;
  edited: PassageScore;
  all: PassageScore;
}

/** An occurrence of a found passage. */
interface Detection extends Span {
  article: string;
  passage: number;
  /** Whether it is within a true cluster, where articles share text without a planted passage. */
  excused: boolean;
}

/** Running sums for one kind of case. */
interface Tally {
  caseUnits: number;
  coveredUnits: number;
  detectedCases: number;
  detections: number;
  /** Found passages that detect a case of the kind. */
  passages: Set<number>;
  correct: Map<string, Span[]>;
}

/**
 * Scores the passages that are not set aside as boilerplate. Two kinds of findings do not lower
 * precision: the lines that outlets set around their articles, and occurrences that join two
 * articles of one true cluster.
 */
export function scorePassages(found: readonly FoundPassage[], truth: Truth): PassageScores {
  const detections = listDetections(found, truth);
  const byArticle = groupByArticle(detections);
  const tallies = { exact: startTally(), edited: startTally(), all: startTally() };
  for (const passage of truth.passages) {
    const hits = passage.occurrences.map((span) =>
      (byArticle.get(span.article) ?? []).filter((detection) => overlap(detection, span) > 0),
    );
    for (const tally of [tallies[passage.kind], tallies.all]) {
      tallyCases(passage, hits, tally);
      tallyCorrect(passage, hits, tally);
    }
  }
  const boilerplate = groupByArticle(truth.boilerplate);
  const ofKind = (tally: Tally): Detection[] =>
    detections.filter(({ passage }) => tally.passages.has(passage));
  return {
    exact: finish(tallies.exact, ofKind(tallies.exact), boilerplate),
    edited: finish(tallies.edited, ofKind(tallies.edited), boilerplate),
    all: finish(tallies.all, detections, boilerplate),
  };
}

function listDetections(found: readonly FoundPassage[], truth: Truth): Detection[] {
  const clusterOf = new Map<string, string>();
  for (const { base, copies } of truth.clusters) {
    for (const article of [base, ...copies.map((copy) => copy.article)]) {
      clusterOf.set(article, base);
    }
  }
  const detections: Detection[] = [];
  for (const [passage, { boilerplate, occurrences }] of found.entries()) {
    if (boilerplate) continue;
    // The clusters in which the passage joins two articles.
    const seen = new Map<string, string>();
    const joined = new Set<string>();
    for (const { article } of occurrences) {
      const cluster = clusterOf.get(article);
      if (cluster === undefined) continue;
      if ((seen.get(cluster) ?? article) !== article) joined.add(cluster);
      seen.set(cluster, article);
    }
    for (const { article, start, end } of occurrences) {
      const excused = joined.has(clusterOf.get(article) ?? '');
      detections.push({ article, start, end, passage, excused });
    }
  }
  return detections;
}

function startTally(): Tally {
  return {
    caseUnits: 0,
    coveredUnits: 0,
    detectedCases: 0,
    detections: 0,
    passages: new Set(),
    correct: new Map(),
  };
}

function tallyCases(truth: TruePassage, hits: readonly Detection[][], tally: Tally): void {
  const [source, ...hosts] = truth.occurrences;
  for (const [i, host] of hosts.entries()) {
    const covered: { source: Span[]; host: Span[] } = { source: [], host: [] };
    let detections = 0;
    for (const a of hits[0]!) {
      for (const b of hits[i + 1]!) {
        if (a.passage !== b.passage) continue;
        detections++;
        covered.source.push(intersect(a, source!));
        covered.host.push(intersect(b, host));
      }
    }
    tally.caseUnits += measure([source!, host]);
    tally.coveredUnits += measure(unite(covered.source)) + measure(unite(covered.host));
    tally.detections += detections;
    if (detections > 0) tally.detectedCases++;
  }
}

/**
 * Findings are correct on the planted passage in two articles, either source and host or two hosts.
 */
function tallyCorrect(truth: TruePassage, hits: readonly Detection[][], tally: Tally): void {
  const articlesOf = new Map<number, Set<number>>();
  for (const [i, list] of hits.entries()) {
    for (const { passage } of list) {
      const set = articlesOf.get(passage) ?? new Set();
      articlesOf.set(passage, set.add(i));
    }
  }
  for (const [i, list] of hits.entries()) {
    const span = truth.occurrences[i]!;
    for (const detection of list) {
      if (articlesOf.get(detection.passage)!.size < 2) continue;
      tally.passages.add(detection.passage);
      const spans = tally.correct.get(span.article) ?? [];
      spans.push(intersect(detection, span));
      tally.correct.set(span.article, spans);
    }
  }
}

function finish(
  tally: Tally,
  detections: readonly Detection[],
  boilerplate: ReadonlyMap<string, readonly Span[]>,
): PassageScore {
  let correctUnits = 0;
  for (const spans of tally.correct.values()) correctUnits += measure(unite(spans));
  let wrongUnits = 0;
  const judged = groupByArticle(detections.filter(({ excused }) => !excused));
  for (const [article, spans] of judged) {
    const allowed = [...(tally.correct.get(article) ?? []), ...(boilerplate.get(article) ?? [])];
    wrongUnits += measure(subtract(unite(spans), unite(allowed)));
  }
  const recall = tally.caseUnits === 0 ? 1 : tally.coveredUnits / tally.caseUnits;
  // If nothing was found, nothing is wrong.
  const predicted = correctUnits + wrongUnits;
  const precision = predicted === 0 ? 1 : correctUnits / predicted;
  const granularity = tally.detectedCases === 0 ? 1 : tally.detections / tally.detectedCases;
  const f1 = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
  return { recall, precision, granularity, plagdet: f1 / Math.log2(1 + granularity) };
}

function groupByArticle<T extends { article: string }>(entries: readonly T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const group = groups.get(entry.article);
    if (group === undefined) groups.set(entry.article, [entry]);
    else group.push(entry);
  }
  return groups;
}

/**
 * The public interface: `scan` for the whole job, `compare` for two texts, `sketch` for one,
 * `tune` for what options mean, `evaluate` for how good results are.
 * Everything that the command line can do, this can.
 */

export type { ScanHooks, ScanProgress } from './analyse.js';
export { type ComparedSpan, type Comparison, compare, type SharedPassage } from './compare.js';
export { compareFiles } from './compare-files.js';
export { comparePairs } from './compare-pairs.js';
export { RunError, UsageError } from './errors.js';
export type { ClusterScore } from './evaluate/clusters.js';
export { scoreClusters } from './evaluate/clusters.js';
export type {
  ClusterEvaluation,
  Evaluation,
  PairEvaluation,
  SpanEvaluation,
} from './evaluate/evaluate.js';
export { evaluate } from './evaluate/evaluate.js';
export type { Figures } from './evaluate/figures.js';
export type { PairScore } from './evaluate/pairs.js';
export { type Place, type PlagdetScore, plagdet, type SpanPair } from './evaluate/plagdet.js';
export { explain } from './explain.js';
export type { Counts } from './group/counts.js';
export type { ScanInput } from './input.js';
export type { OffsetUnit } from './kernel/engine.js';
export type { PassageRule } from './match/chain.js';
export type { PassageKind } from './match/deep-align.js';
export type { RepeatClass } from './match/repeat-classes.js';
export type { KeepPolicy, Relation } from './option-kinds.js';
export type { SpillNotice } from './pool/memory-budget.js';
export type { Article, ArticleInput } from './read/given-articles.js';
export type { TextPlace } from './read/read-again.js';
export type { SkippedRecord, SkipReason } from './read/skipped.js';
export { type CutText, cutRepeats, type LeftReason } from './report/cut-repeats.js';
export type {
  ExplainedAlignment,
  ExplainedArticle,
  ExplainedBands,
  ExplainedFingerprints,
  ExplainedRule,
  ExplainedSimilarity,
  Explanation,
} from './report/explanation.js';
export { renderNdjson } from './report/ndjson.js';
export type {
  ArticleRecord,
  ClusterMember,
  ClusterRecord,
  NoticeRecord,
  Occurrence,
  PassageRecord,
  RepeatRecord,
  RepeatSpan,
  ResultRecord,
  ScanResult,
  SummaryRecord,
} from './report/records.js';
export { type OpenScan, openScan, type Scan, type ScanNeeds, scan } from './scan.js';
export type { ScanOptions, TuneOptions } from './scan-options.js';
export { estimateJaccard, type Sketch, sketch } from './sketch-text.js';
export { type ScanMemory, type Tuning, tune } from './tune.js';

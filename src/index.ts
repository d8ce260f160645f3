/**
 * The public interface: `scan` and `openScan` for many articles, `compare` and `comparePairs` for
 * given ones, `sketch` for one text, `explain` for why two articles were joined or parted,
 * `cut` and `cutRepeats` for doubled text, `tune` for the effect of options, `evaluate` for the
 * quality of results; `openIndex` for articles that come one by one, `serveIndex` for such over HTTP; `compareFiles` and `evaluateFiles` read files, `filesRead` lists them.
 */

export type { PassageRule } from './align/chain.js';
export type { PassageKind } from './align/passage-kind.js';
export type { Address } from './article/address.js';
export type { Encoding } from './article/encodings.js';
export type { Metadata } from './article/fields.js';
export type { SkippedRecord, SkipReason } from './article/skipped.js';
export {
  type ComparedSpan,
  type Comparison,
  compare,
  type SharedPassage,
} from './compare/compare.js';
export { compareFiles } from './compare/compare-files.js';
export { comparePairs } from './compare/compare-pairs.js';
export { type CutFile, cut } from './cut/cut.js';
export { type CutText, cutRepeats, type LeftReason } from './cut/cut-repeats.js';
export type { Answer, SeenRecord, SharedSpan, TextSpan } from './dedup/answer.js';
export { dedupFiles, openIndexOf } from './dedup/dedup-files.js';
export type { DedupCounts, DedupHooks, DedupOutput, TakeLines } from './dedup/dedup-stream.js';
export type { IndexOptions } from './dedup/index-options.js';
export type { IndexStats } from './dedup/index-stats.js';
export type { IndexedArticle, Removal } from './dedup/indexed-articles.js';
export {
  type AnsweredArticle,
  type ArticleIndex,
  openIndex,
  type WebTransform,
} from './dedup/open-index.js';
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
export { evaluateFiles } from './evaluate/evaluate-files.js';
export type { Figures } from './evaluate/figures.js';
export type { PairScore } from './evaluate/pairs.js';
export { type Place, type PlagdetScore, plagdet, type SpanPair } from './evaluate/plagdet.js';
export type { OriginEvidence } from './group/cluster-origin.js';
export type { Counts } from './group/counts.js';
export type { Verdict } from './judge/verdict.js';
export type { OffsetUnit } from './kernel/engine.js';
export type { KeepPolicy, Relation } from './options/kinds.js';
export type { ScanOptions, TuneOptions } from './options/scan-options.js';
export { type ScanMemory, type Tuning, tune } from './options/tune.js';
export type { Article, ArticleInput } from './read/given-articles.js';
export type { ParagraphPlace } from './read/html/page-paragraphs.js';
export { textBefore } from './read/text-before.js';
export type { ArticleLabel } from './records/article-label.js';
export type { Baseline } from './records/baseline.js';
export { type Decision, decisionsOf } from './records/decisions.js';
export type {
  ExplainedAlignment,
  ExplainedArticle,
  ExplainedBands,
  ExplainedFingerprints,
  ExplainedRule,
  ExplainedSimilarity,
  Explanation,
} from './records/explanation.js';
export type {
  Changes,
  ClusterAgency,
  ClusterOrigin,
  EditedSpans,
  MemberLineage,
  PathStep,
  SourceRecord,
} from './records/lineage.js';
export { renderNdjson } from './records/ndjson.js';
export type {
  ArticleRecord,
  ClusterLink,
  ClusterMember,
  ClusterRecord,
  FormMember,
  FormRecord,
  LazyResult,
  NoticeRecord,
  Occurrence,
  PassageRecord,
  RepeatRecord,
  RepeatSpan,
  ResultRecord,
  ScanResult,
  SummaryRecord,
  TieToCentre,
} from './records/records.js';
export type { RepeatClass } from './repeats/repeat-classes.js';
export { explain } from './scan/explain.js';
export { type ExtractedText, extractedTexts } from './scan/extracted-texts.js';
export type { ScanHooks, ScanProgress } from './scan/hooks.js';
export { filesRead, type ScanInput } from './scan/input.js';
export { type ReopenedResults, reopenResults } from './scan/reopen-results.js';
export { type OpenScan, openScan, type Scan, type ScanNeeds, scan } from './scan/scan.js';
export { readBaseline, scanSince } from './scan/since.js';
export { estimateJaccard, type Sketch, sketch } from './scan/sketch-text.js';
export {
  type ArticleServer,
  type ServeContext,
  type ServeOptions,
  serveIndex,
} from './serve/serve.js';
export type { SpillNotice } from './store/memory-budget.js';
export type { CreditPlace } from './text/credit.js';

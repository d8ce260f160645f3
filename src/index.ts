/**
 * The public interface: `scan` for the whole job, `compare` for two texts, `sketch` for one.
 * Everything that the command line can do, this can.
 */
export { type ComparedSpan, type Comparison, compare, type SharedPassage } from './compare.js';
export { compareFiles } from './compare-files.js';
export { comparePairs } from './compare-pairs.js';
export { RunError, UsageError } from './errors.js';
export type { Relation } from './group/cluster.js';
export type { OffsetUnit } from './kernel/engine.js';
export type { PassageKind } from './match/deep-align.js';
export type { RepeatClass } from './match/repeats.js';
export type { KeepPolicy, ScanOptions } from './options.js';
export type { SkippedRecord, SkipReason } from './read/skipped.js';
export { renderNdjson } from './report/ndjson.js';
export type {
  ArticleRecord,
  ClusterMember,
  ClusterRecord,
  Occurrence,
  PassageRecord,
  RepeatRecord,
  RepeatSpan,
  ResultRecord,
  ScanResult,
  SummaryRecord,
} from './report/records.js';
export { type Article, type Scan, type ScanHooks, type ScanProgress, scan } from './scan.js';
export { estimateJaccard, type Sketch, sketch } from './sketch-text.js';

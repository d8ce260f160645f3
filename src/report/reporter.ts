/**
 * Each form of results is a {@link Reporter} or a {@link FolderReporter}: one file over the records of a
 * result and the texts of its articles, and a line of `reporters.ts`.
 */
import type { SeenRecord } from '../dedup/answer.js';
import type { Counts } from '../group/counts.js';
import type { ScanOptions } from '../options/scan-options.js';
import type { ArticleLabel } from '../records/article-label.js';
import type { LazyResult, ResultRecord } from '../records/records.js';

/**
 * A result that can give the text of its articles, to quote it; this may throw. With counts, it
 * explains an empty result by its filters.
 */
export type QuotableResult = LazyResult & {
  textOf(articleId: string): string;
  labelOf(articleId: string): ArticleLabel;
  counts?: Counts;
  /** Present if these are only the findings that are new since a baseline. */
  since?: true;
};

/** Results as they are written, in pieces; each is valid until the next is requested. */
export type ReportPieces = Iterable<string> | AsyncIterable<string | Uint8Array>;

/** Gives the records of a result as NDJSON. */
export interface RecordLines {
  lines(): ReportPieces;
}

/** The file of an article. */
export interface ArticleFile {
  path: string;
  /** The line that is the article, from 1; 0 if it has none of its own. */
  line: number;
  /**
   * The text of the file before the article, whose text follows as it is; null if spans of the article
   * have no places in the file.
   * @throws {Error} if the file has changed.
   */
  lead: (() => string) | null;
}

/** A result for programs: its records with the digest in the last one, and the files of its articles. */
export type FiledResult = LazyResult & {
  /** Articles that an index has seen before; they come before all other records. */
  seen: readonly SeenRecord[];
  records(): Iterable<ResultRecord> | AsyncIterable<ResultRecord>;
  textOf(articleId: string): string;
  /** Null for an article of standard input or of memory. */
  fileOf(articleId: string): ArticleFile | null;
};

/** The result of a scan. */
export type ReportedScan = QuotableResult & FiledResult & RecordLines;

/** Two articles and their texts. */
export type ComparedArticles = LazyResult & Pick<QuotableResult, 'textOf'>;

/** The result of a comparison of two articles, with their texts. */
export type ReportedComparison = FiledResult & RecordLines;

/** How text for people looks. */
export interface TextLook {
  color: boolean;
  /** Columns of a line. */
  width: number;
  /** The most items of a list; Infinity for all. */
  top: number;
}

/** The form of a report for people, and the limits of the scan, which it names if nothing was found. */
export type ReportView = Pick<ScanOptions, 'minPassage' | 'threshold' | 'only'> &
  TextLook & {
    /** Whether house passages and intentional repeats are listed too. */
    all: boolean;
  };

/** One form of the results of a command. */
export interface Reporter<Result> {
  /** Whether it quotes texts, which a scan keeps for it. */
  readonly quotesTexts: boolean;
  /** Whether it reads the lineage of clusters, for which a scan compares all copies. */
  readonly readsLineage: boolean;
  /** Whether it is plain text for people: it shows notices, and more such text may follow it. */
  readonly isPlainText: boolean;
  render(result: Result, view: ReportView): ReportPieces;
}

/** One of the files of a result. */
export interface ReportFile {
  name: string;
  /** Can be requested once. */
  pieces: ReportPieces;
}

/** A form of results in several files. */
export interface FolderReporter<Result> {
  readonly quotesTexts: boolean;
  readonly readsLineage: boolean;
  readonly isPlainText: false;
  /** Each file is written before the next is requested. */
  files(result: Result): Iterable<ReportFile>;
}

/**
 * The records of a scan: one object for each finding, `type` first. The lines of NDJSON output have
 * the same shapes; `results.schema.json` beside this file describes them for machines.
 *
 * Offsets are `[start, end)` in the unit that the summary names (UTF-16 code units by default) into
 * the article's original text. Shares are between 0 and 1, rounded to four decimals.
 */

import type { PassageKind } from '../align/passage-kind.js';
import type { ArticleField, Metadata } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import type { OffsetUnit } from '../kernel/engine.js';
import type { Relation } from '../options/kinds.js';
import type { RepeatClass } from '../repeats/repeat-classes.js';
import type {
  ClusterAgency,
  ClusterOrigin,
  MemberLineage,
  PathStep,
  SourceRecord,
} from './lineage.js';

/** Every article that was read, in the order of ids, with the metadata that its record had. */
export interface ArticleRecord extends Metadata {
  type: 'article';
  id: string;
  /** Tokens in the article. */
  words: number;
  /** Agencies named in credit lines, bylines and datelines, in the order of the text. */
  credits: string[];
  /** Share of the tokens that occur in another article, too; `1 - coverage` is the share of new tokens. */
  coverage: number;
  /** Id of the cluster the article belongs to, or null. */
  cluster: string | null;
  /** The encoding that it was read in, if that is not UTF-8. */
  encoding?: string;
  /** The spans that occur in no other article, if these are a part of it: neither all nor none. */
  novel?: [start: number, end: number][];
}

/** The relation of an article of a cluster to its centre; the centre itself is `identical`. */
export interface TieToCentre {
  relation: Relation;
  /** Jaccard similarity of the two shingle sets. */
  jaccard: number;
  /** Share of the article's shingles that occur in the centre. */
  containment: number;
  /** Share of the centre's shingles that occur in the article. */
  contains: number;
  /** Matching tokens of the aligned passages over the tokens of the shorter of the two. */
  aligned: number;
}

/** One article of a cluster. */
export interface ClusterMember extends TieToCentre {
  article: string;
}

/** Articles that are copies of one of them, the centre. */
export interface ClusterRecord {
  type: 'cluster';
  id: string;
  /** The article of the cluster that is most worth keeping, by `keep`. */
  canonical: string;
  /** The article that has the most and the closest copies here: all others were compared with it. */
  centre: string;
  /** The relation of the canonical article to the centre. */
  canonicalToCentre: TieToCentre;
  /**
   * Whether this is a page that a site shows in place of articles: paywall, cookie wall, login, error.
   */
  stub: boolean;
  /** All articles of the cluster except the canonical one, by id. */
  members: ClusterMember[];
  /** Copies of single members that are not copies of the centre. */
  links: ClusterLink[];
  /** The agency that the text is from; null if no credit shows one. Clusters of `compare` have none of these. */
  agency?: ClusterAgency | null;
  origin?: ClusterOrigin;
  /** All articles of the cluster in the order of publication, those without a date last. */
  lineage?: MemberLineage[];
}

/** An article outside a cluster that is a copy of one of its members. */
export interface ClusterLink {
  /** The member. */
  article: string;
  /** The article outside, and its cluster or null. */
  other: string;
  cluster: string | null;
  /** Jaccard similarity of the two. */
  jaccard: number;
  /** Matching tokens of their aligned passages over the tokens of the shorter. */
  aligned: number;
}

/** A report of a form, compared with the first one of its record. */
export interface FormMember {
  article: string;
  /** Numbers at the same place in both: equal ones, and others. */
  kept: number;
  replaced: number;
  /** Places with other words. */
  reworded: number;
  /** Jaccard similarity of the two shingle sets. */
  jaccard: number;
}

/**
 * Reports that are one form, filled in anew: weather, earnings, results, counts. They are not
 * copies of each other.
 */
export interface FormRecord {
  type: 'form';
  id: string;
  /** The earliest of them. */
  article: string;
  /** Its numbers and words for which another report has others. */
  blanks: { start: number; end: number }[];
  /** The others, by id. */
  members: FormMember[];
}

/** A place of a passage in one article. */
export interface Occurrence {
  article: string;
  start: number;
  end: number;
  /** Matching tokens over aligned tokens, against the occurrence this one was linked to. */
  identity: number;
  /** Tokens that were changed, inserted or dropped against that occurrence. */
  edits: number;
}

/** A passage that occurs in several articles. */
export interface PassageRecord {
  type: 'passage';
  id: string;
  /** Tokens of the first occurrence. */
  words: number;
  /** The article the passage came from, or null if neither a credit nor a date shows it. */
  origin: string | null;
  /** Whether the passage is set aside as boilerplate. */
  boilerplate: boolean;
  /**
   * Whether it did not travel: all its articles are of one source and other articles are not, or it
   * is the headline of one article and occurs in the text of another. It covers no words.
   */
  house: boolean;
  /** How it was taken over, if two given articles were compared. */
  kind?: PassageKind;
  /** At least two, the earliest first. */
  occurrences: Occurrence[];
  /** The reason for the origin, or for none, in a sentence; only if the passage travelled, as below. */
  reason?: string;
  /** The articles that it went through, the earliest first, those without a date last. */
  path?: PathStep[];
  /** The most of these articles that are one text: copies of one cluster, or the same words. */
  oneText?: number;
}

/** A place inside one article. `line` counts from 1. */
export interface RepeatSpan {
  start: number;
  end: number;
  line: number;
}

/** A passage that occurs twice in one article. */
export interface RepeatRecord {
  type: 'repeat';
  article: string;
  class: RepeatClass;
  /** Tokens of the second place. */
  words: number;
  first: RepeatSpan;
  again: RepeatSpan;
  identity: number;
}

/**
 * An assumption about the input, or a part of it that was not understood, named once for all
 * articles that it concerns.
 */
export interface NoticeRecord {
  type: 'notice';
  cause:
    | 'passed-over'
    | 'shared-id'
    | 'unknown-date'
    | 'ambiguous-date'
    | 'encoding'
    | 'doubtful-encoding';
  /** Articles that it concerns, or files that were passed over. */
  count: number;
  /** The first of these articles, if it concerns articles. */
  article?: string;
  /** One sentence with an example. */
  message: string;
}

/** Fields of records that the user did not name and that do not have the common names. */
export interface AssumedFields {
  /** The first file with this guess. */
  file: string;
  /** The number of files with this guess. */
  files: number;
  /** The names of the guessed fields, such as `body` for the text. */
  names: Partial<Record<ArticleField, string>>;
}

/** Totals; always the last record. */
export interface SummaryRecord {
  type: 'summary';
  articles: number;
  words: number;
  /** Bytes of article text. */
  bytes: number;
  /** Pairs that were compared, if pairs were given. */
  pairs?: number;
  clusters: number;
  forms: number;
  passages: number;
  repeats: number;
  skipped: number;
  /** Fields of records that were guessed, if there are any; files with the same guess together. */
  fields?: AssumedFields[];
  /** The number of files of each format that was met, such as `html` or `gzip records`. */
  formats?: Record<string, number>;
  offsets: OffsetUnit;
  /** 64-bit hash, in hexadecimal, of all other records: equal digests are equal results. */
  digest: string;
}

/** Any line of NDJSON output. */
export type ResultRecord =
  | ArticleRecord
  | ClusterRecord
  | FormRecord
  | PassageRecord
  | RepeatRecord
  | SourceRecord
  | SkippedRecord
  | NoticeRecord
  | SummaryRecord;

/** All findings of a scan, with articles one after another: they may be more than memory holds. */
export interface LazyResult extends Omit<ScanResult, 'articles'> {
  /** Can be iterated repeatedly. */
  articles: Iterable<ArticleRecord>;
}

/** All findings of a scan. */
export interface ScanResult {
  articles: ArticleRecord[];
  clusters: ClusterRecord[];
  forms: FormRecord[];
  passages: PassageRecord[];
  repeats: RepeatRecord[];
  /** By name; none if no source is known. */
  sources: SourceRecord[];
  skipped: SkippedRecord[];
  notices: NoticeRecord[];
  summary: SummaryRecord;
}

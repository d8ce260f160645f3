/**
 * The records a scan gives: one object a finding, `type` first. The same shapes are the lines of
 * NDJSON output; `results.schema.json` beside this file says the same to machines.
 *
 * Offsets are `[start, end)` in the unit that the summary names (UTF-16 code units by default) into
 * the article's original text. Shares are between 0 and 1, rounded to four decimals.
 */

/** How a member of a cluster relates to its canonical article. */
export type Relation = 'identical' | 'same-text' | 'near-duplicate' | 'contained' | 'edited';

/** What kind of repeat stands inside an article; only the `doubled-` kinds are safe to cut. */
export type RepeatClass =
  | 'doubled-body'
  | 'doubled-tail'
  | 'doubled-paragraph'
  | 'pull-quote'
  | 'refrain';

/** Every article that was read, in the order of ids. */
export interface ArticleRecord {
  type: 'article';
  id: string;
  /** Tokens in the article. */
  words: number;
  /** Agencies named in credit lines, bylines and datelines, in the order of the text. */
  credits: string[];
  /** Share of the tokens that stand in another article too; `1 - coverage` is what is new here. */
  coverage: number;
  /** Id of the cluster the article belongs to, or null. */
  cluster: string | null;
}

/** One member of a cluster, compared with the cluster's canonical article. */
export interface ClusterMember {
  article: string;
  relation: Relation;
  /** Jaccard similarity of the two shingle sets. */
  jaccard: number;
  /** Share of the member's shingles that stand in the canonical article. */
  containment: number;
  /** Share of the canonical article's shingles that stand in the member. */
  contains: number;
  /** Matching tokens of the aligned passages over the tokens of the shorter article. */
  aligned: number;
}

/** Articles that are copies of one canonical article. */
export interface ClusterRecord {
  type: 'cluster';
  id: string;
  canonical: string;
  /** The other articles of the cluster, by id. */
  members: ClusterMember[];
}

/** Where a passage stands in one article. */
export interface Occurrence {
  article: string;
  start: number;
  end: number;
  /** Matching tokens over aligned tokens, against the occurrence this one was linked to. */
  identity: number;
}

/** A passage that stands in several articles. */
export interface PassageRecord {
  type: 'passage';
  id: string;
  /** Tokens of the first occurrence. */
  words: number;
  /** The article the passage came from, or null where neither a credit nor a date says. */
  origin: string | null;
  /** Whether the passage is set aside as boilerplate. */
  boilerplate: boolean;
  /** At least two, the earliest first. */
  occurrences: Occurrence[];
}

/** A place inside one article. `line` counts from 1. */
export interface RepeatSpan {
  start: number;
  end: number;
  line: number;
}

/** A passage that stands twice in one article. */
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

/** Why some input was not read, or not read whole. */
export type SkipReason =
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'link-loop'
  | 'binary'
  | 'broken-utf8'
  | 'broken-json'
  | 'no-text'
  | 'no-id'
  | 'duplicate-id'
  | 'too-large';

/** Input that was skipped, or read only as far as it goes. */
export interface SkippedRecord {
  type: 'skipped';
  /** The path as it was found, or `-` for standard input. */
  path: string;
  reason: SkipReason;
  /** One sentence: what was found, where, and what to do. */
  message: string;
  /** Line of the record, from 1, where the input has an article a line. */
  line?: number;
}

/** Totals; always the last record. */
export interface SummaryRecord {
  type: 'summary';
  articles: number;
  words: number;
  /** Bytes of article text. */
  bytes: number;
  clusters: number;
  passages: number;
  repeats: number;
  skipped: number;
  offsets: 'utf16' | 'codepoint' | 'byte';
  /** 64-bit hash, in hexadecimal, of all other records: equal digests are equal results. */
  digest: string;
}

/** Any line of NDJSON output. */
export type ResultRecord =
  | ArticleRecord
  | ClusterRecord
  | PassageRecord
  | RepeatRecord
  | SkippedRecord
  | SummaryRecord;

/** All that a scan found. */
export interface ScanResult {
  articles: ArticleRecord[];
  clusters: ClusterRecord[];
  passages: PassageRecord[];
  repeats: RepeatRecord[];
  skipped: SkippedRecord[];
  summary: SummaryRecord;
}

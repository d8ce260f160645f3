/**
 * The data in a page of results. It is in blocks, each of them JSON, gzip-compressed and written as
 * {@link base91Of} does, in an element of its own: first the index, which has light columns of everything; then the records and the texts, of
 * which the page decodes only the blocks that it shows. This file is also a part of the page.
 */
import type { SourceRecord } from '../../records/lineage.js';
import type {
  ArticleRecord,
  FormRecord,
  NoticeRecord,
  PassageRecord,
  RepeatRecord,
  SummaryRecord,
} from '../../records/records.js';
import type { PackedCluster } from './packed-edits.js';

/** The parts of an article's record that the index does not have; `date` if it was not understood. */
export type ArticleRest = {
  [Field in 'date' | 'encoding' | 'novel' | 'url']?: ArticleRecord[Field] | undefined;
};

/** The records in blocks, by their kinds. */
export interface PageRecords {
  article: ArticleRest;
  cluster: PackedCluster;
  passage: PassageRecord;
  repeat: RepeatRecord;
  form: FormRecord;
}

/** The kinds of records in blocks. */
export type BlockKind = keyof PageRecords;

/**
 * A piece of a text and its place in the article, in the unit of the results. Between two pieces something is
 * left out; so it is before an empty piece, which is the end.
 */
export type TextPiece = [start: number, text: string];

/** Records in a block: few enough to be decoded in some milliseconds. */
export const RECORDS_A_BLOCK = 500;

/** The number of a block's first text, for each block of texts; the last block of the page. */
export const TEXT_TABLE = 'texts';

/** The id of the element with a block. */
export function blockName(kind: BlockKind | 'text', block: number): string {
  return `${kind}-${block}`;
}

/** The id of the element with the index. */
export const INDEX = 'index';

/** No article, no cluster, no text. */
export const NONE = -1;

/** Articles by number, in the order of ids. */
export interface ArticleColumns {
  id: string[];
  /** '' if it has none. */
  title: string[];
  /** Numbers in `PageIndex.sourceNames`, or {@link NONE}. */
  source: number[];
  /** Numbers in `PageIndex.creditLists`. */
  credits: number[];
  /** Minutes since 1970; null if the date is not known. */
  date: (number | null)[];
  words: number[];
  /** Ten-thousandths. */
  coverage: number[];
  /** Number of the cluster, or {@link NONE}. */
  cluster: number[];
  /** Number of the text, or {@link NONE} if the page does not have it. */
  text: number[];
}

/** Clusters by number. */
export interface ClusterColumns {
  canonical: number[];
  /** The article that the text came from, or {@link NONE}. */
  origin: number[];
  /** Number in `PageIndex.agencies`, or {@link NONE}. */
  agency: number[];
  stub: boolean[];
  /** All articles, the canonical one first. */
  articles: number[][];
  /** Relations of the copies, which are all articles but the canonical one: numbers in `PageIndex.relations`. */
  relations: number[][];
  /** Articles with the agency's text and without a credit. */
  uncredited: number[][];
}

/** Passages by number. */
export interface PassageColumns {
  words: number[];
  origin: number[];
  /** 0 travelled, 1 house, 2 boilerplate. */
  kind: number[];
  articles: number[][];
}

/** Repeats by number. */
export interface RepeatColumns {
  article: number[];
  /** Numbers in `PageIndex.repeatClasses`. */
  class: number[];
  words: number[];
}

/** Light columns of all results. */
export interface PageIndex {
  summary: Pick<SummaryRecord, 'articles' | 'clusters' | 'repeats' | 'offsets'>;
  /** Names for the numbers in the columns. */
  sourceNames: string[];
  creditLists: string[][];
  agencies: string[];
  relations: string[];
  repeatClasses: string[];
  articles: ArticleColumns;
  clusters: ClusterColumns;
  passages: PassageColumns;
  repeats: RepeatColumns;
  forms: { articles: number[][]; blanks: number[] };
  sources: SourceRecord[];
  notices: NoticeRecord[];
  /** Texts in the page. */
  texts: number;
}

import { encodingOf } from '../article/encodings.js';
import type { Metadata } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { rounded } from '../records/assemble.js';
import { encodingNotices } from '../records/notices.js';
import type {
  ArticleRecord,
  ClusterRecord,
  FormRecord,
  Occurrence,
  PassageRecord,
  ScanResult,
  TieToCentre,
} from '../records/records.js';
import { creditsOf } from '../text/credit-lines.js';
import type { ComparedSpan, Comparison, SharedPassage } from './compare.js';

/** A compared article: its name in results, and its text in UTF-8. */
interface ComparedArticle {
  id: string;
  text: Uint8Array;
  /** Number of the encoding that it was read in; 0 for UTF-8. */
  encoding: number;
  metadata: Metadata;
}

/**
 * A comparison as the records of a scan: both articles, a cluster if the first is a copy of the
 * second, the passages in the order of the first, and the summary.
 */
export function comparisonRecords(
  comparison: Comparison,
  [first, second]: readonly [ComparedArticle, ComparedArticle],
  skipped: SkippedRecord[],
  offsets: OffsetUnit,
): ScanResult {
  const { coverage, covers, words, relation } = comparison;
  const cluster = relation === null || comparison.form ? null : 'c1';
  const articles = [
    articleRecord(first, words.first, coverage, cluster),
    articleRecord(second, words.second, covers, cluster),
  ];
  const passages = passageRecords(comparison, first.id, second.id);
  const clusters = clusterRecords(comparison, first.id, second.id);
  const forms = formRecords(comparison, first.id, second.id);
  const encodings = [first.encoding, second.encoding];
  return {
    articles,
    clusters,
    forms,
    passages,
    repeats: [],
    skipped,
    sources: [],
    notices: encodingNotices([first.id, second.id], (article) => encodings[article] ?? 0),
    summary: {
      type: 'summary',
      articles: 2,
      words: words.first + words.second,
      bytes: first.text.length + second.text.length,
      pairs: 1,
      clusters: clusters.length,
      forms: forms.length,
      passages: passages.length,
      repeats: 0,
      skipped: skipped.length,
      offsets,
      digest: '',
    },
  };
}

function passageRecords({ passages }: Comparison, first: string, second: string): PassageRecord[] {
  return passages.map((passage, i) => ({
    type: 'passage',
    id: `p${i + 1}`,
    words: passage.words,
    origin: null,
    boilerplate: false,
    house: false,
    kind: passage.kind,
    occurrences: [
      occurrence(first, passage.first, passage),
      occurrence(second, passage.second, passage),
    ],
  }));
}

function occurrence(
  article: string,
  { start, end }: ComparedSpan,
  { identity, edits }: SharedPassage,
): Occurrence {
  return { article, start, end, identity: rounded(identity), edits };
}

function articleRecord(
  { id, text, encoding: number, metadata }: ComparedArticle,
  words: number,
  coverage: number,
  cluster: string | null,
): ArticleRecord {
  const credits = creditsOf(text);
  const encoding = encodingOf(number);
  const read = encoding === null ? {} : { encoding };
  const figures = { words, credits, coverage: rounded(coverage), cluster };
  return { type: 'article', id, ...read, ...figures, ...metadata };
}

/** The second article is the centre, to which the first is compared. */
const TO_ITSELF: TieToCentre = {
  relation: 'identical',
  jaccard: 1,
  containment: 1,
  contains: 1,
  aligned: 1,
};

function clusterRecords(
  { relation, form, jaccard, containment, contains, aligned }: Comparison,
  member: string,
  canonical: string,
): ClusterRecord[] {
  if (relation === null || form !== null) return [];
  const figures = {
    jaccard: rounded(jaccard),
    containment: rounded(containment),
    contains: rounded(contains),
    aligned: rounded(aligned),
  };
  const members = [{ article: member, relation, ...figures }];
  return [
    {
      type: 'cluster',
      id: 'c1',
      canonical,
      centre: canonical,
      canonicalToCentre: TO_ITSELF,
      stub: false,
      members,
      links: [],
    },
  ];
}

function formRecords({ form, jaccard }: Comparison, article: string, member: string): FormRecord[] {
  if (form === null) return [];
  const { blanks, ...figures } = form;
  const members = [{ article: member, ...figures, jaccard: rounded(jaccard) }];
  return [{ type: 'form', id: 'f1', article, blanks, members }];
}

/** The record of an article: {@link describeArticle} alone has its fields. */
import { encodingOf } from '../article/encodings.js';
import { METADATA_FIELDS } from '../article/fields.js';
import type { Coverage } from '../group/coverage.js';
import { NO_TEXT } from '../match/distinct-texts.js';
import type { StringField } from '../sketch/strings.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { Credit } from '../text/credit.js';
import { type Catalogue, rounded } from './assemble.js';
import type { ArticleRecord } from './records.js';

/** The name of a field of the record. */
export type FieldName = Exclude<keyof ArticleRecord, 'type'>;

/** Start and end of each span, one after another. */
export type FlatSpans = readonly number[];

/** Takes the fields of a record, each with a routine for its kind of value. */
export interface FieldSink {
  string(name: FieldName, value: string): void;
  strings(name: FieldName, value: readonly string[]): void;
  /** A whole number that is not negative. */
  count(name: FieldName, value: number): void;
  /** A share with at most four decimals. */
  share(name: FieldName, value: number): void;
  /** The id of a cluster, from its number; null for 0. */
  cluster(name: FieldName, number: number): void;
  spans(name: FieldName, value: FlatSpans): void;
  /** A string that the article has in its source. */
  stored(name: FieldName, set: SketchSet, article: number, field: StringField): void;
}

/** The results from which articles are described. */
export interface ArticleResults {
  /** The number of each article's cluster, from 1; 0 for none. */
  clusterOf: Uint32Array;
  coverage: Coverage;
  catalogue: Catalogue;
}

/** Gives all fields of an article's record, in order, except its type. */
export function describeArticle(
  article: number,
  { clusterOf, coverage, catalogue }: ArticleResults,
  sink: FieldSink,
): void {
  const { set, ids, credits } = catalogue;
  sink.string('id', ids[article] ?? '');
  sink.count('words', set.wordCount(article));
  sink.strings('credits', namesOf(credits(article)));
  const share = shownCoverage(article, coverage, catalogue);
  sink.share('coverage', share);
  sink.cluster('cluster', clusterOf[article]!);
  for (let i = 0; i < METADATA_FIELDS.length; i++) {
    const field = METADATA_FIELDS[i]!;
    if (set.stringBytes(article, field) > 0) sink.stored(field, set, article, field);
  }
  const encoding = encodingOf(set.encodingNumber(article));
  if (encoding !== null) sink.string('encoding', encoding);
  if (share > 0 && share < 1) sink.spans('novel', novelSpans(article, coverage, catalogue));
}

const NO_NAMES: readonly string[] = [];

function namesOf(credits: readonly Credit[]): readonly string[] {
  return credits.length === 0 ? NO_NAMES : credits.map(({ name }) => name);
}

/** The records of all articles, each made when it is requested. */
export function articleRecords(results: ArticleResults): Iterable<ArticleRecord> {
  return {
    *[Symbol.iterator]() {
      for (let article = 0; article < results.catalogue.set.count; article++) {
        const fields = new RecordFields();
        describeArticle(article, results, fields);
        yield fields.record as ArticleRecord;
      }
    },
  };
}

/** The fields as properties of an object. */
class RecordFields implements FieldSink {
  readonly record: Partial<Record<FieldName, unknown>> & Pick<ArticleRecord, 'type'> = {
    type: 'article',
  };

  string(name: FieldName, value: string): void {
    this.record[name] = value;
  }

  strings(name: FieldName, value: readonly string[]): void {
    this.record[name] = [...value];
  }

  count(name: FieldName, value: number): void {
    this.record[name] = value;
  }

  share(name: FieldName, value: number): void {
    this.record[name] = value;
  }

  spans(name: FieldName, value: FlatSpans): void {
    const spans: NonNullable<ArticleRecord['novel']> = [];
    for (let at = 0; at < value.length; at += 2) spans.push([value[at]!, value[at + 1]!]);
    this.record[name] = spans;
  }

  cluster(name: FieldName, number: number): void {
    this.record[name] = number === 0 ? null : `c${number}`;
  }

  stored(name: FieldName, set: SketchSet, article: number, field: StringField): void {
    this.record[name] = set.string(article, field);
  }
}

/**
 * The coverage of an article, from the coverage of texts; an article with an exact copy is fully
 * covered.
 */
export function shownCoverage(
  article: number,
  { shares }: Coverage,
  { texts: { textOf }, isCopied }: Catalogue,
): number {
  const text = textOf[article] ?? NO_TEXT;
  return text !== NO_TEXT && isCopied(text) ? 1 : rounded(shares[text] ?? 0);
}

/** The spans of an article that occur in no other, given that it is partly covered. */
function novelSpans(
  article: number,
  { rest, restStarts }: Coverage,
  { set, texts: { textOf }, engine }: Catalogue,
): FlatSpans {
  const text = textOf[article]!;
  const [from, to] = [restStarts[text]!, restStarts[text + 1]!];
  const spans: number[] = [];
  if (from === to) return spans;
  const places = set.viewSpans(article, engine);
  for (let at = from; at < to; at += 2) {
    spans.push(places[2 * rest[at]!]!, places[2 * rest[at + 1]! - 1]!);
  }
  return spans;
}

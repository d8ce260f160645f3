/** A format of XML: how the records of a document become articles. */
import type { ArticleStrings, FieldNames } from '../../article/fields.js';
import type { SkipReason } from '../../article/skipped.js';
import type { RecordFields } from '../fields/guess-fields.js';
import type { RecordShape, XmlEnd, XmlRecord } from './xml-records.js';

/** An article in a record. */
export interface FoundArticle {
  type: 'found';
  record: XmlRecord;
  strings: ArticleStrings;
  /** Whether the text is a summary of the article. */
  isSummary?: boolean;
  /** Whether a document holds no other article, so that the file names it. */
  isWhole?: boolean;
  /** The fields from which it was taken, if they were chosen by their names. */
  fields?: RecordFields;
}

/** A record, or a part of one, that is not an article. */
export interface FoundFault {
  type: 'fault';
  record: XmlRecord;
  reason: SkipReason;
  message: string;
}

/** A format. */
export interface XmlFormat {
  shape: RecordShape;
  /** The articles of records, of which one is in memory at a time. */
  articles(
    records: Generator<XmlRecord, XmlEnd>,
    fields: FieldNames,
  ): Generator<FoundArticle | FoundFault, XmlEnd>;
}

/** The articles of records that are independent of each other. */
export function fromEach(
  articlesIn: (record: XmlRecord) => (FoundArticle | FoundFault)[],
): XmlFormat['articles'] {
  return function* (records) {
    for (;;) {
      const next = records.next();
      if (next.done) return next.value;
      const record = next.value;
      if (record.fault === '') yield* articlesIn(record);
      else yield { type: 'fault', record, reason: 'broken-data', message: record.fault };
    }
  };
}

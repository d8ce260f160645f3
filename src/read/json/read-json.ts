import { isUtf8 } from 'node:buffer';
import type { SourceFile } from '../../article/address.js';
import { skip, skipForError } from '../../article/skipped.js';
import { stringOf } from '../../kernel/bytes.js';
import { parseRecord } from '../fields/json-record.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { type HeldLine, readHeld } from '../records/decoded-records.js';
import { utf8Stream } from '../utf8-stream.js';
import { type FoundRecord, RecordFinder } from './find-records.js';
import { JsonSource } from './json-source.js';

/** Bytes of records that wait for evidence of their encoding. */
const MOST_HELD_BYTES = 64 * 1024 * 1024;

/** The articles of a document of JSON. */
export function* readJsonStream(
  source: ReadBytes,
  { shown }: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): Articles {
  const { blockBytes, maxBytes, kernel } = tools;
  try {
    const stream = utf8Stream(source, options.encoding, maxBytes);
    if (stream.broken) yield skipBroken(shown, stream.broken);
    const json = new JsonSource(stream.read, blockBytes, maxBytes);
    const finder = new RecordFinder(json, options.fields, maxBytes);
    const article = new RawArticle(kernel);
    yield* readFound({ finder, json, article }, shown, options, stream.encoding);
  } catch (error) {
    yield skipForError(shown, error);
  }
}

/** A document, and the article that is filled from its records. */
interface OpenDocument {
  finder: RecordFinder;
  json: JsonSource;
  article: RawArticle;
}

/** @param encoding number of the encoding of the document; null if each record is looked at. */
function* readFound(
  { finder, json, article }: OpenDocument,
  shown: string,
  options: ReadOptions,
  encoding: number | null,
): Generator<RawArticle | RawSkip> {
  let held: HeldLine[] = [];
  let heldBytes = 0;
  const resolved = () => ({ ...options, fields: finder.fields?.names ?? options.fields });
  for (const record of finder.records()) {
    if (record.fault) {
      yield skipFault(shown, record, record.fault);
      continue;
    }
    const bytes = json.bytesOf(record.start, record.end);
    // Places in a decoded document are not places in the file.
    const place = encoding === null ? record : { start: 0, end: 0 };
    Object.assign(article, { line: record.number, start: place.start, end: place.end });
    article.fields = finder.fields;
    if (encoding === null && !isUtf8(bytes)) {
      const { line, start, end } = article;
      held.push({ bytes: bytes.slice(), line, start, end });
      heldBytes += bytes.length;
      if (heldBytes <= MOST_HELD_BYTES) continue;
      yield* readHeld(held, article, shown, resolved());
      [held, heldBytes] = [[], 0];
      continue;
    }
    article.encoding = encoding ?? 0;
    yield* readRecord(article, stringOf(bytes), record, shown, resolved());
  }
  yield* readHeld(held, article, shown, resolved());
}

function* readRecord(
  article: RawArticle,
  json: string,
  { start, number }: FoundRecord,
  shown: string,
  options: ReadOptions,
): Generator<RawArticle | RawSkip> {
  const strings = parseRecord(json, options.fields);
  if (!('reason' in strings)) {
    article.setStrings(strings);
    article.record = () => json;
    yield article;
    return;
  }
  const where = number === 0 ? '' : `the record at byte ${start}: `;
  yield skip(shown, strings.reason, `${where}${strings.message}`, number || undefined);
}

const FAULTS = {
  broken: (at: number) => `broken at byte ${at}; the next record is read`,
  cut: (at: number) => `it ends too early, at byte ${at}: the file may be cut off`,
  large: (at: number) => `it is too large to be held in memory, or has no end, as of byte ${at}`,
  open: (at: number) => `the array from byte ${at} is not closed: the file may be cut off`,
};

function skipFault(
  shown: string,
  { start, number }: FoundRecord,
  { kind, at }: NonNullable<FoundRecord['fault']>,
): RawSkip {
  const reason = kind === 'large' ? 'too-large' : 'broken-json';
  const message = `the record at byte ${start}: ${FAULTS[kind](at)}`;
  return skip(shown, reason, message, Math.max(1, number));
}

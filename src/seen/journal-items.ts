/** The changes that a journal records, as bytes. */
import { ByteReader, ByteWriter } from './byte-writer.js';
import { putFacts, takeFacts } from './fact-columns.js';
import type { KnownArticle } from './known.js';
import { putRecord, takeRecord } from './record-codec.js';

const KIND = { article: 1, removed: 2, boilerplate: 3 } as const;

/** A byte between changes that means nothing. */
const FILLER = 0;

const WORD_BYTES = 4;

/** A change of an index. */
export type Change =
  | { kind: 'article'; article: KnownArticle }
  /** Numbers of articles that were removed. */
  | { kind: 'removed'; numbers: Uint32Array }
  /** Pairs of a key and the hash of the source in which it is boilerplate. */
  | { kind: 'boilerplate'; pairs: Uint32Array };

/** The record of the article that is appended. */
const recordBytes = new ByteWriter();

/** Appends a change. */
export function putChange(out: ByteWriter, change: Change): void {
  out.varint(KIND[change.kind]);
  if (change.kind === 'article') {
    putArticle(out, change.article);
    return;
  }
  putWords(out, change.kind === 'removed' ? change.numbers : change.pairs);
}

/** Appends the number of some words, and the words at a multiple of four. */
function putWords(out: ByteWriter, words: Uint32Array): void {
  out.varint(words.length);
  out.fill(WORD_BYTES);
  out.append(new Uint8Array(words.buffer, words.byteOffset, words.byteLength));
}

function putArticle(out: ByteWriter, article: KnownArticle): void {
  const { tokens, spans, record, fingerprints } = article;
  putFacts(out, article);
  recordBytes.clear();
  putRecord(recordBytes, record);
  out.varint(recordBytes.length);
  out.append(recordBytes.view);
  putWords(out, fingerprints);
  putWords(out, tokens);
  out.varint(spans.length);
  out.append(spans);
}

/** Ends changes, so that others may follow. */
export function endChanges(out: ByteWriter): void {
  out.fill(WORD_BYTES);
}

/** The changes in some bytes, in order. Their arrays are views of these bytes, if these begin at a word. */
export function* takeChanges(bytes: Uint8Array): Generator<Change> {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    const kind = reader.varint();
    if (kind === FILLER) continue;
    if (kind === KIND.article) {
      yield { kind: 'article', article: takeArticle(reader) };
      continue;
    }
    const words = takeWords(reader);
    if (kind === KIND.removed) yield { kind: 'removed', numbers: words };
    else yield { kind: 'boilerplate', pairs: words };
  }
}

function takeArticle(reader: ByteReader): KnownArticle {
  const facts = takeFacts(reader);
  const record = takeRecord(reader.take(reader.varint()));
  const fingerprints = takeWords(reader);
  const tokens = takeWords(reader);
  const spans = reader.take(reader.varint());
  return Object.assign(facts, { fingerprints, tokens, spans, record });
}

/** Words, as a view if they begin at one. */
function takeWords(reader: ByteReader): Uint32Array {
  const count = reader.varint();
  reader.skip(WORD_BYTES);
  const bytes = reader.take(WORD_BYTES * count);
  const whole = bytes.length >>> 2;
  return bytes.byteOffset % WORD_BYTES === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, whole)
    : new Uint32Array(bytes.slice(0, WORD_BYTES * whole).buffer);
}

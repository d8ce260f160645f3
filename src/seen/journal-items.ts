/** The changes that a journal records, as bytes. */
import { ByteReader, ByteWriter } from './byte-writer.js';
import { putFacts, takeFacts } from './fact-columns.js';
import type { KnownArticle } from './known.js';
import { putRecord, takeRecord } from './record-codec.js';

const KIND = { article: 1, removed: 2, boilerplate: 3 } as const;

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
  const words = change.kind === 'removed' ? change.numbers : change.pairs;
  out.varint(words.length);
  for (const word of words) out.word(word);
}

function putArticle(
  out: ByteWriter,
  { tokens, spans, record, isLeader, ...facts }: KnownArticle,
): void {
  putFacts(out, facts);
  out.varint(isLeader ? 1 : 0);
  recordBytes.clear();
  putRecord(recordBytes, record);
  out.varint(recordBytes.length);
  out.append(recordBytes.view);
  out.varint(tokens.length);
  out.append(new Uint8Array(tokens.buffer, tokens.byteOffset, tokens.byteLength));
  out.varint(spans.length);
  out.append(spans);
}

/** The changes in some bytes, in order. */
export function* takeChanges(bytes: Uint8Array): Generator<Change> {
  const reader = new ByteReader(bytes);
  while (!reader.isAtEnd) {
    const kind = reader.varint();
    if (kind === KIND.article) {
      yield { kind: 'article', article: takeArticle(reader) };
      continue;
    }
    const words = Uint32Array.from({ length: reader.varint() }, () => reader.word());
    if (kind === KIND.removed) yield { kind: 'removed', numbers: words };
    else yield { kind: 'boilerplate', pairs: words };
  }
}

function takeArticle(reader: ByteReader): KnownArticle {
  const facts = takeFacts(reader);
  const isLeader = reader.varint() === 1;
  const record = takeRecord(reader.take(reader.varint()));
  // A copy, so that words begin at multiples of four.
  const tokens = new Uint32Array(reader.take(4 * reader.varint()).slice().buffer);
  const spans = reader.take(reader.varint()).slice();
  return { ...facts, isLeader, tokens, spans, record };
}

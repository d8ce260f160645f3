/** Records of articles as bytes: strings without names, and numbers of variable length. */
import { stringOf } from '../kernel/bytes.js';
import { longAnswer, shortAnswer } from './answer-phrases.js';
import { ByteReader, type ByteWriter, varintBytes } from './byte-writer.js';
import type { KnownRecord } from './known.js';

/** The strings that a record may lack; the place of each is its bit in the flags. */
const OPTIONAL = ['title', 'date', 'source', 'url', 'page', 'answer'] as const;

/** The bits after them: an article before, and credits. */
const BEFORE = 1 << OPTIONAL.length;
const CREDITS = BEFORE << 1;

const encoder = new TextEncoder();

/** Appends a record. */
export function putRecord(out: ByteWriter, record: KnownRecord): void {
  const { id, words, units, before, credits } = record;
  let flags = before === undefined ? 0 : BEFORE;
  if (credits !== undefined) flags |= CREDITS;
  for (const [bit, name] of OPTIONAL.entries()) if (record[name] !== undefined) flags |= 1 << bit;
  out.varint(flags);
  putString(out, id);
  out.varint(words);
  out.varint(units);
  if (before !== undefined) out.varint(before);
  for (const name of OPTIONAL) {
    const value = record[name];
    if (value !== undefined) putString(out, name === 'answer' ? shortAnswer(value) : value);
  }
  if (credits === undefined) return;
  out.varint(credits.length);
  for (const credit of credits) putString(out, credit);
}

/** Reads a record. */
export function takeRecord(bytes: Uint8Array): KnownRecord {
  const reader = new ByteReader(bytes);
  const flags = reader.varint();
  const record: KnownRecord = {
    id: takeString(reader),
    words: reader.varint(),
    units: reader.varint(),
  };
  if (flags & BEFORE) record.before = reader.varint();
  for (const [bit, name] of OPTIONAL.entries()) {
    if ((flags & (1 << bit)) === 0) continue;
    const value = takeString(reader);
    record[name] = name === 'answer' ? longAnswer(value) : value;
  }
  if (flags & CREDITS) {
    // No string takes less than a byte: a wrong number must not ask for gigabytes.
    const count = Math.min(reader.varint(), bytes.length);
    record.credits = Array.from({ length: count }, () => takeString(reader));
  }
  return record;
}

function putString(out: ByteWriter, value: string): void {
  // No UTF-16 unit takes more than three bytes. The string is written where it begins if it is of ASCII,
  // and moved, before its length overwrites its first byte, if that length takes more bytes.
  const bytes = out.reserve(5 + 3 * value.length);
  const begin = out.length + varintBytes(value.length);
  const { written } = encoder.encodeInto(value, bytes.subarray(begin));
  bytes.copyWithin(out.length + varintBytes(written), begin, begin + written);
  out.varint(written);
  out.length += written;
}

function takeString(reader: ByteReader): string {
  return stringOf(reader.take(reader.varint()));
}

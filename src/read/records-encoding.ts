/** The encoding of a file of records that is not UTF-8: judged by all of its lines that are not. */
import { isUtf8 } from 'node:buffer';
import fs from 'node:fs';
import { indexOfByte } from '../kernel/bytes.js';
import { EncodingJudge, type Guess, isFaultyUtf8, UTF8 } from './guess-encoding.js';
import { readLines } from './lines.js';
import { OPEN_FLAGS } from './raw-article.js';

const BLOCK_BYTES = 1 << 20;
const MAX_LINE_BYTES = 2 ** 28;

/** A file and its guess: jobs of one file follow each other. */
let last: { path: string; size: number; changed: number; guess: Guess } | undefined;

/**
 * The encoding of the lines of an open file that are not UTF-8. Cost: a read of the file; nothing
 * for the same file as in the last call.
 */
export function encodingOfRecords(fd: number, path: string): Guess {
  const { size, mtimeMs: changed } = fs.fstatSync(fd);
  if (last?.path === path && last.size === size && last.changed === changed) return last.guess;
  const judge = new LinesJudge();
  const sizes = { blockBytes: BLOCK_BYTES, maxLineBytes: MAX_LINE_BYTES };
  const read = (buffer: Uint8Array, offset: number, length: number, position: number) =>
    fs.readSync(fd, buffer, offset, length, position);
  for (const line of readLines(read, sizes)) judge.add(line);
  last = { path, size, changed, guess: judge.verdict() };
  return last.guess;
}

/** The encoding of the records of a file that is not open; UTF-8 if it cannot be read. */
export function encodingOfFile(path: string): Guess {
  try {
    const fd = fs.openSync(path, OPEN_FLAGS);
    try {
      return encodingOfRecords(fd, path);
    } finally {
      fs.closeSync(fd);
    }
  } catch {
    return UTF8;
  }
}

/** Evidence from lines, of which only those that are in another encoding than UTF-8 count. */
export class LinesJudge {
  readonly #judge = new EncodingJudge();

  add(line: Uint8Array): void {
    if (!isUtf8(line) && !isFaultyUtf8(line)) this.#judge.addLine(line);
  }

  verdict(): Guess {
    return this.#judge.verdict();
  }
}

/** Whether a stream that comes in pieces is valid UTF-8; it may begin and end within a character. */
export class Utf8Check {
  isValid = true;
  #rest = new Uint8Array(0);
  #hasBegun = false;

  add(piece: Uint8Array): void {
    if (!this.isValid) return;
    const bytes = new Uint8Array(this.#rest.length + piece.length);
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    const start = this.#hasBegun ? 0 : leadingRest(bytes);
    const end = wholeCharacters(bytes);
    this.#hasBegun ||= piece.length > 0;
    this.isValid = start >= end || isUtf8(bytes.subarray(start, end));
    this.#rest = bytes.slice(Math.max(start, end));
  }
}

/** Bytes at the start that end a character which began before. */
function leadingRest(bytes: Uint8Array): number {
  let at = 0;
  while (at < 3 && (bytes[at]! & 0xc0) === 0x80) at++;
  return at;
}

/** Where the last character begins that may not be whole. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let at = bytes.length - 1; at >= Math.max(0, bytes.length - 3); at--) {
    if (bytes[at]! < 0x80) return bytes.length;
    if (bytes[at]! >= 0xc0) return at;
  }
  return bytes.length;
}

/** Byte ranges of the lines of UTF-16, without their line feeds. */
export function* wideLines(
  bytes: Uint8Array,
  encoding: 'UTF-16LE' | 'UTF-16BE',
): Generator<{ start: number; end: number }> {
  const LINE_FEED = 0x0a;
  const low = encoding === 'UTF-16LE' ? 0 : 1;
  const hasMark = bytes[low] === 0xff && bytes[1 - low] === 0xfe;
  let start = hasMark ? 2 : 0;
  for (
    let at = indexOfByte(bytes, LINE_FEED);
    at !== -1;
    at = indexOfByte(bytes, LINE_FEED, at + 1)
  ) {
    if ((at & 1) !== low || bytes[at ^ 1] !== 0) continue;
    yield { start, end: at - low };
    start = at - low + 2;
  }
  if (start < bytes.length) yield { start, end: bytes.length };
}

/** A stream of JSON by positions: values, the space between them, and the next one after a fault. */
import { areEqualBytes, indexOfByte, stringOf } from '../../kernel/bytes.js';
import { ByteWindow } from '../byte-window.js';
import { SAMPLE_RECORDS } from '../fields/guess-fields.js';
import { parseJson } from '../fields/parse-json.js';
import type { ReadBytes } from '../lines.js';
import { BYTE, CUT, endOfValue, faultAt, isSpace } from './scan-value.js';

/** The reason why a value has no end, and the place where that shows. */
export interface ValueFault {
  fault: 'broken' | 'cut' | 'large';
  at: number;
}

/** Bytes from which fields are guessed, and the most if the first value is larger. */
const SAMPLE_BYTES = 64 * 1024;
const MOST_SAMPLE_BYTES = 16 * 1024 * 1024;
/**
 * After faults, values are searched within values that were scanned, up to this total and the length
 * of the stream.
 */
const LEAST_BYTES_AGAIN = 4 * 1024 * 1024;
/** Bytes after a fault in which an object with the same beginning is searched for. */
const MOST_NEAR_BYTES = 1024 * 1024;
/** An opening of any object. */
const ANY = Uint8Array.of(BYTE.openObject);
/** Bytes before a value that show whether it begins one. */
const CONTEXT_BYTES = 64;

/** A stream of JSON; see the head of this file. */
export class JsonSource {
  readonly #window: ByteWindow;
  #bytesAgain = 0;
  /** Bytes from here on are held, also if they are released. */
  #kept = Number.POSITIVE_INFINITY;
  /** How the first good record begins. */
  #known: Uint8Array | null = null;

  /** @param maxBytes the largest value that is looked at. */
  constructor(read: ReadBytes, blockBytes: number, maxBytes: number) {
    this.#window = new ByteWindow(read, blockBytes, maxBytes + 2 * MOST_SAMPLE_BYTES);
  }

  /** Where the JSON begins: after a byte order mark. */
  start(): number {
    const hasBom = [0xef, 0xbb, 0xbf].every((byte, at) => this.byteAt(at) === byte);
    return hasBom ? 3 : 0;
  }

  /** The byte at a position; -1 at the end of the stream. */
  byteAt(position: number): number {
    return this.#window.byteAt(position);
  }

  /** The first position from `position` on that is not a space, nor a separator of values. */
  afterSpace(position: number): number {
    for (let at = position; ; at++) {
      const byte = this.byteAt(at);
      if (!isSpace(byte) && byte !== BYTE.separator) return at;
      if (at - position > SAMPLE_BYTES) this.release(at);
    }
  }

  /** Whether nothing follows a position but spaces. */
  isLast(position: number): boolean {
    return this.byteAt(this.afterSpace(position)) < 0;
  }

  bytesOf(start: number, end: number): Uint8Array {
    return this.#window.view(start, end);
  }

  textOf(start: number, end: number): string {
    return stringOf(this.bytesOf(start, end));
  }

  /** Bytes before this position are not needed any more, unless they are kept. */
  release(position: number): void {
    this.#window.release(Math.min(position, this.#kept));
  }

  /** Keeps bytes from a position on in memory until it is called with the position that it returns. */
  keep(position: number): number {
    const before = this.#kept;
    this.#kept = position;
    return before;
  }

  /** The end of the value at a position; the value is then in memory. */
  endOf(position: number, maxBytes: number): { end: number } | ValueFault {
    const window = this.#window;
    for (;;) {
      const { base, bytes, end } = window;
      const found = endOfValue(bytes, position - base, end - base);
      if (found >= 0 && found <= maxBytes + position - base) return { end: base + found };
      if (found < CUT) return { fault: 'broken', at: base + faultAt(found) };
      if (end - position > maxBytes) return { fault: 'large', at: end };
      if (!window.grow()) return { fault: 'cut', at: window.end };
    }
  }

  /**
   * The first values of a sequence, of which the first begins at a position: as far as they are
   * within the first bytes.
   */
  sample(position: number): unknown[] {
    for (let size = SAMPLE_BYTES; ; size *= 2) {
      const isWhole = this.byteAt(position + size) < 0;
      const values = this.#valuesWithin(position, Math.min(position + size, this.#window.end));
      if (values.length > 0 || isWhole || size >= MOST_SAMPLE_BYTES) return values;
    }
  }

  #valuesWithin(position: number, limit: number): unknown[] {
    const values: unknown[] = [];
    const { base, bytes } = this.#window;
    let at = position - base;
    while (values.length < SAMPLE_RECORDS) {
      while (at < limit - base && isGap(bytes[at]!)) at++;
      const end = endOfValue(bytes, at, limit - base);
      if (end < 0) break;
      try {
        values.push(parseJson(stringOf(bytes, at, end)));
      } catch {
        // The value is skipped, with its place, when it is read.
      }
      at = end;
    }
    return values;
  }

  /** Notes how good records begin, for searches after faults. */
  remember(position: number): void {
    this.#known ??= this.openingAt(position);
  }

  /**
   * The next object after a value with a fault that begins like it, or like the first good record: with
   * `{` and the same key. It may be within the bytes that were scanned, because the fault may be a
   * lost bracket or quote.
   * @param start where the value begins; its first bytes may have been released.
   * @param opening how the value begins.
   * @param scanned where the scan of the value ended.
   * @returns the end of the stream if there is no such object.
   */
  nextLike(start: number, opening: Uint8Array, scanned: number): number {
    const position = Math.max(start, this.#window.released);
    this.#bytesAgain += scanned - position;
    const isAgain = this.#bytesAgain <= LEAST_BYTES_AGAIN + position;
    const first = isAgain ? position + 1 : Math.max(scanned, position + 1);
    this.release(first - CONTEXT_BYTES);
    if (this.#known) return this.#search(first, [opening, this.#known]) ?? this.#window.end;
    // The fault may be in the key, so if no object nearby begins alike, any object is taken.
    const near = this.#search(first, [opening], first + MOST_NEAR_BYTES);
    return near ?? this.#search(first, [ANY]) ?? this.#window.end;
  }

  /**
   * The first object from a position on that begins with one of some openings; null if there is
   * none.
   */
  #search(
    first: number,
    openings: readonly Uint8Array[],
    limit = Number.POSITIVE_INFINITY,
  ): number | null {
    const window = this.#window;
    for (let at = first; ; ) {
      const found = this.#findOpening(at, openings);
      if (found >= 0) return found;
      if (window.end > limit) return null;
      if (limit === Number.POSITIVE_INFINITY) {
        // The last bytes may be the beginning of an opening.
        at = Math.max(at, window.end - CONTEXT_BYTES);
        this.release(at - CONTEXT_BYTES);
      }
      if (!window.grow()) return null;
    }
  }

  /** The bytes of the brace and the key, without spaces, with which an object begins. */
  openingAt(position: number): Uint8Array {
    if (this.byteAt(position) !== BYTE.openObject) return ANY;
    const key = this.afterSpace(position + 1);
    if (this.byteAt(key) !== BYTE.quote) return ANY;
    const end = indexOfByte(this.bytesOf(key, this.#window.end), BYTE.quote, 1);
    return end < 0 || end > CONTEXT_BYTES
      ? ANY
      : Uint8Array.from([BYTE.openObject, ...this.bytesOf(key, key + end + 1)]);
  }

  /** Where an object begins with one of some openings; -1 if there is none in memory. */
  #findOpening(position: number, openings: readonly Uint8Array[]): number {
    const { base, bytes, end } = this.#window;
    const view = bytes.subarray(0, end - base);
    for (let at = Math.max(0, position - base); ; at++) {
      at = indexOfByte(view, BYTE.openObject, at);
      if (at < 0) return -1;
      let key = at + 1;
      while (isSpace(view[key]!)) key++;
      const isLike = (opening: Uint8Array) =>
        areEqualBytes(view.subarray(key, key + opening.length - 1), opening.subarray(1));
      if (openings.some(isLike) && mayBegin(view, at)) return base + at;
    }
  }
}

/** Whether a record may begin at a place: not where a string or the value of a key does. */
function mayBegin(bytes: Uint8Array, place: number): boolean {
  for (let at = place - 1; at >= 0; at--) {
    const byte = bytes[at]!;
    if (byte === BYTE.lineFeed) return true;
    if (isSpace(byte)) continue;
    return !/[\w:"'{]/.test(String.fromCharCode(byte));
  }
  return true;
}

function isGap(byte: number): boolean {
  return isSpace(byte) || byte === BYTE.separator || byte === BYTE.comma;
}

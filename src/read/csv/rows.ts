import type { SkipReason } from '../../article/skipped.js';
import { indexOfByte } from '../../kernel/bytes.js';
import type { ByteWindow } from '../byte-window.js';
import type { Layout } from './layout.js';
import { RowScanner, UNENDED } from './scan-row.js';

/** A row of a table that is not empty. */
export interface TableRow {
  /** Its bytes with the line end, valid until the next row. */
  bytes: Uint8Array;
  /** Its place in the stream. */
  start: number;
  end: number;
  /** Its number, from 1; a header counts. */
  number: number;
  fault: { reason: SkipReason; message: string } | null;
}

/** After faults, lines may be read within rows that were scanned, up to this total and the length. */
const LEAST_BYTES_AGAIN = 4 * 1024 * 1024;
/** Bytes of a byte order mark. */
const MARK = [0xef, 0xbb, 0xbf];

/**
 * The rows of a table. A row with a fault ends with its first line: so a lost quote costs one row, if
 * the rows after it have no line ends in quotes.
 */
export function* readRows(
  window: ByteWindow,
  { dialect, preambleBytes }: Pick<Layout, 'dialect' | 'preambleBytes'>,
  maxBytes: number,
): Generator<TableRow> {
  const scanner = new RowScanner(dialect);
  let at = afterMark(window, 0) + preambleBytes;
  let again = 0;
  for (let number = 1; window.byteAt(at) >= 0; ) {
    window.release(at);
    // Files that were joined have the marks of each.
    at = afterMark(window, at);
    const end = endOfRow(window, scanner, at, maxBytes);
    if (end >= 0) {
      const bytes = window.view(at, end);
      if (bytes.some((byte) => byte > 0x20)) {
        yield { bytes, start: at, end, number: number++, fault: null };
      }
      at = end;
      continue;
    }
    const isLarge = end === TOO_LARGE;
    const scanned = isLarge ? window.end : window.base + scanner.faultAt;
    again += scanned - at;
    const isAgain = !isLarge && again <= LEAST_BYTES_AGAIN + at;
    const next = afterLine(window, isAgain ? at : Math.max(at, scanned - 1), dialect.lineEnd);
    const fault = isLarge
      ? {
          reason: 'too-large' as const,
          message: `more than ${maxBytes} bytes, or a quote is not closed`,
        }
      : {
          reason: 'broken-data' as const,
          message: `a quote is not closed or not doubled, at byte ${scanned}`,
        };
    yield { bytes: window.bytes.subarray(0, 0), start: at, end: next, number: number++, fault };
    at = next;
  }
}

/** The place after a byte order mark at a position, or the position. */
function afterMark(window: ByteWindow, at: number): number {
  const isMark = MARK.every((byte, place) => window.byteAt(at + place) === byte);
  return isMark ? at + MARK.length : at;
}

const TOO_LARGE = -3;

/** The place after a row, which is in memory then; or a negative result of {@link scanRow}. */
function endOfRow(
  window: ByteWindow,
  scanner: RowScanner,
  position: number,
  maxBytes: number,
): number {
  for (let isAll = false; ; ) {
    const { base, bytes, end } = window;
    const found = scanner.scan({ bytes, from: position - base, to: end - base, isAll });
    if (found >= 0) return base + found;
    if (found !== UNENDED) return found;
    if (end - position > maxBytes) return TOO_LARGE;
    isAll = !window.grow();
  }
}

/** The place after the line in which a position is. */
function afterLine(window: ByteWindow, position: number, lineEnd: number): number {
  for (let at = position; ; ) {
    const { base, bytes, end } = window;
    const found = indexOfByte(bytes.subarray(0, end - base), lineEnd, at - base);
    if (found >= 0) return base + found + 1;
    at = end;
    window.release(at);
    if (!window.grow()) return window.end;
  }
}

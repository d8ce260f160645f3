/** The records of a WARC or ARC file, without a look into their blocks. */
import { latin1Of } from '../../kernel/bytes.js';
import type { StreamWindow } from '../stream-window.js';
import { ARC_LINE, arcVersionOf, headOfArc } from './arc.js';
import { headOfWarc, type RecordHead } from './head.js';

/** One record. */
export interface WarcRecord {
  /** Number in the file, from 1. */
  number: number;
  /** Its bytes in the file, `[start, end)`. */
  start: number;
  end: number;
  head: RecordHead;
  /** Content, valid until the next record; empty if it was passed over. */
  block: Uint8Array;
  /** The fault of the record and its place; '' if there is none. */
  fault: string;
  /** Whether there is a block, at least a part of it. */
  isUsable: boolean;
  /** Whether the file ends within the block. */
  isCut: boolean;
}

/** Heads of records are not longer; no real one has a tenth of it. */
const MOST_HEAD_BYTES = 64 * 1024;
/** Bytes that are searched at once for the next record. */
const SEARCHED_BYTES = 1 << 20;
const WARC_LINE = /\nWARC\/[01]\.\d{1,3}\r?\n/g;
const LINE_FEED = 0x0a;
const RETURN = 0x0d;

/** How to read the records of a file. */
interface RecordLimits {
  /** Largest block that is held. */
  maxBytes: number;
  /** Whether the block of a record with this head is needed. */
  isWanted: (head: RecordHead) => boolean;
}

/**
 * Reads record by record. After broken bytes the next record is searched for, and the record before
 * it has the fault. Memory: one block.
 */
export function* readWarcRecords(
  window: StreamWindow,
  limits: RecordLimits,
): Generator<WarcRecord, void> {
  const arc = arcVersionOf(startOf(window));
  const headOf = (bytes: Uint8Array) => (arc ? headOfArc(bytes, arc) : headOfWarc(bytes));
  const next: NextRecord = { line: arc ? ARC_LINE : WARC_LINE, headOf };
  for (let number = 1; ; number++) {
    skipBlankLines(window);
    if (window.fill(1) === 0) return;
    const start = window.position;
    const { head, bytes } = headOf(startOf(window));
    const at = `record ${number} at byte ${start}`;
    if (!head || head.length < 0) {
      const fault = `${at} is broken: ${head ? 'it has no length' : 'no head of a record'}`;
      const passed = skipToNext(window, next);
      const known = head ?? NO_HEAD;
      const message = `${fault}; ${passed} bytes were passed over`;
      yield { ...faulty(number, start, known, message), end: window.position };
      continue;
    }
    window.advance(bytes);
    yield readBlock(window, { number, start, head, at, next }, limits);
  }
}

const NO_HEAD: RecordHead = { type: '', url: '', mediaType: '', length: 0, truncated: '' };

/** A record whose head was read. */
interface Begun {
  number: number;
  start: number;
  head: RecordHead;
  /** Its number and place, for messages. */
  at: string;
  next: NextRecord;
}

/** How the record that follows is recognised. */
interface NextRecord {
  /** Matches a line end and the first line of a record. */
  line: RegExp;
  headOf: (bytes: Uint8Array) => { head: RecordHead | undefined };
}

function readBlock(window: StreamWindow, begun: Begun, limits: RecordLimits): WarcRecord {
  const { number, start, head, at } = begun;
  const { length } = head;
  if (!limits.isWanted(head) || length > limits.maxBytes) {
    const skipped = window.skip(length);
    const isWanted = limits.isWanted(head);
    const large = `${at} has ${length} bytes; at most ${limits.maxBytes} are read`;
    const fault = skipped < length ? cutMessage(at, skipped, length) : isWanted ? large : '';
    return { ...faulty(number, start, head, fault), end: window.position };
  }
  const actual = actualLength(window, length, begun.next);
  const held = window.fill(actual);
  const block = window.bytes.subarray(0, held);
  let fault = '';
  if (actual !== length) {
    fault = `${at} says ${length} bytes, but ${actual} come before the next; read to there`;
  } else if (held < length) {
    fault = cutMessage(at, held, length);
  } else if (head.truncated !== '') {
    fault = `${at} was cut by the crawler (${head.truncated}); read as far as it goes`;
  }
  window.advance(block.length);
  const end = window.position;
  const isCut = actual === length && held < length;
  return { number, start, end, head, block, fault, isUsable: true, isCut };
}

function faulty(number: number, start: number, head: RecordHead, fault: string): WarcRecord {
  const block = new Uint8Array(0);
  const isUsable = fault === '';
  return { number, start, end: start, head, block, fault, isUsable, isCut: false };
}

function cutMessage(at: string, held: number, length: number): string {
  return `${at} is cut: the file ends after ${held} of its ${length} bytes`;
}

/**
 * The length of the block at the window, which the head may state wrongly: if the block is not
 * followed by an empty line, a record or the end, it goes as far as the next record within reach.
 */
function actualLength(window: StreamWindow, length: number, next: NextRecord): number {
  const reach = window.fill(length + MOST_HEAD_BYTES);
  const bytes = window.bytes.subarray(0, reach);
  if (reach >= length && isEndAt(bytes.subarray(length), next)) return length;
  const found = indexOfNext(bytes, next);
  if (found < 0) return length;
  // The line ends before a head are not a part of the block.
  let end = found;
  for (let lines = 0; lines < 2 && bytes[end - 1] === LINE_FEED; lines++) {
    end -= bytes[end - 2] === RETURN ? 2 : 1;
  }
  return Math.max(0, end);
}

/** Whether a block may end before these bytes. */
function isEndAt(bytes: Uint8Array, next: NextRecord): boolean {
  const after = latin1Of(bytes.subarray(0, 2048));
  if (/^(?:\r\n\r\n|[\r\n]*$)/.test(after)) return true;
  const blank = /^[\r\n]*/.exec(after)?.[0].length ?? 0;
  return next.headOf(bytes.subarray(blank)).head !== undefined;
}

/** The index of the head of the first record that begins on a line of its own; -1 if none does. */
function indexOfNext(bytes: Uint8Array, { line, headOf }: NextRecord): number {
  for (let from = 0; from < bytes.length; from += SEARCHED_BYTES) {
    const part = bytes.subarray(from, from + SEARCHED_BYTES + MOST_HEAD_BYTES);
    for (const { index } of latin1Of(part).matchAll(line)) {
      if (headOf(bytes.subarray(from + index + 1)).head) return from + index + 1;
    }
  }
  return -1;
}

/** Moves the window to the next record; the number of bytes passed over. */
function skipToNext(window: StreamWindow, next: NextRecord): number {
  const from = window.position;
  for (;;) {
    const reach = window.fill(SEARCHED_BYTES);
    const found = indexOfNext(window.bytes.subarray(0, reach), next);
    const isLast = reach < SEARCHED_BYTES;
    window.advance(found >= 0 ? found : isLast ? reach : reach - MOST_HEAD_BYTES);
    if (found >= 0 || isLast) return window.position - from;
  }
}

function skipBlankLines(window: StreamWindow): void {
  while (window.fill(1) === 1) {
    const { bytes } = window;
    let at = 0;
    while (bytes[at] === LINE_FEED || bytes[at] === RETURN) at++;
    window.advance(at);
    if (at < bytes.length) return;
  }
}

function startOf(window: StreamWindow): Uint8Array {
  const held = window.fill(MOST_HEAD_BYTES);
  return window.bytes.subarray(0, held);
}

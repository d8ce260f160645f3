import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ByteWindow } from '../../src/read/byte-window.js';
import { PieceQueue } from '../../src/read/compressed/piece-queue.js';
import type { ReadBytes } from '../../src/read/lines.js';
import { StreamWindow } from '../../src/read/stream-window.js';
import { cases } from '../fixtures/articles.js';

const MARK = Uint8Array.of(1, 1, 2);

/** Bytes of few values, so that marks occur, and more of them than a block. */
const stream = fc
  .tuple(fc.uint8Array({ max: 2, maxLength: 40 }), fc.integer({ min: 1, max: 6000 }))
  .map(([piece, times]) => Buffer.concat(Array.from({ length: times }, () => piece)));

/** A stream that gives at most `most` bytes at once. */
function readerOf(bytes: Uint8Array, most: number): ReadBytes {
  let at = 0;
  return (buffer, offset, length) => {
    const part = bytes.subarray(at, at + Math.min(length, most));
    buffer.set(part, offset);
    at += part.length;
    return part.length;
  };
}

const most = fc.constantFrom(1000, 65_536, 1_000_000);
const count = fc.oneof(fc.nat(20), fc.nat(200_000));

describe('a window that moves along a stream', () => {
  const calls = fc.array(
    fc.tuple(fc.constantFrom('fill', 'advance', 'skip', 'skipTo', 'take'), count),
    { maxLength: 12 },
  );

  test('has the bytes of the stream from its place on, after any calls', () => {
    fc.assert(
      fc.property(stream, most, calls, (bytes, atOnce, list) => {
        const window = new StreamWindow(readerOf(bytes, atOnce));
        for (const [call, wanted] of list) {
          const from = window.position;
          const left = bytes.length - from;
          if (call === 'fill') expect(window.fill(wanted)).toBe(Math.min(wanted, left));
          if (call === 'advance') {
            const held = window.fill(wanted);
            window.advance(held);
            expect(window.position).toBe(from + held);
          }
          if (call === 'skip') expect(window.skip(wanted)).toBe(Math.min(wanted, left));
          if (call === 'skipTo') {
            const at = bytes.indexOf(MARK, from);
            expect(window.skipTo(MARK)).toBe(at >= 0);
            expect(window.position).toBe(at >= 0 ? at : bytes.length);
          }
          if (call === 'take') {
            const part = readAll(window.take(wanted), 777);
            expect(Buffer.compare(part, bytes.subarray(from, from + wanted))).toBe(0);
            expect(window.position).toBe(from + part.length);
          }
          const { position, bytes: held } = window;
          const expected = bytes.subarray(position, position + held.length);
          expect(Buffer.compare(held, expected)).toBe(0);
        }
      }),
      cases(150),
    );
  });
});

describe('a window by positions', () => {
  test('has each byte that is not released, and takes memory only for those', () => {
    const steps = fc.array(fc.tuple(fc.nat(3000), fc.nat(3000)), { maxLength: 30 });
    // The bytes that are held at once may also be more than the window was made for.
    const sizes = fc.constantFrom(64, 500, 1 << 20);
    fc.assert(
      fc.property(stream, fc.constantFrom(7, 1000), sizes, steps, (bytes, atOnce, most, list) => {
        const window = new ByteWindow(readerOf(bytes, atOnce), 64, most);
        let from = 0;
        for (const [ahead, released] of list) {
          expect(window.byteAt(from + ahead)).toBe(bytes[from + ahead] ?? -1);
          const held = bytes.subarray(from, window.end);
          expect(Buffer.compare(window.view(from, window.end), held)).toBe(0);
          from = Math.min(from + released, window.end);
          window.release(from);
          expect(window.released).toBe(from);
        }
        // Four times the most that is held at once: memory doubles, and so do the bytes held.
        expect(window.bytes.length).toBeLessThanOrEqual(4 * (3001 + 1000 + 64));
      }),
      cases(100),
    );
  });
});

describe('a queue of pieces', () => {
  test('gives the bytes of all pieces in turn, for any order of adding and reading', () => {
    const piece = fc.uint8Array({ minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.integer({ min: 1, max: 12 }))), (list) => {
        const queue = new PieceQueue();
        const buffer = new Uint8Array(20);
        let expected: number[] = [];
        for (const step of list) {
          if (typeof step !== 'number') {
            queue.push(step);
            expected.push(...step);
          } else {
            const length = queue.read(buffer, 3, step);
            expect(length > 0).toBe(expected.length > 0);
            expect(length).toBeLessThanOrEqual(step);
            expect([...buffer.subarray(3, 3 + length)]).toEqual(expected.slice(0, length));
            expected = expected.slice(length);
          }
          expect(queue.isEmpty).toBe(expected.length === 0);
        }
      }),
      cases(300),
    );
  });
});

/** All bytes of a stream, read in pieces of `length`. */
function readAll(read: ReadBytes, length: number): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; ; ) {
    const buffer = Buffer.alloc(length);
    const given = read(buffer, 0, length, at);
    if (given === 0) return Buffer.concat(pieces);
    pieces.push(buffer.subarray(0, given));
    at += given;
  }
}

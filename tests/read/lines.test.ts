import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LineRange, type ReadBytes, readLines } from '../../src/read/lines.js';

/** Reads from memory, at most `atMost` bytes at once, as pipes do. */
function memory(bytes: Buffer, atMost = Number.POSITIVE_INFINITY): ReadBytes {
  return (buffer, offset, length, position) =>
    bytes.copy(buffer, offset, position, position + Math.min(length, atMost));
}

/** The expected output of readLines, by definition. */
function naive(bytes: Buffer, start: number, end: number): string[] {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at);
    const stop = feed === -1 ? bytes.length : feed;
    if (at >= start && at < end) lines.push(`${at}-${stop} ${bytes.toString('latin1', at, stop)}`);
    at = stop + 1;
  }
  return lines;
}

function collect(read: ReadBytes, range: Partial<LineRange>): string[] {
  const whole = { start: 0, end: Number.POSITIVE_INFINITY, blockBytes: 8, maxLineBytes: 1000 };
  // Array.from looks at each line before it requests the next: the bytes are views.
  return Array.from(readLines(read, { ...whole, ...range }), (line) => {
    const shown = line.isTooLarge ? '!' : Buffer.from(line.bytes).toString('latin1');
    return `${line.start}-${line.end} ${shown}`;
  });
}

describe('readLines', () => {
  const content = fc
    .array(fc.constantFrom('\n', '\r\n', 'a', 'bc', 'x'.repeat(20)), { maxLength: 20 })
    .map((parts) => Buffer.from(parts.join('')));
  const size = fc.integer({ min: 1, max: 30 });

  test('adjacent ranges give each line once, in any blocks and any pieces', () => {
    fc.assert(
      fc.property(content, size, size, size, (bytes, rangeBytes, blockBytes, atMost) => {
        const lines: string[] = [];
        for (let start = 0; start < bytes.length; start += rangeBytes) {
          const end = start + rangeBytes;
          const given = collect(memory(bytes, atMost), { start, end, blockBytes });
          expect(given).toEqual(naive(bytes, start, end));
          lines.push(...given);
        }
        expect(lines).toEqual(naive(bytes, 0, bytes.length));
      }),
    );
  });

  test('a line over the limit is skipped with its place, and the next ones are read', () => {
    const bytes = Buffer.from(`ok\n${'x'.repeat(50)}\nfine\n${'y'.repeat(11)}`);
    const expected = ['0-2 ok', '3-53 !', '54-58 fine', '59-70 !'];
    for (const blockBytes of [1, 4, 16, 64, 256]) {
      expect(collect(memory(bytes), { maxLineBytes: 10, blockBytes })).toEqual(expected);
    }
  });

  test('holds no more than the limit of a line that is too large', () => {
    let longest = 0;
    const endless: ReadBytes = (buffer, offset, length, position) => {
      longest = Math.max(longest, buffer.length);
      buffer.fill(0x78, offset, offset + length);
      return position > 100_000 ? 0 : length;
    };
    collect(endless, { maxLineBytes: 100, blockBytes: 64 });
    expect(longest).toBeLessThanOrEqual(256);
  });
});

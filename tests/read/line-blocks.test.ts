import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LINE } from '../../src/kernel/abi.js';
import { latin1Of } from '../../src/kernel/bytes.js';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import type { ReadBytes } from '../../src/read/lines.js';
import { LineBlocks, type LineRange } from '../../src/read/records/line-blocks.js';
import { linesIn } from '../oracles/lines.js';

const scanner = new TextKernel().newScanner(['text']);

/** Reads from memory, at most `atMost` bytes at once, as pipes do. */
function memory(bytes: Buffer, atMost: number): ReadBytes {
  return (buffer, offset, length, position) =>
    bytes.copy(buffer, offset, position, position + Math.min(length, atMost));
}

function linesOf(read: ReadBytes, range: LineRange): string[] {
  const blocks = new LineBlocks(scanner, read, range);
  const lines: string[] = [];
  while (blocks.next()) {
    const { passedOver, to } = blocks;
    if (passedOver) lines.push(`${passedOver.start}-${passedOver.end} !`);
    for (let from = blocks.from; !passedOver && from < to; ) {
      const count = scanner.scan(from, to, true);
      for (let row = 0; row < count * scanner.rowLength; row += scanner.rowLength) {
        const [start = 0, end = 0] = scanner.rows.subarray(row + LINE.start);
        const place = `${blocks.positionOf(start)}-${blocks.positionOf(end)}`;
        const isTooLarge = end - start > range.maxLineBytes;
        lines.push(`${place} ${isTooLarge ? '!' : latin1Of(scanner.bytes.subarray(start, end))}`);
        from = end + 1;
      }
    }
  }
  return lines;
}

function expected(bytes: Buffer, range: LineRange): string[] {
  return linesIn(bytes)
    .filter(({ start }) => start >= range.start && start < range.end)
    .map(({ start, end, text }) => {
      return `${start}-${end} ${end - start > range.maxLineBytes ? '!' : text}`;
    });
}

test('blocks have the lines of a range, for any blocks, pieces and limit', () => {
  const content = fc
    .array(fc.constantFrom('\n', '\r\n', 'a', 'bc', 'x'.repeat(20), 'y'.repeat(50)), {
      maxLength: 20,
    })
    .map((parts) => Buffer.from(parts.join('')));
  const size = fc.integer({ min: 1, max: 30 });
  fc.assert(
    fc.property(
      content,
      size,
      size,
      size,
      fc.constantFrom(10, 40, 1000),
      (bytes, rangeBytes, blockBytes, atMost, maxLineBytes) => {
        const read = memory(bytes, atMost);
        for (let start = 0; start < bytes.length; start += rangeBytes) {
          const range = { start, end: start + rangeBytes, blockBytes, maxLineBytes };
          expect(linesOf(read, range)).toEqual(expected(bytes, range));
        }
        const whole = { start: 0, end: Number.POSITIVE_INFINITY, blockBytes, maxLineBytes };
        expect(linesOf(read, whole)).toEqual(expected(bytes, whole));
      },
    ),
    { seed: 20_240_607, numRuns: 2000 },
  );
});

test('more lines than a scanner has rows for are given in their order', () => {
  const bytes = Buffer.from('{"text":"a"}\n\n'.repeat(3000));
  const read = memory(bytes, 1 << 20);
  const range = { start: 0, end: bytes.length, blockBytes: 1 << 18, maxLineBytes: 100 };
  expect(linesOf(read, range)).toEqual(expected(bytes, range));
});

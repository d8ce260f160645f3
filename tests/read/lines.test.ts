import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ReadBytes, readLines } from '../../src/read/lines.js';
import { linesIn } from '../oracles/lines.js';

/** Reads from memory, at most `atMost` bytes at once, as pipes do. */
function memory(bytes: Buffer, atMost: number): ReadBytes {
  return (buffer, offset, length, position) =>
    bytes.copy(buffer, offset, position, position + Math.min(length, atMost));
}

/** Looks at each line before it requests the next, because they are views. */
function collect(read: ReadBytes, blockBytes: number, maxLineBytes: number): string[] {
  return Array.from(readLines(read, { blockBytes, maxLineBytes }), (line) =>
    Buffer.from(line).toString('latin1'),
  );
}

test('a stream has the lines between its line feeds, and nothing of lines that are too large, in any blocks and pieces', () => {
  const part = fc.constantFrom('\n', '\r\n', 'a', 'bc', 'x'.repeat(20), 'y'.repeat(50));
  const content = fc.array(part, { maxLength: 20 }).map((parts) => Buffer.from(parts.join('')));
  const size = fc.integer({ min: 1, max: 70 });
  const most = fc.constantFrom(1, 10, 21, 1000);
  fc.assert(
    fc.property(content, size, size, most, (bytes, blockBytes, atMost, maxLineBytes) => {
      const expected = linesIn(bytes).map(({ text }) => (text.length > maxLineBytes ? '' : text));
      expect(collect(memory(bytes, atMost), blockBytes, maxLineBytes)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});

test('no more is held of a line that is too large than the limit and a block', () => {
  let longest = 0;
  const endless: ReadBytes = (buffer, offset, length, position) => {
    longest = Math.max(longest, buffer.length);
    buffer.fill(0x78, offset, offset + length);
    return position > 100_000 ? 0 : length;
  };
  expect(collect(endless, 64, 100)).toEqual(['']);
  expect(longest).toBeLessThanOrEqual(256);
});

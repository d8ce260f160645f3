import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeLines } from '../../src/dedup/line-blocks.js';

/** Bytes of which many are line feeds, and the places at which they are cut. */
const cutBytes = fc.tuple(
  fc.array(fc.constantFrom(0x0a, 0x61, 0x62, 0xc3), { maxLength: 60 }),
  fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
  fc.integer({ min: 1, max: 12 }),
);

async function* chunksOf(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const places = [0, ...cuts.filter((cut) => cut < bytes.length), bytes.length];
  places.sort((a, b) => a - b);
  for (let i = 1; i < places.length; i++) yield bytes.subarray(places[i - 1], places[i]);
}

describe('lines of a stream', () => {
  test('are the same however it is cut, and only those that are too long are passed over', async () => {
    const law = fc.asyncProperty(cutBytes, async ([given, cuts, most]) => {
      const bytes = Buffer.from(given);
      const found: (string | number)[] = [];
      for await (const piece of wholeLines(chunksOf(bytes, cuts), most)) {
        if (typeof piece === 'number') found.push(piece);
        else found.push(...Buffer.from(piece).toString('latin1').replace(/\n$/, '').split('\n'));
      }
      const lines = bytes.toString('latin1').split('\n');
      if (lines.at(-1) === '') lines.pop();
      expect(found).toHaveLength(lines.length);
      for (const [at, line] of lines.entries()) {
        // A line that came whole in one chunk is in memory anyway, and is judged by the reader.
        if (typeof found[at] === 'number') expect(line.length).toBe(found[at]);
        if (typeof found[at] === 'number') expect(line.length).toBeGreaterThan(most);
        else expect(found[at]).toBe(line);
      }
    });
    await fc.assert(law, { numRuns: 500 });
  });

  test('that are too long are not kept: a line of a gigabyte takes no memory', async () => {
    const part = Buffer.alloc(1 << 20, 0x61);
    async function* endless(): AsyncGenerator<Buffer> {
      for (let n = 0; n < 1024; n++) yield part;
      yield Buffer.from('\n{}\n');
    }
    const pieces: unknown[] = [];
    for await (const piece of wholeLines(endless(), 4096)) {
      pieces.push(typeof piece === 'number' ? piece : Buffer.from(piece).toString());
    }
    expect(pieces).toEqual([2 ** 30, '{}\n']);
  });

  test('in pieces of a byte take time and memory by their length', async () => {
    const byte = Buffer.from('a');
    async function* bytes(): AsyncGenerator<Buffer> {
      for (let n = 0; n < 1 << 20; n++) yield byte;
      yield Buffer.from('\n');
    }
    const sizes: number[] = [];
    for await (const piece of wholeLines(bytes(), 1 << 21)) {
      sizes.push(typeof piece === 'number' ? -piece : piece.length);
    }
    expect(sizes).toEqual([(1 << 20) + 1]);
  });
});

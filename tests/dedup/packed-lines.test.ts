import fc from 'fast-check';
import { expect, test } from 'vitest';
import { skip } from '../../src/article/skipped.js';
import { packLines, unpackLines } from '../../src/dedup/packed-lines.js';
import { type InputRecord, linesOf } from '../../src/dedup/record-lines.js';
import type { Incoming } from '../../src/judge/incoming.js';
import { cases } from '../fixtures/articles.js';

const word = fc.oneof(fc.nat(9), fc.constantFrom(2 ** 31, 2 ** 32 - 1));
const words = fc.array(word, { maxLength: 5 }).map((list) => Uint32Array.from(list));
const string = fc.string({ unit: 'grapheme', maxLength: 5 });

const article: fc.Arbitrary<Incoming> = fc.record({
  strings: fc.record({ id: string, title: string, date: string, source: string, url: string }),
  credits: fc.array(string, { maxLength: 2 }),
  moment: fc.oneof(fc.constant(Number.NaN), fc.integer()),
  ...{ units: word, textLow: word, textHigh: word, exactLow: word, exactHigh: word },
  tokens: words,
  spans: fc.uint8Array({ maxLength: 6 }),
  fingerprints: words.map((keys) => ({ keys, positions: Int32Array.from(keys, (_, i) => -i) })),
});

/** The facts about a line: its article, if it has one, and its faults. */
const line = fc.record({
  article: fc.option(article),
  hasField: fc.boolean(),
  faults: fc.array(fc.boolean(), { maxLength: 2 }),
});

test('a block of records is unpacked as it was packed, with lines counted from its place in the stream', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 6 }), fc.nat(1000), (lines, before) => {
      const block = Buffer.from('{}\n'.repeat(lines.length));
      const recordsAfter = (count: number): InputRecord[] =>
        linesOf(block, count).map((record, i) => {
          const { article, hasField, faults } = lines[i]!;
          const placed = faults.map((isPlaced) =>
            isPlaced
              ? skip('a', 'no-text', 'it has no text', count + i + 1)
              : skip('a', 'no-text', 'it has no text'),
          );
          // Only articles get a field.
          return { ...record, article, hasField: hasField && article !== null, faults: placed };
        });
      const unpacked = unpackLines(packLines(recordsAfter(0)), block, before);
      expect(unpacked).toEqual(recordsAfter(before));
    }),
    cases(300),
  );
});

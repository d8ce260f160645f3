import os from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeptTexts } from '../../src/store/kept-texts.js';
import { cases } from '../kernel/texts.js';

const encoder = new TextEncoder();
const MEGABYTES = 2 ** 20;

/** Texts of a few bytes and of some megabytes, in several chunks. */
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme' }) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 1, max: 6 * MEGABYTES })
      .map((length) => 'é1'.repeat(length / 3 + 1)),
  },
);

test('every text is returned as it was added, before and after the move to disk', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 12 }), fc.nat(13), (texts, moveAt) => {
      const kept = new KeptTexts();
      for (const [i, one] of texts.entries()) {
        if (i === moveAt) kept.moveToDisk(os.tmpdir());
        const bytes = encoder.encode(one);
        kept.add(bytes);
        // The added text is a copy.
        bytes.fill(0x21);
      }
      if (moveAt >= texts.length) kept.moveToDisk(os.tmpdir());
      for (const i of [...texts.keys(), ...[...texts.keys()].reverse()]) {
        expect(kept.of(i) === texts[i]).toBe(true);
      }
      kept.close();
    }),
    cases(40),
  );
});

test('on disk they take the memory of one chunk', () => {
  const kept = new KeptTexts();
  const megabyte = new Uint8Array(MEGABYTES).fill(0x61);
  for (let i = 0; i < 30; i++) kept.add(megabyte);
  expect(kept.bytesInMemory).toBeGreaterThanOrEqual(30 * MEGABYTES);
  kept.moveToDisk(os.tmpdir());
  expect(kept.bytesInMemory).toBe(4 * MEGABYTES);
  for (let i = 0; i < 30; i++) kept.add(megabyte);
  expect(kept.bytesInMemory).toBe(4 * MEGABYTES);
  kept.close();
});

test('a folder that takes no file is named, with advice', () => {
  expect(() => new KeptTexts().moveToDisk('/no/such/folder')).toThrow(
    /\/no\/such\/folder takes no temporary file: .*TMPDIR/,
  );
});

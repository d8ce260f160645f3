import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longAnswer, shortAnswer } from '../../src/seen/answer-phrases.js';
import { ByteWriter } from '../../src/seen/byte-writer.js';
import type { KnownRecord } from '../../src/seen/known.js';
import { putRecord, takeRecord } from '../../src/seen/record-codec.js';
import { cases } from '../fixtures/articles.js';

/** Strings around the lengths at which the number of their bytes takes another byte. */
const string = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    'x'.repeat(127),
    'x'.repeat(128),
    'é'.repeat(64),
    '中'.repeat(43),
    '中'.repeat(5462),
  ),
);
const number = fc.oneof(fc.nat(200), fc.constantFrom(127, 128, 16_384, 2 ** 31, 2 ** 32 - 1));

const record: fc.Arbitrary<KnownRecord> = fc.record(
  {
    ...{ id: string, words: number, units: number, before: number },
    ...{ title: string, date: string, source: string, url: string, page: string, answer: string },
    credits: fc.array(string, { maxLength: 4 }),
  },
  { requiredKeys: ['id', 'words', 'units'] },
);

test('a record is read as it was written, with the properties that it lacked', () => {
  const out = new ByteWriter();
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 3 }), (records) => {
      for (const one of records) {
        out.clear();
        putRecord(out, one);
        expect(takeRecord(out.view.slice())).toEqual(one);
      }
    }),
    cases(300),
  );
});

test('damaged bytes give another record or an error, and never ask for much memory', () => {
  const bytes = fc.uint8Array({ maxLength: 40 });
  fc.assert(
    fc.property(bytes, (damaged) => {
      try {
        const { credits = [], id } = takeRecord(damaged);
        expect(credits.length + id.length).toBeLessThanOrEqual(2 * damaged.length);
      } catch (error) {
        expect(error).toBeInstanceOf(Error);
      }
    }),
    cases(500),
  );
});

test('any answer is read as it was written, also one whose strings look like answers', () => {
  const like = fc.constantFrom(
    '","of":"',
    '{"verdict":"new","canonical":"',
    '"end":',
    '\u0001',
    '\\',
  );
  const string = fc
    .array(fc.oneof(like, fc.string()), { maxLength: 4 })
    .map((parts) => parts.join(''));
  const passage = fc.record({
    article: string,
    start: fc.nat(),
    end: fc.nat(),
    identity: fc.double(),
  });
  const answer = fc.record({
    verdict: fc.constantFrom('new', 'identical', 'partly'),
    ...{ canonical: string, of: string, jaccard: fc.double() },
    passages: fc.array(passage, { maxLength: 3 }),
    credits: fc.array(string, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(answer, (given) => {
      const json = JSON.stringify(given);
      expect(longAnswer(shortAnswer(json))).toBe(json);
    }),
    cases(300),
  );
});

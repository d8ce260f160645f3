import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Tally } from '../../src/read/tally.js';
import { cases } from '../fixtures/articles.js';

/** Causes that are kept apart. */
const MOST = 100;

test('each cause is one record with its first number and its count, and no input is lost', () => {
  const cause = fc.nat(160).map((number) => `are of the type ${number}`);
  fc.assert(
    fc.property(fc.array(cause, { maxLength: 400 }), (causes) => {
      const tally = new Tally('a.warc', 'no-article');
      for (const [i, one] of causes.entries()) tally.count(one, i + 1);
      const records = [...tally.records()];
      const known = new Set([...new Set(causes)].slice(0, MOST));
      expect(records.reduce((sum, { count = 0 }) => sum + count, 0)).toBe(causes.length);
      expect(records.length).toBe(known.size + (new Set(causes).size > MOST ? 1 : 0));
      for (const [i, one] of [...known].entries()) {
        const { line, count, message } = records[i]!;
        expect(message).toContain(one);
        expect(line).toBe(causes.indexOf(one) + 1);
        expect(count).toBe(causes.filter((each) => each === one).length);
      }
    }),
    cases(100),
  );
});

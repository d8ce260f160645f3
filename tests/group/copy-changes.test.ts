import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHANGES, CopyComparer, EDIT_LENGTH } from '../../src/group/copy-changes.js';
import { validateOptions } from '../../src/options/validate.js';
import { analyse } from '../../src/scan/analyse.js';
import { cases, Prose } from '../fixtures/articles.js';

const articles = new Prose(9).corpus().slice(0, 40);
const needs = { texts: false, lineage: false };
const { catalogue, engine, close } = await analyse(articles, validateOptions(), {}, needs);
await close();
const { set } = catalogue;

const anyPairs = fc.array(fc.tuple(fc.nat(set.count - 1), fc.nat(set.count - 1)), {
  maxLength: 12,
});

test('changes of copies do not depend on the pairs that are compared together', () => {
  fc.assert(
    fc.property(anyPairs, fc.nat(12), (pairs, cut) => {
      const compare = (some: typeof pairs) =>
        new CopyComparer(set, engine).compare(Uint32Array.from(some.flat()));
      const all = compare(pairs);
      const [first, second] = [compare(pairs.slice(0, cut)), compare(pairs.slice(cut))];
      expect([...first.rows, ...second.rows]).toEqual([...all.rows]);
      expect([...first.spans, ...second.spans]).toEqual([...all.spans]);
    }),
    cases(50),
  );
});

test('each word of origin and copy is kept or in an edit, and each span lies in its text', () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      const { rows, spans } = new CopyComparer(set, engine).compare(Uint32Array.from(pairs.flat()));
      let at = 0;
      for (const [pair, [origin, copy]] of pairs.entries()) {
        const row = rows.subarray(pair * CHANGES.length);
        const count = (field: number) => row[field]!;
        const kept = count(CHANGES.kept);
        const lost = count(CHANGES.cut) + count(CHANGES.changed);
        const gained = count(CHANGES.added) + count(CHANGES.changedTo);
        expect(kept + lost).toBe(set.tokenCount(origin));
        expect(kept + gained).toBe(set.tokenCount(copy));
        const end = at + EDIT_LENGTH * (count(CHANGES.edits) + count(CHANGES.moved));
        for (; at < end; at += EDIT_LENGTH) {
          const [aStart, aEnd, bStart, bEnd] = spans.subarray(at, at + EDIT_LENGTH);
          expect(aStart! <= aEnd! && aEnd! <= set.textBytes(origin)).toBe(true);
          expect(bStart! <= bEnd! && bEnd! <= set.textBytes(copy)).toBe(true);
        }
      }
      expect(at).toBe(spans.length);
    }),
    cases(50),
  );
});

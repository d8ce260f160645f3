import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Hits } from '../../src/judge/hits.js';
import { cases } from '../fixtures/articles.js';

/** The newest articles of a key that are looked at. */
const MOST = 16;

/** For each key of an article, the numbers of the articles that have it. */
const keys = fc.array(
  fc.uniqueArray(fc.oneof(fc.nat(30), fc.constantFrom(2 ** 31, 2 ** 32 - 1)), { maxLength: 24 }),
  { maxLength: 12 },
);

/** Looks lists up by their index, which is the key. */
function seenIn(lists: readonly (readonly number[])[]) {
  return {
    findAll(wanted: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number) {
      for (const [i, key] of wanted.entries()) {
        const found = lists[key]!.slice(0, most);
        out.set(found, i * most);
        counts[i] = found.length;
      }
    },
  };
}

test('articles are listed by the keys that they share, unless the only one is a common phrase', () => {
  // One object serves all articles in turn, so nothing of an earlier one may be left.
  const hits = new Hits();
  fc.assert(
    fc.property(keys, (lists) => {
      hits.lookUp(Uint32Array.from(lists.keys()), seenIn(lists));
      const shared = new Map<number, { keys: number; isRare: boolean }>();
      for (const [key, list] of lists.entries()) {
        const newest = list.slice(0, MOST);
        expect([...hits.ofKey(key)]).toEqual(newest);
        expect(hits.countOfKey(key)).toBe(newest.length);
        for (const number of newest) {
          const known = shared.get(number) ?? { keys: 0, isRare: false };
          const isRare = known.isRare || newest.length < MOST;
          shared.set(number, { keys: known.keys + 1, isRare });
        }
      }
      const expected = [...shared]
        .filter(([, { keys, isRare }]) => keys > 1 || isRare)
        .map(([number, { keys }]) => ({ number, keys }))
        .sort((x, y) => y.keys - x.keys || x.number - y.number);
      expect(hits.list()).toEqual(expected);
    }),
    cases(500),
  );
});

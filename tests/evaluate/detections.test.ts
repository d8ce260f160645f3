import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detect } from '../../src/evaluate/detections.js';
import type { Place, SpanPair } from '../../src/evaluate/plagdet.js';

const at = (article: string, start = 0): Place => ({ article, start, end: start + 10 });
const tie = (a: string, b: string): SpanPair => ({ a: at(a), b: at(b) });

describe('passages as detections', () => {
  test('an occurrence in each article that the truth pairs is a detection', () => {
    const { pairs, strays } = detect([[at('s'), at('o'), at('s', 50)]], [tie('s', 'o')]);
    expect(pairs).toEqual([
      { a: at('s'), b: at('o') },
      { a: at('s', 50), b: at('o') },
    ]);
    expect(strays).toBe(0);
  });

  test('two articles that copied one source are not judged', () => {
    const { pairs, strays } = detect([[at('s'), at('o'), at('t')]], [tie('s', 'o'), tie('t', 'o')]);
    expect([pairs.length, strays]).toEqual([2, 0]);
  });

  test('articles that the truth does not connect are strays, named or not', () => {
    const truth = [tie('a', 'b'), tie('c', 'd')];
    expect(detect([[at('a'), at('c')]], truth)).toEqual({ pairs: [], strays: 1 });
    expect(detect([[at('a'), at('x')]], truth)).toEqual({ pairs: [], strays: 1 });
    expect(detect([[at('x'), at('y'), at('x', 50)]], truth)).toEqual({ pairs: [], strays: 2 });
  });

  test('a passage in 100,000 articles is counted, not listed', () => {
    const places = Array.from({ length: 100_000 }, (_, i) => at(`a${i}`));
    const { pairs, strays } = detect([places], [tie('a0', 'a1')]);
    expect([pairs.length, strays]).toEqual([1, (100_000 * 99_999) / 2 - 1]);
  });

  test('equal a count of all pairs in a list', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    const passages = fc.array(fc.array(ids, { maxLength: 8 }), { maxLength: 6 });
    const truth = fc.array(fc.tuple(ids, ids), { maxLength: 5 });
    fc.assert(
      fc.property(passages, truth, (found, tied) => {
        const cases = tied.filter(([a, b]) => a !== b).map(([a, b]) => tie(a, b));
        const places = found.map((list) => list.map((id, i) => at(id, 100 * i)));
        const { pairs, strays } = detect(places, cases);
        const listed = listAll(found, cases);
        expect([pairs.length, strays]).toEqual([listed.paired, listed.strays]);
      }),
    );
  });
});

/**
 * Every pair of places, sorted by whether the truth pairs its articles, connects them, or does
 * neither.
 */
function listAll(passages: readonly string[][], cases: readonly SpanPair[]) {
  const isPaired = (x: string, y: string) =>
    cases.some(({ a, b }) => [a.article, b.article].sort().join() === [x, y].sort().join());
  const isTied = (x: string, y: string, seen: string[] = []): boolean =>
    isPaired(x, y) ||
    cases
      .flatMap(({ a, b }) => [a.article, b.article])
      .some((z) => !seen.includes(z) && isPaired(x, z) && isTied(z, y, [...seen, x]));
  let [paired, strays] = [0, 0];
  for (const list of passages) {
    for (const [i, x] of list.entries()) {
      for (const y of list.slice(0, i)) {
        if (x === y) continue;
        if (isPaired(x, y)) paired++;
        else if (!isTied(x, y)) strays++;
      }
    }
  }
  return { paired, strays };
}

import { expect, test } from 'vitest';
import { readGroups } from '../../benchmarks/peers/groups.js';

/** The clusters as sorted lists of ids, in the order of their first ids. */
function clustersOf(text: string): string[][] {
  return readGroups(text)
    .map(({ canonical, members }) => [canonical, ...members.map(({ article }) => article)].sort())
    .sort();
}

test('groups that share an article are one cluster, in any order', () => {
  const lines = ['["a","b"]', '["c","d"]', '["e","f","g"]', '["b","c"]'];
  const clusters = [
    ['a', 'b', 'c', 'd'],
    ['e', 'f', 'g'],
  ];
  expect(clustersOf(lines.join('\n'))).toEqual(clusters);
  expect(clustersOf(`${lines.reverse().join('\n')}\n`)).toEqual(clusters);
});

test('a single article, or an article with itself, is not a cluster', () => {
  expect(clustersOf('["a"]\n["b","b"]\n')).toEqual([]);
  expect(clustersOf('')).toEqual([]);
});

test('a long chain of pairs is one cluster', () => {
  const pairs = Array.from({ length: 20_000 }, (_, i) => `["${i}","${i + 1}"]`);
  expect(clustersOf(pairs.join('\n')).map(({ length }) => length)).toEqual([20_001]);
});

test('a line that is not a group is named', () => {
  for (const line of ['["a"', '[]', '[1,2]', '{"a":"b"}']) {
    expect(() => readGroups(`["a","b"]\n${line}\n`)).toThrow(
      `groups, line 2: expected a JSON array of ids, got ${line}`,
    );
  }
});

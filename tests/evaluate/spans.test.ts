import { expect, test } from 'vitest';
import { measure, subtract, unite } from '../../src/evaluate/spans.js';

test('a set of spans minus another is the part that only the first covers, unit by unit', () => {
  const cases = [
    {
      from: [
        [0, 10],
        [20, 30],
      ],
      taken: [[5, 25]],
    },
    {
      from: [[0, 10]],
      taken: [
        [0, 3],
        [4, 5],
        [9, 20],
      ],
    },
    {
      from: [
        [0, 5],
        [5, 9],
        [12, 14],
      ],
      taken: [[0, 13]],
    },
    { from: [[3, 8]], taken: [] },
    { from: [], taken: [[3, 8]] },
  ];
  const toSet = (pairs: number[][]) =>
    unite(pairs.map(([start, end]) => ({ start: start!, end: end! })));
  for (const { from, taken } of cases) {
    const left = toSet(from);
    const units = (pairs: number[][]) =>
      new Set(pairs.flatMap(([a, b]) => Array.from({ length: b! - a! }, (_, i) => a! + i)));
    const alone = [...units(from)].filter((unit) => !units(taken).has(unit)).length;
    expect(measure(subtract(left, toSet(taken)))).toBe(alone);
  }
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteList, Float64List, Uint32List } from '../../src/sketch/lists.js';
import { cases } from '../fixtures/articles.js';

const numbers = fc.array(fc.nat(255), { maxLength: 600 });
const step = fc.oneof(
  fc.record({ push: fc.nat(255) }),
  fc.record({ append: numbers, start: fc.nat(5), rest: fc.nat(5) }),
  fc.constant('clear' as const),
);

test.each([
  ['bytes', ByteList],
  ['words', Uint32List],
  ['numbers', Float64List],
])('a list of %s holds what an array holds', (_, List) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const list = new List();
      const expected: number[] = [];
      for (const one of steps) {
        if (one === 'clear') {
          list.clear();
          expected.length = 0;
        } else if ('push' in one) {
          list.push(one.push);
          expected.push(one.push);
        } else {
          const start = Math.min(one.start, one.append.length);
          const end = Math.max(start, one.append.length - one.rest);
          list.append(one.append, start, end);
          expected.push(...one.append.slice(start, end));
        }
        expect(list.length).toBe(expected.length);
      }
      expect([...list.view()]).toEqual(expected);
      for (const index of expected.keys()) expect(list.at(index)).toBe(expected[index]);
    }),
    cases(100),
  );
});

test('a view keeps its numbers while more are appended', () => {
  const list = new Uint32List();
  for (let i = 0; i < 1024; i++) list.push(i);
  const view = list.view();
  const before = [...view];
  for (let i = 0; i < 5000; i++) list.push(7);
  expect([...view]).toEqual(before);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Arena } from '../../src/kernel/arena.js';
import { newInstance } from '../../src/kernel/instance.js';
import { cases } from '../fixtures/articles.js';

/** Calls of arenas that share a memory: the arena, the call, and bytes or the number of a mark. */
const calls = fc.array(
  fc.tuple(
    fc.nat(2),
    fc.constantFrom('allocate', 'allocate', 'allocate', 'mark', 'rewind', 'reset', 'release'),
    fc.oneof(fc.nat(40), fc.nat(200_000)),
  ),
  { maxLength: 60 },
);

/** A region, and the number that was written to its first and last word. */
interface Region {
  first: number;
  last: number;
  mark: number;
}

test('regions keep their words until their own arena frees them', () => {
  fc.assert(
    fc.property(calls, (list) => {
      const { memory } = newInstance();
      const users = Array.from({ length: 3 }, () => ({
        arena: new Arena(memory),
        regions: [] as Region[],
        marks: [] as { mark: number; regions: number }[],
      }));
      let written = 0;
      for (const [who, call, number] of list) {
        const user = users[who]!;
        const { arena, regions, marks } = user;
        if (call === 'allocate') {
          const first = arena.allocate(4 + number);
          const last = first + 4 * Math.floor(number / 4);
          written++;
          for (const at of [first, last]) memory.putWords(at, Uint32Array.of(written));
          regions.push({ first, last, mark: written });
          expect(first % 16).toBe(0);
        } else if (call === 'mark') {
          marks.push({ mark: arena.mark(), regions: regions.length });
        } else if (call === 'rewind' && marks.length > 0) {
          const { mark, regions: count } = marks[number % marks.length]!;
          arena.rewind(mark);
          regions.length = count;
          marks.length = (number % marks.length) + 1;
        } else if (call === 'reset' || call === 'release') {
          arena[call]();
          user.regions = [];
          user.marks = [];
        }
        for (const { first, last, mark } of users.flatMap((one) => one.regions)) {
          expect([memory.word(first), memory.word(last)]).toEqual([mark, mark]);
        }
      }
    }),
    cases(60),
  );
});

test('memory that is given back is used again before the memory grows', () => {
  const { exports, memory } = newInstance();
  const [one, other] = [new Arena(memory), new Arena(memory)];
  one.allocate(3 << 20);
  other.allocate(10);
  one.release();
  const before = exports.memory.buffer.byteLength;
  for (let i = 0; i < 3; i++) other.allocate(1 << 20);
  expect(exports.memory.buffer.byteLength).toBe(before);
});

import { expect, test } from 'vitest';
import { ScratchBuffer } from '../../src/store/scratch-buffer.js';

test('buffers taken between two resets never overlap, and are the same memory the next time', () => {
  const scratch = new ScratchBuffer();
  const buffers = [0, 1, 2].map(() => {
    scratch.reset();
    const taken = [3, 0, 1000, 7].map((words) => scratch.take(words));
    for (const [i, words] of taken.entries()) words.fill(i);
    expect(taken.map((words) => words.length)).toEqual([3, 0, 1000, 7]);
    for (const [i, words] of taken.entries()) expect(words.every((word) => word === i)).toBe(true);
    return taken.map((words) => words.buffer);
  });
  // The first time, the total size was unknown.
  expect(new Set(buffers[1])).toEqual(new Set(buffers[2]));
  expect(new Set(buffers[1]).size).toBe(1);
});

test('more than the last time is given, too, and all can be released', () => {
  const scratch = new ScratchBuffer();
  scratch.take(10);
  scratch.reset();
  expect(scratch.take(500)).toHaveLength(500);
  scratch.clear();
  expect(scratch.take(5)).toHaveLength(5);
});

import { expect, test } from 'vitest';
import { PeekedBytes } from '../../src/read/peeked-bytes.js';

test('a stream that breaks off among its first bytes gives these before its error', () => {
  let reads = 0;
  const peeked = new PeekedBytes((buffer, offset) => {
    if (reads++ > 0) throw new Error('broken');
    buffer.set([1, 2, 3], offset);
    return 3;
  });
  expect([...peeked.peek()]).toEqual([1, 2, 3]);
  const buffer = new Uint8Array(10);
  expect(peeked.read(buffer, 0, 10, 0)).toBe(3);
  expect(() => peeked.read(buffer, 3, 7, 3)).toThrow('broken');
});

test('a stream that is broken from the start is an error at once', () => {
  const peeked = new PeekedBytes(() => {
    throw new Error('broken');
  });
  expect(() => peeked.peek()).toThrow('broken');
});

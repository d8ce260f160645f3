import fc from 'fast-check';
import { expect, it } from 'vitest';
import { describeBuilds } from './engines.js';
import { BareKernel } from './memory.js';

const MOST = 64;

describeBuilds('shingles of two lengths in one pass', (build) => {
  const kernel = new BareKernel(build, 2);
  const tokens = kernel.allocate(MOST * 4);
  const [a, b, c, d] = [0, 1, 2, 3].map(() => kernel.allocate((MOST + 1) * 8)) as [
    number,
    number,
    number,
    number,
  ];

  it('equal two passes, and so does the hash of the sequence', () => {
    const sequence = fc.array(fc.integer({ min: 0, max: 0xffffffff }), { maxLength: MOST });
    fc.assert(
      fc.property(sequence, fc.integer({ min: 1, max: 8 }), (list, k) => {
        kernel.words(tokens, list.length).set(list);
        const hash = kernel.exports.shingleTwiceInto(tokens, list.length, k, a, b);
        expect(kernel.exports.shingleInto(tokens, list.length, k, c)).toBe(hash);
        expect(kernel.exports.shingleInto(tokens, list.length, k + 1, d)).toBe(hash);
        const count = (length: number) =>
          list.length === 0 ? 0 : Math.max(1, list.length - length + 1);
        const words = (at: number, length: number) => [...kernel.words(at, 2 * count(length))];
        expect(words(a, k)).toEqual(words(c, k));
        expect(words(b, k + 1)).toEqual(words(d, k + 1));
      }),
    );
  });
});

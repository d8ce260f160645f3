import fc from 'fast-check';
import { expect, test } from 'vitest';
import xxhash from 'xxhash-wasm';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { describeBuilds } from './engines.js';
import { cases } from './texts.js';

const { h64Raw } = await xxhash();

describeBuilds('the exact hash', (build) => {
  const kernel = new TextKernel(build);

  test('equals the hash of the package xxhash-wasm, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200, size: 'max' }), (bytes) => {
        expect(kernel.exactHash(bytes)).toBe(h64Raw(bytes));
      }),
      cases(1000),
    );
  });

  test('does not depend on the place of the bytes, nor on the bytes around them', () => {
    const bytes = Uint8Array.from({ length: 77 }, (_, i) => i * 37);
    const buffer = kernel.articleBuffer(200);
    for (let at = 0; at < 70; at++) {
      buffer.fill(at).set(bytes, at);
      expect(kernel.exactHash(buffer.subarray(at, at + 77))).toBe(h64Raw(bytes));
    }
  });
});

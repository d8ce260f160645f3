import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { describeBuilds, encode } from './engines.js';

/** More than the first chunk of any arena. */
const LONG = 'x'.repeat(300_000);

describeBuilds('the kernel for texts', (build) => {
  test('does not change the article that is being read, whatever else it examines', () => {
    const kernel = new TextKernel(build);
    kernel.articleBuffer(5).set(encode('first'));
    const hash = kernel.exactHash(encode('first'));
    kernel.suspect(encode(LONG));
    kernel.newScanner(['text']).grow(2 ** 20);
    expect(kernel.exactHash(kernel.articleBuffer(5).subarray(0, 5))).toBe(hash);
  });

  test('keeps the bytes of an article for which a larger buffer is needed', () => {
    const kernel = new TextKernel(build);
    kernel.articleBuffer(5).set(encode('first'));
    expect(kernel.articleBuffer(2 ** 20).subarray(0, 5)).toEqual(encode('first'));
  });

  test('reads the lines of files with one scanner as long as the fields are the same', () => {
    const kernel = new TextKernel(build);
    const scanner = kernel.fileScanner(['text', 'id']);
    expect(kernel.fileScanner(['text', 'id'])).toBe(scanner);
    expect(kernel.fileScanner(['textid'])).not.toBe(scanner);
    expect(kernel.fileScanner(['text'])).not.toBe(kernel.newScanner(['text']));
  });
});

test('no module keeps an instance of the kernel', () => {
  const kept = readdirSync('src', { recursive: true, encoding: 'utf8' })
    // A worker is the entry of a thread: its kernel lives as long.
    .filter((file) => file.endsWith('.ts') && !file.endsWith('worker.ts'))
    .filter((file) =>
      /^(?:export )?(?:let|const) .*\b(?:TextKernel|LineScanner|Kernel|KernelInstance|KeyGroups)\b/m.test(
        readFileSync(path.join('src', file), 'utf8'),
      ),
    );
  expect(kept).toEqual([]);
});

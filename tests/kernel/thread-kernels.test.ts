import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { articleProbe, lineScanner, textProbe } from '../../src/kernel/thread-kernels.js';
import { encode } from './engines.js';

test('a question about a text does not change the article that is being read', () => {
  const room = articleProbe().room(5);
  room.set(encode('first'));
  textProbe().suspect(encode('x'.repeat(300_000)));
  expect(articleProbe().exactHash(room.subarray(0, 5))).toBe(
    textProbe().exactHash(encode('first')),
  );
});

test('lines with the same fields are read by the same scanner, and other lines by another one', () => {
  const scanner = lineScanner(['text', 'id']);
  expect(lineScanner(['text', 'id'])).toBe(scanner);
  expect(lineScanner(['textid'])).not.toBe(scanner);
});

test('no other module keeps an instance of the kernel', () => {
  const kept = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && path.basename(file) !== 'thread-kernels.ts')
    .filter((file) =>
      /^(?:export )?(?:let|const) .*\b(?:Probe|LineScanner|Kernel|ShingleSets|KeyGroups)\b(?!\w)/m.test(
        readFileSync(path.join('src', file), 'utf8'),
      ),
    );
  expect(kept).toEqual([]);
});

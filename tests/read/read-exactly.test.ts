import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readExactly } from '../../src/read/read-exactly.js';
import { cases } from '../fixtures/articles.js';
import { makeFolder } from './folder.js';

test('gives the bytes at any place, or says that the file ends before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.nat(24), fc.nat(24), (bytes, start, count) => {
      const fd = fs.openSync(path.join(makeFolder({ file: bytes }), 'file'), 'r');
      const into = new Uint8Array(count);
      const isFull = readExactly(fd, start, into);
      fs.closeSync(fd);
      expect(isFull).toBe(count === 0 || start + count <= bytes.length);
      if (isFull) expect(into).toEqual(Uint8Array.from(bytes.slice(start, start + count)));
    }),
    cases(100),
  );
});

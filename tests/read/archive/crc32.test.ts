import { expect, test } from 'vitest';
import { crc32, crc32ByTable } from '../../../src/read/archive/crc32.js';

test('the checksum of ZIP equals its definition, on every version of Node', () => {
  const bytes = Buffer.from('123456789');
  for (const sum of [crc32, crc32ByTable]) {
    expect(sum(bytes, 0)).toBe(0xcbf43926);
    expect(sum(bytes.subarray(4), sum(bytes.subarray(0, 4), 0))).toBe(0xcbf43926);
  }
});

import { expect, test } from 'vitest';
import { doublesIn } from './doubles.js';

test('a sentence that belongs to two entries is left in both', async () => {
  const { repeats, cut, out } = await doublesIn('15-fix-cuts-purposeful');
  expect(repeats).toEqual({
    'court.txt': [['refrain', 19, [5, 9]]],
    'forecast.txt': [['refrain', 17, [2, 5]]],
  });
  expect(cut).toEqual({});
  expect(out).toContain('\nNothing to cut\n');
});

import { expect, test } from 'vitest';
import { doublesIn } from './doubles.js';

test('decisions in the same words with other dates are not a fault', async () => {
  const { repeats, cut } = await doublesIn('16-minutes-other-dates');
  for (const [kind] of repeats['minutes.txt'] ?? []) expect(kind).toBe('refrain');
  expect(cut).toEqual({});
});

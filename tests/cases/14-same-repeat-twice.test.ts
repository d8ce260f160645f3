import { expect, test } from 'vitest';
import { wirecopy } from '../cli/run.js';
import { doublesIn } from './doubles.js';

test.each(['kernel', 'reference'])('one repeat is reported once, by the %s engine', (engine) => {
  const { repeats } = doublesIn('14-same-repeat-twice');
  // The chair puts two questions in the same words.
  expect(repeats).toEqual({ 'sitting.txt': [['refrain', 26, [1, 7]]] });
  const folder = 'tests/fixtures/cases/14-same-repeat-twice';
  const given = wirecopy(['repeats', folder, '--json', '--engine', engine]).stdout.split('\n');
  expect(given.filter((line) => line.includes('"repeat"'))).toHaveLength(1);
});

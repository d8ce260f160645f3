import { expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { doublesIn } from './doubles.js';

test.each(['kernel', 'reference'])(
  'one repeat is reported once, by the %s engine',
  async (engine) => {
    const { repeats } = await doublesIn('14-same-repeat-twice');
    // The chair puts two questions in the same words.
    expect(repeats).toEqual({ 'sitting.txt': [['refrain', 26, [1, 7]]] });
    const folder = 'tests/fixtures/cases/14-same-repeat-twice';
    const { stdout } = await command(['repeats', folder, '--json', '--engine', engine]);
    expect(stdout.split('\n').filter((line) => line.includes('"repeat"'))).toHaveLength(1);
  },
);

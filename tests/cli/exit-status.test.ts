/** The exit status if there is nothing to read, and if --fail-on names an impossible finding. */
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const [FIRST, SECOND] = ['seeds/000_6c66a1377947e156.txt', 'seeds/001_ab064667d30274e2.txt'];

describe('input without any article', () => {
  const empty = {
    folder: { args: ['empty'], input: '' },
    'standard input': { args: ['-'], input: '' },
    'a file of records': { args: ['none.jsonl'], input: '' },
    'other files alone': { args: ['others'], input: '' },
  };

  test.each(Object.entries(empty))('%s gives status 3 and a message', (_, { args, input }) => {
    const cwd = makeFolder({ 'empty/.keep': '', 'none.jsonl': '', 'others/a.pdf': '%PDF' });
    for (const command of ['scan', 'repeats']) {
      const ended = wirecopy([command, ...args, '--json'], { cwd, input });
      expect(ended.status).toBe(3);
      expect(ended.stderr).toContain('with --allow-empty this is not a failure');
      expect(recordsOf(ended.stdout, 'summary')).toMatchObject([{ articles: 0 }]);
      const allowed = wirecopy([command, ...args, '--json', '--allow-empty'], { cwd, input });
      expect(allowed.status).toBe(0);
      expect(allowed.stderr).not.toContain('there is no article');
      expect(allowed.stdout).toBe(ended.stdout);
    }
  });

  test('--allow-empty changes nothing if there are articles, or if a path is missing', async () => {
    const scan = ['scan', 'seeds', '--json'];
    expect((await command([...scan, '--allow-empty'])).stdout).toBe((await command(scan)).stdout);
    expect(await command(['scan', 'gone', '--allow-empty'])).toMatchObject({
      status: 3,
      stdout: '',
    });
  });
});

describe('--fail-on with an impossible finding is wrong usage', () => {
  const NEVER: [args: string[], kinds: string][] = [
    [['scan', 'seeds', '--only', 'repeats'], 'duplicates'],
    [['scan', 'seeds', '--only', 'repeats'], 'passages'],
    [['scan', 'seeds', '--only', 'documents'], 'passages'],
    [['scan', 'seeds', '--only', 'documents'], 'duplicates,repeats'],
    [['scan', 'seeds', '--only', 'passages'], 'duplicates'],
    [['repeats', 'seeds'], 'duplicates'],
    [['repeats', 'seeds'], 'repeats,passages'],
    [['compare', FIRST, SECOND], 'repeats'],
    [['compare', '--pairs', 'pairs.csv', 'seeds'], 'duplicates'],
  ];

  test.each(NEVER)('%j --fail-on %s', async (args, kinds) => {
    const { status, stdout, stderr } = await command([...args, '--fail-on', kinds]);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('--fail-on');
  });

  test.each([
    [['scan', 'seeds', '--only', 'repeats'], 'repeats', 1],
    [['scan', 'seeds', '--only', 'documents'], 'duplicates', 0],
    [['repeats', 'seeds'], 'repeats', 1],
    [['compare', FIRST, FIRST], 'duplicates', 1],
  ] as const)('%j --fail-on %s, which it can find, ends with %i', async (args, kinds, status) => {
    expect((await command([...args, '--fail-on', kinds])).status).toBe(status);
  });
});

import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const CASE = 'tests/fixtures/cases/03-templates-are-copies';

describe.each([
  ['earnings', 3],
  ['weather', 12],
])('reports of one template, all facts different: %s', (folder, count) => {
  const path = `${CASE}/${folder}`;

  test.each([[[]], [['--threshold', '0.95']]])(
    'are not copies with options %j',
    async (options) => {
      const { status, stdout } = await command([
        ...['scan', path, '--json', '--fail-on', 'duplicates'],
        ...options,
      ]);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toEqual([]);
    },
  );

  test('are one form that was filled in anew, and the summary shows its blanks', async () => {
    const [form] = recordsOf((await command(['scan', path, '--json'])).stdout, 'form');
    expect(form?.members).toHaveLength(count - 1);
    const { stdout } = await command(['scan', path]);
    expect(stdout).toContain('1 form filled in anew: its articles are not copies\n');
    expect(stdout).toContain(`${count} articles like `);
    expect(stdout).toMatch(/“[^”]*\[[^\]]+\]/);
    expect(stdout).not.toContain('Stubs');
  });

  test('have only new words', async () => {
    const { stdout } = await command(['scan', path]);
    expect(stdout).toContain('100% of the words are new');
  });
});

import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const CASE = 'tests/fixtures/cases/03-templates-are-copies';

describe.each([
  ['earnings', 3],
  ['weather', 12],
])('reports of one template, all facts different: %s', (folder, count) => {
  const path = `${CASE}/${folder}`;

  test.each([[[]], [['--threshold', '0.95']]])('are not copies with options %j', (options) => {
    const { status, stdout } = wirecopy([
      ...['scan', path, '--json', '--fail-on', 'duplicates'],
      ...options,
    ]);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
  });

  test('are one form that was filled in anew, and the summary shows its blanks', () => {
    const [form] = recordsOf(wirecopy(['scan', path, '--json']).stdout, 'form');
    expect(form?.members).toHaveLength(count - 1);
    const { stdout } = wirecopy(['scan', path]);
    expect(stdout).toContain('1 form filled in anew: its articles are not copies\n');
    expect(stdout).toContain(`${count} articles like `);
    expect(stdout).toMatch(/“[^”]*\[[^\]]+\]/);
    expect(stdout).not.toContain('Stubs');
  });

  test('have only new words', () => {
    const { stdout } = wirecopy(['scan', path]);
    expect(stdout).toContain('100% of the words are new');
  });
});

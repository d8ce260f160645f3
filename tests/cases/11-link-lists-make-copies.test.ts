import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const FOLDER = 'tests/fixtures/cases/11-link-lists-make-copies/in';

describe('two stories, each with its own list of links', () => {
  test('are not copies: scan', async () => {
    const { stdout, status } = await command(['scan', FOLDER, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
  });

  test('are not copies: compare', async () => {
    const names = ['pool.txt', 'painting.txt'].map((name) => `${FOLDER}/${name}`);
    const { stdout, status } = await command(['compare', ...names, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
  });
});

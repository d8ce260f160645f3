import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const FOLDER = 'tests/fixtures/cases/11-link-lists-make-copies/in';

describe('two stories, each with its own list of links', () => {
  test('are not copies: scan', () => {
    const { stdout, status } = wirecopy(['scan', FOLDER, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
  });

  test('are not copies: compare', () => {
    const names = ['pool.txt', 'painting.txt'].map((name) => `${FOLDER}/${name}`);
    const { stdout, status } = wirecopy(['compare', ...names, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
  });
});

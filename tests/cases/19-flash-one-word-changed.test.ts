import { expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const FILE = 'tests/fixtures/cases/19-flash-one-word-changed/flash.jsonl';

test('for short texts with one word changed, the summary names the options that find them', () => {
  const { stdout, status } = wirecopy(['scan', FILE]);
  expect(status).toBe(0);
  const [, options] = /short: (--\S+ \d+ --\S+ \d+) finds copies/.exec(stdout) ?? [];
  expect(options).toBeDefined();
  const found = wirecopy(['scan', FILE, '--json', ...(options ?? '').split(' ')]);
  expect(recordsOf(found.stdout, 'cluster')).toMatchObject([
    { members: [{ relation: 'near-duplicate' }] },
  ]);
});

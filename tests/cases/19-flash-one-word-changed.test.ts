import { expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const FILE = 'tests/fixtures/cases/19-flash-one-word-changed/flash.jsonl';

test('for short texts with one word changed, the summary names the options that find them', async () => {
  const { stdout, status } = await command(['scan', FILE]);
  expect(status).toBe(0);
  const [, options] = /short: (--\S+ \d+ --\S+ \d+) finds copies/.exec(stdout) ?? [];
  expect(options).toBeDefined();
  const found = await command(['scan', FILE, '--json', ...(options ?? '').split(' ')]);
  expect(recordsOf(found.stdout, 'cluster')).toMatchObject([
    { members: [{ relation: 'near-duplicate' }] },
  ]);
});

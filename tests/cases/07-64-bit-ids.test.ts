import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const POSTS = 'tests/fixtures/cases/07-64-bit-ids/posts.jsonl';
const IDS = ['1436278513418522630', '1436278513418522634', '1436278513418522999'];

describe('ids of 64 bits', () => {
  test('keep their digits, and lose no article', async () => {
    const { stdout, status } = await command(['scan', POSTS, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'article').map(({ id }) => id)).toEqual(IDS);
    expect(recordsOf(stdout, 'skipped')).toEqual([]);
    expect(recordsOf(stdout, 'cluster')).toMatchObject([
      { canonical: IDS[0], members: [{ article: IDS[2], relation: 'identical' }] },
    ]);
  });

  test('name a record of a comparison', async () => {
    const names = [IDS[0], IDS[2]].map((id) => `${POSTS}#${id}`);
    const { stdout, status } = await command(['compare', ...names]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Identical, byte for byte/);
  });
});

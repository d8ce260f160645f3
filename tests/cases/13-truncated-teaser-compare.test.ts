import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const FOLDER = 'tests/fixtures/cases/13-truncated-teaser-compare';
const TEASER = `${FOLDER}/teaser.txt`;
const FULL = `${FOLDER}/full.txt`;

describe('a teaser that is cut off within a sentence', () => {
  test.each([
    [TEASER, FULL],
    [FULL, TEASER],
  ])('is a verbatim passage of 12 words: compare %s %s', async (...names) => {
    const { stdout, status } = await command(['compare', ...names, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'passage')).toMatchObject([
      {
        kind: 'verbatim',
        words: 12,
        occurrences: names.map((article) => ({
          article,
          ...(article === TEASER ? { start: 0, end: 67 } : { start: 505, end: 572 }),
          identity: 1,
          edits: 0,
        })),
      },
    ]);
    const teaser = recordsOf(stdout, 'article').find(({ id }) => id === TEASER);
    expect(teaser).toMatchObject({ words: 12, coverage: 1 });
  });

  test('is contained in the article: scan', async () => {
    const { stdout, status } = await command(['scan', TEASER, FULL, '--json']);
    expect(status).toBe(0);
    const [cluster] = recordsOf(stdout, 'cluster') as { members: { relation: string }[] }[];
    expect(cluster?.members.map(({ relation }) => relation)).toEqual(['contained']);
  });
});

import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const FOLDER = 'tests/fixtures/cases/17-scrape-remnants/in';

describe.each(['literal-newlines', 'not-sign-hyphens', 'html'])(
  'traces of scraping: %s',
  (trace) => {
    const files = [`${FOLDER}/clean.txt`, `${FOLDER}/${trace}.txt`];

    test.each(['compare', 'scan'])('do not hide a copy from %s', async (name) => {
      const { stdout, status } = await command([name, ...files, '--json']);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });
  },
);

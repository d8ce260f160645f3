import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const FOLDER = 'tests/fixtures/cases/17-scrape-remnants/in';

describe.each(['literal-newlines', 'not-sign-hyphens', 'html'])(
  'traces of scraping: %s',
  (name) => {
    const files = [`${FOLDER}/clean.txt`, `${FOLDER}/${name}.txt`];

    test.each(['compare', 'scan'])('do not hide a copy from %s', (command) => {
      const { stdout, status } = wirecopy([command, ...files, '--json']);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });
  },
);

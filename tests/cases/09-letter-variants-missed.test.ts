import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';

const FOLDER = 'tests/fixtures/cases/09-letter-variants-missed';

describe.each(fs.readdirSync(FOLDER))(
  'one text in two spellings of the same letters: %s',
  (name) => {
    const folder = `${FOLDER}/${name}`;
    const files = fs.readdirSync(folder).map((file) => `${folder}/${file}`);

    test.each(['kernel', 'reference'])('is one text to scan, by the %s', (engine) => {
      const { stdout, status } = wirecopy(['scan', folder, '--json', '--engine', engine]);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });

    test('is one text to compare', () => {
      const { stdout, status } = wirecopy(['compare', ...files, '--json']);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });
  },
);

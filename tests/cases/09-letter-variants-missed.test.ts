import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';

const FOLDER = 'tests/fixtures/cases/09-letter-variants-missed';

describe.each(fs.readdirSync(FOLDER))(
  'one text in two spellings of the same letters: %s',
  (name) => {
    const folder = `${FOLDER}/${name}`;
    const files = fs.readdirSync(folder).map((file) => `${folder}/${file}`);

    test.each(['kernel', 'reference'])('is one text to scan, by the %s', async (engine) => {
      const { stdout, status } = await command(['scan', folder, '--json', '--engine', engine]);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });

    test('is one text to compare', async () => {
      const { stdout, status } = await command(['compare', ...files, '--json']);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'cluster')).toMatchObject([
        { members: [{ relation: 'same-text' }] },
      ]);
    });
  },
);

import { describe, expect, test } from 'vitest';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';
import { makeFolder } from '../read/folder.js';

const CASE = 'tests/fixtures/cases/06-other-extensions-silent';

describe('records under other names', () => {
  test.each(['control.jsonl', 'items.jl', 'items.json'])(
    'are read where %s has lines of JSON',
    async (file) => {
      const { stdout, status } = await command([
        'scan',
        `${CASE}/${file}`,
        '--fail-on',
        'duplicates',
        '--json',
      ]);
      expect(status).toBe(1);
      expect(recordsOf(stdout, 'article')).toHaveLength(2);
      expect(recordsOf(stdout, 'cluster')).toHaveLength(1);
    },
  );

  test('are read if the file is one array', async () => {
    const { stdout, status } = await command(['scan', `${CASE}/array.json`, '--json']);
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'article')).toHaveLength(2);
    expect(recordsOf(stdout, 'cluster')).toHaveLength(1);
  });
});

describe('files of other extensions in a folder', () => {
  test('are read by their content', async () => {
    const { stdout, status } = await command(['scan', `${CASE}/folder`, '--json']);
    expect(status).toBe(0);
    const [summary] = recordsOf(stdout, 'summary');
    expect(summary).toMatchObject({ formats: { csv: 1, html: 1, records: 1 } });
  });

  test('are skipped by name if they are not articles, and fail a scan only with --strict', async () => {
    const cwd = makeFolder({
      'a.txt': 'a text',
      'pictures/b.jpg': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
      'pictures/c.JPG': Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1]),
      'style.css': 'p { color: red }',
      notes: 'no extension',
      '.hidden/d.csv': 'a,b',
    });
    const { stdout, status } = await command(['scan', '.', '--json'], { cwd });
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'article').map(({ id }) => id)).toEqual(['a.txt', 'notes']);
    expect(recordsOf(stdout, 'skipped')).toMatchObject([
      { path: 'pictures/b.jpg', reason: 'other-format' },
      { path: 'pictures/c.JPG', reason: 'other-format' },
      { path: 'style.css', reason: 'other-format' },
    ]);
    expect((await command(['scan', '.', '--strict'], { cwd })).status).toBe(3);
    expect((await command(['scan', 'pictures/b.jpg', 'a.txt'], { cwd })).status).toBe(3);
  });

  test('are read as text if they are named and hold no JSON', async () => {
    const cwd = makeFolder({
      notes: '[Northwick] The pool {on Mill Road} stays shut.',
      'b.css': 'p { color: red }',
    });
    const { stdout, status } = await command(['scan', 'notes', 'b.css', '--json'], { cwd });
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'article').map(({ id }) => id)).toEqual(['b.css', 'notes']);
  });
});

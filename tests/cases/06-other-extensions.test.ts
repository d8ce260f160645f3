import { describe, expect, test } from 'vitest';
import { recordsOf, wirecopy } from '../cli/run.js';
import { makeFolder } from '../read/folder.js';

const CASE = 'tests/fixtures/cases/06-other-extensions-silent';
const TAKES = /takes \.txt, \.md, \.jsonl, \.ndjson/;

describe('records under other names', () => {
  test.each(['control.jsonl', 'items.jl', 'items.json'])(
    'are read where %s has lines of JSON',
    (file) => {
      const { stdout, status } = wirecopy([
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

  test('are skipped with advice if the file is one array', () => {
    const { stdout, stderr, status } = wirecopy(['scan', `${CASE}/array.json`, '--json']);
    expect(status).toBe(3);
    expect(recordsOf(stdout, 'skipped')).toMatchObject([
      { reason: 'other-format', message: expect.stringMatching(TAKES) },
    ]);
    expect(stderr).toContain("jq -c '.[]'");
  });
});

describe('files of other extensions in a folder', () => {
  test('are skipped input if there are no others', () => {
    const { stdout, stderr, status } = wirecopy(['scan', `${CASE}/folder`, '--json']);
    expect(status).toBe(3);
    expect(recordsOf(stdout, 'skipped')).toMatchObject([
      { reason: 'other-format', message: expect.stringMatching(/1 \.csv, 1 \.html, 1 \.jl/) },
    ]);
    expect(stderr).toMatch(TAKES);
  });

  test('are counted in a notice if there are others, and are not a fault', () => {
    const cwd = makeFolder({
      'a.txt': 'a text',
      'pictures/b.jpg': 'x',
      'pictures/c.JPG': 'x',
      'page.html': '<p>',
      notes: 'no extension',
      '.hidden/d.csv': 'a,b',
    });
    const { stdout, stderr, status } = wirecopy(['scan', '.', '--json'], { cwd });
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'notice')).toMatchObject([{ cause: 'passed-over', count: 4 }]);
    expect(stderr).toMatch(/4 files were passed over \(2 \.jpg, 1 without extension, 1 \.html\)/);
    expect(wirecopy(['scan', '*'], { cwd }).stdout).toMatch(TAKES);
  });

  test('are read as text if they are named and hold no JSON', () => {
    const cwd = makeFolder({
      notes: '[Northwick] The pool {on Mill Road} stays shut.',
      'b.json': '{',
    });
    const { stdout, status } = wirecopy(['scan', 'notes', 'b.json', '--json'], { cwd });
    expect(status).toBe(0);
    expect(recordsOf(stdout, 'article').map(({ id }) => id)).toEqual(['b.json', 'notes']);
  });
});

import { describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const COUNT = 3000;
const records = (field: string) =>
  Array.from({ length: COUNT }, (_, i) =>
    JSON.stringify({ id: i, title: 't', [field]: `text ${i}` }),
  );

describe('one cause is one message', () => {
  test('a wrong --field-text, with the count and the existing fields', async () => {
    const cwd = makeFolder({ 'a.jsonl': records('content').join('\n') });
    const { stdout, stderr, status } = await command(
      ['scan', 'a.jsonl', '--json', '--field-text', 'body'],
      { cwd },
    );
    expect(status).toBe(3);
    expect(recordsOf(stdout, 'skipped')).toMatchObject([
      { reason: 'no-text', line: 1, count: COUNT },
    ]);
    const said = stderr.split('\n').filter((line) => line.includes('no-text'));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      /a\.jsonl, line 1 and 2,999 more lines: .*"body".*"id", "title", "content"/,
    );
    expect(said[0]).toContain('--field-text');
  });

  test('text on standard input that is not NDJSON', () => {
    const input = new Prose(5).article(300, 20);
    const { stdout, stderr, status } = wirecopy(['scan', '-'], { input });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^wirecopy: -: one-text, no line is an object of JSON/m);
    for (const output of [stdout, stderr]) {
      expect(output.split('\n').filter((line) => line.includes('one-text'))).toHaveLength(1);
    }
  });

  test('many broken lines among good ones: one line for people, a record each of the first hundred for machines', async () => {
    const lines = records('text').map((line, i) => (i % 2 === 0 ? line : line.slice(0, 9)));
    const cwd = makeFolder({ 'a.jsonl': lines.join('\n') });
    const { stdout, stderr } = await command(['scan', 'a.jsonl', '--json'], { cwd });
    const skipped = recordsOf(stdout, 'skipped');
    expect(skipped.map(({ line }) => line)).toEqual(
      Array.from({ length: 101 }, (_, i) => 2 * i + 2),
    );
    expect(skipped.at(-1)).toMatchObject({ count: COUNT / 2 - 100 });
    const piped = wirecopy(['scan', '-', '--json'], { input: lines.join('\n') });
    expect(recordsOf(piped.stdout, 'skipped')).toEqual(
      skipped.map((record) => ({ ...record, path: '-' })),
    );
    expect(recordsOf(stdout, 'article')).toHaveLength(COUNT / 2);
    const said = stderr.split('\n').filter((line) => line.includes('broken-json'));
    expect(said).toEqual([expect.stringMatching(/a\.jsonl, line 2 and 1,499 more lines/)]);
  });

  test('missing paths, without a report of no findings', async () => {
    for (const format of [[], ['--json']]) {
      const { stdout, stderr, status } = await command([
        'scan',
        'gone/',
        'nor/this.txt',
        ...format,
      ]);
      expect({ stdout, status }).toEqual({ stdout: '', status: 3 });
      expect(stderr).toBe(
        ['gone/', 'nor/this.txt']
          .map((path) => `wirecopy: ${path}: missing, there is no such file or folder\n`)
          .join(''),
      );
    }
  });
});

describe('a byte order mark', () => {
  test('before records, pairs, boilerplate, results and truth is not part of them', async () => {
    const prose = new Prose(9);
    const [story, line] = [prose.article(3), prose.paragraph(30)];
    const rows = [
      { id: 'a', text: `${story}\n${line}` },
      { id: 'b', text: `${story}\n${line}` },
      { id: 'c', text: line },
    ].map((row) => JSON.stringify(row));
    const cwd = makeFolder({
      'in.jsonl': `\ufeff${rows.join('\n')}\n`,
      'pairs.csv': '\ufeff B , A \nb,a\n',
      'ignore.txt': `\ufeff${line}\n`,
      'truth.json': '\ufeff[["a","b"]]',
    });
    const scanned = await command(['scan', 'in.jsonl', '--json', '--ignore', 'ignore.txt'], {
      cwd,
    });
    expect(scanned.status).toBe(0);
    expect(recordsOf(scanned.stdout, 'article').map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(recordsOf(scanned.stdout, 'cluster')).toHaveLength(1);
    const pairs = await command(['compare', '--pairs', 'pairs.csv', 'in.jsonl'], { cwd });
    expect(recordsOf(pairs.stdout, 'summary')).toMatchObject([{ pairs: 1, passages: 1 }]);
    const input = `\ufeff${scanned.stdout}`;
    const score = wirecopy(['eval', '-', '--truth', 'truth.json', '--json'], { cwd, input });
    expect(score.stderr).toBe('');
    expect(JSON.parse(score.stdout)).toMatchObject({ type: 'evaluation' });
  });
});

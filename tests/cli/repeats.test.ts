import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkRecords } from '../../benchmarks/quality/valid-records.js';
import { isPathBelow } from '../../src/cli/fix.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { BIN, wirecopy } from './run.js';

const isWindows = process.platform === 'win32';

const A = 'The harbour authority closed both piers on Tuesday after a survey found cracks.';
const B = 'Engineers will need at least six weeks to replace the damaged beams, she said.';
const C = 'Ferries to the islands leave from the fish market until then, twice every hour.';
const D = 'The city council meets on Thursday to discuss who is going to pay for repairs.';

const doubled = (...paragraphs: string[]) => `${[...paragraphs, ...paragraphs].join('\n\n')}\n`;
const record = (id: string, text: string) => JSON.stringify({ id, text, n: 1.5 });

/** A folder with files that can be cut, and files that cannot. */
function makeNews(): string {
  return makeFolder({
    'body.txt': doubled(A, B, C),
    'deep/er/tail.txt': [A, B, C, B, C].join('\n\n'),
    'crlf.txt': [A, B, B, C].join('\r\n\r\n'),
    'plain.txt': [A, B, C].join('\n\n'),
    'edited.txt': [A, B, C, B.replace('six', 'ten')].join('\n\n'),
    'poem.txt':
      'One line of verse,\nAnd miles to go before I sleep,\nAnd miles to go before I sleep.',
    'utf16.txt': Buffer.from(`\ufeff${doubled(A, B)}`, 'utf16le'),
    'latin.txt': Buffer.from(`${doubled(A, B)}\n\nCaf\xe9`, 'latin1'),
    'wire.jsonl': `${record('one', A)}\n{broken\n ${record('../two', doubled(A, `“${D}” ä`))} \r\n${record('three', doubled(C))}`,
  });
}

/** All files below a folder, by path. */
function filesIn(folder: string): Record<string, string> {
  const paths = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((file) => fs.statSync(path.join(folder, file)).isFile());
  const name = (file: string) => file.split(path.sep).join('/');
  return Object.fromEntries(
    files
      .sort()
      .map((file) => [name(file), fs.readFileSync(path.join(folder, file), 'latin1')] as const),
  );
}

describe('wirecopy repeats', () => {
  test('gives the results of a scan for repeats only, as text and as records', async () => {
    for (const json of [[], ['--json']]) {
      const repeats = await command(['repeats', 'seeds', ...json]);
      const scan = await command(['scan', 'seeds', '--only', 'repeats', ...json]);
      expect([repeats.stdout, repeats.status]).toEqual([scan.stdout, 0]);
    }
    const failing = await command(['repeats', 'seeds', '--fail-on', 'repeats']);
    expect(failing.status).toBe(1);
  });

  test('reads articles from standard input', () => {
    const { stdout } = wirecopy(['repeats', '-', '--json'], { input: record('x', doubled(A, B)) });
    expect(recordsOf(stdout, 'repeat')).toMatchObject([{ article: 'x', class: 'doubled-body' }]);
  });

  test('repeats of live blogs, interviews and poems are never cut', async () => {
    const files = {
      'blog.txt': ['This live blog is closed.', '10:45', A, '11:00', B, '12:00', A, '13:00', C, D],
      'interview.txt': ['Q: What did they tell you about that?', A, 'Q: When?', B, 'Q: Who?', A, C],
    };
    const folder = makeFolder(
      Object.fromEntries(Object.entries(files).map(([id, lines]) => [id, lines.join('\n\n')])),
    );
    const { stdout } = await command(['repeats', folder, '--json']);
    const classes = recordsOf(stdout, 'repeat').map((repeat) => repeat.class);
    expect(classes).toEqual(['refrain', 'refrain']);
  });
});

describe('repeats --fix', () => {
  test('writes cut copies of the files with safe repeats, by their ids, and no others', async () => {
    const news = makeNews();
    const before = filesIn(news);
    const out = path.join(makeFolder(), 'new', 'clean');
    const { stdout, status } = await command(['repeats', news, '--fix', out]);
    const cut = filesIn(out);
    const once = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`;
    expect(Object.keys(cut)).toEqual(['body.txt', 'crlf.txt', 'deep/er/tail.txt', 'wire.jsonl']);
    expect(cut['body.txt']).toBe(once(A, B, C));
    expect(cut['crlf.txt']).toBe([A, B, C].join('\r\n\r\n'));
    expect(cut['deep/er/tail.txt']).toBe([A, B, C].join('\n\n'));
    expect(Buffer.from(cut['wire.jsonl'] ?? '', 'latin1').toString()).toBe(
      `${record('one', A)}\n{broken\n ${record('../two', once(A, `“${D}” ä`))} \r\n${record('three', once(C))}`,
    );
    expect(filesIn(news)).toEqual(before);
    expect(stdout).toMatch(/\nCut {2}4 files, \d+ words fewer; copies in /);
    expect(stdout).toContain('edited.txt  lines 3 and 7: the second copy is edited, 9');
    expect(stdout).toContain('1 refrain, there on purpose');
    expect(stdout).toContain('utf16.txt: it is in UTF-16LE; only UTF-8 is rewritten');
    expect(stdout).toContain('latin.txt: it is in windows-1252; only UTF-8 is rewritten');
    // A broken line was skipped, and two files could not be cut.
    expect(status).toBe(3);
  });

  test('a second run on the copies finds nothing to cut, and leaves no folder', async () => {
    const out = path.join(makeFolder(), 'clean');
    await command(['repeats', makeNews(), '--fix', out]);
    const again = path.join(makeFolder(), 'again');
    const { stdout } = await command(['repeats', out, '--fix', again]);
    expect(stdout).toContain('\nNothing to cut\n');
    expect(fs.existsSync(again)).toBe(false);
  });

  test('offsets in any unit give the same cuts', async () => {
    const folder = makeFolder({ 'a.txt': `🎉 ä ${doubled(A, `ß ${B}`)}` });
    const cut = async (unit: string) => {
      const out = path.join(makeFolder(), unit);
      await command(['repeats', folder, '--offsets', unit, '--fix', out]);
      return filesIn(out);
    };
    const expected = await cut('utf16');
    expect(Object.keys(expected)).toEqual(['a.txt']);
    expect(await cut('byte')).toEqual(expected);
    expect(await cut('codepoint')).toEqual(expected);
  });

  test('takes only a folder that is new or empty, and says so before the work', async () => {
    const news = makeNews();
    const file = path.join(news, 'plain.txt');
    for (const out of [news, file]) {
      const { status, stdout, stderr } = await command(['repeats', news, '--fix', out]);
      expect([status, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^wirecopy: --fix takes a folder that is new or empty, got /);
    }
    const below = await command(['repeats', news, '--fix', path.join(file, 'x')]);
    expect([below.status, below.stdout]).toEqual([3, '']);
    expect(below.stderr).toMatch(/^wirecopy: --fix cannot write ".*": ENOTDIR/);
    const empty = makeFolder();
    expect((await command(['repeats', news, '--fix', empty])).stdout).toContain('Cut  4 files');
  });

  test('standard input has no files to copy', () => {
    const { status, stderr } = wirecopy(['repeats', '-', '--fix', 'x'], { input: '' });
    expect([status, stderr]).toEqual([
      2,
      'wirecopy: --fix and --patch take files and folders, got standard input\n',
    ]);
  });

  test('nothing is written outside the folder, for any ids', async () => {
    const home = makeFolder({
      'in/a.jsonl': ['../../x', '/etc/x', 'C:\\x', 'a\0b']
        .map((id) => record(id, doubled(A, B)))
        .join('\n'),
    });
    const out = path.join(home, 'out');
    await command(['repeats', path.join(home, 'in'), '--fix', out]);
    expect(Object.keys(filesIn(home))).toEqual(['in/a.jsonl', 'out/a.jsonl']);
    expect(filesIn(out)['a.jsonl']?.split('\n')).toHaveLength(4);
  });

  test.each(['..', '../a', 'a/../b', '/a', 'a//b', './a', 'C:/a', 'c:a', 'a\\..\\b', 'a\0', ''])(
    'the id %j is not a path below a folder',
    (id) => expect(isPathBelow(id)).toBe(false),
  );

  test.each(['a', 'a/b.txt', '..a', 'a..', '.hidden', 'ä ö/ü', '#1'])('the id %j is one', (id) =>
    expect(isPathBelow(id)).toBe(true),
  );

  test.skipIf(isWindows)(
    'a file that was linked is copied, and the link is not followed',
    async () => {
      const home = makeFolder({ 'real.txt': doubled(A, B) });
      const news = makeFolder();
      fs.symlinkSync(path.join(home, 'real.txt'), path.join(news, 'link.txt'));
      const out = path.join(makeFolder(), 'clean');
      await command(['repeats', news, '--fix', out]);
      expect(fs.lstatSync(path.join(out, 'link.txt')).isFile()).toBe(true);
      expect(fs.readFileSync(path.join(home, 'real.txt'), 'utf8')).toBe(doubled(A, B));
    },
  );
});

describe('repeats --patch', () => {
  test.skipIf(spawnSync('patch', ['--version']).status !== 0)(
    'turns the originals into the output of --fix, by patch and by git apply',
    async () => {
      for (const tool of [
        ['patch', '--batch', '--binary', '-p1', '-i'],
        ['git', 'apply', '--whitespace=nowarn'],
      ]) {
        const news = makeNews();
        const folder = makeFolder();
        const [out, file] = [path.join(folder, 'clean'), path.join(folder, 'x.patch')];
        await command(['repeats', news, '--fix', out, '--patch', file]);
        const originals = filesIn(news);
        const [program = '', ...args] = tool;
        const env = { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(news) };
        const run = spawnSync(program, [...args, file], { cwd: news, env, encoding: 'utf8' });
        expect([run.status, run.stderr]).toEqual([0, '']);
        expect(filesIn(news)).toEqual({ ...originals, ...filesIn(out) });
      }
    },
  );

  test('alone writes only the patch; one that cannot be written is reported first', async () => {
    const news = makeNews();
    const folder = makeFolder();
    const file = path.join(folder, 'x.patch');
    const { stdout } = await command(['repeats', news, '--patch', file]);
    expect(stdout).toMatch(/Cut {2}4 files, \d+ words fewer; patch /);
    expect(Object.keys(filesIn(folder))).toEqual(['x.patch']);
    const failed = await command(['repeats', news, '--patch', folder]);
    expect([failed.status, failed.stdout]).toEqual([3, '']);
    expect(failed.stderr).toMatch(/^wirecopy: --patch cannot write ".*": it is a folder\n/);
    const input = path.join(news, 'plain.txt');
    expect((await command(['repeats', input, '--patch', input])).status).toBe(2);
    expect((await command(['repeats', news, '--patch', file, '--out', file])).status).toBe(2);
  });

  test('with --json the summary goes to standard error, and every line follows the schema', async () => {
    const file = path.join(makeFolder(), 'x.patch');
    const { stdout, stderr } = await command(['repeats', makeNews(), '--json', '--patch', file]);
    expect(checkRecords(stdout.split('\n'))).toBeGreaterThan(4);
    expect(stderr).toContain('\nCut  4 files');
  });
});

describe('the command line of repeats', () => {
  test('--help describes cutting, and no option that matters only for pairs', async () => {
    const { stdout, status } = await command(['repeats', '--help']);
    expect(status).toBe(0);
    for (const part of ['--fix <folder>', '--patch <file>', '--min-passage', 'Fixing:']) {
      expect(stdout).toContain(part);
    }
    expect(stdout).not.toMatch(/--threshold|--only|--keep/);
  });

  test.each([
    [['repeats'], /^wirecopy: wirecopy repeats takes files, folders, globs/],
    [['repeats', 'seeds', '--fix', ''], /^wirecopy: --fix takes the path of a folder .* got ""/],
    [['repeats', 'seeds', '--only', 'passages'], /unknown option '--only'/],
    [['scan', 'seeds', '--fix', 'x'], /unknown option '--fix'/],
  ])('%j gives one sentence, with status 2', async (args, message) => {
    const { stdout, stderr, status } = await command(args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(message);
  });

  test.skipIf(isWindows)('a reader that leaves early is not an error', async () => {
    const child = spawn(process.execPath, [BIN, 'repeats', 'seeds', '--quiet']);
    child.stdout.destroy();
    const status = await new Promise((resolve) => child.on('close', resolve));
    expect(status).toBe(0);
  });
});

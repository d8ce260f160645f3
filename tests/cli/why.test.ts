import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { BIN, wirecopy } from './run.js';

const isWindows = process.platform === 'win32';
const [FIRST, SECOND] = ['seeds/000_6c66a1377947e156.txt', 'seeds/001_ab064667d30274e2.txt'];
const text = fs.readFileSync(FIRST, 'utf8');

describe('wirecopy why', () => {
  test('explains two files, stage by stage, and ends with a verdict', async () => {
    const { stdout, stderr, status } = await command(['why', FIRST, SECOND]);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatchInlineSnapshot(`
      "a  000_6c66a1377947e156.txt  644 words
      b  001_ab064667d30274e2.txt  471 words

      Shingles of 5 words
        distinct in a           622
        distinct in b           467
        in both                 22
        Jaccard similarity      0.0206; signatures say 0.0078
        share of a in b         0.0354
        share of b in a         0.0471

      Signatures
        bands in common         0 of 42, 3 slots each: no candidate
        expected                one or more with probability 0.0004

      Fingerprints
        in a, in b              130, 99
        in both                 10
        linked                  10
        nominated as copies     no

      Alignment, offsets in utf16, passages of 12 words
        in a       in b       words  match  identity  longest run  passage
        789-812    1234-1257      4      4    1.0000            4  no: run 4 of 12, matches 4 of 18
        1187-1218  485-516        6      6    1.0000            6  no: run 6 of 12, matches 6 of 18
        1222-1360  304-442       20     20    1.0000           20  yes, an exact run
        2521-2562  809-850        8      8    1.0000            8  no: run 8 of 12, matches 8 of 18
        3596-3619  1590-1613      4      4    1.0000            4  no: run 4 of 12, matches 4 of 18
        share aligned           0.0425 of the shorter article

      Rules
        near-duplicate  Jaccard similarity  0.0206  from 0.5  no
        contained       share of a in b     0.0354  from 0.8  no
        contained       share of b in a     0.0471  from 0.8  no
        edited          share aligned       0.0425  from 0.7  no

      Clusters
        a                       in no cluster
        b                       in no cluster

      No copies: the aligned share of the shorter article is 0.0425, and edited takes 0.7. They share 1
      passage.
      "
    `);
  });

  test('writes the rows of tables as lists where the columns do not fit', async () => {
    const env = { COLUMNS: '40' };
    const { stdout } = await command(['why', FIRST, SECOND], { env });
    const [alignment, rules] = ['Alignment', 'Rules'].map((name) =>
      stdout.split('\n\n').find((block) => block.startsWith(name)),
    );
    expect(
      alignment
        ?.replace(/\n {4}/g, ' ')
        .split('\n')
        .slice(2, 4),
    ).toEqual([
      '  in a 789-812, in b 1234-1257, words 4, match 4, identity 1.0000, longest run 4, no: run 4 of 12, matches 4 of 18',
      '  in a 1187-1218, in b 485-516, words 6, match 6, identity 1.0000, longest run 6, no: run 6 of 12, matches 6 of 18',
    ]);
    expect(
      rules
        ?.replace(/\n {4}/g, ' ')
        .split('\n')
        .slice(1, 3),
    ).toEqual([
      '  near-duplicate, Jaccard similarity, 0.0206, from 0.5, no',
      '  contained, share of a in b, 0.0354, from 0.8, no',
    ]);
  });

  test('takes ids and paths within a scan', async () => {
    const ids = ['000_6c66a1377947e156.txt', '001_ab064667d30274e2.txt'];
    const byId = await command(['why', ...ids, 'seeds']);
    const byPath = await command(['why', FIRST, SECOND, 'seeds']);
    expect(byId.stdout).toBe(byPath.stdout);
    expect(byId.stdout).toMatch(/\n\nNo copies: [^\n]*[\s\S]* They\s+share\s+1\s+passage\.\n$/);
  });

  test('--json gives the same figures as one object', async () => {
    const { stdout } = await command(['why', FIRST, SECOND, '--json']);
    const explanation = JSON.parse(stdout);
    expect(stdout.split('\n')).toHaveLength(2);
    expect(explanation).toMatchObject({
      type: 'explanation',
      a: { words: 644 },
      b: { words: 471 },
      verdict: 'shared-passages',
    });
    const passages = explanation.alignments.filter((one: { rule: string }) =>
      ['exact-run', 'edited-copy'].includes(one.rule),
    );
    const scanned = recordsOf((await command(['scan', FIRST, SECOND, '--json'])).stdout, 'passage');
    expect(passages.map((one: { a: object }) => one.a)).toEqual(
      scanned.map((one) => {
        const [{ start, end }] = one.occurrences as [{ start: number; end: number }];
        return { start, end };
      }),
    );
  });

  test('articles of records are named by their ids, on standard input too', () => {
    const input = ['x', 'y'].map((id) => JSON.stringify({ id, text })).join('\n');
    const { stdout, status } = wirecopy(['why', 'y', 'x', '-'], { input });
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /\n {2}a {23}in c1: identical, compared with the centre x\n {2}b {23}centre and canonical article of c1\n/,
    );
    expect(stdout).toMatch(/\nCopies: a and b have the same 644 words\.\n$/);
  });

  test('ids are data: control sequences of terminals are not shown', () => {
    const input = ['\u001b[2Jx', 'y'].map((id) => JSON.stringify({ id, text })).join('\n');
    const { stdout } = wirecopy(['why', '\u001b[2Jx', 'y', '-'], { input });
    expect(stdout).toContain('\ufffd[2Jx');
    expect(stdout).not.toContain('\u001b');
  });

  test.each([
    [['why'], /missing required argument 'a'/],
    [['why', FIRST], /missing required argument 'b'/],
    [['why', FIRST, FIRST], /^wirecopy: a and b are the same article, /],
    [['why', FIRST, 'gone.txt'], /^wirecopy: ".*gone.txt" was not read: missing, there is no such/],
    [
      ['why', 'x', 'y', 'seeds'],
      /^wirecopy: there is no article "x": the scan has 5, such as "000/,
    ],
    [
      ['why', 'README.md', FIRST, 'seeds'],
      /^wirecopy: there is no article "README.md": .*; a file must be among the paths$/m,
    ],
    [['why', 'x', '-'], /^wirecopy: wirecopy why takes two ids or files, got -/],
    [['why', FIRST, SECOND, '--threshold', '7'], /^wirecopy: --threshold takes a number from 0/],
    [['why', FIRST, SECOND, '--only', 'repeats'], /unknown option '--only'/],
    [['why', FIRST, SECOND, '--out', FIRST], /^wirecopy: --out takes a file that is not an input/],
  ])('%j gives one sentence, with status 2', async (args, message) => {
    const { stdout, stderr, status } = await command(args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  test('a name with which several files end is not guessed', async () => {
    const folder = makeFolder({ 'a/x.txt': 'one', 'b/x.txt': 'two', 'y.txt': 'three' });
    const { stderr, status } = await command(['why', 'x.txt', 'y.txt', folder]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^wirecopy: several articles have the name "x.txt"/);
  });

  test('--out gets the output of standard output', async () => {
    const out = path.join(makeFolder(), 'why.txt');
    expect((await command(['why', FIRST, SECOND, '--out', out])).stdout).toBe('');
    expect(fs.readFileSync(out, 'utf8')).toBe((await command(['why', FIRST, SECOND])).stdout);
  });

  test('--help goes to standard output', async () => {
    const { stdout, status, stderr } = await command(['why', '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/Usage: wirecopy why \[options\] <a> <b> \[paths\.\.\.\]/);
    expect(stdout).not.toContain('--fail-on');
  });

  test.skipIf(isWindows)('a reader that leaves early is not an error', async () => {
    const child = spawn(process.execPath, [BIN, 'why', FIRST, SECOND]);
    child.stdout.destroy();
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  });
});

describe('a scan that finds nothing', () => {
  test('names the filters and their rejected candidates', async () => {
    const { stdout } = await command(['scan', 'seeds', '--min-passage', '30']);
    expect(stdout).toContain('  No candidate pairs: no two signatures share a band.\n');
    expect(stdout).toMatch(/ {2}\d+ shared runs, the longest 20 words: below --min-passage 30\.\n/);
  });

  test('says how near the nearest pair came', async () => {
    const words = (from: number) =>
      Array.from({ length: 200 }, (_, i) => `w${(from + i) * 7919}`).join(' ');
    const folder = makeFolder({ 'a.txt': words(0), 'b.txt': words(80) });
    const { stdout } = await command(['scan', folder]);
    // 116 of 276 shingles, 120 of 200 words.
    expect(stdout).toContain('  1 candidate pair, none over 0.5: the nearest 0.42.\n');
    expect(stdout).toMatch(/the nearest has 60% of the shorter text\s+aligned\.\n/);
    const { counts } = JSON.parse(
      (await command(['scan', folder, '--json'])).stdout.trimEnd().split('\n').at(-1) ?? '',
    );
    expect(counts).toBe(undefined);
  });

  test('mentions passages that stay within clusters', async () => {
    const folder = makeFolder({ 'a.txt': text, 'b.txt': `${text} One more sentence of our own.` });
    const { stdout } = await command(['scan', folder]);
    expect(stdout).toMatch(/ {2}\d+ passages? inside clusters or forms, reported there\.\n/);
  });
});

import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readPeak } from '../../benchmarks/pipeline/measure.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { BIN, wirecopy } from './run.js';

const prose = new Prose(15);
const [bridge = '', harbour = '', school = ''] = [1, 2, 3].map(() => prose.paragraph(120));

interface Answer {
  verdict: string;
  canonical: string;
  of?: string;
  replayed?: true;
  reason?: string;
  record?: string;
  novelty: { start: number; end: number }[];
  passages: { article: string; start: number; end: number; otherStart: number; otherEnd: number }[];
}

const line = (record: object) => JSON.stringify(record);

/** The answers to records, in their order. */
function answersOf(stdout: string, field = 'wirecopy'): Answer[] {
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text.replace(/^\ufeff/, ''))[field]);
}

function answers(records: (object | string)[], ...options: string[]): Answer[] {
  const input = records.map((record) => (typeof record === 'string' ? record : line(record)));
  const { stdout, stderr, status } = wirecopy(['dedup', '-', ...options], {
    input: `${input.join('\n')}\n`,
  });
  if (status !== 0 && status !== 3) throw new Error(stderr);
  return answersOf(stdout);
}

const verdicts = (records: (object | string)[], ...options: string[]) =>
  answers(records, ...options).map(({ verdict }) => verdict);

describe('a record goes out as it came in, but for the added field', () => {
  test.each<[string, string]>([
    ['long numbers', `{"id":12345678901234567890123,"x":1.000e5,"y":-0,"text":"${bridge}"}`],
    ['spaces between', ` {\t"id" : "a" ,  "text":"${bridge}" } `],
    ['spaces after', `{"id":"a","text":"${bridge}"}  \t`],
    ['a carriage return', `{"id":"a","text":"${bridge}"}\r`],
    ['the order of keys', `{"z":1,"text":"${bridge}","a":{"}":"{"},"id":"a"}`],
    ['escapes', `{"id":"\\u0061","text":"${bridge}\\/\\u00e9\\ud83d\\ude00 \\"}\\""}`],
    ['a key that comes twice', `{"id":"a","id":"b","text":"${bridge}"}`],
    ['letters of any script', `{"id":"a","text":"мост 橋 🌉 ${bridge}"}`],
  ])('%s', (_, record) => {
    const { stdout, status } = wirecopy(['dedup', '-'], { input: `${record}\n` });
    expect(status).toBe(0);
    const close = record.lastIndexOf('}');
    expect(stdout.startsWith(`${record.slice(0, close)},"wirecopy":{"verdict":"new",`)).toBe(true);
    expect(stdout.endsWith(`}}${record.slice(close + 1)}\n`)).toBe(true);
  });

  test('a line in Latin-1, among lines of UTF-8', () => {
    const latin = Buffer.from(line({ id: 'latin', text: `Café ${harbour}` }), 'latin1');
    const input = Buffer.concat([Buffer.from(`${line({ id: 'é', text: bridge })}\n`), latin]);
    const { stdout } = spawnSync(process.execPath, [BIN, 'dedup', '-'], { input });
    expect(stdout.includes(latin.subarray(0, -1))).toBe(true);
    expect(stdout.includes('"canonical":"é"')).toBe(true);
  });

  test('an id that is a number is the same in a file of any encoding', () => {
    const record = `{ "id" : 123 , "text":"${bridge}"}`;
    const latin = Buffer.from(line({ id: 'l', text: `Café ${harbour}` }), 'latin1');
    const input = Buffer.concat([Buffer.from(`${record}\n`), latin, Buffer.from('\n')]);
    const { stdout } = spawnSync(process.execPath, [BIN, 'dedup', '-'], { input });
    expect(stdout.includes('"canonical":"123"')).toBe(true);
  });

  test.each([
    ['', line({ id: 'a', wirecopy: 1, text: bridge })],
    [', written with escapes', `{"id":"a","text":"\\"${bridge}","\\u0077irecopy" :1}`],
    [', after a byte-order mark', `\ufeff${line({ wirecopy: 1, text: bridge })}`],
  ])('a record with the field already%s, which is named and not judged', (_, record) => {
    const { stdout, stderr, status } = wirecopy(['dedup', '-'], {
      input: `${record}\n${line({ id: 'b', text: harbour })}\n`,
    });
    expect(stdout.split('\n')[0]).toBe(record);
    expect(stderr).toContain('-, line 1: bad-field, it has a field "wirecopy" already');
    expect(status).toBe(3);
    expect(
      answersOf(wirecopy(['dedup', '-', '--field', 'seen'], { input: record }).stdout, 'seen'),
    ).toMatchObject([{ verdict: 'new' }]);
  });
});

describe('bad records', () => {
  const good = (id: string) => line({ id, text: prose.paragraph(40) });

  test('have an answer each, in the order of the lines, and end nothing', () => {
    const long = 'k'.repeat(10_000);
    const found = answers([
      ...[
        '',
        '{"a"',
        good('a'),
        '[1,{"b":2}]',
        '"text}"',
        '{}',
        '',
        '{"id":"n"}',
        'null',
        good(long),
      ],
      line({ text: harbour }),
    ]);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
      ...[
        'broken-json',
        'new',
        'no-text',
        'no-text',
        'no-text',
        'no-text',
        'no-text',
        'new',
        'new',
      ],
    ]);
    expect(found[2]?.record).toBe('[1,{"b":2}]');
    expect(found[3]?.record).toBe('"text}"');
    expect(found[7]?.canonical).toBe(long);
  });

  test.each<[string, string | Uint8Array, string[]]>([
    [
      'lines in gzip',
      gzipSync(`${good('a')}\n{"b\n${line({ id: 'c' })}\n`),
      ['new', 'broken-json', 'no-text'],
    ],
    ['an array', `[${good('a')},{"id":"b"},5,${good('c')}]`, ['new', 'no-text', 'no-text', 'new']],
    [
      'an array that is broken',
      `[${good('a')},{"id":"b","text":},${good('c')}]`,
      ['new', 'broken-json', 'new'],
    ],
    [
      'a table',
      `id,text\na,${harbour}\nb,${bridge},3,4\nc,${school}\n`,
      ['new', 'broken-data', 'new'],
    ],
    ['a page without an article', '<html><body><p>Hello</p></body></html>', ['no-body']],
  ])('of standard input have an answer each in %s, too', (_, input, expected) => {
    const { stdout, status } = wirecopy(['dedup', '-'], { input });
    const found = answersOf(stdout);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual(expected);
    expect(status).toBe(3);
  });

  test('that have no end, or are too long, take a bounded part of the memory', {
    timeout: 120_000,
  }, async () => {
    const child = start('--max-size', '8M');
    const part = Buffer.alloc(1 << 20, 0x61);
    const write = async (bytes: string | Uint8Array) => {
      if (!child.stdin.write(bytes)) await once(child.stdin, 'drain');
    };
    const written = text(child.stdout);
    await write(`${good('a')}\n{"id":"b","text":"`);
    for (let megabytes = 0; megabytes < 2048; megabytes++) await write(part);
    await write(`"}\n${good('c')}\n{"id":"d","text":"`);
    for (let megabytes = 0; megabytes < 64; megabytes++) await write(part);
    const peak = readPeak(child.pid);
    child.stdin.end();
    const found = answersOf(await written);
    expect(found.map(({ verdict, reason }) => reason ?? verdict)).toEqual([
      ...['new', 'too-large', 'new', 'too-large'],
    ]);
    expect(found[1]).toMatchObject({ line: 2 });
    expect(peak).toBeLessThan(300 * 2 ** 20);
  });

  test('end a strict run with an error that names file and cause', () => {
    const cwd = makeFolder({ 'in.jsonl': `${good('a')}\n{"b"\n${good('c')}\n` });
    const { stderr, status } = wirecopy(['dedup', 'in.jsonl', '--strict'], { cwd });
    expect(status).toBe(3);
    expect(stderr).toMatch(/^wirecopy: in\.jsonl, line 2: broken-json, /);
  });

  test.each<[string, string]>([
    ['is broken', '{"b"'],
    ['has the added field', JSON.stringify({ id: 'b', text: harbour, wirecopy: 1 })],
  ])('end a strict run after all records before the one that %s', (_, faulty) => {
    const cwd = makeFolder({ 'in.jsonl': `${good('a')}\n${good('c')}\n${faulty}\n${good('d')}\n` });
    const options = ['--strict', '--index', 'seen', '-o', 'out.jsonl'];
    const { stderr, status } = wirecopy(['dedup', 'in.jsonl', ...options], { cwd });
    expect({ status, summary: stderr.split('\n')[1] }).toEqual({
      status: 3,
      summary: '2 records: 2 new',
    });
    const found = answersOf(fs.readFileSync(path.join(cwd, 'out.jsonl'), 'utf8'));
    expect(found.map(({ verdict }) => verdict)).toEqual(['new', 'new']);
    expect(wirecopy(['index', 'stats', 'seen'], { cwd }).stdout).toMatch(/^2 articles/);
    const quiet = wirecopy(['dedup', 'in.jsonl', '--strict', '--quiet'], { cwd });
    expect(quiet.stderr).toMatch(/^wirecopy: in\.jsonl, line 3: [^\n]*\n$/);
    expect(quiet.stdout.split('\n').length).toBe(3);
  });

  test('a strict run judges nothing if an input is missing', () => {
    const { stdout, status } = wirecopy(['dedup', 'nowhere.jsonl', '--strict']);
    expect({ stdout, status }).toEqual({ stdout: '', status: 3 });
  });

  test('dates that are not understood are named once', () => {
    const input = ['2024-01-01', 'garbage', '', '03/04/2024', 'soon'].map((date, id) => {
      return line({ id, date, text: prose.paragraph(60) });
    });
    const of = (records: string[], ...options: string[]) =>
      wirecopy(['dedup', '-', ...options], { input: `${records.join('\n')}\n` }).stderr;
    expect(of(input)).toBe(
      'wirecopy: 3 dates such as "garbage" are not understood, or may mean several days: their articles count as undated\n5 records: 5 new\n',
    );
    expect(of(input.slice(0, 2))).toMatch(
      /^wirecopy: the date "garbage" is not understood, .*\n2 records/,
    );
    expect(of(input.slice(0, 1))).toBe('1 record: 1 new\n');
    expect(of(input, '--quiet')).toBe('');
  });

  test('records without an id in other formats are named by their place', () => {
    const records = [harbour, school].map((text) => ({ text, id: { a: 1 }, tags: ['a'] }));
    const input = JSON.stringify(records);
    const cwd = makeFolder({ 'a.json': input });
    const named = (run: { stdout: string }) =>
      answersOf(run.stdout).map(({ canonical }) => canonical);
    expect(named(wirecopy(['dedup', '-'], { input }))).toEqual(['-:1', '-:2']);
    expect(named(wirecopy(['dedup', 'a.json'], { cwd }))).toEqual(['a.json:1', 'a.json:2']);
    const lines = records.map(line).join('\n');
    expect(named(wirecopy(['dedup', '-'], { input: lines }))).toEqual(['#0', '#1']);
  });

  test('the summary counts each record once, also a replayed one', () => {
    const first = good('a');
    const { stderr } = wirecopy(['dedup', '-'], { input: `${first}\n${good('b')}\n${first}\n` });
    expect(stderr).toBe('3 records: 3 new; 1 of them replayed\n');
  });

  test('input without records is not a fault', () => {
    const { stdout, stderr, status } = wirecopy(['dedup', '-'], { input: '' });
    expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '0 records\n', status: 0 });
  });
});

describe('verdicts', () => {
  const sentences = bridge.split('. ');

  test('each of them, on small articles', () => {
    const halves = `${sentences.slice(0, 5).join('. ')}. ${prose.paragraph(120)}`;
    const form = (place: string, high: number, low: number) =>
      `Weather for ${place}: high of ${high} degrees and low of ${low} degrees, winds of ${high - low} km an hour from the west, rain of ${low} mm by the evening, and sun for ${high} minutes after that.`;
    const found = answers([
      { id: 'a', text: bridge },
      { id: 'b', text: bridge },
      { id: 'c', text: bridge.toUpperCase() },
      { id: 'd', text: prose.edited(bridge, 0.02) },
      { id: 'e', text: bridge.slice(0, bridge.length / 3) },
      { id: 'f', text: halves },
      { id: 'a', text: `${bridge} ${prose.paragraph(12)}` },
      { id: 'g', text: school },
      { id: 'h', text: form('Aleford', 21, 12) },
      { id: 'i', text: form('Aleford', 17, 9) },
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual([
      ...['new', 'identical', 'same-text', 'near-duplicate', 'contained', 'partly', 'revision'],
      ...['new', 'new', 'same-form'],
    ]);
    for (const copy of found.slice(0, 5)) expect(copy.canonical).toBe('a');
    expect(found[5]).toMatchObject({
      canonical: 'f',
      passages: [{ article: 'a', start: 0, otherStart: 0 }],
    });
    expect(found[6]).toMatchObject({ of: 'a' });
  });

  test('an article with the bytes of an older one is identical, whatever came between', () => {
    const capitals = bridge.toUpperCase();
    const texts = [bridge, capitals, `${bridge} `, bridge, capitals, bridge.toLowerCase()];
    const found = answers(texts.map((text, id) => ({ id, text })));
    expect(found.map(({ verdict, of }) => [verdict, of])).toEqual(
      [
        ...[['new'], ['same-text', '0'], ['same-text', '1'], ['identical', '0']],
        ...[
          ['identical', '1'],
          ['same-text', '4'],
        ],
      ].map(([verdict, of]) => [verdict, of]),
    );
    expect(new Set(found.map(({ canonical }) => canonical))).toEqual(new Set(['0']));
  });

  test('spans of passages and of new text are places in the texts', () => {
    const fresh = prose.paragraph(60);
    const text = `${fresh} ${sentences.slice(0, 6).join('. ')}.`;
    const [
      ,
      {
        passages: [passage],
        novelty: [span],
      } = { passages: [], novelty: [] },
    ] = answers([
      { id: 'a', text: bridge },
      { id: 'b', text },
    ]);
    const shared = text.slice(passage?.start, passage?.end);
    expect(bridge.slice(passage?.otherStart, passage?.otherEnd)).toBe(shared);
    expect(shared).toBe(`${sentences.slice(0, 6).join('. ')}`);
    expect(text.slice(span?.start, span?.end)).toBe(fresh.slice(0, -1));
  });

  test('a record that comes again has its first answer, and changes nothing', () => {
    const cwd = makeFolder();
    const index = path.join(cwd, 'seen');
    const records = [
      { id: 'a', text: bridge },
      { id: 'b', text: `${bridge} ${harbour}` },
    ];
    const first = answers(records, '--index', index);
    const again = answers([...records, ...records], '--index', index);
    const replayed = first.map((answer) => ({ ...answer, replayed: true }));
    expect(again).toEqual([...replayed, ...replayed]);
    expect(wirecopy(['index', 'stats', index]).stdout).toMatch(/^2 articles in /);
  });

  test('with --key url, the same page is a revision under another id', () => {
    const records = [
      { id: 'a', url: 'https://www.news.example/bridge?utm_source=x', text: bridge },
      { id: 'b', url: 'https://m.news.example/bridge/amp', text: harbour },
      { id: 'c', url: 'https://news.example/?p=1', text: school },
      { id: 'd', url: 'https://news.example/?p=2', text: prose.paragraph(80) },
    ];
    expect(verdicts(records, '--key', 'url')).toEqual(['new', 'revision', 'new', 'new']);
    expect(verdicts(records)).toEqual(['new', 'new', 'new', 'new']);
  });
});

describe('a window', () => {
  const dated = (id: string, date: string) => ({ id, date, text: bridge });

  test('parts articles whose dates are further apart', () => {
    const records = [dated('a', '2024-01-01'), dated('b', '2024-01-20'), dated('c', '2024-05-01')];
    expect(verdicts(records, '--window', '30d')).toEqual(['new', 'identical', 'new']);
    expect(verdicts(records)).toEqual(['new', 'identical', 'identical']);
  });

  test('is not moved by a wrong date, for articles without a date', () => {
    const records = [
      ...['1', '2', '3'].map((id) => ({ id, date: '2024-01-02', text: prose.paragraph(40) })),
      dated('a', '2024-01-01'),
      { id: 'wrong', date: '2199-01-01', text: harbour },
      { id: 'b', text: bridge },
    ];
    expect(verdicts(records, '--window', '30d').at(-1)).toBe('identical');
  });
});

describe('copies', () => {
  const records = [
    { id: 'a', text: bridge },
    { id: 'b', text: bridge },
    { id: 'c', text: harbour },
  ];
  const input = records.map((record) => `${line(record)}\n`).join('');
  const idsIn = (ndjson: string) =>
    ndjson
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text).id);

  test('are left out with --drop', () => {
    expect(idsIn(wirecopy(['dedup', '-', '--drop'], { input }).stdout)).toEqual(['a', 'c']);
  });

  test('go to another file with --route', () => {
    const cwd = makeFolder();
    const { stdout } = wirecopy(['dedup', '-', '--route', 'copies.jsonl'], { input, cwd });
    expect(idsIn(stdout)).toEqual(['a', 'c']);
    expect(idsIn(fs.readFileSync(path.join(cwd, 'copies.jsonl'), 'utf8'))).toEqual(['b']);
  });

  test.each<[string[], RegExp]>([
    [['--route', 'no/where.jsonl'], /^wirecopy: --route cannot write "no\/where\.jsonl": /],
    [['--route', '-'], /^wirecopy: --route and --out cannot both be standard output/],
    [['--route', 'x', '--drop'], /--drop .* --route/],
    [['--against', 'x', '--index', 'y'], /--against .* --index/],
    [['--against', 'gone'], /^wirecopy: gone holds no index/],
    [['--index', 'in.jsonl'], /^wirecopy: in\.jsonl cannot hold an index: /],
    [['--index', '.'], /^wirecopy: \. holds other files and no index/],
  ])('%j is an error that names file and cause', (options, message) => {
    const cwd = makeFolder({ 'in.jsonl': input });
    const { stdout, stderr, status } = wirecopy(['dedup', 'in.jsonl', ...options], { cwd });
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect([2, 3]).toContain(status);
  });
});

describe('against an index', () => {
  test('records are compared with it alone, or also with each other, and it stays as it is', () => {
    const index = path.join(makeFolder(), 'seen');
    answers([{ id: 'old', text: bridge }], '--index', index);
    const bytes = () =>
      fs.readdirSync(index).map((name) => fs.readFileSync(path.join(index, name)));
    const before = bytes();
    const records = [
      { id: 'a', text: bridge },
      { id: 'b', text: harbour },
      { id: 'c', text: harbour },
    ];
    const against = ['--against', index];
    expect(verdicts(records, ...against)).toEqual(['identical', 'new', 'new']);
    expect(verdicts(records, ...against, '--within')).toEqual(['identical', 'new', 'identical']);
    expect(bytes()).toEqual(before);
  });
});

describe('input of any kind', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['a.jsonl.gz', gzipSync(`${line({ id: 'a', text: bridge })}\n`), ['a']],
    ['a.csv', `id,text\na,"${bridge}"\nb,"${harbour}"\n`, ['a', 'b']],
    ['a.json', JSON.stringify([{ id: 'a', text: bridge }]), ['a']],
    ['a.txt', bridge, ['a.txt']],
    [
      'a.html',
      `<html><head><title>Bridge</title></head><body><article><h1>Bridge</h1><p>${bridge}</p><p>${harbour}</p></article></body></html>`,
      ['a.html'],
    ],
  ])('%s', (name, content, ids) => {
    const cwd = makeFolder({ [name]: content });
    const { stdout, status } = wirecopy(['dedup', name], { cwd });
    const records = stdout
      .split('\n')
      .filter(Boolean)
      .map((text) => JSON.parse(text));
    expect(records.map(({ id }) => id)).toEqual(ids);
    expect(records[0].text).toContain(bridge.slice(0, 100));
    expect(records.every(({ wirecopy: { verdict } }) => verdict === 'new')).toBe(true);
    expect(status).toBe(0);
  });

  test('an agency in the byline of a page is a credit, and the byline is not a field', () => {
    const page = `<html><head><meta name="author" content="Reuters Staff"></head><body><article><p>${bridge}</p></article></body></html>`;
    const cwd = makeFolder({ 'a.html': page });
    const record = JSON.parse(wirecopy(['dedup', 'a.html'], { cwd }).stdout);
    expect(record.wirecopy.credits).toEqual(['Reuters']);
    expect(record).not.toHaveProperty('byline');
  });
});

/** Starts a run that reads standard input, and ends with the test. */
function start(...options: string[]): ChildProcessWithoutNullStreams {
  const child = spawn(process.execPath, [BIN, 'dedup', '-', ...options]);
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** The next piece of the output. */
const nextPiece = (child: ChildProcessWithoutNullStreams) =>
  new Promise<string>((resolve) => child.stdout.once('data', (bytes) => resolve(String(bytes))));

const statusOf = (child: ChildProcessWithoutNullStreams) =>
  new Promise((resolve) => child.on('close', (status, signal) => resolve(status ?? signal)));

describe('a stream', () => {
  // The reader of a queue would wait for ever, and this test with it.
  test('gives each record while it waits for the next, also after lines that are blank or broken', async () => {
    const child = start();
    child.stdin.write('\n{"broken"\n');
    for (const id of ['a', 'b']) {
      child.stdin.write(`${line({ id, text: prose.paragraph(50) })}\n`);
      let piece = await nextPiece(child);
      while (!piece.includes(`"id":"${id}"`)) piece = await nextPiece(child);
      expect(piece).toMatch(/"verdict":"new".*\n$/);
    }
    child.stdin.end();
    expect(await statusOf(child)).toBe(3);
  });

  test('ends when its reader goes away, and all that was read is in the index', async () => {
    const index = path.join(makeFolder(), 'seen');
    const child = start('--index', index);
    child.stdin.on('error', () => {});
    const feed = () => {
      while (child.stdin.write(`${line({ text: prose.paragraph(200) })}\n`));
      child.stdin.once('drain', feed);
    };
    feed();
    await nextPiece(child);
    child.stdout.destroy();
    expect(await statusOf(child)).toBe(0);
    expect(wirecopy(['index', 'verify', index]).stdout).toMatch(/every checksum is right/);
  });

  test.skipIf(process.platform === 'win32')(
    'that is ended by Ctrl-C leaves an index with every record that went out',
    async () => {
      const index = path.join(makeFolder(), 'seen');
      const child = start('--index', index);
      child.stdin.write(`${line({ id: 'a', text: bridge })}\n`);
      await nextPiece(child);
      child.kill('SIGINT');
      expect([130, 'SIGINT']).toContain(await statusOf(child));
      expect(answers([{ id: 'a', text: bridge }], '--index', index)).toMatchObject([
        { verdict: 'new', replayed: true },
      ]);
    },
  );
});

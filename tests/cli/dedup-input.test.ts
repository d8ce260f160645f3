/** Records of `dedup` on their way through it. */
import { spawnSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { answersOf, bridge, harbour, line, parsedLines, prose } from './dedup.js';
import { BIN, wirecopy } from './run.js';

describe('a record goes out as it came in, but for the added field', () => {
  const texts = prose.paragraphs(8, 120);
  const records: [kind: string, record: string][] = [
    ['long numbers', `{"id":12345678901234567890123,"x":1.000e5,"y":-0,"text":"${texts[0]}"}`],
    ['spaces between', ` {\t"id" : "a" ,  "text":"${texts[1]}" } `],
    ['spaces after', `{"id":"b","text":"${texts[2]}"}  \t`],
    ['a carriage return', `{"id":"c","text":"${texts[3]}"}\r`],
    ['the order of keys', `{"z":1,"text":"${texts[4]}","a":{"}":"{"},"id":"d"}`],
    ['escapes', `{"id":"\\u0061b","text":"${texts[5]}\\/\\u00e9\\ud83d\\ude00 \\"}\\""}`],
    ['a key that comes twice', `{"id":"e","id":"f","text":"${texts[6]}"}`],
    ['letters of any script', `{"id":"g","text":"мост 橋 🌉 ${texts[7]}"}`],
  ];
  const input = records.map(([, record]) => `${record}\n`).join('');
  const { stdout, status } = wirecopy(['dedup', '-'], { input });
  const lines = stdout.split('\n');

  test.each(records.map(([kind, record], at) => [kind, record, lines[at] ?? '']))(
    '%s',
    (_, record, found) => {
      expect([status, lines.length]).toEqual([0, records.length + 1]);
      const close = record.lastIndexOf('}');
      const answered = `${record.slice(0, close)},"wirecopy":{"verdict":"new",`;
      expect(found.startsWith(answered)).toBe(true);
      expect(found.endsWith(`}}${record.slice(close + 1)}`)).toBe(true);
    },
  );

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
    const records = parsedLines(stdout);
    expect(records.map(({ id }) => id)).toEqual(ids);
    expect(records[0]!.text).toContain(bridge.slice(0, 100));
    expect(answersOf(stdout).every(({ verdict }) => verdict === 'new')).toBe(true);
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

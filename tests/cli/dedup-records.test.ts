/** Records that are not lines of JSON come out of `dedup` whole, with one more field. */
import fs from 'node:fs';
import path from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { zip } from '../read/archive/build.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';

const prose = new Prose(23);
const [bridge = '', harbour = ''] = [1, 2].map(() => prose.paragraph(80));

interface Out extends Record<string, unknown> {
  wirecopy: { verdict: string; of?: string; reason?: string };
}

async function dedup(
  name: string,
  content: string | Uint8Array,
): Promise<{ lines: string[]; stderr: string }> {
  const folder = makeFolder();
  fs.writeFileSync(path.join(folder, name), content);
  const { stdout, stderr } = await command(['dedup', name], { cwd: folder });
  return { lines: stdout.split('\n').slice(0, -1), stderr };
}

const parsed = (lines: string[]) => lines.map((line) => JSON.parse(line) as Out);

describe('An array of JSON', () => {
  const records = [
    `{ "id": 12345678901234567890,\n  "text": ${JSON.stringify(bridge)},\r\n  "n": 1.50, "tags": ["a", {"b": null}] }`,
    `{"text":${JSON.stringify(bridge)},"id":"b","\\u0065mpty":[]}`,
  ];

  test('gives each record as it is, in one line, with the field at its end', async () => {
    const { lines } = await dedup('a.json', `[\n${records.join(',\n')}\n]`);
    const [first = '', second = ''] = lines;
    expect(first.startsWith(records[0]!.replace(/[\r\n]+/g, ' ').slice(0, -2))).toBe(true);
    expect(second.startsWith(records[1]!.slice(0, -1))).toBe(true);
    expect(parsed(lines).map(({ wirecopy }) => [wirecopy.verdict, wirecopy.of])).toEqual([
      ['new', undefined],
      ['identical', '12345678901234567890'],
    ]);
  });

  test('leaves a record alone which has a field of that name, and names it', async () => {
    const own = `{"id":1,"text":${JSON.stringify(harbour)},"wirecopy":0}`;
    const { lines, stderr } = await dedup('a.json', `[${own},${records[1]}]`);
    expect(lines[0]).toBe(own);
    expect(stderr).toContain('a.json, line 1: bad-field');
    expect(parsed(lines)[1]?.wirecopy.verdict).toBe('new');
  });

  test('gives its records within an archive, and in UTF-16', async () => {
    const line = records[1]!;
    const wide = new Uint8Array(Buffer.from(`\ufeff${line}\n`, 'utf16le'));
    for (const [name, content] of [
      ['a.zip', new Uint8Array(zip([{ name: 'x/a.jsonl', content: `${line}\n` }]))],
      ['wide.jsonl', wide],
    ] as const) {
      const { lines } = await dedup(name, content);
      expect(lines.map((out) => out.startsWith(line.slice(0, -1)))).toEqual([true]);
    }
  });
});

describe('A table', () => {
  test('gives all its columns in their order, as strings', async () => {
    const rows = [
      'views,id,text,note',
      `7,a,"${bridge}","a ""quoted"" note, with a comma"`,
      `,b,"${harbour}",`,
    ];
    const { lines } = await dedup('a.csv', `${rows.join('\n')}\n`);
    const [first, second] = parsed(lines);
    expect(Object.keys(first!)).toEqual(['views', 'id', 'text', 'note', 'wirecopy']);
    expect(first).toMatchObject({ views: '7', id: 'a', note: 'a "quoted" note, with a comma' });
    expect(second).toMatchObject({ views: '', id: 'b', text: harbour, note: '' });
  });

  test('without a header gives the strings of its articles', async () => {
    const { lines } = await dedup(
      'a.tsv',
      [bridge, harbour].map((text, i) => `${i}\t${text}\n`).join(''),
    );
    expect(parsed(lines).map(({ text }) => text)).toEqual([bridge, harbour]);
  });
});

test('A row of Parquet has all its columns, also those that an article has no use for', async () => {
  const bytes = parquetWriteBuffer({
    columnData: [
      { name: 'id', data: [2n ** 60n + 1n, 2n], type: 'INT64' },
      { name: 'text', data: [bridge, harbour], type: 'STRING' },
      { name: 'views', data: [3.5, 4], type: 'DOUBLE' },
      { name: 'seen', data: [new Date('2024-05-06T10:00:00Z'), new Date(0)], type: 'TIMESTAMP' },
    ],
  });
  const { lines } = await dedup('a.parquet', new Uint8Array(bytes));
  const [first, second] = parsed(lines);
  expect(first).toMatchObject({ id: '1152921504606846977', text: bridge, views: 3.5 });
  expect(first?.seen).toBe('2024-05-06T10:00:00.000Z');
  expect(second).toMatchObject({ id: 2, text: harbour, views: 4 });
});

/** Text in encodings other than UTF-8 is found, and the assumed encoding is named. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { command } from '../cli/command.js';
import { recordsOf } from '../cli/records.js';
import { wirecopy } from '../cli/run.js';
import { encode } from '../fixtures/encode.js';
import { LANGUAGES } from '../fixtures/languages.js';
import { makeFolder } from '../read/folder.js';

const CASES = path.resolve('tests/fixtures/cases/18-encodings');

const textOfLanguage = (language: string) =>
  LANGUAGES.find(([name]) => name === language)?.[2] ?? '';

/** Records, one on each line: some are plain ASCII and, on request, one is in UTF-8. */
function lines(language: string, encoding: string): Buffer {
  const record = (id: string, text: string) => `${JSON.stringify({ id, title: text, text })}\n`;
  const text = textOfLanguage(language);
  return Buffer.concat([
    encode(record('plain', 'Nothing but letters of English.'), encoding),
    encode(record('first', text), encoding),
    Buffer.from(record('utf8', `${text} é`)),
    encode(record('second', text), encoding),
  ]);
}

const RECORDS = [
  ['Czech', 'windows-1250'],
  ['Turkish', 'windows-1254'],
  ['Russian', 'KOI8-R'],
  ['Japanese', 'Shift_JIS'],
  ['Japanese', 'ISO-2022-JP'],
  ['Korean', 'EUC-KR'],
  ['Chinese, simplified', 'GB18030'],
  ['Chinese, traditional', 'Big5'],
] as const;

describe('the same text in another encoding is found, and its record names the encoding', () => {
  test.each(fs.readdirSync(CASES))('%s', async (folder) => {
    const { status, stdout } = await command(['scan', path.join(CASES, folder), '--json']);
    expect(status).toBe(0);
    const [old, ...others] = recordsOf(stdout, 'article');
    expect(old).toHaveProperty('encoding');
    expect(others[0]).not.toHaveProperty('encoding');
    expect(recordsOf(stdout, 'cluster')).toMatchObject([{ members: [{ relation: 'identical' }] }]);
    expect(recordsOf(stdout, 'notice')).toMatchObject([{ cause: 'encoding', count: 1 }]);
  });

  test.each(RECORDS)('in records, too: %s in %s', async (language, encoding) => {
    const folder = makeFolder({ 'a.jsonl': lines(language, encoding) });
    const result = await scan([folder]);
    const text = textOfLanguage(language);
    expect(result.skipped).toEqual([]);
    expect(result.articles.map(({ id, encoding: found }) => [id, found !== undefined])).toEqual([
      ['first', true],
      ['plain', false],
      ['second', true],
      ['utf8', false],
    ]);
    expect(result.articles[0]?.title).toBe(text);
    expect([result.textOf('first'), result.textOf('second')]).toEqual([text, text]);
    expect(result.clusters[0]?.members.map(({ article }) => article)).toContain('second');
  });
});

describe('one file gives the same result by every kind of input', () => {
  test.each([
    ['Polish', 'windows-1250'],
    ['Japanese', 'EUC-JP'],
  ] as const)('%s in %s', async (language, encoding) => {
    const folder = makeFolder({ 'a.jsonl': lines(language, encoding) });
    const file = path.join(folder, 'a.jsonl');
    const kept = path.join(makeFolder(), 'kept');
    const scan = ['scan', file, '--json'];
    const input = fs.readFileSync(file);
    const outputs = [
      wirecopy([...scan, '--workers', '2']).stdout,
      wirecopy(['scan', '-', '--json'], { input }).stdout,
    ];
    for (const options of [[], ['--resume', kept], ['--resume', kept], ['--memory', '300M']]) {
      outputs.push((await command([...scan, ...options])).stdout);
    }
    expect(outputs[0]).toContain('"encoding"');
    expect(new Set(outputs).size).toBe(1);
  });

  test('kept jobs are made again if another part of the file decides the encoding', () => {
    const folder = makeFolder({ 'a.jsonl': '' });
    const [file, kept] = [path.join(folder, 'a.jsonl'), path.join(folder, 'kept')];
    // The first job holds a line that shows little; the later lines are first Polish and then
    // Lithuanian.
    const padding = `${JSON.stringify({ text: 'Nothing but English. '.repeat(500) })}\n`.repeat(
      420,
    );
    const titles = ['Polish', 'Lithuanian'].map((language) => {
      const encoding = language === 'Polish' ? 'windows-1250' : 'windows-1257';
      const text = textOfLanguage(language);
      const rest = `${padding}${`${JSON.stringify({ text })}\n`.repeat(20)}`;
      const little = Buffer.concat([
        Buffer.from('{"id":"x","text":"na '),
        Buffer.from([0xe6]),
        Buffer.from('"}\n'),
      ]);
      fs.writeFileSync(file, Buffer.concat([little, encode(rest, encoding)]));
      const { stdout } = wirecopy([
        'scan',
        file,
        '--json',
        '--resume',
        kept,
        '--only',
        'documents',
      ]);
      return recordsOf(stdout, 'article').find(({ id }) => id === 'x')?.encoding;
    });
    expect(titles).toEqual(['windows-1250', 'windows-1257']);
  });
});

describe('--encoding', () => {
  const folder = () =>
    makeFolder({ 'a.txt': encode('Łódź', 'ISO-8859-2'), 'b.txt': 'Łódź', 'c.jsonl': '' });

  test('names the right encoding, and leaves UTF-8 alone', async () => {
    const paths = [folder()];
    const guessed = await scan(paths);
    expect(guessed.notices).toMatchObject([{ cause: 'doubtful-encoding', article: 'a.txt' }]);
    expect(guessed.notices[0]?.message).toContain('--encoding');
    const told = await scan(paths, { encoding: 'ISO-8859-2' });
    expect([told.textOf('a.txt'), told.textOf('b.txt')]).toEqual(['Łódź', 'Łódź']);
    expect(told.articles.map(({ encoding }) => encoding)).toEqual(['ISO-8859-2', undefined]);
    expect(told.notices).toMatchObject([{ cause: 'encoding' }]);
  });

  test.each(['latin2', 'iso8859_2', 'ISO-8859-2'])(
    'takes common spellings of names: %s',
    async (name) => {
      const { status, stdout } = await command(['scan', folder(), '--json', '--encoding', name]);
      expect(status).toBe(0);
      expect(recordsOf(stdout, 'article')[0]).toMatchObject({ encoding: 'ISO-8859-2' });
    },
  );

  test('that does not exist is wrong usage, and some existing ones are named', async () => {
    const { status, stderr } = await command(['scan', folder(), '--encoding', 'klingon']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--encoding takes .*windows-1250.*got "klingon"/);
  });
});

test('--fix leaves a file in another encoding, and names it', async () => {
  const paragraph = `${textOfLanguage('Czech')}\n`;
  const text = `${paragraph}\nJiný odstavec o něčem jiném, který je dost dlouhý.\n\n${paragraph}`;
  const folder = makeFolder({ 'a.txt': encode(text, 'windows-1250') });
  const out = path.join(makeFolder(), 'clean');
  const { stdout } = await command(['repeats', folder, '--fix', out]);
  expect(stdout).toContain('windows-1250; only UTF-8 is rewritten');
});

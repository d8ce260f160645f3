import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const prose = new Prose(71);
const texts = Array.from({ length: 3 }, () => prose.article(3));
const records = texts.map((body, n) => ({
  headline: `Title ${n}`,
  body,
  publisher: { name: `Paper ${n}` },
}));
const jsonl = (list: unknown[]) => list.map((one) => `${JSON.stringify(one)}\n`).join('');
const scan = (cwd: string, ...args: string[]) => command(['scan', '.', ...args], { cwd });

describe('guessed fields', () => {
  test('are stated in the summary, files with the same guess together', async () => {
    const cwd = makeFolder({
      'a.jsonl': jsonl(records),
      'b.json': JSON.stringify(records),
      'c.jsonl': jsonl([{ text: prose.article(3) }]),
      'd.csv': `id,content\n1,"${prose.article(2).replaceAll('"', '""')}"\n`,
    });
    const { stdout, status } = await scan(cwd);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /Fields\n {2}a\.jsonl and 1 more file: text from body, title from headline, source from\s+publisher\.name\n {2}d\.csv: text from content\n/,
    );
    const summary = recordsOf((await scan(cwd, '--json')).stdout, 'summary');
    expect(summary).toMatchObject([
      {
        fields: [
          {
            file: 'a.jsonl',
            files: 2,
            names: { text: 'body', title: 'headline', source: 'publisher.name' },
          },
          { file: 'd.csv', files: 1, names: { text: 'content' } },
        ],
      },
    ]);
  });

  test('are quoted and cut as named ones', async () => {
    const doubled = `${texts[0]}\n\n${texts[1]}\n\n${texts[1]}\n`;
    const cwd = makeFolder({ 'a.jsonl': jsonl([...records, { headline: 'x', body: doubled }]) });
    const { status } = await command(['repeats', '.', '--fix', 'out'], { cwd });
    expect(status).toBe(0);
    const lines = fs.readFileSync(path.join(cwd, 'out/a.jsonl'), 'utf8').split('\n');
    expect(JSON.parse(lines[3] ?? '').body.trim()).toBe(`${texts[0]}\n\n${texts[1]}`);
  });

  test('are the same on standard input', () => {
    const { stdout } = wirecopy(['scan', '-', '--json'], { input: jsonl(records) });
    expect(recordsOf(stdout, 'article')).toMatchObject(
      records.map(({ headline, publisher }) => ({ title: headline, source: publisher.name })),
    );
  });
});

test('a named field that no record has is an error that lists those there are', async () => {
  const cwd = makeFolder({ 'a.jsonl': jsonl(records) });
  const { stderr, status } = await scan(cwd, '--field-title', 'head');
  expect(status).toBe(2);
  expect(stderr).toContain('--field-title "head": no record has this field');
  expect(stderr).toContain('"headline", "body", "publisher.name"');
  const nested = await scan(cwd, '--source', 'publisher.name', '--json');
  expect(nested.status).toBe(0);
});

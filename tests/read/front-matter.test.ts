import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import type { RawArticle, RawSkip } from '../../src/read/raw-article.js';
import { command } from '../cli/command.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from './folder.js';
import { readBytes } from './items.js';

const FIELDS = ['title', 'date', 'source', 'url', 'text'] as const;

const stringsOf = (item: RawArticle | RawSkip) =>
  item.type === 'skipped'
    ? `${item.reason}: ${item.message}`
    : {
        ...Object.fromEntries(FIELDS.map((field) => [field, item.string(field)])),
        byline: item.byline,
      };

const read = (content: string | Uint8Array, name = 'a.md') =>
  readBytes(name, Buffer.from(content as string), stringsOf);

const articleOf = async (content: string | Uint8Array) => {
  const { items } = await read(content);
  expect(items).toHaveLength(1);
  return items[0] as Record<string, string>;
};

const HUGO_YAML = `---
title: "Ferry runs aground: 200 rescued"
date: 2024-05-06T10:00:00+02:00
author: Jane Roe
publisher: Harbour Herald
tags: [ferry, rescue]
canonical_url: https://herald.example/2024/ferry
url: /2024/ferry/
---

The ferry ran aground.
`;

const HUGO_TOML = `+++
title = 'Ferry runs aground: 200 rescued'
date = 2024-05-06T10:00:00+02:00
author = "Jane Roe"
publisher = "Harbour Herald"
tags = ["ferry", "rescue"]
canonical_url = "https://herald.example/2024/ferry"
+++

The ferry ran aground.
`;

const HUGO_JSON = `{
  "title": "Ferry runs aground: 200 rescued",
  "date": "2024-05-06T10:00:00+02:00",
  "author": {
    "name": "Jane Roe"
  },
  "publisher": "Harbour Herald",
  "canonical_url": "https://herald.example/2024/ferry",
  "url": "/2024/ferry/"
}

The ferry ran aground.
`;

const FERRY = {
  title: 'Ferry runs aground: 200 rescued',
  source: 'Harbour Herald',
  url: 'https://herald.example/2024/ferry',
  byline: 'Jane Roe',
  text: 'The ferry ran aground.\n',
};

describe('front matter', () => {
  test('in YAML is metadata, and the text begins after it', async () => {
    const { format, items } = await read(HUGO_YAML);
    expect(format).toBe('front-matter');
    expect(items).toEqual([{ ...FERRY, date: '2024-05-06T10:00:00+02:00' }]);
  });

  test('in TOML is the same', async () => {
    const { items } = await read(HUGO_TOML);
    expect(items).toMatchObject([FERRY]);
    const { date } = items[0] as Record<string, string>;
    expect(Date.parse(date!)).toBe(Date.parse('2024-05-06T10:00:00+02:00'));
  });

  test('in JSON is the same, before Markdown alone', async () => {
    const { format, items } = await read(HUGO_JSON);
    expect(format).toBe('front-matter');
    expect(items).toMatchObject([FERRY]);
    expect((await read(HUGO_JSON, 'a.txt')).format).not.toBe('front-matter');
    const record = `{\n"title": "T",\n"text": "Words of an article."\n}\n`;
    for (const content of [record, record + record, `${record.trimEnd()},\n`])
      expect((await read(content)).format, content).toBe('json');
  });

  test('may end with three points, and have a mark, CRLF, spaces or empty lines around it', async () => {
    const text = 'Words of a text.';
    for (const content of [
      `---\ntitle: T\n...\n${text}`,
      `\ufeff---\r\ntitle: T\r\n---\r\n\r\n${text}`,
      `\n---  \ntitle: T\n---\t\n \n\n${text}`,
      `---\nlayout: post\ntitle: >-\n  T\n---\n${text}`,
      `---\n# a remark\n"title": 'T'\n---\n${text}`,
    ]) {
      expect(await articleOf(content), content).toMatchObject({ title: 'T', text });
    }
  });

  test('keeps the characters of dates and numbers', async () => {
    const head = 'title: "1984"\ndate: 2024-05-06\nslug: 0012';
    expect(await articleOf(`---\n${head}\n---\nText.`)).toMatchObject({
      title: '1984',
      date: '2024-05-06',
    });
  });

  test('takes a title with a colon or a number sign that lacks quotes, as people write it', async () => {
    for (const title of [
      'Ukraine: five killed in strikes',
      'Team is #1 again',
      'Why: because #2',
    ]) {
      const content = `---\ntitle: ${title}\ndate: 2024-05-06 10:00\n---\nText.`;
      const { items } = await read(content);
      const shown = title.includes(': ') ? title : title.split(' #')[0];
      expect(items, title).toMatchObject([{ title: shown, date: '2024-05-06 10:00' }]);
    }
  });

  test('does not take nulls, paths and the addresses of notes for metadata', async () => {
    const head = 'title: >\n  A long\n  title\ndate: ~\nurl: /a/b/\nsource: https://x.example/a/b';
    expect(await articleOf(`---\n${head}\n---\nText.`)).toMatchObject({
      ...{ title: 'A long title', date: '', source: '', url: 'https://x.example/a/b' },
    });
  });

  test('names authors in a list, in objects, and under other names', async () => {
    for (const [line, byline] of [
      ['authors: [A Roe, B Doe]', 'A Roe, B Doe'],
      ['authors:\n  - name: A Roe\n  - name: B Doe', 'A Roe, B Doe'],
      ['author:\n  name: A Roe', 'A Roe'],
      ['byline: A Roe', 'A Roe'],
    ]) {
      expect(await articleOf(`---\n${line}\n---\nText.`), line).toMatchObject({ byline });
    }
  });

  test.each([
    [
      'a rule above a text',
      '---\nFire in the harbour\n\nTwo people were hurt.\n---\nMore words.\n',
    ],
    ['a headline with a colon', '---\nUkraine: five killed\n---\nMore words.\n'],
    ['a rule within a text', 'Words.\n\n---\ntitle: no front matter\n---\nMore words.\n'],
    ['one rule', '---\ntitle: a text that goes on\n\nand on\n'],
    ['longer rules', '-----\ntitle: x\n-----\nWords.\n'],
    ['a list', '- title: x\n- date: y\n'],
    ['a diff', '--- a/title: x\n+++ b/title: x\n'],
  ])('is not %s', async (_, content) => {
    const { format, items } = await read(content);
    expect(format).toBe('text');
    expect(items).toMatchObject([{ text: content }]);
  });

  test.each([
    ['---\ntitle: "no end\ndate: 2024\n---\nWords.\n'],
    ['---\nThe author says\nauthor: {{ page.author }\n---\nWords.\n'],
    ['+++\ntitle = no quotes\n+++\nWords.\n'],
    ['{\n"title": no quotes\n}\nWords.\n'],
    [`---\ntitle: ${'['.repeat(16_000)}\n---\nWords.\n`],
  ])('that cannot be parsed is text, and this is said: %#', async (content) => {
    const { items } = await read(content);
    const fault = expect.stringMatching(
      /^one-text: its front matter cannot be parsed and is read as text: [^\n]+$/,
    );
    expect(items).toMatchObject([fault, { text: content, title: '' }]);
  });

  test('without a text after it is skipped', async () => {
    const { items } = await read('---\ntitle: Section\n---\n\n');
    expect(items).toEqual(['no-text: there is no text after its front matter']);
  });

  test('is read in UTF-16 and in code pages', async () => {
    const content =
      '---\ntitle: Für Übermorgen\ndate: 2024-05-06\n---\nDie Fähre lief für zwei Tage auf Grund.\n';
    const wanted = { title: 'Für Übermorgen', text: 'Die Fähre lief für zwei Tage auf Grund.\n' };
    for (const bytes of [
      Buffer.from(`\ufeff${content}`, 'utf16le'),
      Buffer.from(content, 'latin1'),
    ]) {
      expect(await articleOf(bytes)).toMatchObject(wanted);
    }
  });

  test('never changes the words of the text after it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme' }).filter((title) => title.trim() !== ''),
        fc.string({ unit: 'grapheme' }).map((text) => `w${text}`),
        async (title, text) => {
          const { items } = await read(`---\ntitle: ${JSON.stringify(title)}\n---\n${text}`);
          expect(items.at(-1)).toMatchObject({ text });
        },
      ),
    );
  });
});

describe('a scan of texts with front matter', () => {
  const prose = new Prose(7);
  const body = Array.from({ length: 6 }, () => prose.paragraph(60)).join('\n\n');

  test('finds copies that differ only in their front matter, and reads texts back', async () => {
    const folder = makeFolder({
      'a.md': `---\ntitle: One\ndate: 2024-05-06\n---\n\n${body}`,
      'b.md': `+++\ntitle = "Another title altogether"\ntags = ["x", "y"]\n+++\n${body}`,
      'c.txt': body,
      'd.md': `\ufeff---\r\ntitle: Four\r\n---\r\n${body}`,
      'e.md': Buffer.from(`\ufeff---\ntitle: Five\n---\n${body}`, 'utf16le'),
      'f.md': Buffer.from(`---\r\ntitle: Für Übermorgen\r\n---\r\n\r\n${body}`, 'latin1'),
      'g.md': `{\n  "title": "Seven"\n}\n\n${body}`,
    });
    const result = await scan([folder]);
    expect(result.clusters).toHaveLength(1);
    const relations = result.clusters[0]!.members.map(({ relation }) => relation);
    expect(relations).toEqual(Array.from({ length: 6 }, () => 'identical'));
    for (const { id } of result.articles) expect(result.textOf(id)).toBe(body);
    expect(result.articles.map(({ title }) => title)).toEqual([
      'One',
      'Another title altogether',
      undefined,
      'Four',
      'Five',
      'Für Übermorgen',
      'Seven',
    ]);
  });

  test('shows findings at the lines and columns of the file', async () => {
    const shared = prose.paragraph(80);
    const files: Record<string, string | Buffer> = {
      'a.md': `---\ntitle: Été\ndate: 2024-05-06\n---\n\n${prose.paragraph(90)}\n\n${shared}\n`,
      'b.md': Buffer.from(`---\ntitle: Été\n---\n\n${prose.paragraph(90)} ${shared}\n`, 'latin1'),
      'c.txt': `${prose.paragraph(90)}\n\n${shared}\n`,
    };
    const folder = makeFolder(files);
    const { stdout } = await command(['scan', folder, '--quiet', '--format', 'sarif']);
    const [finding, ...others] = JSON.parse(stdout).runs[0].results;
    expect(others).toEqual([]);
    const places = [...finding.locations, ...finding.relatedLocations];
    expect(places).toHaveLength(3);
    for (const { physicalLocation } of places) {
      const { artifactLocation, region } = physicalLocation;
      const name = path.basename(artifactLocation.uri);
      const file = files[name]!.toString(name === 'b.md' ? 'latin1' : 'utf8');
      const found = file.slice(region.charOffset, region.charOffset + region.charLength);
      expect(shared).toContain(found);
      expect(found.length).toBeGreaterThan(shared.length - 10);
      const line = file.split('\n')[region.startLine - 1]!;
      expect(line.slice(region.startColumn - 1).startsWith(found), name).toBe(true);
    }
  });

  test('cuts doubled text from the body alone', async () => {
    const head = '---\ntitle: One\n---\n';
    const folder = makeFolder({ 'a.md': `${head}${body}\n\n${body}\n` });
    const out = path.join(makeFolder(), 'out');
    await command(['repeats', folder, '--fix', out]);
    expect(fs.readFileSync(path.join(out, 'a.md'), 'utf8').trimEnd()).toBe(`${head}${body}`);
  });
});

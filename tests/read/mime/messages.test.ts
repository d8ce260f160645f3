import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { RawArticle, RawSkip } from '../../../src/read/raw-article.js';
import { HEADLINE, page, paragraphs, STORY } from '../../extract/layouts.js';
import { fileNamed, readFileOf } from '../items.js';
import { PYTHON } from '../python.js';
import { mutated } from '../random.js';

const TEXT = 'Größere Brände = kleinere Wälder.\nSagt “die” Feuerwehr über den Brand im Süden.';

const stringsOf = (item: RawArticle | RawSkip) => {
  if (item.type === 'skipped') return `${item.reason}: ${item.message}`;
  const fields = ['text', 'title', 'date', 'source', 'url', 'id'] as const;
  return Object.fromEntries(fields.map((field) => [field, item.string(field)]));
};

const read = (name: string, content: string | Uint8Array) =>
  readFileOf(fileNamed(name), Buffer.from(content as string), stringsOf, { maxBytes: 1 << 20 });

const quoted = (text: string) =>
  [...Buffer.from(text)]
    .map((byte) =>
      byte === 0x3d || byte > 0x7e
        ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
        : String.fromCharCode(byte),
    )
    .join('')
    .replace(/((?:=..|[^=\n]){60,70})/g, '$1=\n');

const ADDRESS = 'https://www.herald.example/bridge';
const PAGE = page(`<article><h1>${HEADLINE}</h1>${paragraphs().join('')}</article>`);
const BOUNDARY = '----MultipartBoundary--x7----';
const FRAME = page(
  `<article>${paragraphs(['An advertisement in a frame of the page.']).join('')}</article>`,
);

/** A saved page, as Chromium writes it. */
function mhtml(html: string, { head = '', rest = '' } = {}): string {
  const lines = [
    'From: <Saved by Blink>',
    `Snapshot-Content-Location: ${ADDRESS}`,
    'Subject: =?utf-8?Q?Northwick?=',
    'Date: Mon, 6 May 2024 10:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html";',
    `\tboundary="${BOUNDARY}"`,
    '',
    '',
    `--${BOUNDARY}`,
    'Content-Type: text/html',
    'Content-ID: <frame-1@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    `Content-Location: ${ADDRESS}`,
    head,
    quoted(html),
    `--${BOUNDARY}`,
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    ...(rest === '' ? [] : [`--${BOUNDARY}`, rest]),
    `--${BOUNDARY}--`,
    '',
  ];
  return lines.join('\n').replaceAll('\n', '\r\n');
}

const STORED = {
  text: STORY.join('\n\n'),
  title: HEADLINE,
  url: ADDRESS,
  source: 'herald.example',
};

describe('a page that a browser saved in one file', () => {
  test('is read as the page, with its address', async () => {
    for (const name of ['a.mhtml', 'a.mht', 'a']) {
      const { format, items } = await read(name, mhtml(PAGE));
      expect(format).toBe('mime');
      expect(items).toMatchObject([STORED]);
    }
  });

  test('is without the pages in its frames, in whatever order the parts are', async () => {
    const frame = (place: string) =>
      `Content-Type: text/html\nContent-Location: ${place}\n\n${FRAME}`;
    expect((await read('a.mhtml', mhtml(PAGE, { rest: frame('cid:x') }))).items).toMatchObject([
      STORED,
    ]);
    const swapped = mhtml(FRAME, {
      rest: `Content-Type: text/html\nContent-Location: ${ADDRESS}\n\n${PAGE}`,
    }).replace(`\nContent-Location: ${ADDRESS}`, '\nContent-Location: cid:x');
    expect((await read('a.mhtml', swapped)).items).toMatchObject([STORED]);
  });

  test('has the charset of its part', async () => {
    const text = STORY.map((each) => `${each} Über 100 Brüder.`);
    const html = page(`<article>${paragraphs(text).join('')}</article>`)
      .replaceAll('“', '"')
      .replaceAll('”', '"')
      .replaceAll('©', '');
    const saved = mhtml('')
      .replace('Content-Type: text/html', 'Content-Type: text/html; charset="windows-1252"')
      .replace('Content-Transfer-Encoding: quoted-printable\r\n', '');
    const [before, after] = saved.split(`\r\n\r\n\r\n--${BOUNDARY}\r\nContent-Type: image`);
    const bytes = Buffer.concat([
      Buffer.from(`${before}\r\n\r\n`),
      Buffer.from(html, 'latin1'),
      Buffer.from(`\r\n--${BOUNDARY}\r\nContent-Type: image${after}`),
    ]);
    const { items } = await read('a.mhtml', bytes);
    expect((items.at(-1) as { text: string }).text).toContain('Über 100 Brüder.');
  });

  test('that is cut is read as far as it goes, and named', async () => {
    const whole = mhtml(PAGE);
    const cut = whole.slice(0, whole.indexOf('image/png'));
    const { items } = await read('a.mhtml', cut);
    expect(items).toMatchObject(['broken-data: it ends within a part: the file is cut', STORED]);
  });

  test('without an article is named as such a page', async () => {
    const { items } = await read('a.mhtml', mhtml('<html><p></html>'));
    expect(items).toEqual(['no-body: a page without the text of an article']);
  });
});

/** Mails by the library of Python. */
function mails(): { name: string; bytes: string }[] {
  const script = path.join(import.meta.dirname, 'write-mails.py');
  const html = `<html><body><p>${TEXT.replace('\n', '</p><p>')}</p></body></html>`;
  const { stdout, stderr } = spawnSync(PYTHON, [script, TEXT.replace(/[“”]/g, '"'), html], {
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

describe('a mail', () => {
  test('has its subject, sender, date and text, in every encoding of Python', async () => {
    const all = mails();
    expect(all).toHaveLength(8);
    for (const { name, bytes } of all) {
      const { format, items } = await read('a.eml', Buffer.from(bytes, 'latin1'));
      expect(format).toBe('mime');
      expect(items[0], name).toMatchObject({
        title: expect.stringMatching(
          /^Zürich: café “shut”, says owner of the place for sixty years and more \S+$/,
        ),
        source: 'Agence Générale',
        date: 'Mon, 06 May 2024 10:00:00 +0200',
      });
      const { text } = items[0] as { text: string };
      expect(text.replace(/\s+/g, ' ').replace(/[“”]/g, '"'), name).toBe(
        TEXT.replace('\n', ' ').replace(/[“”]/g, '"'),
      );
    }
  });

  test('names the attachments that are not read', async () => {
    const { items } = await read('a.eml', Buffer.from(mails()[6]!.bytes, 'latin1'));
    expect(items.slice(1)).toEqual([
      'no-article: parts of the type application/pdf are not read',
      'no-article: parts of the type text/plain are not read',
    ]);
  });

  test('numbers its parts from one', async () => {
    const lines = await readFileOf(
      fileNamed('a.eml'),
      Buffer.from(mails()[6]!.bytes, 'latin1'),
      (item) => item.line,
    );
    expect(lines.items).toEqual([0, 3, 4]);
  });

  test('in a mailbox is one of several articles', async () => {
    const [one, , other] = mails();
    const mailbox = [one, other]
      .map(
        ({ bytes } = { name: '', bytes: '' }) =>
          `From x@y.example Mon May  6 10:00:00 2024\r\n${bytes}\r\n`,
      )
      .join('');
    const { items } = await read('news.mbox', Buffer.from(mailbox, 'latin1'));
    expect(items).toMatchObject([
      { id: '<quoted-printable.utf-8@agence.example>' },
      { id: '<base64.utf-8@agence.example>' },
    ]);
  });

  test('without MIME needs the extension of a mail', async () => {
    const mail = `From: a@agence.example\nSubject: Fire\nDate: Mon, 6 May 2024 10:00:00 GMT\n\n${TEXT}`;
    expect((await read('a.eml', mail)).items).toMatchObject([
      { title: 'Fire', text: TEXT, source: 'agence.example' },
    ]);
    expect((await read('a.txt', mail)).items).toMatchObject([{ text: mail, title: '' }]);
  });

  test('without a text is skipped', async () => {
    const { items } = await read(
      'a.eml',
      'Subject: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nabc',
    );
    expect(items).toEqual([
      'no-text: a mail without a text',
      'no-article: parts of the type image/png are not read',
    ]);
  });

  test.each([
    ['a report with a colon', 'Reuters: a fire in the harbour.\n\nMore words.\n'],
    [
      'a text about mail',
      'Subject: in grammar, the doer of an action.\n\nMIME-Version: 1.0 is a field.\n',
    ],
    ['a letter', 'From London came the news of 1848\nthat nobody believed.\n'],
  ])('is not %s', async (_, text) => {
    expect(await read('a.txt', text)).toMatchObject({ format: 'text', items: [{ text }] });
  });
});

describe('a damaged message', () => {
  const samples = () =>
    [
      mhtml(PAGE),
      ...mails()
        .slice(5)
        .map(({ bytes }) => bytes),
    ].map((each) => Buffer.from(each, 'latin1'));

  test('gives an article or a reason, cut anywhere or with other bytes', async () => {
    for (const bytes of samples()) {
      for (let end = 1; end < bytes.length; end += 1 + (end >> 5)) {
        const { items } = await read('a.eml', bytes.subarray(0, end));
        expect(items.length).toBeGreaterThan(0);
      }
      for (const other of mutated(bytes, 50)) await read('a.eml', other);
    }
  });

  test('takes linear time, however its boundaries repeat', async () => {
    const nested = Array.from(
      { length: 3000 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
    );
    const flat = `MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(100_000)}`;
    const words = `MIME-Version: 1.0\nContent-Type: text/plain\nSubject: ${'=?utf-8?q?'.repeat(5000)}\n\nx`;
    for (const content of [`MIME-Version: 1.0\n${nested.join('')}`, flat, words]) {
      const { items } = await read('a.eml', content);
      expect(items.length).toBeGreaterThan(0);
    }
  });
});

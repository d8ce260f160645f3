import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { sampleFiles, samplePages } from '../../src/read/html/sample-pages.js';
import { surveyPages } from '../../src/read/html/survey-pages.js';
import { planJobs, planSurveyed, withChrome } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import type { RawArticle, RawSkip } from '../../src/read/raw-article.js';
import { readerOfContent } from '../../src/read/readers.js';
import { HEADLINE, page, paragraphs, STORY } from '../extract/layouts.js';
import { Prose } from '../fixtures/articles.js';
import { encode } from '../fixtures/encode.js';
import { tar, tarEntry, zip } from './archive/build.js';
import { makeFolder } from './folder.js';
import { fileNamed, readBytes, readFileOf } from './items.js';
import { httpBlock, responseRecord } from './warc/build.js';

const ARTICLE = page(
  `<article><h1>${HEADLINE}</h1>${paragraphs().join('')}</article>`,
  '<link rel="canonical" href="https://www.herald.example/bridge"><meta name="date" content="2024-05-07">',
);

type Members = Readonly<Record<string, string>>;

const zipOf = (members: Members) =>
  zip(Object.entries(members).map(([name, content]) => ({ name, content })));

const tarOf = (members: Members) =>
  tar(...Object.entries(members).map(([name, content]) => tarEntry({ name, content })));

const stringsOf = (item: RawArticle | RawSkip) =>
  item.type === 'skipped'
    ? item.reason
    : (['text', 'title', 'date', 'source', 'url'] as const).map((field) => item.string(field));

describe('the reader of pages', () => {
  test('gives the text and the metadata of one article', async () => {
    const { items, format } = await readBytes('a.html', Buffer.from(ARTICLE), stringsOf);
    expect(format).toBe('html');
    const url = 'https://www.herald.example/bridge';
    expect(items).toEqual([[STORY.join('\n\n'), HEADLINE, '2024-05-07', 'herald.example', url]]);
  });

  test('reads compressed pages', async () => {
    const { items, format } = await readBytes('a.html.gz', gzipSync(ARTICLE), stringsOf);
    expect(format).toBe('gzip html');
    expect(items).toHaveLength(1);
  });

  test.each([
    ['<!DOCTYPE html><p>', true],
    ['\n<!-- a note --> <!doctype HTML>', true],
    ['<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml">', true],
    ['<HTML>', true],
    ['<head><meta charset="utf-8">', true],
    ['<html', false],
    ['<p>Markup in a text</p>', false],
    ['<rss version="2.0">', false],
    ['<?xml version="1.0"?><nitf>', false],
    ['Words about <html> and others', false],
    ['', false],
  ])('accepts %j: %s', (content, isPage) => {
    for (const bytes of [Buffer.from(content), Buffer.from(`\ufeff${content}`, 'utf16le')]) {
      const found = readerOfContent({ bytes, isWhole: true, extension: '' });
      expect(found !== undefined && 'name' in found && found.name === 'html').toBe(isPage);
    }
  });

  test('passes over pages that are not articles, by name', async () => {
    const error = '<title>404 Not Found</title><p>The page is not here.</p>';
    for (const [html, reason] of [
      ['<html></html>', 'no-body'],
      [error, 'error-page'],
      [
        page('<h3><a href="/a">Council votes on a plan for the old town</a></h3>'.repeat(20)),
        'section-page',
      ],
    ] as const) {
      const { items } = await readBytes('a.html', Buffer.from(html), stringsOf);
      expect(items).toEqual([reason]);
    }
  });

  test('passes over pages that are too large', async () => {
    const { items } = await readBytes('a.html', Buffer.from(ARTICLE), stringsOf, { maxBytes: 100 });
    expect(items).toEqual(['too-large']);
  });
});

describe('the encoding of a page', () => {
  const body = 'Мост в Нортвике закрыт до весны, сообщил городской совет во вторник вечером.';
  const html = (charset: string) => `<html><meta charset="${charset}"><p>${body}</p></html>`;
  const textOf = (item: RawArticle | RawSkip) =>
    item.type === 'skipped' ? item.reason : `${item.encoding} ${item.string('text')}`;

  test.each(['windows-1251', 'KOI8-R', 'IBM866', 'ISO-8859-5'] as const)(
    '%s is the one that it declares',
    async (name) => {
      const { items } = await readBytes('a.html', encode(html(name), name), textOf);
      expect(items).toEqual([expect.stringMatching(new RegExp(`^[1-9]\\d* ${body}$`))]);
    },
  );

  test('is UTF-8 if its bytes are, in spite of another declaration', async () => {
    const { items } = await readBytes('a.html', Buffer.from(html('iso-8859-1')), textOf);
    expect(items).toEqual([`0 ${body}`]);
  });

  test('is windows-1252 if it declares Latin-1', async () => {
    const text =
      'The bridge costs € 4 million – “far too much”, as the café says, and more than that.';
    const bytes = encode(
      `<html><meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>${text}</p>`,
      'windows-1252',
    );
    const { items } = await readBytes('a.html', bytes, stringsOf);
    expect(items[0]![0]).toBe(text);
  });

  test('is the one of HTTP before the one of the page', async () => {
    const file = { ...fileNamed('a.html'), charset: 'koi8-r', url: 'https://herald.example/1' };
    const bytes = encode(html('windows-1251'), 'KOI8-R');
    const { items } = await readFileOf(file, bytes, stringsOf);
    const [text, , , , url] = items[0]!;
    expect([text, url]).toEqual([body, 'https://herald.example/1']);
  });

  test('is UTF-16 if a mark says so', async () => {
    const { items } = await readBytes(
      'a.html',
      Buffer.from(`\ufeff${html('utf-8')}`, 'utf16le'),
      textOf,
    );
    expect(items).toEqual([expect.stringContaining(body)]);
  });
});

describe('a scan of a folder of pages', () => {
  const BOX =
    'Get the ten best stories of the week in one letter, which our editors choose for you.';
  const HTML = { 'Content-Type': 'text/html' };
  const story = (n: number) => {
    const prose = new Prose(n);
    return [1, 2, 3, 4].map(() => `${prose.words(30).join(' ')}.`);
  };
  const files = Object.fromEntries(
    [1, 2, 3, 4, 5, 6].map((n) => [
      `2024/${n}.html`,
      page(
        `<div>${paragraphs([...story(Math.min(n, 5)).slice(0, 3), BOX, ...story(Math.min(n, 5)).slice(3)]).join('')}</div>`,
      ),
    ]),
  );

  test('finds the same with any number of threads, and reads its texts again', async () => {
    const folder = makeFolder(files);
    const [one, two] = await Promise.all([
      scan([folder], { workers: 1 }),
      scan([folder], { workers: 2 }),
    ]);
    expect(two.summary.digest).toBe(one.summary.digest);
    expect(one.clusters.map(({ members }) => members.length + 1)).toEqual([2]);
    for (const n of [1, 2, 3, 4, 5]) {
      expect(one.textOf(`2024/${n}.html`)).toBe(story(n).join('\n\n'));
    }
  });

  test('puts the chrome into each job of whole files, as plain data', async () => {
    const { inputs } = listInputs([makeFolder({ ...files, 'a.txt': 'a' })]);
    const pages = await surveyPages(sampleFiles(inputs));
    const jobs = await withChrome(planJobs(inputs, 1000), pages);
    expect(jobs.length).toBeGreaterThan(1);
    for (const { chrome } of jobs) {
      expect(chrome).toBeDefined();
      expect(structuredClone(chrome)).toEqual(chrome);
    }
  });

  test.each([
    ['a crawl', 'crawl.warc', (crawl: Buffer) => crawl],
    ['a compressed crawl', 'crawl.warc.gz', gzipSync],
  ])('leaves the chrome of the sites of %s out', async (_, name, pack) => {
    const box = paragraphs([BOX]).join('');
    const pages = Object.values(files).flatMap((html, n) => [
      responseRecord(`https://www.herald.example/${n}`, httpBlock(html, HTML)),
      // Each is the only page of another site, which has no chrome.
      responseRecord(`https://other${n}.example/`, httpBlock(html, HTML)),
      responseRecord(
        `https://herald.example/${n}.gif`,
        httpBlock(box, { 'Content-Type': 'image/gif' }),
      ),
    ]);
    const result = await scan([makeFolder({ [name]: pack(Buffer.concat(pages)) })]);
    for (const n of [1, 2, 3, 4, 5]) {
      expect(result.textOf(`https://www.herald.example/${n - 1}`)).toBe(story(n).join('\n\n'));
      expect(result.textOf(`https://other${n - 1}.example/`)).toContain(BOX);
    }
  });

  test.each([
    ['ZIP', 'site.zip', zipOf],
    ['tar', 'site.tar', tarOf],
    ['compressed tar', 'site.tgz', (members: Members) => gzipSync(tarOf(members))],
  ])('leaves the chrome of the folders of a %s out', async (_, name, pack) => {
    const result = await scan([makeFolder({ [name]: pack({ ...files, 'note.txt': ARTICLE }) })]);
    for (const n of [1, 2, 3, 4, 5]) {
      expect(result.textOf(`${name}/2024/${n}.html`)).toBe(story(n).join('\n\n'));
    }
  });

  test('surveys the whole members of a ZIP although one of them is broken', async () => {
    const archive = zipOf({
      ...files,
      '2024/0.html': '<p>Read first, and damaged.</p>'.repeat(40),
    });
    const at = archive.indexOf('0.html') + '0.html'.length;
    archive.fill(0xff, at, at + 8);
    const result = await scan([makeFolder({ 'site.zip': archive })]);
    expect(result.skipped.map(({ reason }) => reason)).toEqual(['broken-data']);
    expect(result.textOf('site.zip/2024/1.html')).toBe(story(1).join('\n\n'));
  });

  test('reads a broken crawl although the survey cannot', async () => {
    const [html = ''] = Object.values(files);
    const record = responseRecord('https://herald.example/1', httpBlock(html, HTML));
    const crawl = gzipSync(Buffer.concat([record, record])).subarray(0, -20);
    const { articles, skipped } = await scan([makeFolder({ 'crawl.warc.gz': crawl })]);
    expect(articles.length).toBeGreaterThan(0);
    expect(skipped.map(({ reason }) => reason)).toContain('broken-data');
  });

  test('reads no page for a survey if there are no pages', async () => {
    const jobs = await planSurveyed(listInputs([makeFolder({ 'a.txt': ARTICLE })]).inputs);
    expect(jobs[0]).not.toHaveProperty('chrome');
  });

  test('gives its texts although a page changed since it was read', async () => {
    const folder = makeFolder(files);
    const result = await scan([folder]);
    fs.writeFileSync(path.join(folder, '2024/1.html'), ARTICLE);
    expect(result.textOf('2024/1.html')).toBe(story(1).join('\n\n'));
  });

  test('chooses a sample that a few more pages hardly change', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, i) => fileNamed(`f${i % 7}/${i}.html`));
    const before = samplePages(many(9000));
    expect(before).toHaveLength(450);
    expect(new Set(before.map(({ id }) => id.slice(0, 2))).size).toBe(7);
    const known = new Set(before.map(({ id }) => id));
    const kept = samplePages(many(9090)).filter(({ id }) => known.has(id));
    expect(kept.length).toBeGreaterThan(430);
  });
});

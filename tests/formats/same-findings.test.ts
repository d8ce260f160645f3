/** The same articles give the same findings in every format, compression and encoding. */
import { describe, expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { makeFolder } from '../read/folder.js';
import { COMPRESSIONS } from './compress.js';
import { type FormatArticle, formatCorpus, languagesIn } from './corpus.js';
import { type Encode, encoderOf, type Files, utf8 } from './files.js';
import { findingsOf, keyOf, type Undo } from './findings.js';
import { damaged, mended } from './mojibake.js';
import { FORMATS } from './writers.js';

type Findings = ReturnType<typeof findingsOf>;

const ARTICLES = formatCorpus();

/** Findings of articles in memory, by the order of their ids. */
const known = new Map<string, Findings>();

/** The findings of articles in memory. Which copies are named for a passage depends on their order. */
async function expectedOf(keys: readonly string[]): Promise<Findings> {
  const before = known.get(keys.join());
  if (before) return before;
  const given = keys.map((key, at) => {
    const { title, text } = ARTICLES.find((article) => article.key === key)!;
    return { id: `${String(at).padStart(3, '0')} ${key}`, title, text };
  });
  const findings = findingsOf(await scan(given));
  known.set(keys.join(), findings);
  return findings;
}

/** Fails unless all files of a folder are read, with the findings of these articles. */
async function expectSame(folder: string, articles = ARTICLES, undo?: Undo): Promise<void> {
  const result = await scan([folder]);
  expect(result.skipped.slice(0, 3)).toEqual([]);
  const keys = result.articles.map(({ id }) => keyOf(id));
  expect([...keys].sort()).toEqual(articles.map(({ key }) => key));
  expect(findingsOf(result, undo)).toEqual(await expectedOf(keys));
}

function write(format: string, articles: readonly FormatArticle[], encode: Encode = utf8): Files {
  const writer = FORMATS[format];
  if (!writer) throw new Error(format);
  return writer(articles, encode);
}

test('the articles have findings of each kind', async () => {
  const { articles, clusters, passages, repeats } = await expectedOf(
    ARTICLES.map(({ key }) => key),
  );
  expect(articles).toHaveLength(200);
  expect(clusters).toHaveLength(18);
  expect(passages).toHaveLength(36);
  expect(repeats).toHaveLength(18);
  const relations = new Set(clusters.flat().map((member) => member.split(' ')[1]));
  expect([...relations].sort()).toEqual(['contained', 'edited', 'identical', 'near-duplicate']);
});

describe('the same findings in every format', () => {
  test.each(Object.keys(FORMATS))('%s', async (format) => {
    await expectSame(makeFolder(write(format, ARTICLES)));
  });
});

describe('the same findings through every compression', () => {
  // A compression knows no languages: two have findings of each kind, too.
  const languages = languagesIn('windows-1252');
  const articles = ARTICLES.filter(({ language }) => languages.includes(language));
  const formats = ['pages of HTML', 'JSON Lines', 'WARC', 'tar'];
  const rows = Object.entries(COMPRESSIONS).flatMap(([name, compress]) =>
    formats.map((format) => [name, format, compress] as const),
  );
  test.for(rows)('%s of %s', async ([, format, compress], { skip }) => {
    if (!compress) return skip('there is no such command');
    const folder = makeFolder(write(format, articles));
    compress(folder);
    await expectSame(folder, articles);
  });
});

describe('the same findings in every encoding', () => {
  const encodings = [
    ...['UTF-8 with a mark', 'UTF-16LE', 'windows-1252', 'ISO-8859-2', 'windows-1251'],
    ...['Shift_JIS', 'GB18030'],
  ];
  const formats = ['text', 'pages of HTML', 'JSON Lines', 'JSON, an array', 'CSV', 'RSS'];
  const rows = encodings.flatMap((encoding) =>
    formats.map((format) => [encoding, format] as const),
  );
  test.each(rows)('%s in %s', async (encoding, format) => {
    const languages = languagesIn(encoding);
    const articles = ARTICLES.filter(({ language }) => languages.includes(language));
    const files = write(format, articles, encoderOf(encoding));
    await expectSame(makeFolder(files), articles);
  });
});

describe('the same findings if every second article is mojibake', () => {
  const articles = ARTICLES.map((article, at) =>
    at % 2 === 0 ? article : { ...article, text: damaged(article.text) },
  );
  // Texts are repaired after they are read; some formats have white space or marks of their own.
  const formats = ['text', 'Markdown', 'pages of HTML', 'JSON Lines', 'CSV', 'RSS'];
  test.each(formats)('%s', async (format) => {
    const folder = makeFolder(write(format, articles));
    await expectSame(folder, articles, mended);
  });
});

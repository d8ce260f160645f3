/** The formats in which a scan reads articles, each with a writer. */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { tar, tarEntry, zip } from '../read/archive/build.js';
import { httpBlock, responseRecord, warcRecord } from '../read/warc/build.js';
import type { FormatArticle } from './corpus.js';
import { type Encode, type Files, utf8 } from './files.js';
import { page } from './html-writer.js';
import {
  jsonAnswer,
  jsonArray,
  jsonLines,
  jsonObject,
  markdown,
  ninjs,
  table,
} from './text-writers.js';
import { atom, newsml, nitf, rss, scrapyItems } from './xml-writers.js';

type Write = (articles: readonly FormatArticle[], encode: Encode) => Files;

type OfOne = (article: FormatArticle, charset?: string) => string;
type OfAll = (articles: readonly FormatArticle[], charset?: string) => string;

/** A format with a file for each article. */
function each(extension: string, write: OfOne): Write {
  return (articles, encode) => {
    const files = articles.map((article) => {
      return [`${article.key}${extension}`, encode(write(article, encode.charset))] as const;
    });
    return Object.fromEntries(files);
  };
}

/** A format with one file. */
function together(name: string, write: OfAll): Write {
  return (articles, encode) => ({ [name]: encode(write(articles, encode.charset)) });
}

/** The formats of text, which may be in any encoding. */
const TEXT_FORMATS: Readonly<Record<string, Write>> = {
  text: each('.txt', ({ text }) => `${text}\n`),
  Markdown: each('.md', markdown),
  'pages of HTML': each('.html', page),
  'JSON Lines': together('all.jsonl', jsonLines),
  'JSON Lines with the extension .jl': together('all.jl', jsonLines),
  'JSON, an array': together('all.json', jsonArray),
  'JSON, an answer of an API': together('all.json', jsonAnswer),
  'JSON, an object a file': each('.json', jsonObject),
  ninjs: each('.json', ninjs),
  CSV: together('all.csv', (articles) => table(articles, ',')),
  'CSV with semicolons': together('all.csv', (articles) => table(articles, ';')),
  TSV: together('all.tsv', (articles) => table(articles, '\t')),
  RSS: together('rss.xml', rss),
  Atom: together('atom.xml', atom),
  NITF: each('.xml', nitf),
  'NewsML-G2': together('news.xml', newsml),
  'XML of Scrapy': together('items.xml', scrapyItems),
};

/** The formats whose bytes do not depend on one encoding. */
const OTHER_FORMATS: Readonly<Record<string, Write>> = {
  Parquet: (articles) => ({ 'all.parquet': parquet(articles) }),
  WARC: (articles) => ({
    'crawl.warc': Buffer.concat(
      articles.map((article) => {
        const block = httpBlock(page(article), { 'Content-Type': 'text/html; charset=utf-8' });
        return responseRecord(`https://site${article.site}.example/${article.key}`, block);
      }),
    ),
  }),
  WET: (articles) => ({
    'crawl.wet': Buffer.concat(
      articles.map(({ site, key, text }) => {
        return warcRecord('conversion', text, {
          'WARC-Target-URI': `https://site${site}.example/${key}`,
          'Content-Type': 'text/plain',
        });
      }),
    ),
  }),
  ZIP: (articles) => {
    const members = Object.entries(mixed(articles));
    return { 'all.zip': zip(members.map(([name, content]) => ({ name, content }))) };
  },
  tar: (articles) => {
    const members = Object.entries(mixed(articles));
    return { 'all.tar': tar(...members.map(([name, content]) => tarEntry({ name, content }))) };
  },
  'a folder of all formats': mixed,
};

/** All formats by name. */
export const FORMATS: Readonly<Record<string, Write>> = { ...TEXT_FORMATS, ...OTHER_FORMATS };

function parquet(articles: readonly FormatArticle[]): Uint8Array {
  const column = (name: string, field: 'key' | 'title' | 'text') => {
    return { name, data: articles.map((article) => article[field]), type: 'STRING' as const };
  };
  const columnData = [column('id', 'key'), column('headline', 'title'), column('body', 'text')];
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 64 }));
}

/** Every format in one folder, each with its share of the articles. */
function mixed(articles: readonly FormatArticle[]): Files {
  const formats = Object.values(TEXT_FORMATS);
  const files = formats.flatMap((write, format) => {
    const own = articles.filter((_, at) => at % formats.length === format);
    return Object.entries(own.length === 0 ? {} : write(own, utf8)).map(
      ([name, bytes]) => [`${format}/${name}`, bytes] as const,
    );
  });
  return Object.fromEntries(files);
}

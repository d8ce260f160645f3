/** Edits that give a page the metadata of another article. */
import { type Edit, escapeMarkup, type PageArticle } from './edits.js';

type Value = (article: PageArticle, old: string) => string;

const headline: Value = (article) => article.headline;
const date: Value = (article) => article.date;
/** The same host, because it is the name of the site. */
const address: Value = ({ id }, old) => `${/^(?:https?:)?\/\/[^/]+/.exec(old)?.[0] ?? ''}/${id}`;

/** New values for the contents of `<meta>`, by parts of their names; the first one counts. */
const META: readonly (readonly [name: RegExp, value: Value])[] = [
  [/title$|headline|description/i, headline],
  [/date|time|issued|created|modified/i, date],
  [/:url$|parsely-link/i, address],
];

/** As above, of the properties in JSON-LD. */
const LINKED: Readonly<Record<string, Value>> = {
  headline,
  alternativeHeadline: headline,
  description: headline,
  articleBody: ({ paragraphs }) => paragraphs.join('\n'),
  dateCreated: date,
  dateModified: date,
  datePublished: date,
};

/** Edits of `<title>`, `<meta>`, `<time>`, the canonical address and JSON-LD. */
export function metadataEdits(html: string, oldHeadline: string): Edit[] {
  return [
    ...titleEdits(html),
    ...[...html.matchAll(/<(?:meta|time|link)\s[^>]*>/gi)].flatMap(tagEdits),
    ...linkedEdits(html, oldHeadline),
  ];
}

function titleEdits(html: string): Edit[] {
  const title = /(<title[^>]*>)([^<]*)/i.exec(html);
  if (title === null) return [];
  const start = title.index + title[1]!.length;
  const write = (article: PageArticle) => escapeMarkup(article.headline);
  return [{ start, end: start + title[2]!.length, write }];
}

function tagEdits({ 0: tag, index }: RegExpExecArray): Edit[] {
  const [attribute, value] = writtenBy(tag);
  const found =
    attribute && new RegExp(`(\\s${attribute}\\s*=\\s*)("[^"]*"|'[^']*')`, 'i').exec(tag);
  if (!found || !value) return [];
  const start = index + found.index + found[1]!.length;
  const old = found[2]!.slice(1, -1);
  const write = (article: PageArticle) => `"${escapeMarkup(value(article, old))}"`;
  return [{ start, end: start + found[2]!.length, write }];
}

/** The attribute of a tag that is written anew, and its new value. */
function writtenBy(tag: string): [attribute: string, value: Value] | [] {
  if (/^<time/i.test(tag)) return ['datetime', date];
  if (/^<link/i.test(tag)) return /rel=["']?canonical/i.test(tag) ? ['href', address] : [];
  const name = /\s(?:property|name|itemprop)\s*=\s*["']?([^"'\s>]+)/i.exec(tag)?.[1] ?? '';
  const known = META.find(([pattern]) => pattern.test(name));
  return known ? ['content', known[1]] : [];
}

const SCRIPT = /<script[^>]*ld\+json[^>]*>([\s\S]*?)<\/script>/gi;
const PROPERTY = /("(\w+)"\s*:\s*)"((?:[^"\\]|\\.)*)"/g;

/** Properties are found without a parser, because some scripts are broken. */
function linkedEdits(html: string, oldHeadline: string): Edit[] {
  return [...html.matchAll(SCRIPT)].flatMap(({ 0: script, index }) =>
    [...script.matchAll(PROPERTY)].flatMap((property) => {
      const [whole, before = '', name = '', old = ''] = property;
      const value = LINKED[name] ?? (old === oldHeadline ? headline : undefined);
      if (!value) return [];
      const start = index + property.index + before.length;
      const end = index + property.index + whole.length;
      return [{ start, end, write: (article: PageArticle) => JSON.stringify(value(article, old)) }];
    }),
  );
}

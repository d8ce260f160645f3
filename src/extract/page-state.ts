/** Articles in the state of a page: data from which scripts draw it, such as `__NEXT_DATA__`. */

import { type LinkedArticle, listedNames } from './json-ld.js';
import { bodyOf, type Fields, isFields } from './listed-text.js';
import { weightOf } from './prose.js';
import { textsOfMarkup } from './read-outline.js';

/** The names of the parts of an article, in small letters. */
const HEADLINES = /^(?:headline|title|name)$/i;
const BODIES =
  /^(?:articlebody|bodyhtml|body|content|html|text|paragraphs|components|blocks|story)$/i;
const DATES = /^(?:datepublished|publishedat|published_at|publishdate|pubdate|published|date)$/i;
const AUTHORS = /^(?:byline|author|authors)$/i;

/** A shorter text is not an article. */
const LEAST_BODY = 200;
/** Values that are looked at in one page, and the size of a script. */
const MOST_VALUES = 50_000;
const MOST_UNITS = 16 * 1024 * 1024;

/**
 * The article in scripts, with its paragraphs in lines; null if they have no article, or several of which
 * no headline is in the title of the page.
 */
export function articleInState(scripts: Iterable<string>, title: string): LinkedArticle | null {
  const found: LinkedArticle[] = [];
  for (const script of scripts) collect(dataIn(script), found);
  const ofPage = found.filter(({ headline }) => title.includes(headline) || headline === title);
  const chosen = found.length === 1 ? found : ofPage;
  return chosen.reduce<LinkedArticle | null>(
    (best, each) => (best === null || each.body.length > best.body.length ? each : best),
    null,
  );
}

const ASSIGNED = /^\s*(?:(?:window|self|globalThis)\.|var |let |const )[\w$]+\s*=\s*/;
const IN_STRING = /^JSON\.parse\(("[\s\S]*")\)$/;

/** The data of a script that is JSON, or sets a variable to it; null for any other. */
function dataIn(script: string): unknown {
  if (script.length > MOST_UNITS) return null;
  const value = script.replace(ASSIGNED, '').trim().replace(/;$/, '');
  const string = IN_STRING.exec(value)?.[1];
  if (string === undefined && !/^[{[]/.test(value)) return null;
  try {
    return JSON.parse(string === undefined ? value : JSON.parse(string));
  } catch {
    return null;
  }
}

function collect(root: unknown, found: LinkedArticle[]): void {
  const queue = [root];
  for (let i = 0; i < queue.length && queue.length < MOST_VALUES; i++) {
    const value = queue[i];
    if (Array.isArray(value)) for (const each of value) queue.push(each);
    if (!isFields(value)) continue;
    const article = articleOf(value);
    if (article === null) for (const each of Object.values(value)) queue.push(each);
    else found.push(article);
  }
}

function articleOf(fields: Fields): LinkedArticle | null {
  const headline = lineOf(fields, HEADLINES);
  if (headline === '') return null;
  const texts = Object.entries(fields)
    .filter(([name]) => BODIES.test(name))
    .map(([, value]) => (bodyOf(value) ?? '').split(/\n+/).flatMap(textsIn).join('\n'));
  const body = texts.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (weightOf(body) < LEAST_BODY) return null;
  const [date, author] = [lineOf(fields, DATES), lineOf(fields, AUTHORS)];
  return { headline, body, date, author, publisher: '', url: '', providers: [] };
}

function textsIn(part: string): string[] {
  return (/<\w/.test(part) ? textsOfMarkup(part) : [part]).filter((text) => text.trim() !== '');
}

/** The first field with such a name that has a string or names; '' if there is none. */
function lineOf(fields: Fields, names: RegExp): string {
  for (const [name, value] of Object.entries(fields)) {
    const line = names.test(name) ? listedNames(value) : '';
    if (line !== '') return line;
  }
  return '';
}

/** JSON Feed: a document with a list of items. */
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { type ArticleStrings, NO_STRINGS } from '../../article/fields.js';
import { skip, skipForError } from '../../article/skipped.js';
import { stringOf } from '../../kernel/bytes.js';
import { decodeFile } from '../decode.js';
import { parseJson } from '../fields/parse-json.js';
import { bylineOf } from '../fields/value-at.js';
import type { ReadBytes } from '../lines.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { htmlText } from '../xml/block-text.js';
import { summaryOnly } from './summary-only.js';

type Item = Readonly<Record<string, unknown>>;

/** The items of a feed. It is read as a whole: feeds are small. */
export function* readJsonFeed(
  read: ReadBytes,
  { shown }: SourceFile,
  { encoding }: ReadOptions,
  { maxBytes, kernel }: ReadTools,
): Articles {
  try {
    const tooLarge = `more than ${maxBytes} bytes; a feed is read as a whole`;
    const decoded = decodeFile(readWhole(read, maxBytes, tooLarge), encoding);
    if (decoded.broken) yield skipBroken(shown, decoded.broken);
    const feed = parsed(stringOf(decoded.text));
    if (!feed) {
      yield skip(shown, 'broken-json', 'a JSON Feed that is not JSON; it may be cut');
      return;
    }
    const article = new RawArticle(kernel);
    article.encoding = numberOf(decoded);
    let summaries = 0;
    const items = Array.isArray(feed.items) ? feed.items : [];
    if (items.length === 0) yield skip(shown, 'no-article', 'a JSON Feed without items');
    for (const [at, item] of items.entries()) {
      const { strings, isSummary } = articleOf(isItem(item) ? item : {}, feed);
      if (strings.text === '') {
        yield skip(shown, 'no-text', `item ${at + 1} has no content`, at + 1);
        continue;
      }
      if (isSummary) summaries++;
      article.line = at + 1;
      article.setStrings(strings);
      yield article;
    }
    if (summaries > 0) yield summaryOnly(shown, summaries);
  } catch (error) {
    yield skipForError(shown, error);
  }
}

function parsed(json: string): Item | undefined {
  try {
    const value: unknown = parseJson(json.replace(/^\ufeff/, ''));
    return isItem(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isItem(value: unknown): value is Item {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function articleOf(item: Item, feed: Item): { strings: ArticleStrings; isSummary: boolean } {
  const content = htmlText(stringIn(item, 'content_html')) || stringIn(item, 'content_text').trim();
  const url = stringIn(item, 'url') || stringIn(item, 'external_url');
  const strings = {
    ...NO_STRINGS,
    text: content || stringIn(item, 'summary').trim(),
    id: stringIn(item, 'id') || url,
    url,
    title: stringIn(item, 'title'),
    date: stringIn(item, 'date_published') || stringIn(item, 'date_modified'),
    source: stringIn(feed, 'title'),
    byline: bylineOf(item.authors ?? [item.author]),
  };
  return { strings, isSummary: content === '' };
}

/** A string, or a number as one; ids may be numbers. */
function stringIn(item: Item, name: string): string {
  const value = Object.hasOwn(item, name) ? item[name] : '';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

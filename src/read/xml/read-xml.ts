/** Reads documents of XML: feeds, the formats of agencies, and records of crawlers. */
import type { SourceFile } from '../../article/address.js';
import { skip, skipForError } from '../../article/skipped.js';
import { FEED } from '../feed/feed.js';
import { summaryOnly } from '../feed/summary-only.js';
import type { ReadBytes } from '../lines.js';
import { NEWSML_1 } from '../newsml/newsml-1.js';
import { NEWSML_G2 } from '../newsml/newsml-g2.js';
import { NITF } from '../newsml/nitf.js';
import { RCV1 } from '../newsml/rcv1.js';
import { RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import type { Articles, ReadOptions, ReadTools } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import type { XmlFormat } from './format.js';
import { ITEMS } from './items.js';
import { formatOfRoot, type XmlFormatName, xmlRootOf } from './root.js';
import { type TextChunks, textChunks } from './text-chunks.js';
import { type XmlEnd, xmlRecords } from './xml-records.js';

const FORMATS: Readonly<Record<XmlFormatName, XmlFormat>> = {
  feed: FEED,
  nitf: NITF,
  'newsml-g2': NEWSML_G2,
  'newsml-1': NEWSML_1,
  rcv1: RCV1,
  items: ITEMS,
};

const HEAD_BYTES = 64 * 1024;

/** The articles of a document. */
export function* readXmlStream(
  read: ReadBytes,
  file: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): Articles {
  const { shown } = file;
  try {
    const window = new StreamWindow(read);
    const held = window.fill(HEAD_BYTES);
    const root = xmlRootOf(window.bytes.subarray(0, held))?.name ?? '';
    // Other documents hold records, if anything.
    const format = FORMATS[formatOfRoot(root) ?? 'items'];
    const text = textChunks(window.take(Number.POSITIVE_INFINITY), options);
    if (text.broken) yield skipBroken(shown, text.broken);
    yield* readDocument(format, text, { shown, options, tools });
  } catch (error) {
    yield skipForError(shown, error);
  }
}

/** How a document is read. */
interface Reading {
  shown: string;
  options: ReadOptions;
  tools: ReadTools;
}

function* readDocument(
  format: XmlFormat,
  text: TextChunks,
  { shown, options, tools }: Reading,
): Generator<RawArticle | RawSkip, void> {
  const article = new RawArticle(tools.kernel);
  const records = xmlRecords(text, format.shape, tools.maxBytes);
  const items = format.articles(records, options.fields);
  let count = 0;
  let summaries = 0;
  for (;;) {
    const next = items.next();
    if (next.done) {
      if (summaries > 0) yield summaryOnly(shown, summaries);
      yield* faultsOfEnd(next.value, shown, count);
      return;
    }
    const { record, ...item } = next.value;
    const { number, start, end } = record;
    count++;
    if (item.type === 'fault') {
      const message = `record ${number} at byte ${start} ${item.message}`;
      yield skip(shown, item.reason, message, number);
      continue;
    }
    if (item.isSummary) summaries++;
    article.setStrings(item.strings);
    // A file that is one article is named by its id, or else by its path.
    const line = item.isWhole && item.strings.id === '' ? 0 : number;
    Object.assign(article, { line, start, end, encoding: text.encoding });
    article.fields = item.fields ?? null;
    yield article;
  }
}

/** The fault of a document as a whole. */
function* faultsOfEnd(
  { open, hasRoot }: XmlEnd,
  shown: string,
  count: number,
): Generator<RawSkip, void> {
  if (open.length > 0) {
    const [root = ''] = open;
    yield skip(shown, 'broken-data', `it ends within <${root}>: the file is cut`);
  } else if (count === 0) {
    const message = hasRoot ? 'the document holds no article' : 'there is no element of XML';
    yield skip(shown, 'no-article', message);
  }
}

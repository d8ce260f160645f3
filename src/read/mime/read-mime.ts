/** Reads messages in MIME: mails, and the pages that browsers save with their pictures (MHTML). */
import type { SourceFile } from '../../article/address.js';
import { numberOf } from '../../article/encodings.js';
import { NO_STRINGS } from '../../article/fields.js';
import { type SkippedRecord, type SkipReason, skip, skipForError } from '../../article/skipped.js';
import { latin1Of, stringOf } from '../../kernel/bytes.js';
import { decodePage } from '../html/decode-page.js';
import type { ReadBytes } from '../lines.js';
import { type OpenInner, readInner, streamOfPage } from '../open-inner.js';
import { HEAD_BYTES } from '../peeked-bytes.js';
import { RawArticle, skipBroken } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { Articles, AwaitedArticles, ReadOptions, ReadTools } from '../reader.js';
import { Tally } from '../tally.js';
import { htmlText } from '../xml/block-text.js';
import {
  bytesIn,
  type Entity,
  entityOf,
  fieldText,
  isCut,
  leavesOf,
  parameterOf,
} from './entity.js';

/** A message that is read, and how. */
interface MessageReading {
  open: OpenInner;
  file: SourceFile;
  options: ReadOptions;
  tools: ReadTools;
  message: Entity;
  leaves: readonly Entity[];
  /** Its number in a mailbox, from 1; 0 for a file of one message. */
  line: number;
}

/** The articles of a file of one message, or of a mailbox; `open` reads a saved page in its own format. */
export async function* readMimeStream(
  open: OpenInner,
  read: ReadBytes,
  file: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): AwaitedArticles {
  let content: string;
  try {
    content = latin1Of(readWhole(read, tools.maxBytes));
  } catch (error) {
    yield skipForError(file.shown, error);
    return;
  }
  const isMailbox = content.startsWith('From ');
  for (const [i, source] of (isMailbox ? mailsIn(content) : [content]).entries()) {
    const message = entityOf(source);
    const leaves = leavesOf(message);
    const reading = { open, file, options, tools, message, leaves, line: isMailbox ? i + 1 : 0 };
    if (isCut(message))
      yield fault(reading, 'broken-data', 'it ends within a part: the file is cut');
    const page = savedPage(message, leaves);
    if (page === undefined) yield* readMail(reading);
    else yield* readPage(page, reading);
  }
}

/** The messages of a mailbox (RFC 4155), without the lines before each. */
function mailsIn(mailbox: string): string[] {
  return mailbox
    .split(/^From \S.{0,200}\d{4}\r?\n/m)
    .slice(1)
    .map((mail) => mail.replace(/^>(?=>*From )/gm, ''));
}

/** The page that a browser saved: the part that the head names, or else the first one; undefined in a mail. */
function savedPage(message: Entity, leaves: readonly Entity[]): Entity | undefined {
  const pages = leaves.filter(({ type }) => /^(?:text\/html|application\/xhtml\+xml)$/.test(type));
  const snapshot = message.fields.get('snapshot-content-location');
  const start = parameterOf(message, 'start');
  const named = pages.find(({ fields }) => {
    const id = fields.get('content-id');
    const location = fields.get('content-location');
    return (id !== undefined && id === start) || (location !== undefined && location === snapshot);
  });
  const first = pages.find(({ fields }) => fields.has('content-location'));
  return named ?? first ?? (snapshot === undefined ? undefined : pages[0]);
}

async function* readPage(
  page: Entity,
  { open, file, options, tools, line }: MessageReading,
): AwaitedArticles {
  const body = bytesIn(page);
  const charset = parameterOf(page, 'charset');
  const location = page.fields.get('content-location') ?? '';
  const url = /^https?:/i.test(location) ? location : '';
  const held = { body, charset, url, shown: 'page.html' };
  const inner = streamOfPage(held, file, new Uint8Array(HEAD_BYTES));
  for await (const item of readInner(open, inner, options, tools)) {
    if (item.type === 'skipped') yield { ...item, path: file.shown };
    else yield Object.assign(item, { line, start: 0, end: 0 });
  }
}

function* readMail(reading: MessageReading): Articles {
  const { message, leaves, file, options, tools, line } = reading;
  const attachments = new Tally(file.shown, 'no-article');
  const texts: Entity[] = [];
  for (const [part, leaf] of leaves.entries()) {
    const isAttached = /^attachment\b/i.test(leaf.fields.get('content-disposition') ?? '');
    if (!isAttached && /^text\/(?:plain|html)$/.test(leaf.type)) texts.push(leaf);
    else
      attachments.count(
        `parts of the type ${leaf.type.slice(0, 60)} are not read`,
        line || part + 1,
      );
  }
  const found = textIn(texts, options);
  if (found === undefined) yield fault(reading, 'no-text', 'a mail without a text');
  else {
    if (found.decoded.broken) yield skipBroken(file.shown, found.decoded.broken);
    const article = new RawArticle(tools.kernel);
    article.setStrings({
      ...NO_STRINGS,
      text: found.text,
      title: fieldText(message, 'subject'),
      date: message.fields.get('date') ?? '',
      source: senderOf(message),
      id: line === 0 ? '' : (message.fields.get('message-id') ?? ''),
    });
    Object.assign(article, { line, encoding: numberOf(found.decoded) });
    yield article;
  }
  yield* attachments.records();
}

function fault({ file, line }: MessageReading, reason: SkipReason, message: string): SkippedRecord {
  return line === 0 ? skip(file.shown, reason, message) : skip(file.shown, reason, message, line);
}

/** The first plain text of a mail, or else the first of HTML, that is not empty. */
function textIn(parts: readonly Entity[], { encoding }: ReadOptions) {
  const isHtml = ({ type }: Entity) => type === 'text/html';
  for (const part of [...parts.filter((each) => !isHtml(each)), ...parts.filter(isHtml)]) {
    const decoded = decodePage(bytesIn(part), encoding, parameterOf(part, 'charset'));
    const content = stringOf(decoded.text);
    const text = isHtml(part) ? htmlText(content) : content.replaceAll('\r\n', '\n').trim();
    if (text !== '') return { decoded, text };
  }
  return undefined;
}

/** The name of the sender, or else the host of the address. */
function senderOf(message: Entity): string {
  const from = fieldText(message, 'from');
  const [, name = '', address = from] = /^([^<]*)<([^<>]*)>/.exec(from) ?? [];
  return name.trim().replace(/^"(.*)"$/, '$1') || (address.trim().split('@')[1] ?? '');
}

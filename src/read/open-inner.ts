/** Streams inside a stream: members of archives, bodies of pages. */
import type { SourceFile } from '../article/address.js';
import type { ReadBytes } from './lines.js';
import type { RawArticle, RawSkip } from './raw-article.js';
import { readMemory } from './read-memory.js';
import type { Articles, AwaitedArticles, ReadOptions, ReadTools } from './reader.js';

/** A stream of any format inside another. */
export interface InnerStream {
  read: ReadBytes;
  /**
   * The file around it, but `shown` is the name of the stream: its extension shows the format if
   * the content does not.
   */
  file: SourceFile;
  /** A buffer of `HEAD_BYTES` for its beginning, in use until its articles are read. */
  buffer: Uint8Array;
}

/**
 * Gives the articles of an inner stream in whatever format it is. A container takes this as a
 * parameter, because it cannot import the list of readers that it is in itself.
 */
export type OpenInner = (
  inner: InnerStream,
  options: ReadOptions,
  tools: ReadTools,
) => { articles: Articles | AwaitedArticles };

/** The items of an inner stream, waiting only if its reader does. */
export async function* readInner(
  open: OpenInner,
  inner: InnerStream,
  options: ReadOptions,
  tools: ReadTools,
): AsyncGenerator<RawArticle | RawSkip, void> {
  const { articles } = open(inner, options, tools);
  for (;;) {
    const next = articles.next();
    const { done, value } = next instanceof Promise ? await next : next;
    if (done) return;
    yield value;
  }
}

/** A page that its container holds in memory. */
export interface HeldPage {
  body: Uint8Array;
  /** Its charset by its container; '' if that is not stated. */
  charset: string;
  url: string;
  /** A name whose extension shows the format if the content does not. */
  shown: string;
}

/** The stream of a page in memory, in a file. */
export function streamOfPage(
  { body, charset, url, shown }: HeldPage,
  file: SourceFile,
  buffer: Uint8Array,
): InnerStream {
  const page = { ...file, shown, bytes: body.length, isFound: false, url, charset };
  return { read: readMemory(body), file: page, buffer };
}

/** Streams inside a stream: members of archives, bodies of pages. */
import type { SourceFile } from '../article/address.js';
import type { ReadBytes } from './lines.js';
import type { RawArticle, RawSkip } from './raw-article.js';
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

/** Each item of a reader, waiting only if the reader does. */
export async function* itemsIn(
  articles: Articles | AwaitedArticles,
): AsyncGenerator<RawArticle | RawSkip, void> {
  for (;;) {
    const next = articles.next();
    const { done, value } = next instanceof Promise ? await next : next;
    if (done) return;
    yield value;
  }
}

import type { Articles, AwaitedArticles, Reader } from './reader.js';

/** The function of a reader that reads a stream. */
type ReadStream = Reader['readStream'];

/**
 * Reads a format with code that is loaded when the first of its files is met, because a scan of text
 * should not load a dozen formats. Until then it reads asynchronously.
 */
export function lazily(load: () => Promise<ReadStream>): ReadStream {
  let loaded: ReadStream | null = null;
  async function* readLater(...stream: Parameters<ReadStream>): AwaitedArticles {
    loaded ??= await load();
    yield* loaded(...stream) as Articles;
  }
  return (...stream) => (loaded ? loaded(...stream) : readLater(...stream));
}

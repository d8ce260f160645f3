import type { SourceFile } from '../article/address.js';
import { codecOf } from './compressed/codecs.js';
import { extensionOf } from './extension.js';
import { readHead } from './read-head.js';
import { readerOfContent, readerOfExtension } from './readers.js';

/** A larger file is divided whatever its extension, if its content shows a format that can be. */
const LARGE_BYTES = 4 * 1024 * 1024;

/**
 * The name of the reader that divides a file into ranges; null if it is read whole. Opens only files
 * that are large, or whose extension shows such a format.
 */
export function dividingReader({ path, bytes }: Pick<SourceFile, 'path' | 'bytes'>): string | null {
  const extension = extensionOf(path);
  // An empty file is read whole, and so is named.
  if (bytes === 0) return null;
  if (bytes <= LARGE_BYTES && !readerOfExtension(extension)?.ranges) return null;
  try {
    const head = { ...readHead(path), extension };
    const reader = codecOf(head) ? undefined : readerOfContent(head);
    return reader && 'ranges' in reader && reader.ranges ? reader.name : null;
  } catch {
    // Reading it reports why it cannot be read.
    return null;
  }
}

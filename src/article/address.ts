/**
 * The places of articles: plain data, from which an article can be read again, quoted and, in some
 * formats, cut.
 */
import type { Encoding } from './encodings.js';

/** A file to read, or standard input. */
export interface SourceFile {
  /** Absolute path; {@link STDIN} for standard input, {@link MEMORY} for articles in memory. */
  path: string;
  /** The path as the user gave it, or as it was found below such a path, with `/`: for messages. */
  shown: string;
  /** Id of the article in the file, or the beginning of the ids of its records. */
  id: string;
  /** Size when it was listed; 0 for standard input. */
  bytes: number;
  /** Whether it was found in a folder, where plain text needs an extension of text. */
  isFound?: boolean;
  /** The name of its encoding in the header of HTTP, and its address; only archives know them. */
  charset?: string;
  url?: string;
}

/** The place of an article. */
export interface Address {
  /** Name of its format; `gzip records` for records in a compressed file. */
  reader: string;
  /** Absolute path of the file; `-` for standard input; '' for an article in memory. */
  path: string;
  /** Name within the archive at `path`; missing for a file that is not in an archive. */
  member?: string;
  /** Id of the file: its path below the folder that was read, with `/`. */
  fileId: string;
  /**
   * Line or row of the file, from 1; 0 if the whole file is the article. For an article in memory,
   * its index from 0.
   */
  line: number;
  /**
   * Bytes of the file or the line, `[start, end)`; for a compressed file, bytes of its decompressed
   * content.
   */
  start: number;
  end: number;
  /** The encoding in which it was read; null for UTF-8. */
  encoding: Encoding | null;
  /** Field of a record that holds the text. */
  field: string;
}

/** Standard input, as a path. */
export const STDIN = '-';

/** The path of articles in memory. */
export const MEMORY = '';

/** Whether the content of a path comes only once: it can be read again only if it was kept. */
export function comesOnce({ path }: Pick<Address, 'path'>): boolean {
  return path === STDIN || path === MEMORY;
}

/** Whether an article is a whole file, so that the file names it. */
export function isWholeFile(address: Pick<Address, 'path' | 'line'>): boolean {
  return address.line === 0 && !comesOnce(address);
}

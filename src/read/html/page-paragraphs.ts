/** The places on its page of the paragraphs of a text, found by reading the page once more. */
import { isUtf8 } from 'node:buffer';
import { type Address, STDIN } from '../../article/address.js';
import type { Chrome } from '../../extract/chrome.js';
import { extractPage } from '../../extract/extract-page.js';
import { readFile, stringOf, utf8Length } from '../../kernel/bytes.js';
import type { Decoded, Wanted } from '../decode.js';
import { decodePage } from './decode-page.js';
import { folderOf } from './page-files.js';

/** A paragraph of a text that was taken out of a page. */
export interface ParagraphPlace {
  /** Its span in the text, in the unit of the results. */
  start: number;
  end: number;
  /** The bytes of the page that it was taken from, `[pageStart, pageEnd)`, with the tags among them. */
  pageStart: number;
  pageEnd: number;
}

/** How the page was read, and how spans of the text are counted. */
export interface PageReading {
  encoding: Wanted;
  chrome: Chrome;
  offsets: 'utf16' | 'codepoint' | 'byte';
}

/** Between paragraphs of a text. */
const BREAK = '\n\n';

/**
 * The places of all paragraphs; null if they are not known: the text is not from a page, or from
 * JSON-LD; the page is in an archive or compressed, has changed, or is in an encoding in which bytes
 * cannot be counted from its characters.
 */
export function paragraphsOfPage(
  text: string,
  { reader, path, member, fileId }: Address,
  { encoding, chrome, offsets }: PageReading,
): ParagraphPlace[] | null {
  if (reader !== 'html' || member !== undefined || path === STDIN) return null;
  const bytes = readIfThere(path);
  if (bytes === null) return null;
  const decoded = decodePage(bytes, encoding);
  const byteAt = byteCounter(bytes, decoded);
  const found = extractPage(decoded.text, { url: '', site: folderOf(fileId), chrome });
  if (byteAt === null || found.places === null || found.text !== text) return null;
  const lengthOf = LENGTHS[offsets];
  let at = 0;
  const paragraphs = text.split(BREAK);
  return found.places.map(({ start, end }, i) => {
    const place = { start: at, end: at + lengthOf(paragraphs[i]!) };
    at = place.end + BREAK.length;
    return { ...place, pageStart: byteAt(start), pageEnd: byteAt(end) };
  });
}

const LENGTHS = {
  utf16: (text: string) => text.length,
  codepoint: (text: string) => [...text].length,
  byte: utf8Length,
};

function readIfThere(path: string): Uint8Array | null {
  try {
    return readFile(path);
  } catch {
    return null;
  }
}

/**
 * Gives the byte of the file for each byte of its text in UTF-8, asked for in ascending order; null if
 * the bytes cannot be counted.
 */
function byteCounter(
  bytes: Uint8Array,
  { text, encoding }: Decoded,
): ((textByte: number) => number) | null {
  if (encoding === null) return isUtf8(bytes) ? (textByte) => textByte : null;
  // No encoding has units of less than a byte, so here all units have one.
  if (bytes.length !== stringOf(text).length) return null;
  let last = { textByte: 0, byte: 0 };
  return (textByte) => {
    const units = stringOf(text, last.textByte, textByte).length;
    last = { textByte, byte: last.byte + units };
    return last.byte;
  };
}

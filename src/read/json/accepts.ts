import { indexOfByte } from '../../kernel/bytes.js';
import { decodeFile } from '../decode.js';
import { firstSign } from '../first-sign.js';
import type { Head } from '../reader.js';
import { LINE_EXTENSIONS } from '../records/accepts.js';
import { BYTE, CUT, endOfValue, faultAt, isSpace } from './scan-value.js';

/** A broken document is still a document if this much of it is JSON. */
const LEAST_BYTES = 64;

/**
 * Whether a file is a document of JSON: an object or an array, or several. Files with an article a
 * line have a faster reader, which comes first.
 */
export function acceptsJson({ bytes, isWhole, extension }: Head): boolean {
  const sign = firstSign(bytes);
  if (sign !== BYTE.openObject && sign !== BYTE.openArray) return false;
  const { text } = decodeFile(bytes);
  let from = text[0] === 0xef ? 3 : 0;
  while (isSpace(text[from]!) || text[from] === BYTE.separator) from++;
  const first = text[from];
  if (first !== BYTE.openObject && first !== BYTE.openArray) return false;
  if (LINE_EXTENSIONS.includes(extension) && !isSpread({ bytes: text, isWhole }, from))
    return false;
  const end = endOfValue(text, from, text.length);
  if (end >= 0) return true;
  if (end === CUT) return !isWhole || text.length - from >= LEAST_BYTES;
  return faultAt(end) - from >= LEAST_BYTES;
}

/** Whether the first value continues after its line, or is an array that is all of the file. */
function isSpread({ bytes, isWhole }: Omit<Head, 'extension'>, from: number): boolean {
  const feed = indexOfByte(bytes, BYTE.lineFeed, from);
  if (feed < 0 && !isWhole) return bytes[from] === BYTE.openArray;
  const end = feed < 0 ? bytes.length : feed;
  const rest = bytes.subarray(end);
  if (bytes[from] === BYTE.openArray && rest.every(isSpace)) return true;
  return endOfValue(bytes, from, end) === CUT;
}

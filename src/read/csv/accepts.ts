import { ARTICLE_FIELDS, type FieldNames } from '../../article/fields.js';
import { latin1Of } from '../../kernel/bytes.js';
import { decodeFile } from '../decode.js';
import type { Head } from '../reader.js';
import { layoutOf } from './layout.js';

/**
 * A header with a column named like a text. This test is fast, because it runs on every file of
 * text.
 */
const HEADER =
  /(?:^|[,;\t|])["'\s]*[\w.]*(?:text|body|content|article|story)[\w.]*["'\s]*(?:[,;\t|]|$)/i;

/** The common names of the fields. */
const COMMON = Object.fromEntries(ARTICLE_FIELDS.map((field) => [field, field])) as FieldNames;

/**
 * Whether a file is a table whose header has common names for the text and for another field. Other
 * tables look like text, so they are known by their extensions.
 */
export function acceptsCsv({ bytes, isWhole }: Head): boolean {
  if (!HEADER.test(latin1Of(firstLine(bytes)))) return false;
  const { columns, hasHeader, hasText, fields } = layoutOf(
    { bytes: decodeFile(bytes).text, isWhole },
    COMMON,
  );
  const known = ARTICLE_FIELDS.filter((field) => columns.includes(fields.names[field]));
  return hasHeader && hasText && known.length > 1 && columns.length > 1;
}

/** Enough bytes for a header. */
const HEADER_BYTES = 4096;

function firstLine(bytes: Uint8Array): Uint8Array {
  const head = bytes.subarray(0, HEADER_BYTES);
  const end = head.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  return end < 0 ? head : head.subarray(0, end);
}

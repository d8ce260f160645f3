import { type ArticleField, METADATA_FIELDS } from '../article/fields.js';
import { asBuffer } from '../kernel/bytes.js';

/** Name of a stored string of an article; `packCredits` makes `credits`. */
export type StringField = Exclude<ArticleField, 'text'> | 'credits';

/**
 * The stored strings of each article, in this order: everything that was read except the text, then
 * the credits.
 */
export const STRING_FIELDS: readonly StringField[] = ['id', ...METADATA_FIELDS, 'credits'];

/** The strings of all articles of a block in one buffer of UTF-8; transferable. */
export interface StringColumn {
  bytes: Uint8Array;
  /** Where each string ends, {@link STRING_FIELDS} an article. */
  ends: Uint32Array;
}

/**
 * The number of a string in {@link StringColumn.ends}, for the article whose first string is
 * `first`.
 */
export function stringNumber(first: number, field: StringField): number {
  return first + STRING_FIELDS.indexOf(field);
}

/** One string of the article at `index` of a block. It is fastest if the bytes are a `Buffer`. */
export function stringAt(column: StringColumn, index: number, field: StringField): string {
  const at = stringNumber(index * STRING_FIELDS.length, field);
  const start = at === 0 ? 0 : (column.ends[at - 1] ?? 0);
  const end = column.ends[at] ?? start;
  return start === end ? '' : asBuffer(column.bytes).toString('utf8', start, end);
}

/** Strings of each article, in this order: that of `ARTICLE_FIELDS`, but for the text. */
export const STRING_FIELDS = ['id', 'title', 'date', 'source', 'url', 'credits'] as const;

/** Name of one string of an article. `credits` are separated by line ends. */
export type StringField = (typeof STRING_FIELDS)[number];

/** The strings of all articles of a block in one buffer of UTF-8; transferable. */
export interface StringColumn {
  bytes: Uint8Array;
  /** Where each string ends, {@link STRING_FIELDS} an article. */
  ends: Uint32Array;
}

const decoder = new TextDecoder();

/** One string of the article at `index` of a block. */
export function stringAt(column: StringColumn, index: number, field: StringField): string {
  const at = index * STRING_FIELDS.length + STRING_FIELDS.indexOf(field);
  const start = at === 0 ? 0 : (column.ends[at - 1] ?? 0);
  const end = column.ends[at] ?? start;
  return start === end ? '' : decoder.decode(column.bytes.subarray(start, end));
}

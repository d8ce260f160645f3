/** Strings of each article, in this order. */
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
const encoder = new TextEncoder();

/** One string of the article at `index` of a block. */
export function stringAt(column: StringColumn, index: number, field: StringField): string {
  const at = index * STRING_FIELDS.length + STRING_FIELDS.indexOf(field);
  const start = at === 0 ? 0 : (column.ends[at - 1] ?? 0);
  const end = column.ends[at] ?? start;
  return start === end ? '' : decoder.decode(column.bytes.subarray(start, end));
}

/** The column of strings given in the order of articles and fields. */
export function toStringColumn(strings: readonly string[]): StringColumn {
  const encoded = strings.map((string) => encoder.encode(string));
  const ends = new Uint32Array(strings.length);
  let end = 0;
  for (const [i, bytes] of encoded.entries()) {
    end += bytes.length;
    ends[i] = end;
  }
  const bytes = new Uint8Array(end);
  for (const [i, part] of encoded.entries()) bytes.set(part, (ends[i] ?? 0) - part.length);
  return { bytes, ends };
}

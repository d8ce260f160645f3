/** Cuts one file: a text, or records, in which only the text field changes. */
import { isUtf8 } from 'node:buffer';
import type { Address } from '../article/address.js';
import { stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import { readerNamed } from '../read/readers.js';
import type { RepeatRecord } from '../records/records.js';
import { type CutText, cutRepeats } from './cut-repeats.js';
import type { ByteEdit } from './unified-diff.js';

/** An article with repeats, and its place in the file. */
export interface CuttableArticle
  extends Pick<Address, 'reader' | 'line' | 'start' | 'end' | 'encoding' | 'field'> {
  repeats: readonly RepeatRecord[];
}

/** The changes of a file, and the repeats that stay. */
export interface FileCut {
  /** In the order of the file. */
  edits: ByteEdit[];
  /** Number of words that are taken out. */
  words: number;
  left: CutText['left'];
  /** Why some articles of the file cannot be cut. */
  refused: string[];
}

/**
 * Cuts the doubles from the articles of one file. Articles that are not valid UTF-8 are refused, because
 * encoding them again might change other bytes, too.
 */
export function cutFile(
  bytes: Uint8Array,
  articles: readonly CuttableArticle[],
  offsets: OffsetUnit,
): FileCut {
  const result: FileCut = { edits: [], words: 0, left: [], refused: [] };
  for (const article of [...articles].sort((x, y) => x.start - y.start)) {
    const { start, end, encoding, line } = article;
    const part = bytes.subarray(start, end);
    const where = line === 0 ? 'it' : `the line at byte ${start}`;
    if (end > bytes.length || part.length === 0) {
      result.refused.push('it has changed since it was read');
    } else if (encoding !== null || !isUtf8(part)) {
      result.refused.push(
        `${where} is ${encoding === null ? 'broken UTF-8' : `in ${encoding}`}; only UTF-8 is rewritten`,
      );
    } else {
      const refused = cutArticle(stringOf(part), article, offsets, result);
      if (refused !== null) result.refused.push(`${where} ${refused}`);
    }
  }
  return result;
}

/** Cuts the doubles from the source of an article. Returns the reason if it cannot, else null. */
function cutArticle(
  source: string,
  { reader, field, start, repeats }: CuttableArticle,
  offsets: OffsetUnit,
  result: FileCut,
): string | null {
  const seeking = readerNamed(reader)?.seeking;
  if (!seeking) return `is ${reader}, which is not rewritten`;
  const edits = seeking.rewrite(source, field, (text) => {
    const cut = cutRepeats(text, repeats, offsets);
    for (const repeat of cut.left) result.left.push(repeat);
    result.words += cut.words;
    return cut;
  });
  if (edits === null) {
    return 'has changed since it was read, or its text is HTML or a list, which is not rewritten';
  }
  let units = 0;
  let bytes = start;
  const toBytes = (unit: number) => {
    bytes += Buffer.byteLength(source.slice(units, unit));
    units = unit;
    return bytes;
  };
  for (const edit of edits) {
    const range = { start: toBytes(edit.start), end: toBytes(edit.end) };
    result.edits.push({ ...range, bytes: new TextEncoder().encode(edit.text) });
  }
  return null;
}

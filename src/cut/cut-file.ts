/** The cut copy of a file: a text, or records of which only the text field is changed. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../article/encodings.js';
import { stringOf } from '../kernel/bytes.js';
import type { OffsetUnit } from '../kernel/engine.js';
import type { RepeatRecord } from '../records/records.js';
import { type CutText, cutRepeats } from './cut-repeats.js';
import { replaceField } from './replace-field.js';
import type { ByteEdit } from './unified-diff.js';

/** An article with repeats, and where it stands in its file. */
export interface CuttableArticle {
  /** Byte range of the file or of the line, `[start, end)`. */
  start: number;
  end: number;
  /** Encoding that it was read in; null for UTF-8. */
  encoding: Encoding | null;
  /** Field of a record that holds the text; null where the file is the article. */
  field: string | null;
  repeats: readonly RepeatRecord[];
}

/** What to change in a file, and what to leave. */
export interface FileCut {
  /** In the order of the file. */
  edits: ByteEdit[];
  /** Words that are said once less. */
  words: number;
  left: CutText['left'];
  /** Why articles of the file cannot be cut, though they have what should be. */
  refused: string[];
}

/**
 * Cuts the doubles from the articles of one file. Bytes that are no UTF-8 are refused: to write them
 * again might change more than is meant.
 */
export function cutFile(
  bytes: Uint8Array,
  articles: readonly CuttableArticle[],
  offsets: OffsetUnit,
): FileCut {
  const result: FileCut = { edits: [], words: 0, left: [], refused: [] };
  for (const article of [...articles].sort((x, y) => x.start - y.start)) {
    const { start, end, encoding, field, repeats } = article;
    const part = bytes.subarray(start, end);
    if (end > bytes.length || part.length === 0) {
      result.refused.push('it has changed since it was read');
    } else if (encoding !== null || !isUtf8(part)) {
      const where = field === null ? 'it' : `the line at byte ${start}`;
      result.refused.push(
        `${where} is ${encoding === null ? 'broken UTF-8' : `in ${encoding}`}; only UTF-8 is rewritten`,
      );
    } else {
      const text = stringOf(part);
      if (field === null) cutText(text, start, repeats, offsets, result);
      else cutRecord(text, start, field, repeats, offsets, result);
    }
  }
  return result;
}

function cutText(
  text: string,
  start: number,
  repeats: readonly RepeatRecord[],
  offsets: OffsetUnit,
  result: FileCut,
): void {
  const { cuts, words, left } = cutRepeats(text, repeats, offsets);
  for (const repeat of left) result.left.push(repeat);
  result.words += words;
  let units = 0;
  let bytes = start;
  const toBytes = (unit: number) => {
    bytes += Buffer.byteLength(text.slice(units, unit));
    units = unit;
    return bytes;
  };
  for (const cut of cuts) {
    result.edits.push({
      start: toBytes(cut.start),
      end: toBytes(cut.end),
      bytes: new Uint8Array(),
    });
  }
}

function cutRecord(
  line: string,
  start: number,
  field: string,
  repeats: readonly RepeatRecord[],
  offsets: OffsetUnit,
  result: FileCut,
): void {
  const cut = (text: string) => cutRepeats(text, repeats, offsets);
  const replaced = replaceField(line, field, (text) => cut(text).text);
  if (replaced === null) {
    result.refused.push(`the line at byte ${start} has changed since it was read`);
    return;
  }
  const { words, left } = cut(replaced.old);
  for (const repeat of left) result.left.push(repeat);
  result.words += words;
  if (replaced.line === line) return;
  const end = start + Buffer.byteLength(line);
  result.edits.push({ start, end, bytes: new TextEncoder().encode(replaced.line) });
}

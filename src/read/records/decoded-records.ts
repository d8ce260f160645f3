/** Lines that are not plain records of UTF-8: broken lines, and articles that need another way. */

import { numberOf } from '../../article/encodings.js';
import { skip } from '../../article/skipped.js';
import { stringOf } from '../../kernel/bytes.js';
import { type Decoded, decodeGuessed, decodeText, type Wanted } from '../decode.js';
import { parseRecord } from '../fields/json-record.js';
import { type Guess, UTF8 } from '../guess-encoding.js';
import { type RawArticle, type RawSkip, skipBroken } from '../raw-article.js';
import type { ReadOptions } from '../reader.js';
import { LinesJudge } from '../records-encoding.js';

/** Reads a line that is not plain: it may be broken, or still be an article. */
export function* readWithJsonParse(
  article: RawArticle,
  line: Uint8Array,
  shown: string,
  options: ReadOptions,
  guess: () => Guess = () => UTF8,
): Generator<RawArticle | RawSkip> {
  yield* readDecoded(article, decodeLine(line, options.encoding, guess), shown, options);
}

/**
 * A line of a file has the encoding of the file, unless it has bytes that this encoding does not
 * define: a file that was made of several is read as far as each line shows its own encoding.
 */
function decodeLine(line: Uint8Array, wanted: Wanted, guess: () => Guess): Decoded {
  const decoded = decodeText(line, wanted, guess);
  if (!decoded.broken || decoded.encoding === null || wanted !== null) return decoded;
  const judge = new LinesJudge();
  judge.add(line);
  const own = decodeGuessed(line, judge.verdict());
  return own.broken ? decoded : own;
}

/** The record of a line, in any encoding. */
export function* readDecoded(
  article: RawArticle,
  decoded: Decoded,
  shown: string,
  options: ReadOptions,
): Generator<RawArticle | RawSkip> {
  const record = parseRecord(stringOf(decoded.text), options.fields);
  if ('reason' in record) {
    yield skip(shown, record.reason, record.message, article.line);
    return;
  }
  if (decoded.broken) yield skipBroken(shown, decoded.broken, article.start, article.line);
  article.setStrings(record);
  article.encoding = numberOf(decoded);
  article.record = () => stringOf(decoded.text);
  yield article;
}

/** A line in an encoding that is not known yet. */
export interface HeldLine {
  bytes: Uint8Array;
  line: number;
  start: number;
  end: number;
}

/** The records of lines that were held back, decoded by the evidence of all of them. */
export function* readHeld(
  held: readonly HeldLine[],
  article: RawArticle,
  shown: string,
  options: ReadOptions,
): Generator<RawArticle | RawSkip> {
  if (held.length === 0) return;
  const judge = new LinesJudge();
  for (const { bytes } of held) judge.add(bytes);
  const verdict = judge.verdict();
  for (const { bytes, ...place } of held) {
    Object.assign(article, place);
    yield* readWithJsonParse(article, bytes, shown, options, () => verdict);
  }
}

/** Text from outside, made fit for a terminal, with its place. */
import { stringOf } from '../kernel/bytes.js';
import {
  type Character,
  displayCharacters,
  displayWidth,
  joined,
  leading,
  totalWidth,
} from './display-width.js';
import type { SummaryRecord } from './records.js';

/**
 * `text` without anything that a terminal obeys: control characters (and so every escape sequence),
 * marks that reverse the direction of the text, halves of surrogate pairs. Each becomes U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** `text` in at most `width` columns; the middle of a longer text is cut out. */
export function cutMiddle(text: string, width: number): string {
  const characters = displayCharacters(printable(text));
  if (totalWidth(characters) <= width) return joined(characters);
  const head = leading(characters, Math.ceil((width - 1) / 2));
  const tail = leading(characters.toReversed(), Math.floor((width - 1) / 2)).reverse();
  return `${joined(head)}…${joined(tail)}`;
}

/** `text` with single spaces in at most `width` columns; the end of a longer text is cut off. */
export function cutEnd(text: string, width: number): string {
  const characters = displayCharacters(printable(text.replace(/\s+/g, ' ').trim()));
  if (totalWidth(characters) <= width) return joined(characters);
  return `${joined(leading(characters, width - 1)).trimEnd()}…`;
}

/**
 * `text` in quotation marks on one or two lines of at most `width` columns, with single spaces. A
 * text that does not fit is cut between the two lines.
 */
export function quote(text: string, width: number): string[] {
  // Two lines never show more of a text than this.
  const enough = 8 * width;
  const shortened =
    text.length > 2 * enough ? `${text.slice(0, enough)} ${text.slice(-enough)}` : text;
  const quoted = displayCharacters(`“${printable(shortened.replace(/\s+/g, ' ').trim())}”`);
  const first = fitting(quoted, width);
  if (first.length === quoted.length) return [joined(quoted)];
  const rest = joined(quoted.slice(first.length)).trimStart();
  if (displayWidth(rest) <= width) return [joined(first).trimEnd(), rest];
  const head = joined(fitting(quoted, width - 2)).trimEnd();
  const tail = joined(fitting(quoted.toReversed(), width).reverse()).trimStart();
  return [`${head} …`, tail];
}

/** The first characters that fit, up to the end of a word if one is near. */
function fitting(characters: readonly Character[], width: number): Character[] {
  const fit = leading(characters, width);
  const { length } = fit;
  if (length === characters.length) return fit;
  // The character after them may be the space.
  const space = characters.findLastIndex(({ text }, at) => at <= length && text === ' ');
  return space > length / 2 ? fit.slice(0, space) : fit;
}

/** A span of a text in UTF-16 units, and the line, from 1, on which it starts. */
export interface LocatedSpan {
  start: number;
  end: number;
  line: number;
}

/** The place in its text of a span in the unit of the results. It takes time linear in the text. */
export function locate(
  text: string,
  span: { start: number; end: number },
  unit: SummaryRecord['offsets'],
): LocatedSpan {
  const start = toUtf16(text, span.start, unit);
  const end = toUtf16(text, span.end, unit);
  let line = 1;
  for (let feed = text.indexOf('\n'); feed !== -1 && feed < start; line++) {
    feed = text.indexOf('\n', feed + 1);
  }
  return { start, end, line };
}

/** An offset into `text` in the unit of the results, in UTF-16 units. */
export function toUtf16(text: string, offset: number, unit: SummaryRecord['offsets']): number {
  if (unit === 'utf16') return offset;
  if (unit === 'byte') return stringOf(new TextEncoder().encode(text), 0, offset).length;
  let index = 0;
  for (let count = 0; count < offset; count++) {
    index += (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
  }
  return index;
}

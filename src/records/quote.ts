/** Text of others, made fit to be shown on a terminal, and where it stands. */
import { stringOf } from '../kernel/bytes.js';
import type { SummaryRecord } from './records.js';

/**
 * `text` without anything that a terminal obeys: control characters (so every escape sequence),
 * marks that reverse the direction of what follows, halves of surrogate pairs. Each becomes
 * U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** `text` in at most `width` characters, the middle cut out where it is longer. */
export function cutMiddle(text: string, width: number): string {
  const characters = [...printable(text)];
  if (characters.length <= width) return characters.join('');
  const head = Math.ceil((width - 1) / 2);
  const tail = width - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/**
 * `text` in quotation marks on one line or two of at most `width` characters, its white space
 * made single spaces. What does not fit is left out between the two lines.
 */
export function quote(text: string, width: number): string[] {
  // However long the text is, no more than two lines of it can show.
  const enough = 8 * width;
  const shortened =
    text.length > 2 * enough ? `${text.slice(0, enough)} ${text.slice(-enough)}` : text;
  const quoted = `“${printable(shortened.replace(/\s+/g, ' ').trim())}”`;
  const first = fitting([...quoted], width);
  if (first.length === [...quoted].length) return [quoted];
  const rest = [...quoted].slice(first.length).join('').trimStart();
  if ([...rest].length <= width) return [first.join('').trimEnd(), rest];
  const head = fitting([...quoted], width - 2)
    .join('')
    .trimEnd();
  const tail = fitting([...quoted].reverse(), width)
    .reverse()
    .join('')
    .trimStart();
  return [`${head} …`, tail];
}

/** The first characters that fit, up to the end of a word where one is near. */
function fitting(characters: string[], width: number): string[] {
  if (characters.length <= width) return characters;
  const space = characters.lastIndexOf(' ', width);
  return characters.slice(0, space > width / 2 ? space : width);
}

/** A span of a text in UTF-16 units, and the line, from 1, on which it starts. */
export interface Place {
  start: number;
  end: number;
  line: number;
}

/** Where a span in the unit of the results stands in its text; time in the length of the text. */
export function locate(
  text: string,
  span: { start: number; end: number },
  unit: SummaryRecord['offsets'],
): Place {
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

/** Text from outside, made fit for a terminal, with its place. */
import { stringOf } from '../kernel/bytes.js';
import type { SummaryRecord } from './records.js';

/**
 * `text` without anything that a terminal obeys: control characters (and so every escape sequence),
 * marks that reverse the direction of the text, halves of surrogate pairs. Each becomes U+FFFD.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}

/** `text` in at most `width` characters; the middle of a longer text is cut out. */
export function cutMiddle(text: string, width: number): string {
  const characters = [...printable(text)];
  if (characters.length <= width) return characters.join('');
  const head = Math.ceil((width - 1) / 2);
  const tail = width - 1 - head;
  return `${characters.slice(0, head).join('')}…${characters.slice(characters.length - tail).join('')}`;
}

/**
 * `text` in quotation marks on one or two lines of at most `width` characters, with single spaces.
 * A text that does not fit is cut between the two lines.
 */
export function quote(text: string, width: number): string[] {
  // Two lines never show more of a text than this.
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

/** The first characters that fit, up to the end of a word if one is near. */
function fitting(characters: string[], width: number): string[] {
  if (characters.length <= width) return characters;
  const space = characters.lastIndexOf(' ', width);
  return characters.slice(0, space > width / 2 ? space : width);
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

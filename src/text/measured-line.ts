/** How long a line is, and what of it would have had to go on the line before. */
import type { TextLine } from './breaks.js';
import { endsSentence } from './sentence-ends.js';

/** Columns that nobody wraps at: a longer line is a paragraph, or was wrapped by no one. */
export const LONGEST_LINE = 130;

/** Ways to count a line, and to say where the next one could have been broken. */
export const WAYS = [0, 1, 2, 3] as const;
/** The one that counts columns. */
export const COLUMNS = 1;
export type Way = (typeof WAYS)[number];

/** Letters of scripts that are wrapped between any two. */
const WRAPPED_ANYWHERE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const ANYWHERE = new RegExp(`^[\\p{Ps}\\p{Pi}「『（]*${WRAPPED_ANYWHERE}`, 'u');
/** Stops after such letters at the end of a line. */
const HANGING = new RegExp(`(?<=${WRAPPED_ANYWHERE})[\\p{Pe}\\p{Pf}\\p{Po}]{1,2}$`, 'u');
/** UTF-16 units of those with the letter before them. */
const MOST_HANGING = 4;
/** Letters of scripts without spaces that are wrapped between words or syllables. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** The first word of a line; in other scripts than its own it ends before letters wrapped anywhere. */
const WORD = new RegExp(
  `^\\S(?:(?!${WRAPPED_ANYWHERE})[^\\s\\p{Pd}\\u0f0b])*[\\p{Pd}\\u0f0b]?`,
  'u',
);
/** Most columns of a word of those. */
const UNSPACED_WORD = 10;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A line as it was laid out: its length with its indent, and what of it could go up a line. */
export interface MeasuredLine extends TextLine {
  text: string;
  isClosed: boolean;
  /** Whether it begins with a script without spaces: nothing shows how long its first word is. */
  isUnspaced: boolean;
  /** In code points, in columns, and the same again. */
  lengths: readonly number[];
  /** The same without the stops at its end that may hang beyond the width. */
  widths: readonly number[];
  /** What the line before it would have needed beside its own length, in each way. */
  firstWords: readonly number[];
}

/** Measures a line, unless it is longer than any that was wrapped. */
export function measureLine(text: string, line: TextLine): MeasuredLine {
  const content = text.slice(line.start, line.end);
  if (content.length > 4 * LONGEST_LINE) return unmeasured(text, line);
  const isClosed = endsSentence(content);
  const isUnspaced = UNSPACED.test(content);
  const points = line.indentPoints + pointsOf(content);
  const columns = line.indent + columnsOf(content);
  const hanging = HANGING.exec(content.slice(-MOST_HANGING))?.[0] ?? '';
  return {
    ...line,
    text: content,
    isClosed,
    isUnspaced,
    lengths: [points, columns, points, columns],
    widths: [
      points - hanging.length,
      columns - columnsOf(hanging),
      points - hanging.length,
      columns - columnsOf(hanging),
    ],
    firstWords: firstWordsOf(content, isUnspaced),
  };
}

/** A line of which the length says nothing, for it is alone or long: it counts as endless. */
export function unmeasured(text: string, line: TextLine): MeasuredLine {
  const content = text.slice(line.start, line.end);
  // Field by field: a spread takes four times as long.
  return {
    start: line.start,
    end: line.end,
    indent: line.indent,
    indentPoints: line.indentPoints,
    opens: line.opens,
    text: content,
    isClosed: endsSentence(content),
    isUnspaced: false,
    lengths: LONG,
    widths: LONG,
    firstWords: LONG,
  };
}

const LONG = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];

function firstWordsOf(content: string, isUnspaced: boolean): number[] {
  const anywhere = ANYWHERE.exec(content);
  if (anywhere) {
    // What may not begin a line goes with the letter before it.
    const rest = /^[\p{Pe}\p{Pf}\p{Po}]*/u.exec(content.slice(anywhere[0].length))?.[0] ?? '';
    const word = anywhere[0] + rest;
    return [pointsOf(word), columnsOf(word), pointsOf(word), columnsOf(word)];
  }
  // A word may be broken after its hyphens.
  const word = WORD.exec(content)?.[0] ?? '';
  const [points, columns] = [1 + pointsOf(word), 1 + columnsOf(word)];
  if (!isUnspaced) return [points, columns, points, columns];
  return [points, columns, Math.min(points, UNSPACED_WORD), Math.min(columns, UNSPACED_WORD)];
}

/** A sign that takes two UTF-16 units, or not one column: seldom is there any on a line. */
const SURROGATE = /[\ud800-\udfff]/;
const BEYOND_LATIN = /[\u0300-\uffff]/;
/** What is before the combining marks takes a column, and so do dashes, curly quotes and dots. */
const FIRST_MARK = 0x300;
const FIRST_DASH = 0x2010;
const LAST_DOT = 0x2027;

function pointsOf(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let points = 0;
  for (const _ of text) points++;
  return points;
}

/** Columns that a text takes in a fixed-width font. */
export function columnsOf(text: string): number {
  if (!BEYOND_LATIN.test(text)) return text.length;
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_MARK || (unit >= FIRST_DASH && unit <= LAST_DOT)) {
      columns++;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += character.length - 1;
    if (!NO_WIDTH.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

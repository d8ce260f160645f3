/** The length of a line, and the length of the word that could have been on the line before. */
import type { TextLine } from './breaks.js';
import { endsSentence } from './sentence-ends.js';

/** Most columns of a wrapped line; a longer line is a paragraph. */
export const LONGEST_LINE = 130;

/** Ways to measure a line, and to find where the next line could have been broken. */
export const WAYS = [0, 1, 2, 3] as const;
/** The way that counts columns. */
export const COLUMNS = 1;
export type Way = (typeof WAYS)[number];

/** Letters of scripts that may be wrapped between any two letters. */
const WRAPPED_ANYWHERE = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const ANYWHERE = new RegExp(`^[\\p{Ps}\\p{Pi}「『（]*${WRAPPED_ANYWHERE}`, 'u');
/** Stops after such letters at the end of a line. */
const HANGING = new RegExp(`(?<=${WRAPPED_ANYWHERE})[\\p{Pe}\\p{Pf}\\p{Po}]{1,2}$`, 'u');
/** UTF-16 units of these stops with the letter before them. */
const MOST_HANGING = 4;
/** Letters of scripts without spaces that are wrapped between words or syllables. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/**
 * The first word of a line with its hyphens, after which many programs do not wrap; it ends after a dash,
 * and before letters that may be wrapped anywhere.
 */
const WORD = new RegExp(
  `^\\S(?:(?!${WRAPPED_ANYWHERE})(?:[-\\u2010]|[^\\s\\p{Pd}\\u0f0b]))*[\\p{Pd}\\u0f0b]?`,
  'u',
);
/** Most columns of a word in scripts without spaces. */
const UNSPACED_WORD = 10;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A line with its lengths, and the lengths of the word that could go up to the line before. */
export interface MeasuredLine extends TextLine {
  text: string;
  isClosed: boolean;
  /** Whether it begins with a script without spaces, so that the end of its first word is unknown. */
  isUnspaced: boolean;
  /** Length with the indent in each way: code points, columns, and both again. */
  lengths: readonly number[];
  /** Lengths without the stops at the end that may hang beyond the width. */
  widths: readonly number[];
  /** Length in each way that the first word would have added to the line before. */
  firstWords: readonly number[];
}

/** Measures a line, unless it is too long to be a wrapped one. */
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
    firstWords: isUnspaced ? shortened(firstWordsOf(content)) : firstWordsOf(content),
  };
}

/** A line that counts as endless: it is alone or long, so its length shows nothing. */
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

/** The lengths of the first word with the space before it, in each way. */
function firstWordsOf(content: string): number[] {
  const anywhere = ANYWHERE.exec(content);
  if (anywhere) {
    // Stops and brackets that may not begin a line go with the letter before them.
    const rest = /^[\p{Pe}\p{Pf}\p{Po}]*/u.exec(content.slice(anywhere[0].length))?.[0] ?? '';
    const word = anywhere[0] + rest;
    return [pointsOf(word), columnsOf(word), pointsOf(word), columnsOf(word)];
  }
  const word = WORD.exec(content)?.[0] ?? '';
  const [points, columns] = [1 + pointsOf(word), 1 + columnsOf(word)];
  return [points, columns, points, columns];
}

/**
 * The lengths of a first word in a script without spaces, whose end is unknown: the last two ways
 * count it as short.
 */
function shortened([points = 0, columns = 0]: readonly number[]): number[] {
  return [points, columns, Math.min(points, UNSPACED_WORD), Math.min(columns, UNSPACED_WORD)];
}

/** Rare signs: some take two UTF-16 units, others may take no column or two. */
const SURROGATE = /[\ud800-\udfff]/;
const BEYOND_LATIN = /[\u0300-\uffff]/;
/** One column for all units before the combining marks, and for dashes, curly quotes and dots. */
const FIRST_MARK = 0x300;
const FIRST_DASH = 0x2010;
const LAST_DOT = 0x2027;

function pointsOf(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let points = 0;
  for (const _ of text) points++;
  return points;
}

/** Columns of a text in a fixed-width font. */
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

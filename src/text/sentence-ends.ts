/** Finds the ends of sentences by the signs of all scripts. */

import { expression } from '../expression.js';
import { PLAIN_LATIN } from './plain-latin.js';

/**
 * A sign that ends a sentence: Unicode's `Sentence_Terminal`, the ellipsis, the shads of Tibetan, sof
 * pasuq; and common substitutes: two word spaces in Amharic, a colon in Armenian, a vertical bar in
 * Devanagari, a semicolon as the question mark of Greek.
 */
const STOP =
  '(?:[\\p{Sentence_Terminal}…‥\\u0f0d-\\u0f12\\u05c3]|፡፡|(?<=\\p{Script=Greek}\\p{M}*)[;\\u037e]' +
  '|(?<=\\p{Script=Armenian}):|(?<=[\\u0900-\\u09ff])\\|)';

/**
 * Quotes and brackets that may close after a stop, by use and not by class: “ and « close after „ and ».
 * After a space only the marks that are written so.
 */
const CLOSERS = '(?:[\\p{Pe}\\p{Pf}\\p{Pi}"\'`´*_]|[\\u0020\\u00a0\\u202f][»›])*';

const AT_END = expression(`${STOP}${CLOSERS}$`);
const QUESTION_AT_END = expression(
  `(?:[?？؟⁇՞፧]|(?<=\\p{Script=Greek}\\p{M}*)[;\\u037e])${CLOSERS}$`,
);

/** The parts of these for texts that are {@link PLAIN_LATIN}. */
const AT_PLAIN_END = /[.!?…][)\]}"'`*_‘’“”]*$/;
const QUESTION_AT_PLAIN_END = /\?[)\]}"'`*_‘’“”]*$/;
const BETWEEN_PLAIN = /[.!?…][)\]}"'`*_‘’“”]*(?=\s|$)/;

/** UTF-16 units at the end of a line that are searched for its stop; quotes may follow the stop. */
const ENDING = 12;

/** Most lines end with a full stop or a letter, and need no expression. */
const FULL_STOP = 0x2e;

/** Closing tags at the end of a line, such as `</em>`. */
const TAGS_AT_END = /(?:<\/[a-z][a-z0-9]{0,15}>\s{0,3})+$/i;
const CLOSING_TAG = 0x3e;

/** Whether a line ends with a stop; quotes, brackets and tags may follow the stop. */
export function endsSentence(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === FULL_STOP) return true;
  if (isAsciiLetter(last)) return false;
  if (last === CLOSING_TAG && TAGS_AT_END.test(line)) {
    return endsSentence(line.replace(TAGS_AT_END, ''));
  }
  const ending = line.trimEnd().slice(-ENDING);
  return (PLAIN_LATIN.test(ending) ? AT_PLAIN_END : AT_END()).test(ending);
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Whether a line ends with a question. */
export function endsWithQuestion(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === FULL_STOP || isAsciiLetter(last)) return false;
  const ending = line.trimEnd().slice(-ENDING);
  return (PLAIN_LATIN.test(ending) ? QUESTION_AT_PLAIN_END : QUESTION_AT_END()).test(ending);
}

/**
 * The end of a sentence between two words: a stop and the quotes and brackets that close after it. White
 * space must follow, except in scripts that write none.
 */
const BETWEEN = expression(
  `(?:${STOP}${CLOSERS}(?=\\s|$)|(?![.!?…‥:;|])${STOP}[\\p{Pe}\\p{Pf}"']*)`,
);

const SPACED_CLOSER = /[\u0020\u00a0\u202f][»›]$/;

/** Signs that end a sentence after the letters of some scripts alone: see {@link STOP}. */
const STOP_OF_LETTER = /[;:|\u037e]/;

/**
 * The offset in `gap`, the text between two words, at which a sentence ends; -1 if none ends there.
 * @param last the last letter of the word before the gap with its marks; more of the word does no harm.
 * @param next the character after the gap: a full stop before a small letter ends an abbreviation.
 */
export function sentenceEndIn(last: string, gap: string, next: string): number {
  if (gap.length === 1 && gap === ' ') return -1;
  const before = STOP_OF_LETTER.test(gap) ? last : '';
  const text = before + gap;
  const match = (PLAIN_LATIN.test(text) ? BETWEEN_PLAIN : BETWEEN()).exec(text);
  if (!match || (next !== next.toUpperCase() && match[0].startsWith('.'))) return -1;
  const end = match.index - before.length + match[0].length;
  // Directly before the next word such a mark opens a quote: Danish, German in books.
  const isOpening = next !== '' && end === gap.length && SPACED_CLOSER.test(match[0]);
  return isOpening ? end - 2 : end;
}

/** UTF-16 units that surely hold a letter with its marks. */
const LETTER_UNITS = 4;

/** The letter before an offset, as {@link sentenceEndIn} needs it. */
export function letterBefore(text: string, at: number): string {
  return text.slice(Math.max(0, at - LETTER_UNITS), at);
}

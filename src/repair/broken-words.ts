import { expression } from '../expression.js';
import { addEdit, type Edits, noEdits } from './draft.js';

/**
 * A hyphen at the end of a line, with the white space up to the text of the next line: `-`, a soft hyphen,
 * U+2010, or ¬ in place of one. Also ¬ within a word, whose lines were joined, with a space or without.
 */
const BREAK = expression(
  String.raw`([-\u00ad\u00ac\u2010])[ \t]{0,8}(?:\r\n|[\n\r\v\f])[ \t]{0,64}|(?<=\p{L}\p{M}?\p{Ll}\p{M}?)(\u00ac) ?(?=\p{Ll}\p{M}?\p{Ll})`,
  'gu',
);
const LETTERS_BEFORE = expression(String.raw`[\p{L}\p{M}][\p{L}\p{M}]$`);
const LETTER_BEFORE = expression(String.raw`[\p{L}\p{M}]$`);
const WORD_BEFORE = expression(String.raw`[\p{L}\p{M}]+$`);
const WORD_AFTER = expression(String.raw`^[\p{L}\p{M}]+`);
const LETTER = /^\p{L}/u;
const SMALL_LETTERS = expression(String.raw`^\p{Ll}\p{M}*\p{Ll}`);

/**
 * Joins words that were broken over the end of a line: after a soft hyphen always, after ¬ between
 * letters. After a hyphen only if the next line continues in small letters and the text does not write
 * the word with a hyphen elsewhere: `long-` and `term` on two lines may be `long-term`.
 */
export function joinBrokenWords(text: string): Edits {
  const edits = noEdits();
  let folded: string | undefined;
  for (const match of text.matchAll(BREAK())) {
    const start = match.index;
    const end = start + match[0].length;
    const isSoft = match[1] === '\u00ad' || match[2] !== undefined;
    if (match[1] === '\u00ac') {
      const before = text.slice(Math.max(0, start - 2), start);
      const isWithin = LETTER_BEFORE().test(before) && LETTER.test(text.slice(end, end + 2));
      if (isWithin) addEdit(edits, start, end, '');
      continue;
    }
    // Each side needs two code points at most: four units.
    if (!isSoft) {
      if (!LETTERS_BEFORE().test(text.slice(Math.max(0, start - 4), start))) continue;
      if (!SMALL_LETTERS().test(text.slice(end, end + 4))) continue;
      folded ??= text.toLowerCase();
      if (edits.starts.length < MOST_LOOKUPS && isWritten(folded, text, start, end)) continue;
    }
    addEdit(edits, start, end, '');
  }
  return edits;
}

/** Most words that are looked up in the whole text, to bound the time. */
const MOST_LOOKUPS = 64;

/** Whether the word occurs elsewhere with its hyphen. */
function isWritten(folded: string, text: string, start: number, end: number): boolean {
  const left = WORD_BEFORE().exec(text.slice(Math.max(0, start - 40), start))?.[0] ?? '';
  const right = WORD_AFTER().exec(text.slice(end, end + 40))?.[0] ?? '';
  return folded.includes(`${left}-${right}`.toLowerCase());
}

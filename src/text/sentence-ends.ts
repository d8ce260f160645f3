/** Where sentences end, by the signs of all scripts. */

/**
 * A sign that ends a sentence: Unicode's `Sentence_Terminal`, the ellipsis, the shads of Tibetan, sof
 * pasuq; and what is typed in place of them: two word spaces in Amharic, a colon in Armenian, a
 * vertical bar in Devanagari, a semicolon as the question mark of Greek.
 */
const STOP =
  '(?:[\\p{Sentence_Terminal}…‥\\u0f0d-\\u0f12\\u05c3]|፡፡|(?<=\\p{Script=Greek}\\p{M}*)[;\\u037e]' +
  '|(?<=\\p{Script=Armenian}):|(?<=[\\u0900-\\u09ff])\\|)';

/**
 * What may close after it, by use and not by class: “ and « close what „ and » opened. Where a space
 * is before it, only the marks that are written so.
 */
const CLOSERS = '(?:[\\p{Pe}\\p{Pf}\\p{Pi}"\'`´*_]|[\\u0020\\u00a0\\u202f][»›])*';

const AT_END = lazy(`${STOP}${CLOSERS}$`);
const QUESTION_AT_END = lazy(`(?:[?？؟⁇՞፧]|(?<=\\p{Script=Greek}\\p{M}*)[;\\u037e])${CLOSERS}$`);

/** What of all this is ASCII: most texts ask for no more, and the other expressions take long to make. */
const ASCII = /^[\0-\x7f]*$/;
const AT_ASCII_END = /[.!?][)\]}"'`*_]*$/;
const BETWEEN_ASCII = /[.!?][)\]}"'`*_]*(?=\s|$)/;

/** An expression that is made when it is asked for first. */
function lazy(source: string): () => RegExp {
  let made: RegExp | undefined;
  return () => {
    made ??= new RegExp(source, 'u');
    return made;
  };
}

/** UTF-16 units at the end of a line in which its stop is looked for: quotes and brackets may follow. */
const ENDING = 12;

/** Most lines end with a full stop or a letter, and are known by that. */
const FULL_STOP = 0x2e;

/** Tags that end at the end of a line, such as `</em>`. */
const TAGS_AT_END = /(?:<\/[a-z][a-z0-9]{0,15}>\s{0,3})+$/i;
const CLOSING_TAG = 0x3e;

/** Whether a line ends with a sentence: quotes and brackets after its full stop aside. */
export function endsSentence(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === FULL_STOP) return true;
  if (isAsciiLetter(last)) return false;
  if (last === CLOSING_TAG && TAGS_AT_END.test(line)) {
    return endsSentence(line.replace(TAGS_AT_END, ''));
  }
  const ending = line.trimEnd().slice(-ENDING);
  return (ASCII.test(ending) ? AT_ASCII_END : AT_END()).test(ending);
}

function isAsciiLetter(unit: number): boolean {
  const small = unit | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

/** Whether a line asks. */
export function endsWithQuestion(line: string): boolean {
  const last = line.charCodeAt(line.length - 1);
  if (last === FULL_STOP || isAsciiLetter(last)) return false;
  return QUESTION_AT_END().test(line.trimEnd().slice(-ENDING));
}

/**
 * A sentence's end between two words: a stop and what closes after it, up to where the next sentence
 * may open its quotes. Without a space after it only where the script writes none.
 */
const BETWEEN = lazy(`(?:${STOP}${CLOSERS}(?=\\s|$)|(?![.!?…‥:;|])${STOP}[\\p{Pe}\\p{Pf}"']*)`);

const SPACED_CLOSER = /[\u0020\u00a0\u202f][»›]$/;

/**
 * Where a sentence ends in what is between two words, as an offset into it; -1 where none does.
 * @param next the character after it: a full stop before a small letter is that of an abbreviation.
 */
export function sentenceEndIn(gap: string, next: string): number {
  if (gap.length === 1 && gap === ' ') return -1;
  const match = (ASCII.test(gap) ? BETWEEN_ASCII : BETWEEN()).exec(gap);
  if (!match || (next !== next.toUpperCase() && match[0].startsWith('.'))) return -1;
  const end = match.index + match[0].length;
  // Directly before the next word such a mark opens its quote: Danish, German in books.
  const isOpening = next !== '' && end === gap.length && SPACED_CLOSER.test(match[0]);
  return isOpening ? end - 2 : end;
}

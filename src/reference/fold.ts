// Folds tokens, so that case, width, composition, ligatures and several spellings of one letter do
// not count.
import {
  APOSTROPHES,
  CEDILLA,
  COMMA_BELOW,
  EQUIVALENT_LETTERS,
  FINAL_JAMO,
  RADICALS,
  SILENT_MARKS,
  TATWEEL,
  TONED,
  TONES,
} from './equivalents.js';

const KEPT = /[\p{L}\p{M}\p{N}]/u;
const DIGIT = /\p{Nd}/u;

/**
 * Characters inside a token that do not count: joiners, soft hyphens, the stretching of Arabic
 * words.
 */
export const IGNORABLE = `[\\p{Default_Ignorable_Code_Point}${TATWEEL}]`;

/**
 * Points of Arabic and Hebrew, hamza and madda on a carrier, which most texts omit; and the
 * presentation forms of points, on a space or on a tatweel.
 */
export const POINTS =
  '(?:(?=\\p{Mn})[\\p{sc=Arab}\\p{sc=Hebr}\\u064b-\\u0655\\u0670]|' +
  '[\\ufc5e-\\ufc63\\ufcf2-\\ufcf4\\ufe70-\\ufe72\\ufe74\\ufe76-\\ufe7f])';

const DROPPED = new RegExp(`${IGNORABLE}|${POINTS}|[${APOSTROPHES}]`, 'u');

/**
 * A letter with more marks than this is decoration (Unicode stops at 30, UAX 15), so none of its
 * marks counts.
 */
const MOST_MARKS = 32;
const IOTA_BELOW = '\u0345';
const IOTA = 'ι';

/** A map from each letter to the letter that follows it in the list. */
function pairs(letters: string): [string, string][] {
  const list = Array.from(letters);
  return list.flatMap((from, i): [string, string][] => (i % 2 ? [] : [[from, list[i + 1] ?? '']]));
}

const LETTERS: ReadonlyMap<string, string> = new Map([
  ...EQUIVALENT_LETTERS.flatMap(({ from, to }) => from.map((one): [string, string] => [one, to])),
  ...pairs(FINAL_JAMO),
  ...pairs(RADICALS),
]);

/**
 * Folds the text of one token: compatibility decomposition, marks in canonical order, full case
 * folding, equivalent letters; letters, marks and digits are kept (a ligature may decompose to
 * spaces as well).
 *
 * The canonical order comes before case (Unicode 3.13, D145), because the iota below a letter is a
 * mark that folds to a letter. All other characters are dropped between the two steps, so that
 * marks on both sides of them are put in order together.
 */
export function foldToken(token: string): string {
  const ordered = keep(token.normalize('NFKD')).normalize('NFD');
  let folded = '';
  let letter = '';
  let marks: string[] = [];
  const endLetter = (next: string) => {
    const kept = marks.length <= MOST_MARKS ? marks : [];
    marks = kept.filter((mark) => movesOn(mark, letter, next));
    folded += kept.filter((mark) => !marks.includes(mark)).join('');
  };
  for (const character of ordered) {
    if (isReordered(character)) {
      if (!isSilentAfter(letter, character)) marks.push(foldMark(character));
      continue;
    }
    for (const base of foldLetter(character)) {
      endLetter(base);
      folded += base;
      letter = base;
    }
  }
  endLetter('');
  return folded.normalize('NFD');
}

/** A letter or digit without marks, as it is written in folded text. */
function foldLetter(letter: string): string {
  const cased = Array.from(keep(foldCase(letter).normalize('NFKD')));
  return cased.map((one) => (DIGIT.test(one) ? digitOf(one) : (LETTERS.get(one) ?? one))).join('');
}

/** Lower, upper, lower: ẞ to ß to SS to ss; ſ to s, ς to σ. */
function foldCase(character: string): string {
  return character.toLowerCase().toUpperCase().toLowerCase();
}

/**
 * The ASCII digit of a decimal digit: in each script the ten digits are consecutive, beginning with
 * zero.
 */
function digitOf(digit: string): string {
  const point = digit.codePointAt(0) ?? 0;
  let zero = point;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((point - zero) % 10);
}

function foldMark(mark: string): string {
  if (mark === COMMA_BELOW) return CEDILLA;
  return mark === IOTA_BELOW ? IOTA : mark;
}

/**
 * Whether normalisation moves a mark: its combining class is not 0, and not above the class of
 * U+0345.
 */
function isReordered(character: string): boolean {
  return character === IOTA_BELOW || (IOTA_BELOW + character).normalize('NFD')[0] !== IOTA_BELOW;
}

/** Whether a tone is written on the letter after the one that has it. */
function movesOn(mark: string, letter: string, next: string): boolean {
  return TONES.includes(mark) && TONED.some((letters) => letters === letter + next);
}

function isSilentAfter(letter: string, mark: string): boolean {
  return (
    letter !== '' &&
    SILENT_MARKS.some(({ letters, marks }) => letters.includes(letter) && marks.includes(mark))
  );
}

function keep(text: string): string {
  return Array.from(text)
    .filter((one) => (KEPT.test(one) || LETTERS.has(one)) && !DROPPED.test(one))
    .join('');
}

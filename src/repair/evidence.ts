import type { CodePage } from './code-pages.js';
import type { Sequence } from './sequences.js';
import { SCRIPT, SIGN } from './signs.js';

/**
 * How much a sequence looks like misread bytes rather than written text:
 *
 * - `none`: it is written text, such as `É…`.
 * - `weak`: it counts only in a text that has stronger ones, such as the `Ã’` in `Ã’s`.
 * - `half`: two of them count as much as a strong one.
 * - `strong`: it counts alone, such as `â€™`.
 */
export const EVIDENCE = { none: 0, weak: 1, half: 2, strong: 4 } as const;

const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;
const LETTER = /\p{L}/u;
const ASCII_LETTER = /[A-Za-z]/;
const NATURAL = 1 << SIGN.natural;
const MARK = 1 << SIGN.mark;
const CURRENCY = 1 << SIGN.currency;
const BOX = 1 << SIGN.box;
const ODD = 1 << SIGN.odd;
const LETTERS = 1 << SIGN.letter;

/** A sequence and its surroundings. */
interface Place {
  lead: string;
  /** The character after the first. */
  second: string;
  before: string;
  after: string;
  /** Whether a small letter precedes a capital: most encodings read the first byte as a capital. */
  isClash: boolean;
  /** Whether another sequence ends where this one begins, or begins where it ends. */
  isLinked: boolean;
}

/** The evidence of each sequence, given all sequences of a text in order. */
export function weigh(text: string, sequences: readonly Sequence[], page: CodePage): Uint8Array {
  const evidence = new Uint8Array(sequences.length);
  const misreading = { page, isLatinText: page.name !== 'windows-1251' || isMostlyAscii(text) };
  for (const [i, sequence] of sequences.entries()) {
    const place = placeOf(text, sequences, i);
    evidence[i] = weighOne(sequence, place, misreading);
  }
  promoteRuns(text, sequences, evidence);
  return evidence;
}

function placeOf(text: string, sequences: readonly Sequence[], i: number): Place {
  const { start, end } = sequences[i] as Sequence;
  const before = start === 0 ? '' : text.charAt(start - 1);
  const lead = text.charAt(start);
  return {
    lead,
    second: text.charAt(start + 1),
    before,
    after: text.charAt(end),
    isClash: LOWER.test(before) && UPPER.test(lead),
    isLinked: sequences[i - 1]?.end === start || sequences[i + 1]?.start === end,
  };
}

/** The page in which a text was misread, and whether the text is in a Latin script. */
interface Misreading {
  page: CodePage;
  isLatinText: boolean;
}

function weighOne(sequence: Sequence, place: Place, { page, isLatinText }: Misreading): number {
  const { end, start, script, signs, isLossy, isSpaced } = sequence;
  if (isLossy) {
    if (place.isClash) return EVIDENCE.strong;
    return signs & ODD ? EVIDENCE.half : EVIDENCE.weak;
  }
  if (isSpaced) {
    if (isLostSpace(sequence, place)) return EVIDENCE.strong;
    // `â… ` is text with a space after it.
    const isProse = end - start > 2 && !place.isLinked && (signs & ~NATURAL) === 0;
    return isProse ? EVIDENCE.none : EVIDENCE.weak;
  }
  if (page.name === 'macintosh' || page.name === 'cp437') return weighSigns(sequence, place);
  if (script > SCRIPT.latin) return EVIDENCE.weak;
  if (end - start > 2) return weighLong(sequence, page, place);
  if (page.name === 'windows-1251') {
    if (isLatinText) return weighCyrillic(signs, place);
    // `В` alone is a word of Russian, and a quotation mark may follow it.
    return place.isLinked && script === SCRIPT.sign ? EVIDENCE.weak : EVIDENCE.none;
  }
  if (script === SCRIPT.latin) return weighLatin(signs, place, page);
  if (script === SCRIPT.control) {
    // `Â…`: in misread text a sequence held the control character, so another one is next to it.
    if (signs & ODD) return EVIDENCE.strong;
    return place.isLinked ? EVIDENCE.weak : EVIDENCE.none;
  }
  return weighSign(signs, place);
}

/** `voilÃ le travail`: the no-break space became a space, and the capital ends a word. */
function isLostSpace({ text }: Sequence, { isClash, before }: Place): boolean {
  return text === 'à' && isClash && LETTER.test(before);
}

/** Weighs a sequence of three bytes or more: punctuation, signs, letters of Vietnamese. */
function weighLong({ signs }: Sequence, page: CodePage, { lead, second }: Place): number {
  // `ë…”`, `à”—`: two marks after a word.
  if (signs === NATURAL) return EVIDENCE.weak;
  if (page.name !== 'windows-1251' || signs & (ODD | MARK)) return EVIDENCE.strong;
  // Letters of Serbian and Ukrainian: a capital after a small letter is unusual.
  return LOWER.test(lead) && UPPER.test(second) ? EVIDENCE.strong : EVIDENCE.weak;
}

/** Weighs a Latin letter or a sign that was read as two Cyrillic letters, or as one and a sign. */
function weighCyrillic(signs: number, { before, after, isClash, isLinked }: Place): number {
  if (signs & (ODD | CURRENCY) || isLinked || isClash) return EVIDENCE.strong;
  const isGlued = ASCII_LETTER.test(before) || ASCII_LETTER.test(after);
  return isGlued && signs & ~LETTERS ? EVIDENCE.strong : EVIDENCE.weak;
}

/** Weighs a Latin letter of two bytes, of which the first was read as a Latin capital. */
function weighLatin(signs: number, place: Place, page: CodePage): number {
  const { lead, second, before, after, isClash, isLinked } = place;
  const isGlued = LETTER.test(after) || isLinked;
  // In real text a vowel follows `Ã`, never a sign or a consonant.
  const isLonely = page.name === 'windows-1252' && lead === 'Ã' && second !== after;
  const isWord = isLonely && second === '\u00a0' && !LETTER.test(before);
  if (signs & ODD) return EVIDENCE.strong;
  if (signs & CURRENCY) return isClash || isLinked ? EVIDENCE.half : EVIDENCE.weak;
  if (isClash) return EVIDENCE.strong;
  if (signs & MARK) {
    const isQuote = second === '´' || second === '¨';
    return (isGlued && !isQuote) || isLonely ? EVIDENCE.strong : EVIDENCE.weak;
  }
  if (signs & NATURAL) {
    const isWithin = LETTER.test(before) && LETTER.test(after);
    if (isWord) return EVIDENCE.strong;
    // `CÃ\u00a0nan`: a word in capitals would have ended before the space.
    if (isLonely && UPPER.test(before) && LOWER.test(after)) return EVIDENCE.half;
    return isWithin && !'’…–—\u00a0\u00ad'.includes(second) ? EVIDENCE.strong : EVIDENCE.weak;
  }
  const isCamel = LOWER.test(second) && UPPER.test(after);
  const isLigature = page.name === 'windows-1252' && /[Œœ]/.test(second);
  return isLonely || isCamel || isLigature ? EVIDENCE.strong : EVIDENCE.weak;
}

/** Weighs a sign of two bytes, which was read as a letter and a sign: `Â»`, `Â°`. */
function weighSign(signs: number, { before, isClash }: Place): number {
  if (signs & ODD) return EVIDENCE.strong;
  if (signs & LETTERS) return isClash ? EVIDENCE.strong : EVIDENCE.weak;
  const isAlone = before === '' || /[\s\d]/.test(before);
  return isClash || isAlone ? EVIDENCE.strong : EVIDENCE.weak;
}

/** Weighs a sequence of an encoding in which first bytes are `√`, `‚` or box drawing, not letters. */
function weighSigns({ start, end, script, signs }: Sequence, place: Place): number {
  const { lead, before, after, isLinked } = place;
  if ((signs === BOX && !LETTER.test(lead)) || signs === NATURAL) return EVIDENCE.none;
  if (script > SCRIPT.latin) return EVIDENCE.weak;
  if (end - start > 2) return EVIDENCE.strong;
  if (script !== SCRIPT.latin) return EVIDENCE.weak;
  return LOWER.test(before) || LOWER.test(after) || isLinked ? EVIDENCE.strong : EVIDENCE.weak;
}

/**
 * Letters of other scripts come in words: two of one script in a row are strong evidence if they
 * include a sign, or a capital after a small letter. A single letter is so only with a sign that never
 * follows a letter, and only in scripts in which one letter may be a word (Greek, Chinese).
 */
function promoteRuns(text: string, sequences: readonly Sequence[], evidence: Uint8Array): void {
  for (let from = 0; from < sequences.length; ) {
    const first = sequences[from] as Sequence;
    let to = from + 1;
    let signs = first.signs;
    let clashes = 0;
    let spaced = first.isSpaced ? 1 : 0;
    while (
      sequences[to]?.script === first.script &&
      sequences[to]?.start === endOf(sequences, to)
    ) {
      const { start, isSpaced } = sequences[to] as Sequence;
      signs |= sequences[to]?.signs ?? 0;
      if (LOWER.test(text.charAt(start - 1)) && UPPER.test(text.charAt(start))) clashes++;
      if (isSpaced) spaced++;
      to++;
    }
    const count = to - from;
    if (first.script > SCRIPT.latin && spaced < count) {
      const isOdd = clashes > 0 || (signs & (ODD | MARK)) !== 0;
      const isMeant =
        count === 1 ? isLoneLetter(text, first) : isOdd || (count > 2 && (signs & ~LETTERS) !== 0);
      if (isMeant) evidence.fill(EVIDENCE.strong, from, to);
    }
    from = to;
  }
}

/** Whether a single letter is evidence: Greek within a word or in a formula, Chinese. */
function isLoneLetter(text: string, { start, end, script, signs }: Sequence): boolean {
  if (signs & ODD) return script === SCRIPT.greek || end - start > 2;
  return script === SCRIPT.greek && (signs & MARK) !== 0 && LETTER.test(text.charAt(end));
}

function endOf(sequences: readonly Sequence[], to: number): number | undefined {
  return sequences[to - 1]?.end;
}

function isMostlyAscii(text: string): boolean {
  let ascii = 0;
  let cyrillic = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit | 32) >= 97 && (unit | 32) <= 122) ascii++;
    else if (unit >= 0x400 && unit < 0x530) cyrillic++;
  }
  return ascii > cyrillic;
}

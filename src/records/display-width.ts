/** The columns that text takes at a terminal, and text cut or padded to some of them. */
import { eastAsianWidth } from 'get-east-asian-width';

/** A character as people see it: a letter with its marks, a sequence of emoji. */
export interface Character {
  text: string;
  /** Columns of a terminal: 0, 1 or 2. */
  width: number;
}

/**
 * Latin, Greek, Cyrillic and the signs of prose, of which each takes a column: nearly all text, which
 * needs no tables.
 */
const ONE_COLUMN_EACH =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u2500-\u257f\ufffd]*$/;

/** Characters without a width: marks, joiners, marks of direction. */
const UNSEEN = '[\\p{Mn}\\p{Me}\\p{Cf}\\p{Default_Ignorable_Code_Point}]';

/** An emoji that is drawn as a picture. \p{RGI_Emoji} has all sequences, but takes 60 ms to compile. */
const EMOJI =
  '(?:\\p{Emoji}\\ufe0f\\u20e3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}|\\p{Emoji_Presentation})';

/** Flags, emoji joined to one, and letters of Hangul that make a syllable; these take two columns. */
const DOUBLE = `[\\u{1f1e6}-\\u{1f1ff}]{2}|${EMOJI}(?:\\u200d${EMOJI})*|[\\u1100-\\u115f\\ua960-\\ua97c][\\u1160-\\u11ff\\ud7b0-\\ud7fb]+`;

const CHARACTER = new RegExp(`(${DOUBLE})${UNSEEN}*|${UNSEEN}+|(.)${UNSEEN}*`, 'gsu');

/** The characters of a text, in order. */
export function displayCharacters(text: string): Character[] {
  if (ONE_COLUMN_EACH.test(text))
    return Array.from(text, (character) => ({ text: character, width: 1 }));
  return Array.from(text.matchAll(CHARACTER), ([character, double, single]) => {
    if (double !== undefined) return { text: character, width: 2 };
    const width = single === undefined ? 0 : eastAsianWidth(single.codePointAt(0) ?? 0);
    return { text: character, width };
  });
}

/** Columns that a text takes. */
export function displayWidth(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : totalWidth(displayCharacters(text));
}

/** Columns that characters take together. */
export function totalWidth(characters: readonly Character[]): number {
  return characters.reduce((sum, { width }) => sum + width, 0);
}

/** The first characters that take at most `width` columns together. */
export function leading(characters: readonly Character[], width: number): Character[] {
  let taken = 0;
  const end = characters.findIndex((character) => {
    taken += character.width;
    return taken > width;
  });
  return characters.slice(0, end < 0 ? characters.length : end);
}

/** Characters as one text. */
export function joined(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('');
}

/** `text` with spaces after it up to `width` columns. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` with spaces before it up to `width` columns. */
export function paddedStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

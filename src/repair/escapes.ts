import { addEdit, type Edits, noEdits } from './draft.js';
import { charactersOf } from './entities.js';

/**
 * An entity, with `amp;` in it any number of times: each pass of an escaper adds one. No name of
 * HTML 5 has more than 31 characters.
 */
const ENTITY = new RegExp(
  `&(?:amp;)*(?:#(\\d{1,7});?|#[xX]([\\da-fA-F]{1,6});?|([a-zA-Z]\\w{1,30});|(${[
    // An entity without its semicolon: letters anywhere, signs only at the end of a word; never in
    // an address.
    '[A-Za-z](?:acute|grave|circ|uml|tilde|cedil|ring)(?![;=])|szlig(?![;=])|nbsp(?![;=])|[Oo]slash(?![;=])',
    '(?:amp|quot|apos|lt|gt|laquo|raquo|shy|copy|reg)(?![\\w=;])',
  ].join('|')}))`,
  'g',
);

/** Replaces entities by their characters, `&amp;` included. */
export function resolveEntities(text: string): Edits {
  const edits = noEdits();
  for (const match of text.matchAll(ENTITY)) {
    const [whole, decimal, hexadecimal, name, bare] = match;
    const character = numeric(decimal, 10) ?? numeric(hexadecimal, 16) ?? named(name ?? bare);
    if (character !== undefined) {
      addEdit(edits, match.index, match.index + whole.length, character);
    }
  }
  return edits;
}

function named(name: string | undefined): string | undefined {
  return name === undefined ? undefined : charactersOf(name);
}

function numeric(digits: string | undefined, base: number): string | undefined {
  if (digits === undefined) return undefined;
  const point = Number.parseInt(digits, base);
  // C1 controls stay: as in browsers they mean windows-1252, and the repair of bytes replaces them.
  return isText(point) ? String.fromCodePoint(point) : undefined;
}

const ESCAPE =
  /\\{1,2}u([\da-fA-F]{4})(?:\\{1,2}u([dD][c-fC-F][\da-fA-F]{2}))?|\\{1,2}x([89a-fA-F][\da-fA-F])|u([\da-f]{4})/g;

/** Characters that an escape without its backslash may mean. */
const TYPOGRAPHIC = /[\u00a0-\u017f\u02c6\u02dc\u0192\u2010-\u203a\u20ac\u2122]/;

/**
 * Replaces literal escapes by their characters: `\u2019`, `\xe2`, and `u2019` without its backslash. The
 * last form is replaced only for signs and letters of windows-1252, and if its digits could be a number
 * (`eu2018`), only in a text that has others.
 */
export function resolveEscapes(text: string): Edits {
  const edits = noEdits();
  const matches = [...text.matchAll(ESCAPE)];
  const hasBare = matches.some(([, , , , bare]) => bare !== undefined && isBare(bare));
  for (const match of matches) {
    const [whole, first, second, byte, bare] = match;
    const start = match.index;
    if (bare !== undefined) {
      const character = String.fromCharCode(Number.parseInt(bare, 16));
      const isMeant = hasBare && TYPOGRAPHIC.test(character);
      if (isMeant) addEdit(edits, start, start + whole.length, character);
      continue;
    }
    const units = [first, second, byte].filter((digits) => digits !== undefined);
    const character = units
      .map((digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .join('');
    if (isText(character.codePointAt(0) ?? 0)) {
      addEdit(edits, start, start + whole.length, character);
    }
  }
  return edits;
}

/** Whether the digits alone show an escape: they have a letter or begin with 0. */
function isBare(digits: string): boolean {
  const isNumber = /^[1-9]\d{3}$/.test(digits);
  return !isNumber && TYPOGRAPHIC.test(String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Whether a code point may be text: not a control character but white space, not half of a pair. */
function isText(point: number): boolean {
  if (point < 0x20) return point === 9 || point === 10 || point === 13;
  return point !== 0x7f && point <= 0x10ffff && (point < 0xd800 || point > 0xdfff);
}

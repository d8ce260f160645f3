// Tokenises with one regular expression over Unicode properties.
import type { OffsetUnit } from '../kernel/engine.js';
import { APOSTROPHES, HALF_WIDTH_MARKS, RADICALS } from './equivalents.js';
import { foldToken, IGNORABLE, POINTS } from './fold.js';

/** A token: its folded text, and its span in the source. */
export interface Token {
  text: string;
  /** First unit. */
  start: number;
  /** The unit after the last one. */
  end: number;
}

const MARK = `(?!${IGNORABLE}|${POINTS})[\\p{M}${HALF_WIDTH_MARKS}]`;
const RADICAL_LETTERS = `[\\u2f00-\\u2fd5\\u2e9f\\u2ef3${RADICALS.replace(/\P{Radical}/gu, '')}]`;
/**
 * Scripts without spaces. Characters that they share with Latin (the letter apostrophe) are
 * excluded, and so are digits, which make words as ASCII digits do.
 */
const SPACELESS =
  '(?!\\p{scx=Latin}|\\p{Nd})[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}' +
  '\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}]';
const LONE = `(?:(?!${IGNORABLE}|[${HALF_WIDTH_MARKS}])(?=[\\p{L}\\p{N}])${SPACELESS}|${RADICAL_LETTERS})`;
const WORD = `(?!${IGNORABLE}|${POINTS}|[${APOSTROPHES}])(?!${SPACELESS})[\\p{L}\\p{N}]`;

/**
 * A lone character with its marks, or a run of word characters and marks; joiners do not separate.
 * Points belong to the character that carries them, and make no token alone.
 */
const TOKEN = new RegExp(
  `(?:${LONE})(?:${MARK}|${POINTS}|${IGNORABLE})*|` +
    `(?:${WORD}|${MARK})(?:${WORD}|${MARK}|${POINTS}|${IGNORABLE})*`,
  'gu',
);
const IGNORABLE_TAIL = new RegExp(`${IGNORABLE}+$`, 'u');

/** The tokens of a text, in order, with spans in `unit`. */
export function tokenise(text: string, unit: OffsetUnit): Token[] {
  const tokens: Token[] = [];
  let read = 0;
  let units = 0;
  for (const match of text.matchAll(TOKEN)) {
    const source = match[0].replace(IGNORABLE_TAIL, '');
    const start = units + unitsOf(text.slice(read, match.index), unit);
    units = start + unitsOf(source, unit);
    read = match.index + source.length;
    tokens.push({ text: foldToken(source), start, end: units });
  }
  return tokens;
}

/** The length of a text in `unit`. */
export function unitsOf(text: string, unit: OffsetUnit): number {
  if (unit === 'utf16') return text.length;
  return unit === 'byte' ? Buffer.byteLength(text) : Array.from(text).length;
}

/**
 * Synthetic news in other scripts: the words of an article in other letters, so that word
 * frequencies and sentence lengths stay. The result is not readable.
 */
import { Random } from './random.js';

/** A script, with the bytes of UTF-8 that most of its letters take: 1, 2 and 3. */
export type Script = 'ascii' | 'cyrillic' | 'han';

/** Letter by letter, for all letters of English. */
const CYRILLIC: Record<string, string> = Object.fromEntries(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, i) => [letter, 'абцдефгхийклмнопкрстувшжыз'[i]!]),
);

/** Chinese news rarely uses more characters than this; they are spread over their whole block. */
const HAN_CHARACTERS = 3500;
const HAN_FIRST = 0x4e00;
const HAN_STEP = 5;

const HAN_SIGNS: Record<string, string> = { '.': '。', ',': '，', ' ': '', '-': '—' };

const hanWords = new Map<string, string>();

/** The text in a script: plain ASCII, or its words in Cyrillic, or in Han without blanks. */
export function writeIn(script: Script, text: string): string {
  const plain = toAscii(text);
  switch (script) {
    case 'ascii':
      return plain;
    case 'cyrillic':
      return plain.replace(/"([^"]*)"/g, '«$1»').replace(/[a-z]/gi, toCyrillic);
    case 'han':
      return plain
        .replace(/"([^"]*)"/g, '“$1”')
        .replace(/\d+(?:[.,]\d+)*|[a-z']+|[ .,-]/gi, (piece) => HAN_SIGNS[piece] ?? toHan(piece));
  }
}

function toAscii(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/[^\n -~]/g, (sign) => (sign === '—' ? '-' : ''));
}

function toCyrillic(letter: string): string {
  const small = letter.toLowerCase();
  const other = CYRILLIC[small]!;
  return letter === small ? other : other.toUpperCase();
}

/** Figures stay; a word always becomes the same one to three characters. */
function toHan(piece: string): string {
  if (/^\d/.test(piece)) return piece;
  const word = piece.toLowerCase();
  let characters = hanWords.get(word);
  if (characters === undefined) {
    const random = new Random(...[...word].map((letter) => letter.codePointAt(0)!));
    const length = word.length < 4 ? 1 : word.length < 9 ? 2 : 3;
    characters = Array.from({ length }, () =>
      String.fromCodePoint(HAN_FIRST + HAN_STEP * random.below(HAN_CHARACTERS)),
    ).join('');
    hanWords.set(word, characters);
  }
  return characters;
}

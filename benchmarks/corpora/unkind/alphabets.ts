/** The words of an article in the letters of twelve scripts, with their full stops. */
import { writeIn } from '../scripts.js';

/** A script, and its full stop and comma. */
interface Alphabet {
  /** Letters in the place of a to z; null if words are written in other signs. */
  letters: readonly string[] | null;
  stop: string;
  comma: string;
}

/** 26 letters from a code point on, `step` apart. */
function lettersFrom(first: number, step = 1): string[] {
  return Array.from({ length: 26 }, (_, i) => String.fromCodePoint(first + step * i));
}

const ALPHABETS = {
  latin: { letters: [...'abcdefghijklmnopqrstuvwxyz'], stop: '.', comma: ',' },
  cyrillic: { letters: lettersFrom(0x430), stop: '.', comma: ',' },
  greek: { letters: [...'αβγδεζηθικλμνξοπρστυφχψωάέ'], stop: '.', comma: ',' },
  armenian: { letters: lettersFrom(0x561), stop: '։', comma: ',' },
  georgian: { letters: lettersFrom(0x10d0), stop: '.', comma: ',' },
  hebrew: { letters: lettersFrom(0x5d0), stop: '.', comma: ',' },
  urdu: { letters: [...'ابتثجحخدذرزسشصضطظعغفقلمنهو'], stop: '۔', comma: '،' },
  devanagari: { letters: lettersFrom(0x915), stop: '।', comma: ',' },
  bengali: { letters: [...'কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমশ'], stop: '।', comma: ',' },
  ethiopic: { letters: lettersFrom(0x1200, 8), stop: '።', comma: '፣' },
  hangul: { letters: lettersFrom(0xac00, 28 * 7), stop: '.', comma: ',' },
  han: { letters: null, stop: '。', comma: '，' },
} as const satisfies Record<string, Alphabet>;

/** A script that words are written in. */
export type AlphabetName = keyof typeof ALPHABETS;

/** All scripts. */
export const ALPHABET_NAMES = Object.keys(ALPHABETS) as AlphabetName[];

/** Whether blanks separate the words of a script. */
export function hasBlanks(name: AlphabetName): boolean {
  return ALPHABETS[name].letters !== null;
}

/** Lines in the letters of a script; figures and line ends stay. */
export function spell(name: AlphabetName, text: string): string {
  const { letters, stop, comma }: Alphabet = ALPHABETS[name];
  if (letters === null)
    return text
      .split('\n')
      .map((line) => writeIn('han', line))
      .join('\n');
  if (name === 'latin') return text;
  return writeIn('ascii', text)
    .toLowerCase()
    .replace(/[a-z]/g, (letter) => letters[letter.charCodeAt(0) - 97]!)
    .replace(/\.(?="?$|"? )/gm, stop)
    .replace(/,(?="?$|"? )/gm, comma);
}

/** What the words of a date mean: months in some sixty languages, and the halves of a day. */
import { AFTER_NOON, BEFORE_NOON, MONTH_NAMES } from './month-table.js';
import { OTHER_MONTH_NAMES } from './other-month-names.js';

/** What a name means, and in which languages; `listopad` is October in one and November in others. */
export interface MonthName {
  /** From 1. */
  month: number;
  languages: string[];
}

export { PERSIAN } from './other-month-names.js';

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

/** A word without case, and without the marks that some write and others leave out. */
export function foldWord(word: string): string {
  const bare = word.normalize('NFKD').replace(MARKS, '').normalize('NFC');
  return bare.toLowerCase().replace(MARKS, '').replaceAll('ı', 'i');
}

let names: Map<string, MonthName[]> | undefined;

/** The months that a folded name stands for; more than one where languages differ. */
export function monthsNamed(folded: string): readonly MonthName[] {
  names ??= makeNames();
  const known = names.get(folded);
  if (known) return known;
  const prefix = PREFIXES.find((one) => folded.startsWith(one));
  return prefix === undefined ? [] : (names.get(folded.slice(prefix.length)) ?? []);
}

/** What is written as one word with a month: Hebrew `in`, Khmer `month`. */
const PREFIXES = ['ב', 'ខែ'];

function makeNames(): Map<string, MonthName[]> {
  const made = new Map<string, MonthName[]>();
  for (const [language, months] of [...MONTH_NAMES, ...OTHER_MONTH_NAMES]) {
    for (const [i, list] of months.split('|').entries()) {
      for (const name of list.split(',')) if (name) addName(made, name, i + 1, language);
    }
  }
  return made;
}

function addName(
  made: Map<string, MonthName[]>,
  name: string,
  month: number,
  language: string,
): void {
  const meanings = made.get(name) ?? [];
  made.set(name, meanings);
  const known = meanings.find((meaning) => meaning.month === month);
  if (known) known.languages.push(language);
  else meanings.push({ month, languages: [language] });
}

let halves: Map<string, 0 | 12> | undefined;

/** The hours to add to a clock of twelve hours for a folded word; undefined where it is no such word. */
export function halfOfDay(folded: string): 0 | 12 | undefined {
  halves ??= new Map<string, 0 | 12>([
    // Unicode's data has Latin letters for Korean here.
    ['오전', 0],
    ['오후', 12],
    ...BEFORE_NOON.split(' ').map((word) => [word, 0] as const),
    ...AFTER_NOON.split(' ').map((word) => [word, 12] as const),
  ]);
  return halves.get(folded);
}

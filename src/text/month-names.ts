/** The words of dates: months in some sixty languages, and the halves of a day. */
import { AFTER_NOON, BEFORE_NOON, MONTH_NAMES } from './month-table.js';
import { OTHER_MONTH_NAMES } from './other-month-names.js';

/** A month and the languages of its name; `listopad` is October in one and November in others. */
export interface MonthName {
  /** From 1. */
  month: number;
  languages: string[];
}

export { PERSIAN } from './other-month-names.js';

const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/g;

/** A word without case, and without the marks that some writers leave out. */
export function foldWord(word: string): string {
  const bare = word.normalize('NFKD').replace(MARKS, '').normalize('NFC');
  return bare.toLowerCase().replace(MARKS, '').replaceAll('ı', 'i');
}

let names: Map<string, MonthName[]> | undefined;

/** The months with a folded name; several if languages differ. */
export function monthsNamed(folded: string): readonly MonthName[] {
  names ??= makeNames();
  const known = names.get(folded);
  if (known) return known;
  const prefix = PREFIXES.find((one) => folded.startsWith(one));
  return prefix === undefined ? [] : (names.get(folded.slice(prefix.length)) ?? []);
}

/** Words that are joined with the name of a month: `in` in Hebrew, `month` in Khmer. */
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

/** Hours that a folded word adds to a clock of twelve hours; undefined for other words. */
export function halfOfDay(folded: string): 0 | 12 | undefined {
  halves ??= new Map<string, 0 | 12>([
    // The Korean words, for which Unicode's data has Latin letters.
    ['오전', 0],
    ['오후', 12],
    ...BEFORE_NOON.split(' ').map((word) => [word, 0] as const),
    ...AFTER_NOON.split(' ').map((word) => [word, 12] as const),
  ]);
  return halves.get(folded);
}

/** Repeats in words for people. */
import type { RepeatClass } from '../repeats/repeat-classes.js';
import { count } from './figures.js';
import type { RepeatRecord } from './records.js';

/** What a class of repeats says to people. */
export const CLASS_WORDS: Record<RepeatClass, string> = {
  'doubled-body': 'the whole text twice',
  'doubled-tail': 'its ending twice',
  'doubled-paragraph': 'the same paragraph twice',
  'pull-quote': 'a sentence set apart as a quote or caption',
  refrain: 'words that come back',
};

const PURPOSEFUL: Partial<Record<RepeatClass, [one: string, many: string]>> = {
  'pull-quote': ['pull-quote', 'pull-quotes'],
  refrain: ['refrain', 'refrains'],
};

/** Whether a repeat is a fault, and not there on purpose. */
export function isDoubled(repeat: Pick<RepeatRecord, 'class'>): boolean {
  return repeat.class.startsWith('doubled-');
}

/** `2 pull-quotes, 1 refrain`: how many are there on purpose, by class; '' for none. */
export function describePurposeful(repeats: readonly Pick<RepeatRecord, 'class'>[]): string {
  return Object.entries(PURPOSEFUL)
    .map(
      ([kind, names]) => [repeats.filter((repeat) => repeat.class === kind).length, names] as const,
    )
    .filter(([number]) => number > 0)
    .map(([number, [one, many]]) => count(number, one, many))
    .join(', ');
}

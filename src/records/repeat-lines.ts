/** Repeats in words for people. */
import type { RepeatClass } from '../repeats/repeat-classes.js';
import { count } from './figures.js';
import type { RepeatRecord } from './records.js';

/** The words for each class of repeats. */
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

/** Whether a repeat is a fault, and not intentional. */
export function isDoubled(repeat: Pick<RepeatRecord, 'class'>): boolean {
  return repeat.class.startsWith('doubled-');
}

/**
 * `2 pull-quotes, 1 refrain`: the numbers of intentional repeats by class; '' if there are none.
 */
export function describePurposeful(repeats: readonly Pick<RepeatRecord, 'class'>[]): string {
  return Object.entries(PURPOSEFUL)
    .map(
      ([kind, names]) => [repeats.filter((repeat) => repeat.class === kind).length, names] as const,
    )
    .filter(([number]) => number > 0)
    .map(([number, [one, many]]) => count(number, one, many))
    .join(', ');
}

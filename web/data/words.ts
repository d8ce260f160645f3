/** Figures and names as people read them. */
import { count } from '../../src/records/figures.js';

export { count as counted, percent, thousands as figure } from '../../src/records/figures.js';

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
const TIME = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** `15 Aug 2020`, in UTC; '' without a date. */
export function dayOf(date: Date | null): string {
  return date ? DAY.format(date) : '';
}

/** `15 Aug 2020, 21:04 UTC`; only the day of a date at midnight. */
export function momentOf(date: Date | null): string {
  if (!date) return 'no date';
  const hasTime = date.getTime() % 86_400_000 !== 0;
  return hasTime ? `${dayOf(date)}, ${TIME.format(date)} UTC` : dayOf(date);
}

const STEPS: readonly [seconds: number, one: string][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];

/** `3 hours later`. */
export function delayOf(seconds: number): string {
  for (const [size, one] of STEPS) {
    if (seconds >= size) return `${count(Math.round(seconds / size), one)} later`;
  }
  return 'at the same time';
}

/** Explains each relation of an article to the centre of its cluster. */
export const RELATION_WORDS: Readonly<Record<string, string>> = {
  identical: 'identical',
  'same-text': 'same words',
  'near-duplicate': 'near-duplicate',
  contained: 'shortened or part',
  edited: 'edited',
  'same-form': 'same form',
};

/** Explains each class of repeats. */
export const CLASS_WORDS: Readonly<Record<string, string>> = {
  'doubled-body': 'whole text doubled',
  'doubled-tail': 'end doubled',
  'doubled-paragraph': 'paragraph doubled',
  'pull-quote': 'pull quote',
  refrain: 'refrain',
};

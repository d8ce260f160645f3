/**
 * Reports of one form, for people: the number of replaced numbers, and the form with its blanks.
 */
import { count } from './figures.js';
import { quote, toUtf16 } from './quote.js';
import type { FormMember, FormRecord, SummaryRecord } from './records.js';

/** The blanks of a form that are shown, and the characters shown before the first. */
const SHOWN_BLANKS = 6;
const BEFORE = 40;

/** `7 of 8 numbers differ`, `3 of 4 numbers differ, other words in 2 places`. */
export function whatDiffers({
  kept,
  replaced,
  reworded,
}: Pick<FormMember, 'kept' | 'replaced' | 'reworded'>): string {
  const all = count(kept + replaced, 'number');
  const numbers = `${replaced} of ${all} ${replaced === 1 ? 'differs' : 'differ'}`;
  return reworded === 0 ? numbers : `${numbers}, other words in ${count(reworded, 'place')}`;
}

/** The beginning of a form on two lines, each of its blanks in brackets: `reach [11] degrees`. */
export function quoteForm(
  text: string,
  { blanks }: FormRecord,
  unit: SummaryRecord['offsets'],
  width: number,
): string[] {
  const places = blanks.slice(0, SHOWN_BLANKS).map(({ start, end }) => ({
    start: toUtf16(text, start, unit),
    end: toUtf16(text, end, unit),
  }));
  let read = Math.max(0, (places[0]?.start ?? 0) - BEFORE);
  let shown = '';
  for (const { start, end } of places) {
    shown += `${text.slice(read, start)}[${text.slice(start, end)}]`;
    read = end;
  }
  return quote(shown, width);
}

/** Lines that state which fields of records were guessed. */
import { count } from '../records/figures.js';
import { printable } from '../records/quote.js';
import type { AssumedFields, SummaryRecord } from '../records/records.js';

/** The most lines that are shown; NDJSON has all. */
const SHOWN = 5;

/** One line for files with one guess: `a.jsonl and 3 more files: text from body, title from headline`. */
export function describeFieldGuesses({ fields = [] }: SummaryRecord): string[] {
  const lines = fields.slice(0, SHOWN).map(describeGuess);
  const more = fields.length - SHOWN;
  return more > 0
    ? [...lines, `and ${count(more, 'more guess', 'more guesses')} of fields`]
    : lines;
}

function describeGuess({ file, files, names }: AssumedFields): string {
  const more = files > 1 ? ` and ${count(files - 1, 'more file')}` : '';
  const guesses = Object.entries(names).map(([field, name]) => `${field} from ${name}`);
  return printable(`${file}${more}: ${guesses.join(', ')}`);
}

/** White space in pages. */

/** Ends a line of raw text, in which all other white space is one space. */
export const LINE_END = '\u2028';

/** A text with one space for each run of white space, and without white space at its ends. */
export function collapse(text: string): string {
  // Single spaces stay as they are: to replace each of them takes three times as long.
  return text.replace(/\s{2,}|[^\S ]/g, ' ').trim();
}

/**
 * As {@link collapse}, but line by line, where {@link LINE_END} ends a line; empty lines are
 * dropped.
 */
export function collapseLines(text: string): string {
  const lines = text.split(LINE_END).map(collapse);
  return lines.filter((line) => line !== '').join('\n');
}

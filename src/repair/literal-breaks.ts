import { addEdit, type Edits, noEdits } from './draft.js';

/** Literal `\n`, `\r\n`, `\t`, any number of them in a row, escaped several times over. */
const BREAKS = /(?:\\{1,4}[nrt])+/g;
const LINE_END = /\\{1,4}n/g;
/** What may come before a line end: the end of a sentence, quotes and brackets after it. */
const SENTENCE_END = /[.!?…:。！？؟।]["'”’»)\]]*\s?$/u;
/** What begins a sentence: a capital, a letter of a script without capitals, a number; or the end. */
const BEGINNING = /^\s?(?:["'“”„«‘([*•–—-]*\s?[\p{Lu}\p{Lt}\p{Lo}\p{N}]|$)/u;
/** A word before the escape and one after it, spaces between: the escape is spoken of. */
const SPOKEN_OF = [/[\p{L}\p{N},]\s$/u, /^(?:\s[\p{Ll}\p{N}]|[,;])/u] as const;
/** A path, or a word with another letter after a backslash: `C:\new`, `\\host\name`, `\d+\n`. */
const PATH = /^\P{L}?(?:[A-Za-z]:\\|\\\\[A-Za-z])|\\[^nrt\\"'/u]/u;
/** Backslashes that are no such escape make a text one of regular expressions, paths or formulas. */
const OTHER_BACKSLASH = /\\[A-Zac-mo-qsv-z.()[\]{}]/;

/** Units of text on either side that are looked at. */
const REACH = 80;
/** Sentences that end so in a text that has other backslashes, too. */
const LEAST_IN_CODE = 3;
/** Line ends within sentences that are believed without one between sentences, and how far apart. */
const LEAST_WITHIN = 3;
const LEAST_DISTANCE = 30;

/**
 * Line ends and tabs for literal `\n`, `\r\n` and `\t`, in a text where some of them part sentences or
 * where they come line by line. Left are those in paths, in formulas and in speech about them.
 * Cost: linear in the text, with 160 units a place.
 */
export function resolveBreaks(text: string): Edits {
  const edits = noEdits();
  const places = [...text.matchAll(BREAKS)].filter((match) => !isPath(text, match));
  const spoken = places.filter((match) => isSpokenOf(text, match)).length;
  const strong = places.filter((match) => partsSentences(text, match)).length;
  const least = OTHER_BACKSLASH.test(text) ? LEAST_IN_CODE : 1;
  const isMeant = strong >= least && strong > spoken;
  if (!isMeant && !(least === 1 && spoken === 0 && areLineByLine(text, places))) return edits;
  for (const match of places) {
    const [run] = match;
    const lines = run.match(LINE_END)?.length ?? 0;
    addEdit(edits, match.index, match.index + run.length, '\n'.repeat(lines) || ' ');
  }
  return edits;
}

function sides(text: string, { 0: run, index }: RegExpExecArray): [before: string, after: string] {
  const end = index + run.length;
  return [text.slice(Math.max(0, index - REACH), index), text.slice(end, end + REACH)];
}

function isPath(text: string, match: RegExpExecArray): boolean {
  const [before, after] = sides(text, match);
  const word = `${/\S*$/.exec(before)?.[0]}${match[0]}${/^\S*/.exec(after)?.[0]}`;
  return PATH.test(word);
}

function isSpokenOf(text: string, match: RegExpExecArray): boolean {
  const [before, after] = sides(text, match);
  return SPOKEN_OF[0].test(before) && SPOKEN_OF[1].test(after);
}

function partsSentences(text: string, match: RegExpExecArray): boolean {
  const [before, after] = sides(text, match);
  const lines = match[0].match(LINE_END)?.length ?? 0;
  return lines > 0 && (lines > 1 || SENTENCE_END.test(before)) && BEGINNING.test(after);
}

/** Whether literal line ends are as far apart as the lines of a text. */
function areLineByLine(text: string, places: readonly RegExpExecArray[]): boolean {
  const lines = places.filter(([run]) => run.endsWith('n'));
  return lines.length >= LEAST_WITHIN && text.length >= LEAST_DISTANCE * lines.length;
}

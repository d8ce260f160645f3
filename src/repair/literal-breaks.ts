import { expression } from '../expression.js';
import { addEdit, type Edits, noEdits } from './draft.js';

/** Literal `\n`, `\r\n` and `\t`, any number of them in a row, also escaped several times. */
const BREAKS = /(?:\\{1,4}[nrt])+/g;
const LINE_END = /\\{1,4}n/g;
/** The end of a sentence, with quotes and brackets after it, before a line end. */
const SENTENCE_END = /[.!?…:。！？؟।]["'”’»)\]]*\s?$/u;
/** The beginning of a sentence (a capital, a letter without case, a number), or the end of the text. */
const BEGINNING = expression(String.raw`^\s?(?:["'“”„«‘([*•–—-]*\s?[\p{Lu}\p{Lt}\p{Lo}\p{N}]|$)`);
/** If words and spaces surround an escape, the text is about it. */
const SPOKEN_BEFORE = expression(String.raw`[\p{L}\p{N},]\s$`);
const SPOKEN_AFTER = expression(String.raw`^(?:\s[\p{Ll}\p{N}]|[,;])`);
/** A path, or a word with another letter after a backslash: `C:\new`, `\\host\name`, `\d+\n`. */
const PATH = /^\P{L}?(?:[A-Za-z]:\\|\\\\[A-Za-z])|\\[^nrt\\"'/u]/u;
/** Other escapes: the text has regular expressions, paths or formulas. */
const OTHER_BACKSLASH = /\\[A-Zac-mo-qsv-z.()[\]{}]/;

/** Units of text that are read on each side. */
const REACH = 80;
/** Least literal line ends between sentences in a text that has other backslashes. */
const LEAST_IN_CODE = 3;
/** Without line ends between sentences: least number of line ends, and their average distance. */
const LEAST_WITHIN = 3;
const LEAST_DISTANCE = 30;

/**
 * Replaces literal `\n`, `\r\n` and `\t` by line ends and spaces, in a text in which some of them
 * separate sentences, or which has one for each line. Those in paths and formulas stay, and so do those
 * that the text is about. Cost: linear, with 160 units for each place.
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
  return SPOKEN_BEFORE().test(before) && SPOKEN_AFTER().test(after);
}

function partsSentences(text: string, match: RegExpExecArray): boolean {
  const [before, after] = sides(text, match);
  const lines = match[0].match(LINE_END)?.length ?? 0;
  return lines > 0 && (lines > 1 || SENTENCE_END.test(before)) && BEGINNING().test(after);
}

/** Whether literal line ends are as far apart as the lines of a text. */
function areLineByLine(text: string, places: readonly RegExpExecArray[]): boolean {
  const lines = places.filter(([run]) => run.endsWith('n'));
  return lines.length >= LEAST_WITHIN && text.length >= LEAST_DISTANCE * lines.length;
}

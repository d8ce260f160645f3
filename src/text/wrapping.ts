/** Tells lines that were broken to fit a width from lines that end where their author ended them. */
import type { TextLine } from './breaks.js';
import { endsSentence } from './sentence-ends.js';

/** Columns that nobody wraps at: a longer line is a paragraph, or was wrapped by no one. */
const LONGEST = 130;
/** Columns below which lines are verse, or a table. */
const NARROWEST = 20;
/** Share of the lines ended within a sentence that are full where a text was wrapped. */
const FULL = 0.85;
/** Lines of prose seldom begin with capitals or end with commas all through; those of verse do. */
const VERSE_CAPITALS = 0.8;
const VERSE_COMMAS = 0.6;
const FEWEST_COMMAS = 3;
/** Stanzas, all of whose last lines are about as long as the others: those of paragraphs are not. */
const LEAST_STANZAS = 3;
const LONG_LAST_LINE = 0.75;
/** Full lines that end with a sentence, at most: more, and each line is a sentence of its own. */
const CLOSED = 0.4;

/** Ways to count a line, and to say where the next one could have been broken. */
const WAYS = [0, 1, 2, 3] as const;
type Way = (typeof WAYS)[number];

/** The width at which lines were wrapped, in one of the ways to count. */
export interface Wrapping {
  way: Way;
  width: number;
}

/** Letters of scripts that are wrapped between any two. */
const ANYWHERE = /^[\p{Ps}\p{Pi}「『（]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
/** Letters of scripts without spaces that are wrapped between words or syllables. */
const UNSPACED =
  /^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** Most columns of a word of those. */
const UNSPACED_WORD = 10;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** A line as it was laid out: its length with its indent, and what of it could go up a line. */
export interface MeasuredLine extends TextLine {
  text: string;
  isClosed: boolean;
  /** In code points, in columns, and the same again. */
  lengths: readonly number[];
  /** What the line before it would have needed beside its own length, in each way. */
  firstWords: readonly number[];
}

/** Measures a line, unless it is longer than any that was wrapped. */
export function measureLine(text: string, line: TextLine): MeasuredLine {
  const content = text.slice(line.start, line.end);
  if (content.length > 4 * LONGEST) return unmeasured(text, line);
  const isClosed = endsSentence(content);
  const [points, columns] = [line.indent + pointsOf(content), line.indent + columnsOf(content)];
  return {
    ...line,
    text: content,
    isClosed,
    lengths: [points, columns, points, columns],
    firstWords: firstWordsOf(content),
  };
}

/** A line of which the length says nothing, for it is alone or long: it counts as endless. */
export function unmeasured(text: string, line: TextLine): MeasuredLine {
  const content = text.slice(line.start, line.end);
  // Field by field: a spread takes four times as long.
  return {
    start: line.start,
    end: line.end,
    indent: line.indent,
    opens: line.opens,
    text: content,
    isClosed: endsSentence(content),
    lengths: LONG,
    firstWords: LONG,
  };
}

const LONG = [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
];

function firstWordsOf(content: string): number[] {
  const anywhere = ANYWHERE.exec(content);
  if (anywhere) {
    // What may not begin a line goes with the letter before it.
    const rest = /^[\p{Pe}\p{Pf}\p{Po}]*/u.exec(content.slice(anywhere[0].length))?.[0] ?? '';
    const word = anywhere[0] + rest;
    return [pointsOf(word), columnsOf(word), pointsOf(word), columnsOf(word)];
  }
  // A word may be broken after its hyphens.
  const word = /^\S[^\s\p{Pd}\u0f0b]*[\p{Pd}\u0f0b]?/u.exec(content)?.[0] ?? '';
  const [points, columns] = [1 + pointsOf(word), 1 + columnsOf(word)];
  if (!UNSPACED.test(content)) return [points, columns, points, columns];
  return [points, columns, Math.min(points, UNSPACED_WORD), Math.min(columns, UNSPACED_WORD)];
}

/** A sign that takes two UTF-16 units, or not one column: seldom is there any on a line. */
const SURROGATE = /[\ud800-\udfff]/;
const BEYOND_LATIN = /[\u0300-\uffff]/;
/** What is before the combining marks takes a column, and so do dashes, curly quotes and dots. */
const FIRST_MARK = 0x300;
const FIRST_DASH = 0x2010;
const LAST_DOT = 0x2027;

function pointsOf(text: string): number {
  if (!SURROGATE.test(text)) return text.length;
  let points = 0;
  for (const _ of text) points++;
  return points;
}

/** Columns that a text takes in a fixed-width font. */
export function columnsOf(text: string): number {
  if (!BEYOND_LATIN.test(text)) return text.length;
  let columns = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST_MARK || (unit >= FIRST_DASH && unit <= LAST_DOT)) {
      columns++;
      continue;
    }
    const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
    at += character.length - 1;
    if (!NO_WIDTH.test(character)) columns += WIDE.test(character) ? 2 : 1;
  }
  return columns;
}

/** Whether the next line's first word would have had no place on a line. */
export function isFull(line: MeasuredLine, next: MeasuredLine, { way, width }: Wrapping): boolean {
  const length = line.lengths[way] ?? 0;
  return length <= LONGEST && length + (next.firstWords[way] ?? 0) > width;
}

/**
 * The width at which blocks of lines were wrapped: all but all of their lines that end within a
 * sentence are full at it. Null where they were not wrapped, or are verse.
 */
export function wrappingOf(blocks: readonly (readonly MeasuredLine[])[]): Wrapping | null {
  const some = blocks.filter((block) => block.length > 1);
  let best: Wrapping | null = null;
  let bestShare = 0;
  for (const way of WAYS) {
    const width = some.reduce((widest, block) => Math.max(widest, widthOf(block, way)), 0);
    const share = width < NARROWEST ? 0 : shareOfFull(some, { way, width });
    if (share > bestShare) [best, bestShare] = [{ way, width }, share];
  }
  return best !== null && bestShare >= FULL && !areStanzas(some, best) ? best : null;
}

/** The longest of the lines that may have been wrapped. */
function widthOf(block: readonly MeasuredLine[], way: Way): number {
  let width = 0;
  for (const { lengths } of block) {
    const length = lengths[way] ?? 0;
    if (length <= LONGEST) width = Math.max(width, length);
  }
  return width;
}

/** The share of lines ended within a sentence that are full; 0 where most lines end with one. */
function shareOfFull(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): number {
  let [open, openFull, full] = [0, 0, 0];
  for (const block of blocks) {
    for (const [i, line] of block.slice(0, -1).entries()) {
      const next = block[i + 1];
      if (!next || (line.lengths[0] ?? 0) > LONGEST || (next.lengths[0] ?? 0) > LONGEST) continue;
      const fits = !isFull(line, next, wrapping);
      if (!fits) full++;
      if (line.isClosed) continue;
      open++;
      if (!fits) openFull++;
    }
  }
  return open === 0 || full - openFull > CLOSED * full ? 0 : openFull / open;
}

/** Whether full lines are verse all the same: capitals, commas and last lines show it. */
function areStanzas(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): boolean {
  let [open, commas, cased, capitals] = [0, 0, 0, 0];
  const lastLines = new Map<string, boolean>();
  for (const block of blocks) {
    for (const [i, line] of block.slice(0, -1).entries()) {
      if (line.isClosed) continue;
      open++;
      if (/[\p{Po}\p{Pd}\p{Pf}]$/u.test(line.text) && !/\p{L}-$/u.test(line.text)) commas++;
      const first = /[\p{L}]/u.exec(block[i + 1]?.text ?? '')?.[0] ?? '';
      if (first.toUpperCase() === first.toLowerCase()) continue;
      cased++;
      if (first !== first.toLowerCase()) capitals++;
    }
    const last = block.at(-1);
    if (last) {
      const isLong = (last.lengths[wrapping.way] ?? 0) >= LONG_LAST_LINE * wrapping.width;
      lastLines.set(last.text, isLong);
    }
  }
  const long = [...lastLines.values()].filter(Boolean).length;
  return (
    (cased > 0 && capitals >= VERSE_CAPITALS * cased) ||
    (open >= FEWEST_COMMAS && commas >= VERSE_COMMAS * open) ||
    (lastLines.size >= LEAST_STANZAS && long === lastLines.size)
  );
}

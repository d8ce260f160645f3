/** Distinguishes lines that were wrapped at a width from lines that their author ended. */
import { expression } from '../expression.js';
import { COLUMNS, LONGEST_LINE, type MeasuredLine, WAYS, type Way } from './measured-line.js';

/** Fewest columns of wrapped lines; narrower ones are verse, or a table. */
const NARROWEST = 20;
/** Least share of full lines, among lines that end within a sentence, in a wrapped text. */
const FULL = 0.85;
/** Least shares of lines that begin with capitals, or end with commas, in verse. */
const VERSE_CAPITALS = 0.8;
const VERSE_COMMAS = 0.6;
const FEWEST_COMMAS = 3;
/** A mark at the end of a line, but not a hyphen, or a mark that separates all words or syllables. */
const COMMA_AT_END = expression(
  String.raw`(?:(?![\u0f0b\u0f0c\u1361])[\p{Po}\p{Pf}]|(?<!\p{L})-|(?!-)\p{Pd})$`,
);
/** Fewest stanzas, if all last lines are about as long as the others; in paragraphs they are not. */
const LEAST_STANZAS = 3;
/** Fewest different full lines of scripts without spaces; fewer may be paragraphs of similar length. */
const LEAST_UNSPACED = 4;
/** Most full lines that end with a sentence; with more, each line is a sentence of its own. */
const CLOSED = 0.4;

/** The width at which lines were wrapped, in one of the ways to measure. */
export interface Wrapping {
  way: Way;
  width: number;
}

/**
 * Returns a function which decides by indents whether a line of a block begins a paragraph. Usually
 * the indented lines do; if all lines but the first of a paragraph are indented, the others do.
 */
export function headsOf(block: readonly MeasuredLine[]): (line: number) => boolean {
  const base = block.reduce(
    (least, { indent }) => Math.min(least, indent),
    Number.POSITIVE_INFINITY,
  );
  const isIndented = block.map(({ indent }) => indent > base);
  const indented = isIndented.filter(Boolean).length;
  const isHanging = !isIndented[0] && isIndented[1] === true && 2 * indented >= block.length;
  return (line) => indented > 0 && isIndented[line] === !isHanging;
}

/** Whether the first word of the next line would not have fitted on a line. */
export function isFull(line: MeasuredLine, next: MeasuredLine, { way, width }: Wrapping): boolean {
  if ((line.widths[way] ?? 0) > width) return isOneWord(line, way);
  return (line.lengths[way] ?? 0) + (next.firstWords[way] ?? 0) > width;
}

/**
 * The width at which blocks of lines were wrapped: nearly all of their lines that end within a sentence
 * are full at this width. Null if they were not wrapped, or are verse.
 */
export function wrappingOf(blocks: readonly (readonly MeasuredLine[])[]): Wrapping | null {
  const some = blocks.filter((block) => block.length > 1);
  const widestIn = (way: Way) =>
    some.reduce((widest, block) => Math.max(widest, widthOf(block, way)), 0);
  if (widestIn(COLUMNS) < NARROWEST) return null;
  let best: Wrapping | null = null;
  let bestShare = 0;
  for (const way of WAYS) {
    const width = widestIn(way);
    const share = shareOfFull(some, { way, width });
    if (share > bestShare) [best, bestShare] = [{ way, width }, share];
  }
  return best !== null && bestShare >= FULL && !areStanzas(some, best) ? best : null;
}

/** Length of the longest line that was broken, not of a word that no line could hold. */
function widthOf(block: readonly MeasuredLine[], way: Way): number {
  let width = 0;
  for (const line of block) {
    if (!isEndless(line) && !isOneWord(line, way)) width = Math.max(width, line.widths[way] ?? 0);
  }
  return width;
}

/** Whether a line has no place to break it: an address, a phrase of Khmer. */
function isOneWord({ lengths, firstWords, indent, indentPoints }: MeasuredLine, way: Way): boolean {
  const before = way % 2 === COLUMNS ? indent : indentPoints;
  return (firstWords[way] ?? 0) > (lengths[way] ?? 0) - before;
}

function isEndless({ lengths }: MeasuredLine): boolean {
  return (lengths[COLUMNS] ?? 0) > LONGEST_LINE;
}

/** Share of full lines among those that end within a sentence; 0 if too many full lines end one. */
function shareOfFull(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): number {
  let [open, openFull, full] = [0, 0, 0];
  let hasUnspaced = false;
  const unspaced = new Set<string>();
  for (const block of blocks) {
    const isHead = headsOf(block);
    for (const [i, line] of block.slice(0, -1).entries()) {
      const next = block[i + 1];
      // A line before an indent ended where its paragraph did.
      if (!next || isHead(i + 1)) continue;
      if (isEndless(line) || isEndless(next)) continue;
      const fits = !isFull(line, next, wrapping);
      if (!fits) full++;
      if (line.isClosed) continue;
      open++;
      if (fits) continue;
      openFull++;
      if (!next.isUnspaced) continue;
      hasUnspaced = true;
      // Two lines that are a word each may be paragraphs.
      const { way } = wrapping;
      if (!isOneWord(line, way) || !isOneWord(next, way)) unspaced.add(line.text);
    }
  }
  if (hasUnspaced && unspaced.size < LEAST_UNSPACED) return 0;
  return open === 0 || full - openFull > CLOSED * full ? 0 : openFull / open;
}

/** Most length of a ragged line as a share of the width, and the fewest that show phrases were wrapped. */
const RAGGED = 3 / 4;
const LEAST_RAGGED = 2;

/** Whether lines are verse although they are full: capitals, commas and last lines show it. */
function areStanzas(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): boolean {
  let [open, commas, cased, capitals] = [0, 0, 0, 0];
  let shortest = Number.POSITIVE_INFINITY;
  const lastLines = new Map<string, number>();
  // Lines of a doubled body count once.
  const seen = new Set<string>();
  let ragged = 0;
  for (const block of blocks) {
    for (const [i, line] of block.slice(0, -1).entries()) {
      const next = block[i + 1];
      if (line.isClosed || seen.has(line.text)) continue;
      seen.add(line.text);
      open++;
      if (next && isFull(line, next, wrapping)) {
        const length = line.lengths[wrapping.way] ?? 0;
        shortest = Math.min(shortest, length);
        if (length < RAGGED * wrapping.width && !isOneWord(next, wrapping.way)) ragged++;
      }
      if (COMMA_AT_END().test(line.text)) commas++;
      const first = /[\p{L}]/u.exec(next?.text ?? '')?.[0] ?? '';
      if (first.toUpperCase() === first.toLowerCase()) continue;
      cased++;
      if (first !== first.toLowerCase()) capitals++;
    }
    const last = block.at(-1);
    if (last) lastLines.set(last.text, last.lengths[wrapping.way] ?? 0);
  }
  const areLong = [...lastLines.values()].every((length) => length >= shortest);
  return (
    (cased > 0 && capitals >= VERSE_CAPITALS * cased) ||
    (open >= FEWEST_COMMAS && commas >= VERSE_COMMAS * open) ||
    (lastLines.size >= LEAST_STANZAS && areLong && ragged < LEAST_RAGGED)
  );
}

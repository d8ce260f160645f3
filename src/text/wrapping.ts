/** Tells lines that were broken to fit a width from lines that end where their author ended them. */
import { COLUMNS, LONGEST_LINE, type MeasuredLine, WAYS, type Way } from './measured-line.js';

/** Columns below which lines are verse, or a table. */
const NARROWEST = 20;
/** Share of the lines ended within a sentence that are full where a text was wrapped. */
const FULL = 0.85;
/** Lines of prose seldom begin with capitals or end with commas all through; those of verse do. */
const VERSE_CAPITALS = 0.8;
const VERSE_COMMAS = 0.6;
const FEWEST_COMMAS = 3;
/** A sign at the end of a line; but no hyphen, and none of those between all words or syllables. */
const COMMA_AT_END = /(?:(?![\u0f0b\u0f0c\u1361])[\p{Po}\p{Pf}]|(?<!\p{L})-|(?!-)\p{Pd})$/u;
/** Stanzas, all of whose last lines are about as long as the others: those of paragraphs are not. */
const LEAST_STANZAS = 3;
/** Different full lines of scripts without spaces, of which each may be a paragraph of like length. */
const LEAST_UNSPACED = 4;
/** Full lines that end with a sentence, at most: more, and each line is a sentence of its own. */
const CLOSED = 0.4;

/** The width at which lines were wrapped, in one of the ways to count. */
export interface Wrapping {
  way: Way;
  width: number;
}

/**
 * By indents, which lines of a block begin a paragraph: the indented ones, or, where those that
 * follow are the indented ones, the others.
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

/** Whether a line was ended because the next one's first word had no place on it. */
export function isFull(line: MeasuredLine, next: MeasuredLine, { way, width }: Wrapping): boolean {
  if ((line.widths[way] ?? 0) > width) return false;
  return (line.lengths[way] ?? 0) + (next.firstWords[way] ?? 0) > width;
}

/**
 * The width at which blocks of lines were wrapped: all but all of their lines that end within a
 * sentence are full at it. Null where they were not wrapped, or are verse.
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

/** The longest of the lines that may have been wrapped. */
function widthOf(block: readonly MeasuredLine[], way: Way): number {
  let width = 0;
  for (const line of block) {
    if (!isEndless(line)) width = Math.max(width, line.widths[way] ?? 0);
  }
  return width;
}

function isEndless({ lengths }: MeasuredLine): boolean {
  return (lengths[COLUMNS] ?? 0) > LONGEST_LINE;
}

/** The share of lines ended within a sentence that are full; 0 where most lines end with one. */
function shareOfFull(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): number {
  let [open, openFull, full] = [0, 0, 0];
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
      if (next.isUnspaced) unspaced.add(line.text);
    }
  }
  if (unspaced.size > 0 && unspaced.size < LEAST_UNSPACED) return 0;
  return open === 0 || full - openFull > CLOSED * full ? 0 : openFull / open;
}

/** Whether full lines are verse all the same: capitals, commas and last lines show it. */
function areStanzas(blocks: readonly (readonly MeasuredLine[])[], wrapping: Wrapping): boolean {
  let [open, commas, cased, capitals] = [0, 0, 0, 0];
  let shortest = Number.POSITIVE_INFINITY;
  const lastLines = new Map<string, number>();
  for (const block of blocks) {
    for (const [i, line] of block.slice(0, -1).entries()) {
      const next = block[i + 1];
      if (line.isClosed) continue;
      open++;
      if (next && isFull(line, next, wrapping)) {
        shortest = Math.min(shortest, line.lengths[wrapping.way] ?? 0);
      }
      if (COMMA_AT_END.test(line.text)) commas++;
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
    (lastLines.size >= LEAST_STANZAS && areLong)
  );
}

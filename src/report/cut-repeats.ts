/** Cuts what an article says twice by fault, and nothing else. */
import type { OffsetUnit } from '../kernel/engine.js';
import { toUtf16 } from './quote.js';
import type { RepeatRecord } from './records.js';

/** Why a repeat was left where it is. */
export type LeftReason = 'on-purpose' | 'edited' | 'not-whole-lines';

/** An article without its doubles. */
export interface CutText {
  text: string;
  /** What was taken out: `[start, end)` in UTF-16 units of the original text, in order. */
  cuts: { start: number; end: number }[];
  /** Words that are said once less. */
  words: number;
  /** Repeats that were not cut, and why. */
  left: { repeat: RepeatRecord; reason: LeftReason }[];
}

/**
 * Cuts the second places of a text's `doubled-` repeats, whole lines each, with the line ends that
 * belong to them. Every cut is proven on the text itself: both places must be equal but for case,
 * spacing and punctuation, so that nothing is lost; an edited second copy stays.
 * @param repeats of this text.
 * @param offsets the unit of their spans, as the summary of the results names it.
 */
export function cutRepeats(
  text: string,
  repeats: readonly RepeatRecord[],
  offsets: OffsetUnit = 'utf16',
): CutText {
  const places: Span[] = [];
  const left: CutText['left'] = [];
  let words = 0;
  for (const repeat of repeats) {
    const [first, again] = [repeat.first, repeat.again].map(({ start, end }) =>
      linesAround(text, {
        start: toUtf16(text, start, offsets),
        end: toUtf16(text, end, offsets),
      }),
    ) as [LinePlace, LinePlace];
    const reason = reasonToLeave(text, repeat, first, again);
    if (reason !== null) {
      left.push({ repeat, reason });
      continue;
    }
    places.push(again);
    words += repeat.words;
  }
  const cuts = joinPlaces(text, places).map((place) => withLineEnds(text, place));
  let cut = '';
  let from = 0;
  for (const { start, end } of cuts) {
    cut += text.slice(from, start);
    from = end;
  }
  return { text: cut + text.slice(from), cuts, words, left };
}

interface Span {
  start: number;
  end: number;
}

/** A place, and whether it is made of whole lines: then with all that stands on them. */
interface LinePlace extends Span {
  isWhole: boolean;
}

function linesAround(text: string, { start, end }: Span): LinePlace {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const feed = text.indexOf('\n', end);
  let lineEnd = feed === -1 ? text.length : feed;
  if (feed > 0 && text[feed - 1] === '\r') lineEnd--;
  const around = text.slice(lineStart, start) + text.slice(end, lineEnd);
  const isWhole = !/[\p{L}\p{N}\p{M}]/u.test(around);
  return isWhole ? { start: lineStart, end: lineEnd, isWhole } : { start, end, isWhole };
}

function reasonToLeave(
  text: string,
  repeat: RepeatRecord,
  first: Span,
  again: LinePlace,
): LeftReason | null {
  if (!repeat.class.startsWith('doubled-')) return 'on-purpose';
  if (!again.isWhole) return 'not-whole-lines';
  const isEqual =
    plain(text.slice(first.start, first.end)) === plain(text.slice(again.start, again.end));
  // A figure in the record is rounded: the text tells.
  return isEqual && first.end <= again.start ? null : 'edited';
}

/**
 * Text without what may differ between two copies: case, spacing, quotes, punctuation. Symbols
 * (`$`, `+`) and what stands before a digit (`-5`, `1.5`) say something, and stay.
 */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[“”„‟«»"]/g, ' ')
    .replace(/[\p{P}\p{Sk}](?!\p{N})/gu, ' ')
    .replace(/[\p{Cf}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Places in order; those with nothing but white space between them are one. */
function joinPlaces(text: string, places: Span[]): Span[] {
  const joined: Span[] = [];
  for (const { start, end } of places.sort((x, y) => x.start - y.start || x.end - y.end)) {
    const last = joined.at(-1);
    if (last && (start <= last.end || text.slice(last.end, start).trim() === '')) {
      last.end = Math.max(last.end, end);
    } else joined.push({ start, end });
  }
  return joined;
}

/**
 * A place with the empty lines behind it; at the end of the text with those before it, so that what
 * ends the text stays: its final line end, or none.
 */
function withLineEnds(text: string, { start, end }: Span): Span {
  const rest = text.slice(end);
  const next = rest.search(/\S/);
  if (next !== -1) return { start, end: text.lastIndexOf('\n', end + next) + 1 };
  const before = text.slice(0, start).trimEnd().length;
  const feed = text.indexOf('\n', before);
  return { start: feed > 0 && text[feed - 1] === '\r' ? feed - 1 : feed, end };
}

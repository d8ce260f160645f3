/** Cuts what an article says twice by fault, and nothing else. */
import type { OffsetUnit } from '../kernel/engine.js';
import { toUtf16 } from '../records/quote.js';
import type { RepeatRecord } from '../records/records.js';
import { isDoubled } from '../records/repeat-lines.js';
import { BREAK } from '../text/breaks.js';
import { layOut, type Paragraph } from '../text/layout.js';
import { sentenceEndIn } from '../text/sentence-ends.js';

/** Why a repeat was left where it is. */
export type LeftReason = 'on-purpose' | 'edited' | 'within-sentence' | 'open-tags';

/** An article without its doubles. */
export interface CutText {
  text: string;
  /** What was taken out: `[start, end)` in UTF-16 units of the original text, in order. */
  cuts: Span[];
  /** Words that are said once less. */
  words: number;
  /** Repeats that were not cut, and why. */
  left: { repeat: RepeatRecord; reason: LeftReason }[];
}

interface Span {
  start: number;
  end: number;
}

/** A doubled repeat that both places bear out, in UTF-16 units. */
interface Double {
  repeat: RepeatRecord;
  first: Span;
  again: Span;
}

/**
 * Cuts the second places of a text's `doubled-` repeats: whole lines with the line ends that belong to
 * them, and whole sentences within a line. Every cut is proven on the text itself: both places must
 * be equal but for case, spacing and punctuation, so that nothing is lost; an edited second copy stays.
 * @param repeats of this text.
 * @param offsets the unit of their spans, as the summary of the results names it.
 */
export function cutRepeats(
  text: string,
  repeats: readonly RepeatRecord[],
  offsets: OffsetUnit = 'utf16',
): CutText {
  const doubles: Double[] = [];
  const left: CutText['left'] = [];
  for (const repeat of repeats) {
    const [first, again] = [repeat.first, repeat.again].map(({ start, end }) => ({
      start: toUtf16(text, start, offsets),
      end: toUtf16(text, end, offsets),
    })) as [Span, Span];
    const reason = reasonToLeave(text, repeat, first, again);
    if (reason === null) doubles.push({ repeat, first, again });
    else left.push({ repeat, reason });
  }
  const lines = doubles.length === 0 ? [] : layOut(text).paragraphs;
  const cuts: Span[] = [];
  let words = 0;
  for (const { place, members } of joinPlaces(text, doubles)) {
    const cut = cutOf(text, place, members, lines);
    if (typeof cut === 'string') {
      for (const { repeat } of members) left.push({ repeat, reason: cut });
    } else {
      cuts.push(cut);
      for (const { repeat } of members) words += repeat.words;
    }
  }
  return { text: without(text, cuts), cuts, words, left };
}

function without(text: string, cuts: readonly Span[]): string {
  let cut = '';
  let from = 0;
  for (const { start, end } of cuts) {
    cut += text.slice(from, start);
    from = Math.max(from, end);
  }
  return cut + text.slice(from);
}

function reasonToLeave(
  text: string,
  repeat: RepeatRecord,
  first: Span,
  again: Span,
): LeftReason | null {
  if (!isDoubled(repeat)) return 'on-purpose';
  const isEqual =
    plain(text.slice(first.start, first.end)) === plain(text.slice(again.start, again.end));
  // A figure in the record is rounded: the text shows it.
  return isEqual && first.end <= again.start ? null : 'edited';
}

/** White space between letters of scripts without spaces: a line was wrapped there. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]\\p{M}*';
const BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED})\\s+(?=${UNSPACED})`, 'gu');

/**
 * Text without what may differ between two copies: case, spacing, quotes, punctuation. Symbols
 * (`$`, `+`) and what stands before a digit (`-5`, `1.5`) say something, and stay.
 */
function plain(text: string): string {
  return text
    .replace(BREAK, ' ')
    .normalize('NFKC')
    .toUpperCase()
    .toLowerCase()
    .replace(/[“”„‟«»"]/g, ' ')
    .replace(/[\p{P}\p{Sk}](?!\p{N})/gu, ' ')
    .replace(/[\p{Cf}]/gu, '')
    .replace(BETWEEN_UNSPACED, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Second places in order; those with no word between them are one. */
function joinPlaces(text: string, doubles: Double[]): { place: Span; members: Double[] }[] {
  const joined: { place: Span; members: Double[] }[] = [];
  const inOrder = doubles.sort(
    (x, y) => x.again.start - y.again.start || x.again.end - y.again.end,
  );
  for (const double of inOrder) {
    const { start, end } = double.again;
    const last = joined.at(-1);
    // What overlaps is judged by itself: that one of two may be cut says nothing about the other.
    const isWithin = last !== undefined && end <= last.place.end;
    const isNext = last !== undefined && start >= last.place.end;
    if (isWithin || (isNext && !hasWords(text.slice(last.place.end, start)))) {
      last.place.end = Math.max(last.place.end, end);
      last.members.push(double);
    } else joined.push({ place: { start, end }, members: [double] });
  }
  return joined;
}

/** A tag within a line, such as `<span class="x">`, and white space as an entity or an escape. */
const NO_WORD =
  /<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,300})?\/?>|&(?:nbsp|#9|#160|#xa0);|\\{1,4}t(?![a-z])/gi;

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text.replace(BREAK, ' ').replace(NO_WORD, ' '));
}

/** What to take out so that a place is gone, and nothing else; or why it has to stay. */
function cutOf(
  text: string,
  place: Span,
  members: readonly Double[],
  lines: readonly Paragraph[],
): Span | LeftReason {
  const first = lineAt(lines, place.start);
  const last = lineAt(lines, place.end - 1);
  if (!first || !last) return 'within-sentence';
  const opens = !hasWords(text.slice(first.start, place.start));
  const closes = !hasWords(text.slice(place.end, last.end));
  // What begins or ends within a paragraph is cut only where it is no more than a part of it.
  if (first !== last && !(opens && closes)) return 'within-sentence';
  const start = opens ? first.start : sentenceBefore(text, place.start);
  const end = closes ? last.end : sentenceAfter(text, place.end);
  // Scripts without full stops: one text right after itself, from the beginning of a line to an end.
  const isInStep = members.some(
    (double) => double.again.start === place.start && isTiled(text, double, lines),
  );
  if (end === null || (start === null && !isInStep)) return 'within-sentence';
  const whole = { start: start ?? place.start, end };
  if (opens && closes) return withBreaks(text, withTags(text, whole));
  if (!isBalanced(text.slice(whole.start, whole.end))) return 'open-tags';
  // Sentences within a line take the space after them, or before them where they end it.
  if (closes) return { start: spaceBefore(text, whole.start), end };
  return { start: whole.start, end: afterBreaks(text, end) };
}

function lineAt(lines: readonly Paragraph[], at: number): Paragraph | undefined {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines[middle]!.end <= at) low = middle + 1;
    else high = middle;
  }
  const line = lines[low];
  return line && line.start <= at ? line : undefined;
}

function isTiled(text: string, { first, again }: Double, lines: readonly Paragraph[]): boolean {
  const line = lineAt(lines, first.start);
  const isFirst = line !== undefined && !hasWords(text.slice(line.start, first.start));
  return isFirst && !hasWords(text.slice(first.end, again.start));
}

/** Where the sentence that begins with the word at `at` begins, with its quotes; null where none does. */
function sentenceBefore(text: string, at: number): number | null {
  const gap = /[^\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const end = sentenceEndIn(gap, text.charAt(at).toUpperCase());
  if (end < 0) return null;
  const space = /^\s*/.exec(gap.slice(end))?.[0].length ?? 0;
  return at - gap.length + end + space;
}

/** Where the sentence that ends with the word before `at` ends, with its stop; null where none does. */
function sentenceAfter(text: string, at: number): number | null {
  const gap = /^[^\p{L}\p{N}\p{M}]*/u.exec(text.slice(at, at + 40))?.[0] ?? '';
  const end = sentenceEndIn(gap, text.charAt(at + gap.length).toUpperCase());
  return end < 0 ? null : at + end;
}

/** A place with the tags that are opened right before it and closed right after it. */
function withTags(text: string, { start, end }: Span): Span {
  const before = /(?:<([a-z][a-z0-9]*)(?:\s[^<>]{0,300})?>\s*)$/i.exec(
    text.slice(Math.max(0, start - 400), start),
  );
  const name = before?.[1] ?? '';
  const after = /^\s*<\/([a-z][a-z0-9]*)\s*>/i.exec(text.slice(end, end + 100));
  const isPair = before && after && name.toLowerCase() === after[1]?.toLowerCase();
  if (!isPair) return { start, end };
  return withTags(text, { start: start - before[0].length, end: end + after[0].length });
}

/**
 * Whether all tags around a piece of text are closed as well without it: it closes what it opens, or
 * first closes what it then opens again.
 */
function isBalanced(piece: string): boolean {
  const open: string[] = [];
  const closed: string[] = [];
  for (const [, slash, name = ''] of piece.matchAll(
    /<(\/?)([a-z][a-z0-9]*)(?:\s[^<>]{0,300})?>/gi,
  )) {
    if (/^(?:br|hr|img)$/i.test(name)) continue;
    if (slash === '') open.push(name.toLowerCase());
    else if (open.length === 0) closed.push(name.toLowerCase());
    else if (open.pop() !== name.toLowerCase()) return false;
  }
  return open.join() === closed.reverse().join();
}

/** White space within a line, and line ends, also as escapes, entities and tags. */
const BLANK = String.raw`[^\S\r\n\v\f\u0085\u2028\u2029]|\\{1,4}t|&(?:nbsp|#9|#160|#xa0);`;
const LINE_END = String.raw`[\r\n\v\f\u0085\u2028\u2029]|<br\s{0,3}\/?>|\\{1,4}[rn]|&#(?:10|13|x0?[ad]);|<\/p>\s?<p>`;
/** UTF-16 units of the longest of them. */
const SIGN_UNITS = 9;

const BLANK_AT_END = new RegExp(`(?:${BLANK})$`, 'i');
const SIGN_AT_END = new RegExp(`(?:${BLANK}|${LINE_END})$`, 'i');
const SIGNS = new RegExp(`(?:${BLANK}|${LINE_END})*`, 'iy');

/**
 * Whole lines with the empty ones after them; at the end of the text with those before them, so that
 * what ends the text stays: its final line end, or none.
 */
function withBreaks(text: string, { start, end }: Span): Span | LeftReason {
  if (!isBalanced(text.slice(start, end))) return 'open-tags';
  const next = afterBreaks(text, end);
  if (next === text.length) return { start: before(text, start, SIGN_AT_END), end };
  return { start: before(text, start, BLANK_AT_END), end: before(text, next, BLANK_AT_END) };
}

/** The first place before `at` from which on there is nothing but such signs. */
function before(text: string, at: number, sign: RegExp): number {
  let start = at;
  for (;;) {
    const found = sign.exec(text.slice(Math.max(0, start - SIGN_UNITS), start));
    if (!found) return start;
    start -= found[0].length;
  }
}

function spaceBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && /\s/.test(text.charAt(start - 1))) start--;
  return start;
}

/** The first place from `at` on that is neither white space nor a break. */
function afterBreaks(text: string, at: number): number {
  SIGNS.lastIndex = at;
  SIGNS.test(text);
  return SIGNS.lastIndex;
}

/** Cuts the text that a fault has doubled, and nothing else. */
import type { OffsetUnit } from '../kernel/engine.js';
import { checkText } from '../read/given-text.js';
import { toUtf16 } from '../records/quote.js';
import type { RepeatRecord } from '../records/records.js';
import { isDoubled } from '../records/repeat-lines.js';
import { BREAK } from '../text/breaks.js';
import { layOut, type Paragraph } from '../text/layout.js';
import { letterBefore, sentenceEndIn } from '../text/sentence-ends.js';

/** Why a repeat was not cut. */
export type LeftReason = 'on-purpose' | 'edited' | 'within-sentence' | 'open-tags';

/** An article without its doubles. */
export interface CutText {
  text: string;
  /** The spans that were taken out: `[start, end)` in UTF-16 units of the original text, in order. */
  cuts: Span[];
  /** Number of words that were taken out. */
  words: number;
  /** Repeats that were not cut, and why. */
  left: { repeat: RepeatRecord; reason: LeftReason }[];
}

interface Span {
  start: number;
  end: number;
}

/** A doubled repeat whose two places are equal; spans in UTF-16 units. */
interface Double {
  repeat: RepeatRecord;
  first: Span;
  again: Span;
}

/**
 * Cuts the second place of each `doubled-` repeat of a text: whole lines with their line ends, and whole
 * sentences within a line. Each cut is checked on the text itself: both places must be equal apart from
 * case, spacing and punctuation, so that nothing is lost. An edited second copy stays.
 * @param repeats the repeats of this text.
 * @param offsets the unit of their spans, as the summary of the results names it.
 * @throws {UsageError} for a text that is not a string.
 */
export function cutRepeats(
  text: string,
  repeats: readonly RepeatRecord[],
  offsets: OffsetUnit = 'utf16',
): CutText {
  checkText(text, 'cutRepeats', 'its text');
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
  // The share in the record is rounded, so the text itself is compared.
  return isEqual && first.end <= again.start ? null : 'edited';
}

/** Letters of scripts without spaces; white space between two of them comes from a wrapped line. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Tibetan}]\\p{M}*';
const BETWEEN_UNSPACED = new RegExp(`(?<=${UNSPACED})\\s+(?=${UNSPACED})`, 'gu');

/**
 * The text without the differences that two copies may have: case, spacing, quotes, punctuation.
 * Symbols (`$`, `+`) and signs before a digit (`-5`, `1.5`) carry meaning and stay.
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

/** Second places in order; places without a word between them are joined into one. */
function joinPlaces(text: string, doubles: Double[]): { place: Span; members: Double[] }[] {
  const joined: { place: Span; members: Double[] }[] = [];
  const inOrder = doubles.sort(
    (x, y) => x.again.start - y.again.start || x.again.end - y.again.end,
  );
  for (const double of inOrder) {
    const { start, end } = double.again;
    const last = joined.at(-1);
    // Places that overlap are judged separately: if one may be cut, the other need not be.
    const isWithin = last !== undefined && end <= last.place.end;
    const isNext = last !== undefined && start >= last.place.end;
    if (isWithin || (isNext && !hasWords(text.slice(last.place.end, start)))) {
      last.place.end = Math.max(last.place.end, end);
      last.members.push(double);
    } else joined.push({ place: { start, end }, members: [double] });
  }
  return joined;
}

/** A tag within a line, such as `<span class="x">`, or white space as an entity or an escape. */
const NO_WORD =
  /<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,300})?\/?>|&(?:nbsp|#9|#160|#xa0);|\\{1,4}t(?![a-z])/gi;

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{M}]/u.test(text.replace(BREAK, ' ').replace(NO_WORD, ' '));
}

/** The span to take out so that exactly this place is gone, or the reason why it has to stay. */
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
  // A place that begins or ends within a paragraph is cut only if all of it is in that paragraph.
  if (first !== last && !(opens && closes)) return 'within-sentence';
  const start = opens ? first.start : sentenceBefore(text, place.start);
  const end = closes ? last.end : sentenceAfter(text, place.end);
  // Scripts without full stops: a text that fills lines and follows itself directly.
  const isInStep = members.some(
    (double) => double.again.start === place.start && isTiled(text, double, lines),
  );
  if (end === null || (start === null && !isInStep)) return 'within-sentence';
  const whole = { start: start ?? place.start, end };
  if (opens && closes) return withBreaks(text, withTags(text, whole));
  if (!isBalanced(text.slice(whole.start, whole.end))) return 'open-tags';
  // Sentences within a line are cut with the space after them; at the end of a line, with the space
  // before them.
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

/** Start of the sentence with its first word at `at`, with its quotes; null if none begins there. */
function sentenceBefore(text: string, at: number): number | null {
  const gap = /[^\p{L}\p{N}\p{M}]*$/u.exec(text.slice(Math.max(0, at - 40), at))?.[0] ?? '';
  const last = letterBefore(text, at - gap.length);
  const end = sentenceEndIn(last, gap, text.charAt(at).toUpperCase());
  if (end < 0) return null;
  const space = /^\s*/.exec(gap.slice(end))?.[0].length ?? 0;
  return at - gap.length + end + space;
}

/** End of the sentence whose last word ends at `at`, with its stop; null if no sentence ends there. */
function sentenceAfter(text: string, at: number): number | null {
  const gap = /^[^\p{L}\p{N}\p{M}]*/u.exec(text.slice(at, at + 40))?.[0] ?? '';
  const next = text.charAt(at + gap.length).toUpperCase();
  const end = sentenceEndIn(letterBefore(text, at), gap, next);
  return end < 0 ? null : at + end;
}

/** A place together with the tags that open right before it and close right after it. */
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
 * Whether the tags around a piece of text still match once it is cut: the piece closes the tags that it
 * opens, or closes some tags first and opens the same ones again.
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

/** White space within a line, also as an escape or an entity; line ends, also as escapes or tags. */
const BLANK = String.raw`[^\S\r\n\v\f\u0085\u2028\u2029]|\\{1,4}t|&(?:nbsp|#9|#160|#xa0);`;
const LINE_END = String.raw`[\r\n\v\f\u0085\u2028\u2029]|<br\s{0,3}\/?>|\\{1,4}[rn]|&#(?:10|13|x0?[ad]);|<\/p>\s?<p>`;
/** Length of the longest of these signs in UTF-16 units. */
const SIGN_UNITS = 9;

const BLANK_AT_END = new RegExp(`(?:${BLANK})$`, 'i');
const SIGN_AT_END = new RegExp(`(?:${BLANK}|${LINE_END})$`, 'i');
const SIGNS = new RegExp(`(?:${BLANK}|${LINE_END})*`, 'iy');

/**
 * Whole lines with the empty lines after them. At the end of the text the empty lines before them are
 * cut instead, so that the text ends as before, with or without a line end.
 */
function withBreaks(text: string, { start, end }: Span): Span | LeftReason {
  if (!isBalanced(text.slice(start, end))) return 'open-tags';
  const next = afterBreaks(text, end);
  if (next === text.length) return { start: before(text, start, SIGN_AT_END), end };
  return { start: before(text, start, BLANK_AT_END), end: before(text, next, BLANK_AT_END) };
}

/** The first offset from which the text up to `at` consists only of pieces that `sign` matches. */
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

/** The first offset from `at` on that is neither white space nor a break. */
function afterBreaks(text: string, at: number): number {
  SIGNS.lastIndex = at;
  SIGNS.test(text);
  return SIGNS.lastIndex;
}

/** The parts of a text that a page has. */
import type { OffsetUnit } from '../../kernel/engine.js';
import type { TextPiece } from './data.js';
import { offsetsIn } from './offsets.js';
import type { ShownSpan } from './texts.js';

/** UTF-16 units that are shown before and after a span, and of the beginning of an article. */
const CONTEXT = 200;

/** A shorter gap is shown, too. */
const LEAST_GAP = 200;

/** Units of a gap's edge in which a word ends, unless the script has no spaces. */
const EDGE = 40;

/** A whole text as the page has it. */
export function wholeText(text: string): TextPiece[] {
  return [[0, text]];
}

/**
 * The beginning of a text, and some spans with the text around them.
 * @param spans in any order; they may overlap.
 */
export function excerptOf(
  text: string,
  spans: readonly ShownSpan[],
  unit: OffsetUnit,
): TextPiece[] {
  const { toUtf16, fromUtf16 } = offsetsIn(text, unit);
  const around = spans.map(({ start, end }) => ({
    start: pieceStart(text, toUtf16(start) - CONTEXT),
    end: pieceEnd(text, toUtf16(end) + CONTEXT),
  }));
  const shown = joined([{ start: 0, end: pieceEnd(text, CONTEXT) }, ...around]);
  const pieces = shown.map(
    ({ start, end }): TextPiece => [fromUtf16(start), text.slice(start, end)],
  );
  if (shown.at(-1)!.end < text.length) pieces.push([fromUtf16(text.length), '']);
  return pieces;
}

/** Spans in their order, over short gaps joined to one. */
function joined(spans: ShownSpan[]): ShownSpan[] {
  const shown: ShownSpan[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start)) {
    const last = shown.at(-1);
    if (last && span.start - last.end < LEAST_GAP) last.end = Math.max(last.end, span.end);
    else shown.push(span);
  }
  return shown;
}

/** The first beginning of a word from a place on. */
function pieceStart(text: string, at: number): number {
  if (at <= 0) return 0;
  const word = text.slice(at - 1, at + EDGE).search(/\s\S/);
  return word >= 0 ? at + word : besidePair(text, at);
}

/** The last end of a word before a place; the end of the text if little is left. */
function pieceEnd(text: string, at: number): number {
  if (at + LEAST_GAP >= text.length) return text.length;
  const word = text.slice(at - EDGE, at).search(/\s\S*$/);
  return word >= 0 ? at - EDGE + word : besidePair(text, at);
}

/** A place that is not between the two units of one character. */
function besidePair(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at + 1 : at;
}

import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { REPEAT } from '../sketch/block.js';
import { mapSpans, type OffsetMap } from '../text/offset-map.js';
import { type Chain, chainAlignments, isPassage } from './chain.js';

/** What kind of repeat stands inside an article; only the `doubled-` kinds are safe to cut. */
export const REPEAT_CLASSES = [
  'doubled-body',
  'doubled-tail',
  'doubled-paragraph',
  'pull-quote',
  'refrain',
] as const;

/** One of {@link REPEAT_CLASSES}. */
export type RepeatClass = (typeof REPEAT_CLASSES)[number];

/** Fewest tokens of a whole paragraph whose repetition is reported, whatever the shortest passage. */
const LEAST_PARAGRAPH = 5;
/** A paragraph repeated with less than this matching is another paragraph. */
const PARAGRAPH_IDENTITY = 0.8;
/** From this share of an article in second places, the extractor gave its body twice. */
const BODY_SHARE = 0.4;
/** Tokens that may follow a doubled tail: a credit line. */
const CREDIT_TOKENS = 15;

/** An article, as far as the repeats in it are concerned. */
interface Layout {
  tokens: number;
  /** Line of each token, from 0: lines are what stands between line ends. */
  lines: Uint32Array;
}

/**
 * Finds what the article that was sketched last says twice: an exact run of `minPassage` tokens,
 * edited copy of more, or a whole paragraph of five tokens and more; case, punctuation and spacing
 * never count. Both places are whole spans of tokens and never overlap.
 * @param text what was sketched.
 * @param source the original of it, and the way there in bytes, where the text was repaired.
 * @returns {@link REPEAT.length} numbers each, in the order of the second places.
 */
export function findRepeats(
  engine: Engine,
  text: Uint8Array,
  plan: Plan,
  source: { original: Uint8Array; byteMap: OffsetMap } | null,
): number[] {
  const runs = engine.lastRepeats();
  const seeds = new Uint32Array((runs.length / 3) * 2);
  for (let run = 0; run < runs.length / 3; run++) {
    seeds[2 * run] = runs[3 * run] ?? 0;
    seeds[2 * run + 1] = runs[3 * run + 1] ?? 0;
  }
  const tokens = engine.lastTokens().slice();
  const chains = chainAlignments(engine.align(tokens, null, seeds)).filter(
    (chain) => chain.aEnd <= chain.bStart && chain.matches >= LEAST_PARAGRAPH,
  );
  if (chains.length === 0) return [];
  const spans = engine.byteSpans(text);
  const lines = source
    ? linesOf(source.original, mapSpans(spans.slice(), source.byteMap))
    : linesOf(text, spans);
  const layout = { tokens: tokens.length, lines };
  const repeats = chains.filter(
    (chain) => isPassage(chain, plan.minPassage) || isWholeParagraph(chain, layout),
  );
  repeats.sort((x, y) => x.bStart - y.bStart || x.aStart - y.aStart);
  return repeats.flatMap((repeat) => encode(repeat, classify(repeat, repeats, layout), layout));
}

function linesOf(text: Uint8Array, spans: Uint32Array): Uint32Array {
  const lines = new Uint32Array(spans.length / 2);
  let line = 0;
  let next = text.indexOf(10);
  for (let token = 0; token < lines.length; token++) {
    while (next !== -1 && next < (spans[2 * token] ?? 0)) {
      line++;
      next = text.indexOf(10, next + 1);
    }
    lines[token] = line;
  }
  return lines;
}

/** Whether both places begin and end with a line. */
function isWholeParagraph(chain: Chain, layout: Layout): boolean {
  const { aStart, aEnd, bStart, bEnd, matches, columns } = chain;
  const isWhole = isWholeSpan(aStart, aEnd, layout) && isWholeSpan(bStart, bEnd, layout);
  return isWhole && matches >= PARAGRAPH_IDENTITY * columns;
}

function isWholeSpan(start: number, end: number, { tokens, lines }: Layout): boolean {
  const begins = start === 0 || lines[start - 1] !== lines[start];
  return begins && (end === tokens || lines[end] !== lines[end - 1]);
}

function classify(repeat: Chain, all: readonly Chain[], layout: Layout): RepeatClass {
  const again = all.filter((other) => overlaps(other, repeat));
  if (again.length > 1) return 'refrain';
  if (!isWholeParagraph(repeat, layout)) return 'pull-quote';
  const doubled = all
    .filter((other) => isWholeParagraph(other, layout))
    .reduce((sum, other) => sum + other.bEnd - other.bStart, 0);
  if (doubled >= BODY_SHARE * layout.tokens) return 'doubled-body';
  const spansLines = layout.lines[repeat.bStart] !== layout.lines[repeat.bEnd - 1];
  const isTail = layout.tokens - repeat.bEnd <= CREDIT_TOKENS;
  return spansLines && isTail ? 'doubled-tail' : 'doubled-paragraph';
}

/** Whether one repeat's places touch another's: then the passage stands three times. */
function overlaps(one: Chain, other: Chain): boolean {
  const touch = (start: number, end: number, from: number, to: number) =>
    Math.min(end, to) - Math.max(start, from) > (end - start) / 2;
  return (
    touch(other.aStart, other.aEnd, one.aStart, one.aEnd) ||
    touch(other.aStart, other.aEnd, one.bStart, one.bEnd) ||
    touch(other.bStart, other.bEnd, one.aStart, one.aEnd)
  );
}

function encode(repeat: Chain, kind: RepeatClass, layout: Layout): number[] {
  const numbers = new Array<number>(REPEAT.length).fill(0);
  numbers[REPEAT.firstStart] = repeat.aStart;
  numbers[REPEAT.firstEnd] = repeat.aEnd;
  numbers[REPEAT.againStart] = repeat.bStart;
  numbers[REPEAT.againEnd] = repeat.bEnd;
  numbers[REPEAT.matches] = repeat.matches;
  numbers[REPEAT.columns] = repeat.columns;
  numbers[REPEAT.kind] = REPEAT_CLASSES.indexOf(kind);
  numbers[REPEAT.firstLine] = (layout.lines[repeat.aStart] ?? 0) + 1;
  numbers[REPEAT.againLine] = (layout.lines[repeat.bStart] ?? 0) + 1;
  return numbers;
}

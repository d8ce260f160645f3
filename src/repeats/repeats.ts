import { type Chain, chainsOf, isPassage } from '../align/chain.js';
import { countEdits } from '../align/count-edits.js';
import { stringOf } from '../kernel/bytes.js';
import type { ArticleSketch, Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import { mapSpans, type OffsetMap } from '../repair/offset-map.js';
import { REPEAT } from '../sketch/block.js';
import { BREAK, hasOtherBreaks } from '../text/breaks.js';
import { layOutArticle } from './article-layout.js';
import { classifyRepeats, REPEAT_CLASSES, type RepeatClass } from './repeat-classes.js';
import { markTouching, repeatedUnits } from './repeated-units.js';
import { settleRepeats } from './settle-repeats.js';
import { beginsLine, trimToLines } from './trim-repeat.js';

/** Fewest tokens of a repeated whole paragraph that is reported, even if `minPassage` is larger. */
const LEAST_PARAGRAPH = 5;
/** If a smaller share of a paragraph matches, the second place is another paragraph. */
const PARAGRAPH_IDENTITY = 0.8;
/** Words at each end of a paragraph that may differ in its second place. */
const EDITED_ENDS = 2;

const LINE_FEED = '\n';

/** The original of a text that was repaired, and the map to it in bytes. */
interface Source {
  original: Uint8Array;
  byteMap: OffsetMap;
}

/** The line or the paragraph of each token, from 0. */
type Lines = Uint32Array;

/**
 * Finds the repeats of an article: exact runs of `minPassage` tokens, longer edited copies, and whole
 * paragraphs of five tokens or more. Case, punctuation and spacing do not count. The two places of a
 * repeat never overlap, and no second place is reported twice. Cost: some alignments if a few tokens
 * occur again; the whole text is laid out only if there is something to report.
 * @param sketch the sketch of the text, the last that the engine made.
 * @param text the text that was sketched.
 * @param source if the text was repaired, its original and the map to the original in bytes.
 * @returns {@link REPEAT.length} numbers for each repeat, in the order of the second places.
 */
export function findRepeats(
  engine: Engine,
  sketch: ArticleSketch,
  text: Uint8Array,
  plan: Plan,
  source: Source | null,
): number[] {
  const runs = sketch.repeats.slice();
  const seeds = seedsOf(runs, plan.shape.seed);
  const tokens = sketch.tokens.slice();
  const chains = chainsOf(engine.alignAndChain(tokens, null, seeds)).filter(
    (chain) => chain.matches >= LEAST_PARAGRAPH,
  );
  if (chains.length === 0) return [];
  const string = stringOf(source?.original ?? text);
  const spans = spansIn(string, engine, sketch, text, source);
  const isRepeat = (chain: Chain, lines: Lines) =>
    isPassage(chain, plan.minPassage) || isWholeParagraph(chain, lines);
  const fitted = (chain: Chain, lines: Lines) => fitToLines({ ...chain }, tokens, lines, runs);
  if (!chains.some((chain) => isPassage(chain, plan.minPassage))) {
    const lineOf = hasOtherBreaks(string) ? brokenLinesOf(string, spans) : linesOf(string, spans);
    const isAny = chains.some(
      (chain) => isRepeat(chain, lineOf) || isRepeat(fitted(chain, lineOf), lineOf),
    );
    if (!isAny) return [];
  }
  const layout = layOutArticle(string, tokens, spans);
  const { paragraphOf } = layout;
  const inText = chains
    .map((chain) => fitted(chain, paragraphOf))
    .filter((chain) => isRepeat(chain, paragraphOf));
  markTouching(inText, layout);
  const exact = repeatedUnits(layout).filter(
    ({ bStart, bEnd }) => bEnd - bStart >= LEAST_PARAGRAPH,
  );
  const repeats = settleRepeats(exact, inText, layout, {
    minPassage: plan.minPassage,
    leastTokens: LEAST_PARAGRAPH,
    measure: (chain) => measured(chain, tokens, runs),
  });
  const classes = classifyRepeats(repeats, layout);
  const lineOf = linesOf(string, spans);
  return repeats.flatMap((repeat, i) => encode(repeat, classes[i] ?? 'refrain', lineOf));
}

/**
 * Spans of the tokens of an article in UTF-16 units of its text, or of the original if it was
 * repaired: (start, end) pairs.
 */
function spansIn(
  string: string,
  engine: Engine,
  sketch: ArticleSketch,
  text: Uint8Array,
  source: Source | null,
): Uint32Array {
  const count = sketch.tokens.length;
  const isAscii = string.length === text.length;
  if (source === null && (isAscii || engine.shape.unit === 'utf16')) {
    return engine.decodeSpans(sketch.spans, count);
  }
  // Units are bytes in ASCII, and if the results count in bytes.
  const areBytes = sketch.units === text.length;
  const inBytes = areBytes ? engine.decodeSpans(sketch.spans, count) : engine.tokenise(text).spans;
  if (source === null) return toUnits(inBytes, text, string);
  return toUnits(mapSpans(inBytes.slice(), source.byteMap), source.original, string);
}

/** Converts spans in bytes of UTF-8 to UTF-16 units. The spans nearly ascend. */
function toUnits(spans: Uint32Array, bytes: Uint8Array, string: string): Uint32Array {
  if (bytes.length === string.length) return spans;
  const units = new Uint32Array(spans.length);
  let unit = 0;
  let at = 0;
  for (let i = 0; i < spans.length; i++) {
    const span = spans[i]!;
    for (; at < span; at++) unit += unitsAt(bytes[at]!);
    // Tokens within one replacement share its span, so the next may begin earlier.
    while (at > span) unit -= unitsAt(bytes[--at]!);
    units[i] = unit;
  }
  return units;
}

/** UTF-16 units of the character that begins with a byte; 0 for a continuation byte. */
function unitsAt(byte: number): number {
  if (byte >= 0xf0) return 2;
  return byte >= 0x80 && byte < 0xc0 ? 0 : 1;
}

/**
 * Every shingle of every run. The first is not enough: an alignment may end inside a run, where its two
 * places meet, and the rest of the run then begins another alignment.
 */
function seedsOf(runs: Uint32Array, shingle: number): Uint32Array {
  let shingles = 0;
  for (let run = 0; run < runs.length; run += 3) shingles += runs[run + 2]! - shingle + 1;
  const seeds = new Uint32Array(2 * shingles);
  let seed = 0;
  for (let run = 0; run < runs.length; run += 3) {
    const end = runs[run]! + runs[run + 2]! - shingle;
    const distance = runs[run + 1]! - runs[run]!;
    for (let at = runs[run]!; at <= end; at++) {
      seeds[seed++] = at;
      seeds[seed++] = at + distance;
    }
  }
  return seeds;
}

/** Line of each token, from 0, if every break of {@link BREAK} ends one. */
function brokenLinesOf(text: string, spans: Uint32Array): Lines {
  const lines = new Uint32Array(spans.length / 2);
  let [line, token] = [0, 0];
  for (const { index } of text.matchAll(BREAK)) {
    while (token < lines.length && spans[2 * token]! <= index) lines[token++] = line;
    line++;
  }
  return lines.fill(line, token);
}

/** Line of each token, from 0. */
function linesOf(text: string, spans: Uint32Array): Lines {
  const lines = new Uint32Array(spans.length / 2);
  let line = 0;
  for (let token = 0, start = 0; token < lines.length; line++) {
    const feed = text.indexOf(LINE_FEED, start);
    const end = feed === -1 ? text.length : feed;
    while (token < lines.length && spans[2 * token]! <= end) lines[token++] = line;
    start = end + 1;
  }
  return lines;
}

/**
 * Moves the ends of a repeat to the ends of lines. If they move, the matches are counted again, because
 * the figures of the alignment belong to other ends.
 * @param runs the exact repeats of the article.
 */
function fitToLines(chain: Chain, tokens: Uint32Array, lineOf: Lines, runs: Uint32Array): Chain {
  const { aStart, aEnd, bStart, bEnd } = chain;
  trimToLines(chain, tokens, lineOf);
  snapToLines(chain, lineOf);
  const isMoved =
    aStart !== chain.aStart ||
    aEnd !== chain.aEnd ||
    bStart !== chain.bStart ||
    bEnd !== chain.bEnd;
  return isMoved ? measured(chain, tokens, runs) : chain;
}

/** A repeat with its matches counted again. */
function measured(chain: Chain, tokens: Uint32Array, runs: Uint32Array): Chain {
  const { matches, edits } = countEdits(tokens, tokens, chain, runs);
  const longestRun = Math.min(chain.longestRun, matches);
  return { ...chain, matches, columns: matches + edits, longestRun };
}

/**
 * Extends both places by a word or two if they then begin or end with a line: an alignment never
 * reaches beyond an edit at the very end of a paragraph.
 */
function snapToLines(chain: Chain, lineOf: Lines): void {
  const tokens = lineOf.length;
  const begins = (at: number) => at === 0 || lineOf[at - 1] !== lineOf[at];
  const ends = (at: number) => at === tokens || lineOf[at] !== lineOf[at - 1];
  const nearest = (at: number, step: 1 | -1, is: (at: number) => boolean) => {
    for (let n = 0; n <= EDITED_ENDS; n++) {
      const candidate = at + n * step;
      if (candidate >= 0 && candidate <= tokens && is(candidate)) return candidate;
    }
    return -1;
  };
  const [aStart, bStart] = [nearest(chain.aStart, -1, begins), nearest(chain.bStart, -1, begins)];
  // If one place already begins with its line, the word before the other belongs to that place alone.
  const isBoth = aStart < chain.aStart && bStart < chain.bStart;
  if (aStart >= 0 && bStart >= chain.aEnd && isBoth) {
    [chain.aStart, chain.bStart] = [aStart, bStart];
  }
  const [aEnd, bEnd] = [nearest(chain.aEnd, 1, ends), nearest(chain.bEnd, 1, ends)];
  if (aEnd > chain.aEnd && bEnd > chain.bEnd && aEnd <= chain.bStart) {
    [chain.aEnd, chain.bEnd] = [aEnd, bEnd];
  }
}

/** Whether both places begin and end with a line. */
function isWholeParagraph(chain: Chain, lineOf: Lines): boolean {
  const { aStart, aEnd, bStart, bEnd, matches, columns } = chain;
  const ends = [aStart, aEnd, bStart, bEnd];
  const isWhole = ends.every((token) => beginsLine(token, lineOf));
  return isWhole && matches >= PARAGRAPH_IDENTITY * columns;
}

function encode(repeat: Chain, kind: RepeatClass, lineOf: Lines): number[] {
  const numbers = new Array<number>(REPEAT.length).fill(0);
  numbers[REPEAT.firstStart] = repeat.aStart;
  numbers[REPEAT.firstEnd] = repeat.aEnd;
  numbers[REPEAT.againStart] = repeat.bStart;
  numbers[REPEAT.againEnd] = repeat.bEnd;
  numbers[REPEAT.matches] = repeat.matches;
  numbers[REPEAT.columns] = repeat.columns;
  numbers[REPEAT.kind] = REPEAT_CLASSES.indexOf(kind);
  numbers[REPEAT.firstLine] = (lineOf[repeat.aStart] ?? 0) + 1;
  numbers[REPEAT.againLine] = (lineOf[repeat.bStart] ?? 0) + 1;
  return numbers;
}

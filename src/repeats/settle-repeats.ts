import { type Chain, isPassage } from '../align/chain.js';
import { type ArticleLayout, BEGINS, closesParagraph, opensParagraph } from './article-layout.js';
import type { ExactRepeat } from './repeated-units.js';

/** Tokens of a sentence that comes again right after itself, or of several within one paragraph. */
const LEAST_SENTENCE = 12;
const LEAST_SENTENCES = 30;
/** Edited copy of whole paragraphs, of which so much matches, is one repeat with the exact ones in it. */
const COPY_IDENTITY = 0.8;

/** Counts anew what matches between the ends of a repeat. */
type Measure = (chain: Chain) => Chain;

/** By what repeats are settled: tokens of a passage, and of a whole paragraph. */
export interface Settling {
  minPassage: number;
  leastTokens: number;
  measure: Measure;
}

/**
 * Makes one list of repeats out of what comes again in whole sentences and of what was aligned, so
 * that no second place is said twice. Whole paragraphs, and sentences side by side, stay as they are;
 * aligned copy that only runs over their ends is cut at them.
 * @returns repeats in the order of their second places.
 */
export function settleRepeats(
  exact: readonly ExactRepeat[],
  chains: readonly Chain[],
  layout: ArticleLayout,
  { minPassage, leastTokens, measure }: Settling,
): Chain[] {
  const isWhole = (place: ExactRepeat) => isOfParagraphs(place, layout);
  const aligned = chains.map((chain) => withoutMarkup(chain, layout));
  const wider = new Set(
    aligned.filter(
      (chain) =>
        (chain.matches < chain.columns
          ? chain.matches >= COPY_IDENTITY * chain.columns && isWhole(chain)
          : isWholeInOne(chain, layout)) && rowsWithin(exact, chain).length > 0,
    ),
  );
  const told = new Set([...wider].flatMap((chain) => rowsWithin(exact, chain)));
  const rows = exact
    .filter((row) => !told.has(row) && (isWhole(row) || isDoubledInLine(row, layout)))
    .map(chainOf);
  const rest = aligned
    .flatMap((chain) => (wider.has(chain) ? [chain] : without(rows, chain, measure)))
    .filter((chain) => isPassage(chain, minPassage) || isWhole(chain))
    .filter(({ matches }) => matches >= leastTokens)
    .sort((x, y) => y.matches - x.matches || x.bStart - y.bStart);
  return withoutTwice([...rows, ...rest], layout.tokens.length, minPassage).sort(
    (x, y) => x.bStart - y.bStart || x.aStart - y.aStart,
  );
}

/** Whether both places of a repeat are whole paragraphs. */
export function isOfParagraphs(
  { aStart, aEnd, bStart, bEnd }: ExactRepeat,
  layout: ArticleLayout,
): boolean {
  return isWholeSpan(aStart, aEnd, layout) && isWholeSpan(bStart, bEnd, layout);
}

/** Whether tokens `[start, end)` are whole paragraphs. */
export function isWholeSpan(start: number, end: number, layout: ArticleLayout): boolean {
  return opensParagraph(layout, start) && closesParagraph(layout, end);
}

/** Whether one place is whole paragraphs, and the other begins or ends within one. */
function isWholeInOne({ aStart, aEnd, bStart, bEnd }: ExactRepeat, layout: ArticleLayout): boolean {
  return isWholeSpan(aStart, aEnd, layout) !== isWholeSpan(bStart, bEnd, layout);
}

/** Whether both places of a repeat are whole sentences. */
function isOfSentences(
  { aStart, aEnd, bStart, bEnd }: ExactRepeat,
  layout: ArticleLayout,
): boolean {
  return [aStart, aEnd, bStart, bEnd].every((token) => layout.begins[token] !== BEGINS.nothing);
}

/** Whether whole sentences come again within a paragraph: right after themselves, or several. */
export function isDoubledInLine(row: ExactRepeat, layout: ArticleLayout): boolean {
  const { aStart, aEnd, bStart, bEnd } = row;
  const { paragraphOf } = layout;
  if (paragraphOf[aStart] !== paragraphOf[bEnd - 1] || !isOfSentences(row, layout)) return false;
  return bEnd - bStart >= (aEnd === bStart ? LEAST_SENTENCE : LEAST_SENTENCES);
}

/** A repeat without the tags at its ends, as far as both places have them. */
function withoutMarkup(chain: Chain, { isMarkup }: ArticleLayout): Chain {
  const cut = { ...chain };
  while (cut.aStart < cut.aEnd && isMarkup[cut.aStart] && isMarkup[cut.bStart]) {
    cut.aStart++;
    cut.bStart++;
  }
  while (cut.aEnd > cut.aStart && isMarkup[cut.aEnd - 1] && isMarkup[cut.bEnd - 1]) {
    cut.aEnd--;
    cut.bEnd--;
  }
  const tags = Math.min(chain.aEnd - chain.aStart - cut.aEnd + cut.aStart, chain.matches);
  return tags === 0
    ? chain
    : { ...cut, matches: chain.matches - tags, columns: chain.columns - tags };
}

/** The rows of a list, in the order of their second places, that are within a chain. */
function rowsWithin<Row extends ExactRepeat>(rows: readonly Row[], chain: ExactRepeat): Row[] {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rows[middle]!.bStart < chain.bStart) low = middle + 1;
    else high = middle;
  }
  const within: Row[] = [];
  for (; low < rows.length && rows[low]!.bStart < chain.bEnd; low++) {
    if (isWithin(rows[low]!, chain)) within.push(rows[low]!);
  }
  return within;
}

function isWithin(row: ExactRepeat, chain: ExactRepeat): boolean {
  return (
    row.aStart >= chain.aStart &&
    row.aEnd <= chain.aEnd &&
    row.bStart >= chain.bStart &&
    row.bEnd <= chain.bEnd
  );
}

function chainOf({ aStart, aEnd, bStart, bEnd }: ExactRepeat): Chain {
  const length = bEnd - bStart;
  return {
    aStart,
    aEnd,
    bStart,
    bEnd,
    matches: length,
    columns: length,
    longestRun: length,
    parts: [],
  };
}

/** What of an aligned repeat is left before, between and after the rows that it holds. */
function without(rows: readonly Chain[], chain: Chain, measure: Measure): Chain[] {
  const inside = rowsWithin(rows, chain);
  if (inside.length === 0) return [chain];
  const pieces: Chain[] = [];
  let [a, b] = [chain.aStart, chain.bStart];
  for (const row of [...inside, { ...chain, aStart: chain.aEnd, bStart: chain.bEnd }]) {
    if (row.aStart > a && row.bStart > b) {
      const piece = { aStart: a, aEnd: row.aStart, bStart: b, bEnd: row.bStart };
      pieces.push(measure({ ...chain, ...piece }));
    }
    [a, b] = [row.aEnd, row.bEnd];
  }
  return pieces;
}

/** Repeats, in the order of their worth, of which the second place was not yet told by others. */
function withoutTwice(repeats: readonly Chain[], tokens: number, minPassage: number): Chain[] {
  const told = new Uint8Array(tokens);
  return repeats.filter(({ bStart, bEnd }) => {
    let [fresh, stretch, longest] = [0, 0, 0];
    for (let token = bStart; token < bEnd; token++) {
      stretch = told[token] === 1 ? 0 : stretch + 1;
      longest = Math.max(longest, stretch);
      fresh += 1 - told[token]!;
    }
    const isNew = 2 * fresh >= bEnd - bStart || longest >= minPassage;
    if (isNew) told.fill(1, bStart, bEnd);
    return isNew;
  });
}

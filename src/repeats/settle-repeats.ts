import { type Chain, isPassage } from '../align/chain.js';
import { type ArticleLayout, BEGINS, closesParagraph, opensParagraph } from './article-layout.js';
import { type ExactRepeat, isSame } from './repeated-units.js';

/** Fewest tokens of a sentence repeated right after itself, and of sentences within one paragraph. */
const LEAST_SENTENCE = 12;
const LEAST_SENTENCES = 30;
/** From this matching share on, an edited copy of paragraphs absorbs the exact repeats inside it. */
const COPY_IDENTITY = 0.8;

/** Counts the matches of a repeat again, after its ends have moved. */
type Measure = (chain: Chain) => Chain;

/** The limits of repeats. */
export interface Settling {
  /** Fewest tokens of an exact passage. */
  minPassage: number;
  /** Fewest matching tokens of any repeat. */
  leastTokens: number;
  measure: Measure;
}

/**
 * Merges repeats of whole sentences and aligned repeats into one list in which no second place occurs
 * twice. Whole paragraphs, and sentences next to each other, stay as they are; an aligned repeat that
 * runs over their ends is cut at these.
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
          : isWholeInOne(chain, layout)) && repeatsWithin(exact, chain).length > 0,
    ),
  );
  const absorbed = new Set([...wider].flatMap((chain) => repeatsWithin(exact, chain)));
  const kept = exact
    .filter(
      (repeat) => !absorbed.has(repeat) && (isWhole(repeat) || isDoubledInLine(repeat, layout)),
    )
    .map(chainOf);
  const rest = aligned
    .flatMap((chain) => (wider.has(chain) ? [chain] : without(kept, chain, measure)))
    .filter((chain) => isPassage(chain, minPassage) || isWhole(chain))
    .filter(({ matches }) => matches >= leastTokens)
    .sort((x, y) => y.matches - x.matches || x.bStart - y.bStart);
  return withoutTwice([...kept, ...rest], layout.tokens.length, minPassage).sort(
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

/** Whether exactly one of the two places is whole paragraphs. */
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

/** Whether whole sentences are repeated within a paragraph: directly, or several at a distance. */
export function isDoubledInLine(repeat: ExactRepeat, layout: ArticleLayout): boolean {
  const { aStart, bStart, bEnd } = repeat;
  const { paragraphOf } = layout;
  if (paragraphOf[aStart] !== paragraphOf[bEnd - 1] || !isOfSentences(repeat, layout)) return false;
  return bEnd - bStart >= (followsCopy(repeat, layout) ? LEAST_SENTENCE : LEAST_SENTENCES);
}

/** Whether the second place follows the first, or another copy: the third of three in a row. */
function followsCopy({ aEnd, bStart, bEnd }: ExactRepeat, { tokens }: ArticleLayout): boolean {
  if (aEnd === bStart) return true;
  const start = 2 * bStart - bEnd;
  return start >= aEnd && isSame(tokens, start, bStart, bStart, bEnd);
}

/** A repeat without the tags that both places have at their ends. */
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

/** The repeats of a list, sorted by their second places, that are within a chain. */
function repeatsWithin<Repeat extends ExactRepeat>(
  repeats: readonly Repeat[],
  chain: ExactRepeat,
): Repeat[] {
  let [low, high] = [0, repeats.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (repeats[middle]!.bStart < chain.bStart) low = middle + 1;
    else high = middle;
  }
  const within: Repeat[] = [];
  for (; low < repeats.length && repeats[low]!.bStart < chain.bEnd; low++) {
    if (isWithin(repeats[low]!, chain)) within.push(repeats[low]!);
  }
  return within;
}

function isWithin(repeat: ExactRepeat, chain: ExactRepeat): boolean {
  return (
    repeat.aStart >= chain.aStart &&
    repeat.aEnd <= chain.aEnd &&
    repeat.bStart >= chain.bStart &&
    repeat.bEnd <= chain.bEnd
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

/** The parts of an aligned repeat before, between and after the exact repeats in it. */
function without(repeats: readonly Chain[], chain: Chain, measure: Measure): Chain[] {
  const inside = repeatsWithin(repeats, chain);
  if (inside.length === 0) return [chain];
  const pieces: Chain[] = [];
  let [a, b] = [chain.aStart, chain.bStart];
  for (const repeat of [...inside, { ...chain, aStart: chain.aEnd, bStart: chain.bEnd }]) {
    if (repeat.aStart > a && repeat.bStart > b) {
      const piece = { aStart: a, aEnd: repeat.aStart, bStart: b, bEnd: repeat.bStart };
      pieces.push(measure({ ...chain, ...piece }));
    }
    [a, b] = [repeat.aEnd, repeat.bEnd];
  }
  return pieces;
}

/** The repeats, best first, without those whose second place better ones mostly cover. */
function withoutTwice(repeats: Chain[], tokens: number, minPassage: number): Chain[] {
  if (repeats.length < 2) return repeats;
  const covered = new Uint8Array(tokens);
  return repeats.filter(({ bStart, bEnd }) => {
    let [fresh, stretch, longest] = [0, 0, 0];
    for (let token = bStart; token < bEnd; token++) {
      stretch = covered[token] === 1 ? 0 : stretch + 1;
      longest = Math.max(longest, stretch);
      fresh += 1 - covered[token]!;
    }
    const isNew = 2 * fresh >= bEnd - bStart || longest >= minPassage;
    if (isNew) covered.fill(1, bStart, bEnd);
    return isNew;
  });
}

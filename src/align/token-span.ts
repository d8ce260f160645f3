/** A span of tokens in each of two texts, `[start, end)`. */
export interface TokenSpan {
  aStart: number;
  aEnd: number;
  bStart: number;
  bEnd: number;
}

/** Tokens of the shorter of the two spans. */
export function shorterSide({ aStart, aEnd, bStart, bEnd }: TokenSpan): number {
  return Math.min(aEnd - aStart, bEnd - bStart);
}

/** Tokens of the longer of the two spans. */
export function longerSide({ aStart, aEnd, bStart, bEnd }: TokenSpan): number {
  return Math.max(aEnd - aStart, bEnd - bStart);
}

/** Whether two spans meet in both texts. */
export function meet(x: TokenSpan, y: TokenSpan): boolean {
  return x.aStart < y.aEnd && y.aStart < x.aEnd && x.bStart < y.bEnd && y.bStart < x.bEnd;
}

/** Whether two spans meet in one text or the other. */
export function touch(x: TokenSpan, y: TokenSpan): boolean {
  return (x.aStart < y.aEnd && y.aStart < x.aEnd) || (x.bStart < y.bEnd && y.bStart < x.bEnd);
}

/** The smallest span that holds all the spans. */
export function hull(spans: readonly TokenSpan[]): TokenSpan {
  const [first, ...rest] = spans;
  const whole = { aStart: 0, aEnd: 0, bStart: 0, bEnd: 0, ...first };
  for (const { aStart, aEnd, bStart, bEnd } of rest) {
    whole.aStart = Math.min(whole.aStart, aStart);
    whole.aEnd = Math.max(whole.aEnd, aEnd);
    whole.bStart = Math.min(whole.bStart, bStart);
    whole.bEnd = Math.max(whole.bEnd, bEnd);
  }
  const { aStart, aEnd, bStart, bEnd } = whole;
  return { aStart, aEnd, bStart, bEnd };
}

/**
 * Greedy selection in the given order, best first: drops a span if more than `share` of either side
 * is inside the spans chosen so far. Cost: the tokens of all spans.
 */
export function withoutRepeats<Span extends TokenSpan>(
  spans: readonly Span[],
  aTokens: number,
  bTokens: number,
  share: number,
): Span[] {
  if (spans.length < 2) return [...spans];
  const inA = new Uint8Array(aTokens);
  const inB = new Uint8Array(bTokens);
  return spans.filter(({ aStart, aEnd, bStart, bEnd }) => {
    const isNovel =
      countTaken(inA, aStart, aEnd) <= share * (aEnd - aStart) &&
      countTaken(inB, bStart, bEnd) <= share * (bEnd - bStart);
    if (isNovel) {
      inA.fill(1, aStart, aEnd);
      inB.fill(1, bStart, bEnd);
    }
    return isNovel;
  });
}

function countTaken(taken: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end; i++) count += taken[i]!;
  return count;
}

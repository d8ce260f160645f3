import { Uint32List } from '../sketch/lists.js';

/** The share of each text that spans cover, and the rest of texts that are partly covered. */
export interface Coverage {
  /** By text. */
  shares: Float64Array;
  /** First token and end of each run outside all spans, text by text. */
  rest: Uint32Array;
  /** Where the runs of each text begin in `rest`, and the end of the last. */
  restStarts: Uint32Array;
}

/**
 * The coverage of texts by spans; a token counts once. Cost: 8 bytes per span, and a mark on each
 * token under each span.
 * @param tokenCounts tokens of each text.
 * @param pieces of spans: text, first token, end; in any order, repeated or not.
 */
export function coverageOf(tokenCounts: Uint32Array, pieces: readonly Uint32Array[]): Coverage {
  const { starts, spans } = spansByText(tokenCounts.length, pieces);
  const shares = new Float64Array(tokenCounts.length);
  const rest = new Uint32List();
  const restStarts = new Uint32Array(tokenCounts.length + 1);
  const marks = new Uint8Array(tokenCounts.reduce((most, count) => Math.max(most, count), 0));
  for (let text = 0; text < shares.length; text++) {
    const isCovered = marks.subarray(0, tokenCounts[text]).fill(0);
    for (let at = starts[text]!; at < starts[text + 1]!; at += 2) {
      isCovered.fill(1, spans[at], spans[at + 1]);
    }
    let covered = 0;
    for (let token = 0; token < isCovered.length; token++) covered += isCovered[token]!;
    if (covered > 0) shares[text] = covered / tokenCounts[text]!;
    if (covered > 0 && covered < isCovered.length) addRest(isCovered, rest);
    restStarts[text + 1] = rest.length;
  }
  return { shares, rest: rest.view().slice(), restStarts };
}

/** Appends the runs of tokens without a mark. */
function addRest(isCovered: Uint8Array, rest: Uint32List): void {
  for (let from = isCovered.indexOf(0); from !== -1; ) {
    const next = isCovered.indexOf(1, from);
    const end = next === -1 ? isCovered.length : next;
    rest.push(from);
    rest.push(end);
    from = next === -1 ? -1 : isCovered.indexOf(0, next);
  }
}

/** First token and end of all spans, text by text, and where each text begins. */
function spansByText(texts: number, pieces: readonly Uint32Array[]) {
  const starts = new Uint32Array(texts + 2);
  for (const spans of pieces) {
    for (let at = 0; at < spans.length; at += 3) starts[spans[at]! + 2]! += 2;
  }
  for (let text = 0; text < texts; text++) starts[text + 2]! += starts[text + 1]!;
  const byText = new Uint32Array(starts[texts + 1]!);
  for (const spans of pieces) {
    for (let at = 0; at < spans.length; at += 3) {
      const to = starts[spans[at]! + 1]!;
      starts[spans[at]! + 1] = to + 2;
      byText[to] = spans[at + 1]!;
      byText[to + 1] = spans[at + 2]!;
    }
  }
  return { starts, spans: byText };
}

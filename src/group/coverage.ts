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
 * The coverage of texts by spans; a token counts once. Cost: 8 bytes per span, and a sort of the spans
 * of each text.
 * @param tokenCounts tokens of each text.
 * @param pieces of spans: text, first token, end; in any order, repeated or not.
 */
export function coverageOf(tokenCounts: Uint32Array, pieces: readonly Uint32Array[]): Coverage {
  const { starts, spans } = spansByText(tokenCounts, pieces);
  const shares = new Float64Array(tokenCounts.length);
  const rest = new Uint32List();
  const restStarts = new Uint32Array(tokenCounts.length + 1);
  for (let text = 0; text < shares.length; text++) {
    const tokens = tokenCounts[text]!;
    const own = spans.subarray(starts[text], starts[text + 1]);
    const uncovered = addRest(own, tokens, rest);
    if (uncovered < tokens) shares[text] = (tokens - uncovered) / tokens;
    restStarts[text + 1] = rest.length;
  }
  return { shares, rest: rest.view().slice(), restStarts };
}

/**
 * Appends the runs of tokens outside all spans, if the text is partly covered.
 * @returns the number of tokens outside.
 */
function addRest(spans: Float64Array, tokens: number, rest: Uint32List): number {
  if (spans.length === 0) return tokens;
  spans.sort();
  const base = tokens + 1;
  let uncovered = 0;
  let from = 0;
  const open = (to: number) => {
    if (to <= from) return;
    rest.push(from);
    rest.push(to);
    uncovered += to - from;
  };
  for (const span of spans) {
    open(Math.floor(span / base));
    from = Math.max(from, span % base);
  }
  if (from > 0) open(tokens);
  return from > 0 ? uncovered : tokens;
}

/**
 * All spans, text by text, and where each text begins. A span is `start * (tokens + 1) + end`, so that
 * numbers are in the order of starts; 0 is a span without tokens.
 */
function spansByText(tokenCounts: Uint32Array, pieces: readonly Uint32Array[]) {
  const texts = tokenCounts.length;
  const starts = new Uint32Array(texts + 2);
  for (const spans of pieces) {
    for (let at = 0; at < spans.length; at += 3) starts[spans[at]! + 2]!++;
  }
  for (let text = 0; text < texts; text++) starts[text + 2]! += starts[text + 1]!;
  const byText = new Float64Array(starts[texts + 1]!);
  for (const spans of pieces) {
    for (let at = 0; at < spans.length; at += 3) {
      const text = spans[at]!;
      const tokens = tokenCounts[text]!;
      const start = Math.min(spans[at + 1]!, tokens);
      const end = Math.min(spans[at + 2]!, tokens);
      byText[starts[text + 1]!++] = start < end ? start * (tokens + 1) + end : 0;
    }
  }
  return { starts, spans: byText };
}

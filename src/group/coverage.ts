/**
 * Share of each text's tokens that spans cover; a token counts once. Cost: 8 bytes per span, and a
 * mark on each token under each span.
 * @param tokenCounts tokens of each text.
 * @param pieces of spans: text, first token, end; in any order, repeated or not.
 */
export function coverageOf(tokenCounts: Uint32Array, pieces: readonly Uint32Array[]): Float64Array {
  const { starts, spans } = spansByText(tokenCounts.length, pieces);
  const coverage = new Float64Array(tokenCounts.length);
  const marks = new Uint8Array(tokenCounts.reduce((most, count) => Math.max(most, count), 0));
  for (let text = 0; text < coverage.length; text++) {
    const isCovered = marks.subarray(0, tokenCounts[text]).fill(0);
    for (let at = starts[text]!; at < starts[text + 1]!; at += 2) {
      isCovered.fill(1, spans[at], spans[at + 1]);
    }
    let covered = 0;
    for (let token = 0; token < isCovered.length; token++) covered += isCovered[token]!;
    coverage[text] = covered / tokenCounts[text]!;
  }
  return coverage;
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

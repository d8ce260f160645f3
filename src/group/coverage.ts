import type { Engine } from '../kernel/engine.js';

/**
 * Share of each text's tokens that spans cover; a token counts once.
 * @param tokenCounts tokens of each text.
 * @param spans text, first token, token behind the last: in any order, as often as may be.
 */
export function coverageOf(
  engine: Engine,
  tokenCounts: Uint32Array,
  spans: Uint32Array,
): Float64Array {
  const covered = new Uint32Array(tokenCounts.length);
  let current = -1;
  let reached = 0;
  for (const span of inOrder(engine, spans)) {
    const [at, text] = [3 * span, spans[3 * span]!];
    if (text !== current) reached = 0;
    current = text;
    const end = spans[at + 2]!;
    covered[text] = covered[text]! + Math.max(0, end - Math.max(reached, spans[at + 1]!));
    reached = Math.max(reached, end);
  }
  return Float64Array.from(covered, (tokens, text) => tokens / tokenCounts[text]!);
}

/** Numbers of spans by text and first token: a stable sort by each, the last first. */
function inOrder(engine: Engine, spans: Uint32Array): Uint32Array {
  const order = new Uint32Array(spans.length / 3);
  for (let span = 0; span < order.length; span++) order[span] = span;
  const keys = new Uint32Array(order.length);
  for (const field of [1, 0]) {
    for (let i = 0; i < keys.length; i++) keys[i] = spans[3 * order[i]! + field]!;
    engine.sortPairs(keys, order);
  }
  return order;
}

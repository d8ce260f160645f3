import { type Chain, chainsOf, isPassage } from '../align/chain.js';
import { EXACT_RUN, exactRuns } from '../align/exact-runs.js';
import type { Engine } from '../kernel/engine.js';

/**
 * Equal tokens from which an alignment is tried. In English texts on one subject, runs of five are
 * set phrases and runs of six mostly copied; 6 to 8 find the same passages of PAN 2013.
 */
const LEAST_RUN = 6;

/** Alignments are searched in a list, so a text with more runs than this uses only the longest. */
const MOST_RUNS = 20_000;

/** Passages that are copied word for word, with small edits between exact runs; in any order. */
export function verbatimPassages(
  engine: Engine,
  a: Uint32Array,
  b: Uint32Array,
  runs: Uint32Array,
  minPassage: number,
): Chain[] {
  const order = Array.from(
    { length: runs.length / EXACT_RUN.length },
    (_, i) => i * EXACT_RUN.length,
  );
  const tokens = (at: number) => runs[at + EXACT_RUN.tokens]!;
  if (order.length > MOST_RUNS) {
    order.sort((x, y) => tokens(y) - tokens(x) || x - y);
    order.length = MOST_RUNS;
  }
  order.sort(
    (x, y) => runs[x]! - runs[y]! || runs[x + EXACT_RUN.bStart]! - runs[y + EXACT_RUN.bStart]!,
  );
  const seeds = new Uint32Array(2 * order.length);
  for (const [i, at] of order.entries()) {
    seeds[2 * i] = runs[at + EXACT_RUN.aStart]!;
    seeds[2 * i + 1] = runs[at + EXACT_RUN.bStart]!;
  }
  return chainsOf(engine.alignAndChain(a, b, seeds)).filter((chain) =>
    isPassage(chain, minPassage),
  );
}

/** The exact runs that nominate passages, at least as long as the engine's shingles. */
export function nominatingRuns(engine: Engine, a: Uint32Array, b: Uint32Array): Uint32Array {
  return exactRuns(a, b, Math.max(LEAST_RUN, engine.shape.shingle));
}

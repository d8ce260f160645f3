/**
 * Finds the blocks that two texts share, for pairs of which the results have no spans: two copies in
 * one cluster.
 */
import { type Tokens, tokensOf } from './tokens.js';

/** A span of the left text and its counterpart in the right one, `[start, end)`. */
export interface SpanPair {
  left: { start: number; end: number };
  right: { start: number; end: number };
}

/** A part that two texts share. */
export interface Block extends SpanPair {
  /** The passage of the results that it is; '' if it is not one. */
  passage: string;
  /** Its edits, if the results have them. */
  edits?: SpanPair[];
}

/** Words of a run, from which it is searched and from which it counts. */
const SEED_WORDS = 4;
const RUN_WORDS = 6;
/** Words between two runs of a block, on either side. */
const GAP_WORDS = 10;
/** Places of one seed that are tried. */
const MOST_PLACES = 8;

interface Run {
  left: number;
  right: number;
  length: number;
}

/** The shared blocks in the order of the left text. Some milliseconds for two articles. */
export function sharedBlocks(left: string, right: string): Block[] {
  const [a, b] = [tokensOf(left), tokensOf(right)];
  return joined(runsOf(a.words, b.words)).map(([first, last]) => ({
    left: spanOf(a, first.left, last.left + last.length),
    right: spanOf(b, first.right, last.right + last.length),
    passage: '',
  }));
}

function spanOf({ starts, wordAt }: Tokens, first: number, end: number): Block['left'] {
  return { start: starts[wordAt[first]!]!, end: starts[wordAt[end - 1]! + 1]! };
}

/** The longest equal run at each place of the left text, one after another. */
function runsOf(left: readonly string[], right: readonly string[]): Run[] {
  const places = new Map<string, number[]>();
  const seedAt = (words: readonly string[], at: number) =>
    words.slice(at, at + SEED_WORDS).join(' ');
  for (let at = 0; at + SEED_WORDS <= right.length; at++) {
    const seed = seedAt(right, at);
    const known = places.get(seed);
    if (!known) places.set(seed, [at]);
    else if (known.length < MOST_PLACES) known.push(at);
  }
  const runs: Run[] = [];
  let expected = 0;
  for (let at = 0; at + SEED_WORDS <= left.length; ) {
    let best: Run = { left: at, right: 0, length: 0 };
    for (const place of places.get(seedAt(left, at)) ?? []) {
      let length = SEED_WORDS;
      while (at + length < left.length && left[at + length] === right[place + length]) length++;
      const isNearer = Math.abs(place - expected) < Math.abs(best.right - expected);
      if (length > best.length || (length === best.length && isNearer))
        best = { left: at, right: place, length };
    }
    if (best.length < RUN_WORDS) {
      at++;
      continue;
    }
    runs.push(best);
    at += best.length;
    expected = best.right + best.length;
  }
  return runs;
}

/** Runs with short gaps on both sides are one block: its first and its last run. */
function joined(runs: readonly Run[]): [first: Run, last: Run][] {
  const blocks: [Run, Run][] = [];
  for (const run of runs) {
    const block = blocks.at(-1);
    const last = block?.[1];
    const gaps = last && [run.left - last.left - last.length, run.right - last.right - last.length];
    if (block && gaps?.every((gap) => gap >= 0 && gap <= GAP_WORDS)) block[1] = run;
    else blocks.push([run, run]);
  }
  return blocks;
}

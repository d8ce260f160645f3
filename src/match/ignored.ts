import { chainsOf } from '../align/chain.js';
import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../options/plan.js';
import { Uint32List } from '../sketch/lists.js';
import type { SetAside } from './boilerplate-cut.js';
import type { ComparedTexts } from './compared-texts.js';
import { runKey } from './group-linker.js';

/**
 * The share of a known line that must match for its copy to be set aside; an edited copy has most
 * of it.
 */
const MOST_OF_LINE = 0.6;

/** The places of runs in the known lines: line and token. */
type Index = Map<number, { line: number; at: number }[]>;

/**
 * Finds copies of known boilerplate, including edited ones: a text is aligned with a known line at
 * each common run of a seed's length. Lines shorter than a seed are not searched for.
 * @param lines tokens of each known line.
 * @returns spans of tokens of whole texts: text, start, end; in no order.
 */
export function findIgnored(
  engine: Engine,
  bodies: ComparedTexts,
  lines: readonly Uint32Array[],
  plan: Plan,
): SetAside {
  const { seed } = plan.shape;
  const spans = new Uint32List();
  if (lines.length === 0) return spans.view();
  const index = indexRuns(lines, seed);
  for (let text = 0; text < bodies.texts.count; text++) {
    const tokens = bodies.tokens(text);
    for (const [line, seeds] of seedsOf(tokens, lines, index, seed)) {
      const known = lines[line] ?? new Uint32Array();
      const rows = engine.alignAndChain(known, tokens, Uint32Array.from(seeds));
      for (const chain of chainsOf(rows)) {
        const isMost = chain.matches >= MOST_OF_LINE * known.length;
        if (!isMost && chain.longestRun < plan.minPassage) continue;
        spans.push(text);
        spans.push(chain.bStart);
        spans.push(chain.bEnd);
      }
    }
  }
  return spans.view();
}

function indexRuns(lines: readonly Uint32Array[], length: number): Index {
  const index: Index = new Map();
  for (const [line, tokens] of lines.entries()) {
    for (let at = 0; at + length <= tokens.length; at++) {
      const key = runKey(tokens, at, length);
      const places = index.get(key);
      if (places) places.push({ line, at });
      else index.set(key, [{ line, at }]);
    }
  }
  return index;
}

/** Places at which each line and the text share a run: pairs of tokens, by line. */
function seedsOf(
  tokens: Uint32Array,
  lines: readonly Uint32Array[],
  index: Index,
  length: number,
): Map<number, number[]> {
  const pairs = new Map<number, [number, number][]>();
  for (let at = 0; at + length <= tokens.length; at++) {
    for (const place of index.get(runKey(tokens, at, length)) ?? []) {
      const known = lines[place.line];
      if (!known || !isSameRun(known, place.at, tokens, at, length)) continue;
      const seeds = pairs.get(place.line) ?? [];
      seeds.push([place.at, at]);
      pairs.set(place.line, seeds);
    }
  }
  return new Map(
    [...pairs].map(([line, seeds]) => [
      line,
      seeds.sort((x, y) => x[0] - y[0] || x[1] - y[1]).flat(),
    ]),
  );
}

function isSameRun(a: Uint32Array, aAt: number, b: Uint32Array, bAt: number, length: number) {
  for (let i = 0; i < length; i++) if (a[aAt + i] !== b[bAt + i]) return false;
  return true;
}

import { CHAIN, PART } from '../kernel/abi.js';
import type { Uint32List } from '../sketch/lists.js';
import { isPassageOf } from './chain.js';

// Chains as the rows of numbers that an engine gives. No objects are made, because most pairs do
// not keep their chains.

/** Where the chain after the one at `at` begins. */
export function nextChain(rows: Uint32Array, at: number): number {
  return at + CHAIN.length + PART.length * rows[at + CHAIN.parts]!;
}

/** Whether the chain at `at` is a passage. */
export function isPassageAt(rows: Uint32Array, at: number, minPassage: number): boolean {
  return isPassageOf(
    rows[at + CHAIN.longestRun]!,
    rows[at + CHAIN.matches]!,
    rows[at + CHAIN.columns]!,
    minPassage,
  );
}

/**
 * The share of the shorter of two texts that matches in their passages. Where passages overlap in
 * it, the one with more matches counts whole, and the other one only for its uncovered part.
 */
export function alignedShare(
  rows: Uint32Array,
  firstTokens: number,
  secondTokens: number,
  minPassage: number,
): number {
  const side = firstTokens <= secondTokens ? 0 : 2;
  const shorter = Math.min(firstTokens, secondTokens);
  const passages: number[] = [];
  for (let at = 0; at < rows.length; at = nextChain(rows, at)) {
    if (isPassageAt(rows, at, minPassage)) passages.push(at);
  }
  if (passages.length === 0) return 0;
  if (passages.length === 1) return rows[passages[0]! + CHAIN.matches]! / shorter;
  // Chains come in the order of the first text, and the sort is stable.
  passages.sort((x, y) => rows[y + CHAIN.matches]! - rows[x + CHAIN.matches]!);
  const isCovered = new Uint8Array(shorter);
  let matches = 0;
  for (const at of passages) {
    let tokens = 0;
    let fresh = 0;
    for (let part = at + CHAIN.length; part < nextChain(rows, at); part += PART.length) {
      const start = rows[part + side]!;
      const end = rows[part + side + 1]!;
      tokens += end - start;
      for (let token = start; token < end; token++) fresh += 1 - isCovered[token]!;
      isCovered.fill(1, start, end);
    }
    matches += rows[at + CHAIN.matches]! * (fresh / tokens);
  }
  return matches / shorter;
}

/** Appends the spans that the passages of two texts cover: text, first token, end. */
export function addCovered(
  rows: Uint32Array,
  first: number,
  second: number,
  minPassage: number,
  covered: Uint32List,
): void {
  for (let at = 0; at < rows.length; at = nextChain(rows, at)) {
    if (!isPassageAt(rows, at, minPassage)) continue;
    for (let part = at + CHAIN.length; part < nextChain(rows, at); part += PART.length) {
      pushSpan(covered, first, rows[part]!, rows[part + 1]!);
      pushSpan(covered, second, rows[part + 2]!, rows[part + 3]!);
    }
  }
}

function pushSpan(spans: Uint32List, text: number, start: number, end: number): void {
  spans.push(text);
  spans.push(start);
  spans.push(end);
}

/** Finds the hidden copies of a page: the same paragraphs for print, or for screens of other sizes. */
import { HINT } from './hints.js';
import type { Outline } from './outline.js';

/** Least share of the prose of a hidden element that is also in sight. */
const NEARLY_ALL = 0.8;

/**
 * Returns a function which says whether the prose of an element without sight occurs elsewhere on the
 * page in sight. Cost: linear once, at the first such element; constant for any other.
 * @param prose the weight of each block.
 */
export function hiddenCopies(
  { blocks, elements }: Outline,
  prose: Float64Array,
): (element: number) => boolean {
  let sums: { all: Float64Array; copied: Float64Array } | undefined;
  const sumUp = () => {
    const isUnseen = new Uint8Array(blocks.length);
    for (let element = 1; element < elements.count; ) {
      const isHidden = (elements.hints[element]! & HINT.unseen) !== 0;
      if (isHidden) isUnseen.fill(1, elements.firsts[element]!, elements.ends[element]!);
      element = isHidden ? elements.nexts[element]! : element + 1;
    }
    const seen = new Set(blocks.filter((_, i) => !isUnseen[i]).map(({ text }) => text));
    const isCopied = (block: number) => seen.has(blocks[block]!.text);
    return { all: sumsOf(prose, () => true), copied: sumsOf(prose, isCopied) };
  };
  return (element) => {
    if (!(elements.hints[element]! & HINT.unseen)) return false;
    sums ??= sumUp();
    const [first, end] = [elements.firsts[element]!, elements.ends[element]!];
    const copied = sums.copied[end]! - sums.copied[first]!;
    return copied >= NEARLY_ALL * (sums.all[end]! - sums.all[first]!);
  };
}

/** The weights before each block of those that count. */
function sumsOf(weights: Float64Array, counts: (block: number) => boolean): Float64Array {
  const sums = new Float64Array(weights.length + 1);
  for (let i = 0; i < weights.length; i++) sums[i + 1] = sums[i]! + (counts(i) ? weights[i]! : 0);
  return sums;
}

import type { TokenSpan } from '../align/token-span.js';
import type { PairVectors } from './sentence-vectors.js';

/** The overlap of two spans of a pair, independent of order. */
export interface Evidence {
  /** Distinct tokens in both. */
  distinct: number;
  /** Share of each side's weight that also occurs on the other. */
  aShare: number;
  bShare: number;
}

const IN_A = 1;
const IN_B = 2;

/**
 * Weighs the overlap of spans of two texts. Keeps marks between calls, so each pair has its own.
 */
export class EvidenceFinder {
  readonly #vectors: PairVectors;
  readonly #marks: Uint8Array;

  constructor(vectors: PairVectors) {
    this.#vectors = vectors;
    this.#marks = new Uint8Array(vectors.weights.length);
  }

  /** Cost: the tokens of the spans. */
  of({ aStart, aEnd, bStart, bEnd }: TokenSpan): Evidence {
    const { aIds, bIds } = this.#vectors;
    const marks = this.#marks;
    for (let t = aStart; t < aEnd; t++) marks[aIds[t]!] = IN_A;
    let distinct = 0;
    for (let t = bStart; t < bEnd; t++) {
      const id = bIds[t]!;
      if (marks[id] === IN_A) distinct++;
      marks[id]! |= IN_B;
    }
    const aShare = this.#share(aIds, aStart, aEnd);
    const bShare = this.#share(bIds, bStart, bEnd);
    for (let t = aStart; t < aEnd; t++) marks[aIds[t]!] = 0;
    for (let t = bStart; t < bEnd; t++) marks[bIds[t]!] = 0;
    return { distinct, aShare, bShare };
  }

  #share(ids: Uint32Array, start: number, end: number): number {
    const { weights } = this.#vectors;
    let all = 0;
    let shared = 0;
    for (let t = start; t < end; t++) {
      const id = ids[t]!;
      all += weights[id]!;
      if (this.#marks[id] === (IN_A | IN_B)) shared += weights[id]!;
    }
    return all === 0 ? 0 : shared / all;
  }
}

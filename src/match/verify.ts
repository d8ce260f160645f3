import type { Engine, Overlap } from '../kernel/engine.js';
import type { ComparedTexts } from './compared-texts.js';
import { PairIndex } from './pair-index.js';

/** Jaccard similarity of two shingle sets. */
export function jaccard({ shared, first, second }: Overlap): number {
  return shared / (first + second - shared);
}

/** The share of the first set that occurs in the second. */
export function containment({ shared, first }: Overlap): number {
  return shared / first;
}

/** The same overlap seen from the second set. */
export function reversed({ shared, first, second }: Overlap): Overlap {
  return { shared, first: second, second: first };
}

/** The number of words that are reserved at first, for overlaps. */
const FEW = 3 * 1024;

/**
 * Exact overlaps of pairs of bodies, each computed once. A pair is given with its smaller number
 * first.
 */
export class Verifier {
  readonly #engine: Engine;
  readonly #bodies: ComparedTexts;
  readonly #earlier: Verifier | undefined;
  readonly #pairs = new PairIndex();
  #overlaps = new Uint32Array(FEW);

  /** @param earlier knows the overlaps of texts with nothing set aside. */
  constructor(engine: Engine, bodies: ComparedTexts, earlier?: Verifier) {
    this.#engine = engine;
    this.#bodies = bodies;
    this.#earlier = earlier;
  }

  /** Pairs that were compared here. */
  get pairs(): PairIndex {
    return this.#pairs;
  }

  /** The overlap of the shingle sets of two bodies. Cost: 2 to 10 microseconds the first time. */
  overlap(first: number, second: number): Overlap {
    const bodies = this.#bodies;
    if (this.#earlier && !bodies.isCut(first) && !bodies.isCut(second)) {
      return this.#earlier.overlap(first, second);
    }
    const known = this.#pairs.count;
    const pair = this.#pairs.add(first, second);
    if (pair === known) {
      this.#keep(pair, this.#engine.overlap(bodies.tokens(first), bodies.tokens(second)));
    }
    return this.overlapOf(pair);
  }

  /** The overlap of a pair that was compared, by its number in {@link pairs}. */
  overlapOf(pair: number): Overlap {
    const overlaps = this.#overlaps;
    const at = 3 * pair;
    return { shared: overlaps[at]!, first: overlaps[at + 1]!, second: overlaps[at + 2]! };
  }

  #keep(pair: number, { shared, first, second }: Overlap): void {
    if (3 * pair === this.#overlaps.length) {
      const overlaps = new Uint32Array(2 * this.#overlaps.length);
      overlaps.set(this.#overlaps);
      this.#overlaps = overlaps;
    }
    this.#overlaps[3 * pair] = shared;
    this.#overlaps[3 * pair + 1] = first;
    this.#overlaps[3 * pair + 2] = second;
  }
}

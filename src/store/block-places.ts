import { type SketchBlock, tokensIn } from '../sketch/block.js';

/** Tokens for each hint: about one article. */
const HINT = 512;

/**
 * Finds the article of each token of a block, whose articles are counted as one sequence of tokens.
 */
export class BlockPlaces {
  readonly #tokenStarts: Uint32Array;
  /** The article, by its number in the block, that holds every {@link HINT}th token. */
  readonly #hints: Uint32Array;
  readonly #last: number;

  constructor(block: SketchBlock) {
    const { count, tokenStarts } = block;
    this.#tokenStarts = tokenStarts;
    const last = count - 1;
    this.#last = last;
    this.#hints = new Uint32Array(Math.ceil((tokensIn(block) + 1) / HINT));
    for (let hint = 0, local = 0; hint < this.#hints.length; hint++) {
      while (local < last && tokenStarts[local + 1]! <= hint * HINT) local++;
      this.#hints[hint] = local;
    }
  }

  /** The article, by its number in the block, that holds the token. */
  localAt(place: number): number {
    const starts = this.#tokenStarts;
    let local = this.#hints[Math.floor(place / HINT)]!;
    while (local < this.#last && starts[local + 1]! <= place) local++;
    return local;
  }

  /** Where the tokens of an article of the block begin. */
  start(local: number): number {
    return this.#tokenStarts[local]!;
  }
}

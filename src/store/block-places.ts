import { type SketchBlock, tokensIn } from '../sketch/block.js';

/** Tokens a hint: about an article. */
const HINT = 512;

/** Tells of each token of a block, all its articles together, whose it is. */
export class BlockPlaces {
  readonly #tokenStarts: Uint32Array;
  /** The article, as the block counts them, that has every {@link HINT}th token. */
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

  /** The article, as the block counts them, that the token is of. */
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

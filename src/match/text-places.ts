import { ScratchBuffer } from '../store/scratch-buffer.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type DistinctTexts, NO_TEXT } from './distinct-texts.js';

/**
 * The places of texts in blocks, and the texts of those places. They are looked up for millions of
 * fingerprints, block by block, so there are few numbers, and the numbers of a block are together.
 * 12 bytes per text.
 */
export class TextPlaces {
  readonly set: SketchSet;
  readonly texts: DistinctTexts;
  /** Memory for data read from blocks on disk. */
  readonly scratch = new ScratchBuffer();
  /** The block of each text, and where its tokens begin among the tokens of the block. */
  readonly blocks: Uint32Array;
  readonly starts: Uint32Array;
  /** By block: the text that each of its articles represents, or {@link NO_TEXT}. */
  readonly #textsOf: readonly Uint32Array[];

  constructor(set: SketchSet, texts: DistinctTexts) {
    this.set = set;
    this.texts = texts;
    this.blocks = new Uint32Array(texts.count);
    this.starts = new Uint32Array(texts.count);
    this.#textsOf = Array.from({ length: set.blockCount }, (_, block) =>
      new Uint32Array(set.articlesIn(block)).fill(NO_TEXT),
    );
    for (let text = 0; text < texts.count; text++) {
      const article = texts.representative[text]!;
      const block = set.blockIndex(article);
      this.blocks[text] = block;
      this.starts[text] = set.startInBlock(article);
      this.#textsOf[block]![set.localIndex(article)] = text;
    }
  }

  /** The text that each article of a block represents, or {@link NO_TEXT}. */
  textsOf(block: number): Uint32Array {
    return this.#textsOf[block]!;
  }
}

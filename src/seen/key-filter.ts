/** Bits of the filter for each key: one of 200 other keys passes. */
const BITS_A_KEY = 12;

/** Words of a block, in which all bits of a key are, one in each word. */
const BLOCK_WORDS = 8;

/** Odd; each gives the bit of a key in one word (the constants of Apache Parquet's filter). */
const SALTS = [
  0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31,
] as const;

/**
 * A Bloom filter in blocks (Putze, Sanders and Singler, WEA 2007): it says of most keys that they are
 * not there, at the cost of one look at memory. Blocks are in the order of the keys, so keys that are
 * added in their order pass through memory once.
 */
export class KeyFilter {
  readonly words: Uint32Array;
  readonly #blocks: number;

  /** @param words of a filter that was filled, or of {@link emptyFilter}. */
  constructor(words: Uint32Array) {
    this.words = words;
    this.#blocks = words.length / BLOCK_WORDS;
  }

  /** @param key a mixed key: all keys together are spread evenly. */
  add(key: number): void {
    const at = this.#blockOf(key);
    for (let i = 0; i < BLOCK_WORDS; i++) {
      this.words[at + i]! |= 1 << (Math.imul(key, SALTS[i]!) >>> 27);
    }
  }

  /** Whether the key may be there. */
  mayHave(key: number): boolean {
    const at = this.#blockOf(key);
    for (let i = 0; i < BLOCK_WORDS; i++) {
      const bit = (this.words[at + i]! >>> (Math.imul(key, SALTS[i]!) >>> 27)) & 1;
      if (bit === 0) return false;
    }
    return true;
  }

  #blockOf(key: number): number {
    return BLOCK_WORDS * Math.floor((key / 2 ** 32) * this.#blocks);
  }
}

/** The words of an empty filter for some keys. */
export function emptyFilter(keys: number): Uint32Array {
  return new Uint32Array(BLOCK_WORDS * Math.max(1, Math.ceil((keys * BITS_A_KEY) / 256)));
}

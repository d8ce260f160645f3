/** Bits of the filter for each key: some 3 % of other keys pass. */
const BITS_A_KEY = 10;

/** Bytes of a block of the filter, in which all bits of a key are. */
const BLOCK_BYTES = 8;

/**
 * A Bloom filter in blocks of two words, two bits in each (Putze, Sanders and Singler, WEA 2007): it
 * says of most keys that they are not there, at the cost of one look at memory.
 */
export class KeyFilter {
  readonly words: Uint32Array;
  readonly #blocks: number;

  /** @param words of a filter that was filled, or of {@link emptyFilter}. */
  constructor(words: Uint32Array) {
    this.words = words;
    this.#blocks = words.length / 2;
  }

  add(key: number): void {
    const mixed = mix(key);
    const at = 2 * Math.floor((mixed / 2 ** 32) * this.#blocks);
    const bits = Math.imul(mixed, 0x9e3779b1);
    this.words[at]! |= (1 << (bits & 31)) | (1 << ((bits >>> 5) & 31));
    this.words[at + 1]! |= (1 << ((bits >>> 10) & 31)) | (1 << ((bits >>> 15) & 31));
  }

  /** Whether the key may be there. */
  mayHave(key: number): boolean {
    const mixed = mix(key);
    const at = 2 * Math.floor((mixed / 2 ** 32) * this.#blocks);
    const bits = Math.imul(mixed, 0x9e3779b1);
    const [low, high] = [this.words[at]!, this.words[at + 1]!];
    if (((low >>> (bits & 31)) & (low >>> ((bits >>> 5) & 31)) & 1) === 0) return false;
    return ((high >>> ((bits >>> 10) & 31)) & (high >>> ((bits >>> 15) & 31)) & 1) === 1;
  }
}

/** The words of an empty filter for some keys. */
export function emptyFilter(keys: number): Uint32Array {
  return new Uint32Array(2 * Math.max(1, Math.ceil((keys * BITS_A_KEY) / (8 * BLOCK_BYTES))));
}

function mix(key: number): number {
  let hash = Math.imul(key ^ (key >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * The most articles that are kept, which is the most that a block has. Half of the slots stay
 * empty.
 */
const MOST_ARTICLES = 16_384;
const SLOTS = 2 * MOST_ARTICLES;

/** Articles of a block by the 64-bit hash of their bytes: open addressing, linear probing. */
export class CopyTable {
  /** Number of the article plus one, 0 for an empty slot; and its hash. */
  readonly #articles = new Uint32Array(SLOTS);
  readonly #low = new Uint32Array(SLOTS);
  readonly #high = new Uint32Array(SLOTS);
  #count = 0;

  /** The article with this hash; -1 if there is none. */
  find(low: number, high: number): number {
    return this.#articles[this.#slotOf(low, high)]! - 1;
  }

  /** Keeps an article whose hash is new; does nothing if the table is full. */
  add(low: number, high: number, article: number): void {
    if (this.#count === MOST_ARTICLES) return;
    const slot = this.#slotOf(low, high);
    this.#articles[slot] = article + 1;
    this.#low[slot] = low;
    this.#high[slot] = high;
    this.#count++;
  }

  /** Forgets all. */
  clear(): void {
    if (this.#count > 0) this.#articles.fill(0);
    this.#count = 0;
  }

  #slotOf(low: number, high: number): number {
    let slot = low & (SLOTS - 1);
    while (this.#articles[slot] !== 0) {
      if (this.#low[slot] === low && this.#high[slot] === high) break;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}

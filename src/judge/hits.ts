/** Articles that share keys with the one that is judged, found in the order of the keys. */

/** The newest articles that are looked at for each key. */
const MOST_OF_KEY = 16;

/** Finds the articles of many keys, as `Seen.findAll` does. */
export interface FindsArticles {
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void;
}

/** An article that shares keys. */
export interface Hit {
  number: number;
  /** The keys that it shares. */
  keys: number;
}

/** Counts for each article how many keys it shares. One object serves all articles in turn. */
export class Hits {
  /** The articles of each key: {@link MOST_OF_KEY} places a key, of which `#counts` are filled. */
  #found = new Uint32Array(0);
  #counts = new Uint8Array(0);
  /** Index of the article in each slot plus one, 0 for an empty one. */
  #slots = new Uint32Array(1 << 10);
  /** Articles, the keys that each shares, and whether one of them is rare. */
  #numbers = new Uint32Array(1 << 9);
  #shared = new Uint32Array(1 << 9);
  #isRare = new Uint8Array(1 << 9);
  #articles = 0;

  /** Looks up the distinct keys of an article. */
  lookUp(keys: Uint32Array, seen: FindsArticles): void {
    if (keys.length > this.#counts.length) {
      this.#found = new Uint32Array(2 * MOST_OF_KEY * keys.length);
      this.#counts = new Uint8Array(2 * keys.length);
    }
    let total = 0;
    seen.findAll(keys, this.#found, this.#counts, MOST_OF_KEY);
    for (let i = 0; i < keys.length; i++) total += this.#counts[i]!;
    this.#forget(total);
    for (let i = 0; i < keys.length; i++) this.#countKey(i);
  }

  /** The articles of the key at an index, the newest first; a view. */
  ofKey(index: number): Uint32Array {
    const at = index * MOST_OF_KEY;
    return this.#found.subarray(at, at + this.#counts[index]!);
  }

  /** The number of articles found for the key at an index, {@link MOST_OF_KEY} at most. */
  countOfKey(index: number): number {
    return this.#counts[index]!;
  }

  /**
   * The articles found, those with the most keys first, and of these the earliest. A single key that
   * many articles have is a common phrase, and nominates none of them.
   */
  list(): Hit[] {
    const hits: Hit[] = [];
    for (let i = 0; i < this.#articles; i++) {
      if (this.#shared[i] === 1 && this.#isRare[i] === 0) continue;
      hits.push({ number: this.#numbers[i]!, keys: this.#shared[i]! });
    }
    return hits.sort((a, b) => b.keys - a.keys || a.number - b.number);
  }

  /** Makes the tables empty, and large enough for some articles. */
  #forget(most: number): void {
    if (2 * most > this.#slots.length) {
      const slots = 2 ** Math.ceil(Math.log2(2 * most));
      this.#slots = new Uint32Array(slots);
      this.#numbers = new Uint32Array(slots / 2);
      this.#shared = new Uint32Array(slots / 2);
      this.#isRare = new Uint8Array(slots / 2);
    } else if (this.#articles > 0) {
      this.#slots.fill(0);
    }
    this.#articles = 0;
  }

  #countKey(key: number): void {
    const count = this.#counts[key]!;
    const from = key * MOST_OF_KEY;
    const isRare = count < MOST_OF_KEY ? 1 : 0;
    for (let i = from; i < from + count; i++) {
      const article = this.#indexOf(this.#found[i]!);
      this.#shared[article]!++;
      this.#isRare[article]! |= isRare;
    }
  }

  #indexOf(number: number): number {
    const slots = this.#slots;
    const last = slots.length - 1;
    let slot = (Math.imul(number, 0x9e3779b1) >>> 7) & last;
    for (; slots[slot] !== 0; slot = (slot + 1) & last) {
      if (this.#numbers[slots[slot]! - 1] === number) return slots[slot]! - 1;
    }
    const article = this.#articles++;
    slots[slot] = article + 1;
    this.#numbers[article] = number;
    this.#shared[article] = 0;
    this.#isRare[article] = 0;
    return article;
  }
}

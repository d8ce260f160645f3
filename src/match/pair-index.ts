/**
 * A set of pairs, numbered in the order in which they were added. Typed arrays, open addressing.
 */
export class PairIndex {
  #capacity = 1024;
  /** Number of the pair plus one; 0 is an empty slot. */
  #slots = new Uint32Array(2 * this.#capacity);
  #pairs = new Uint32Array(2 * this.#capacity);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  first(pair: number): number {
    return this.#pairs[2 * pair] ?? 0;
  }

  second(pair: number): number {
    return this.#pairs[2 * pair + 1] ?? 0;
  }

  /** The number of a pair, or -1 if it was not added. */
  find(first: number, second: number): number {
    return (this.#slots[this.#slotOf(first, second)] ?? 0) - 1;
  }

  /** The number of a pair, which is added if it is new. */
  add(first: number, second: number): number {
    const slot = this.#slotOf(first, second);
    const held = this.#slots[slot] ?? 0;
    if (held > 0) return held - 1;
    if (this.#count === this.#capacity) {
      this.#grow();
      return this.add(first, second);
    }
    this.#pairs[2 * this.#count] = first;
    this.#pairs[2 * this.#count + 1] = second;
    this.#slots[slot] = ++this.#count;
    return this.#count - 1;
  }

  /** The slot that holds the pair, or the empty one where it belongs. */
  #slotOf(first: number, second: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(first ^ Math.imul(second, 0x9e3779b1), 0x85ebca6b);
    hash ^= hash >>> 15;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) return slot;
      if (this.first(held - 1) === first && this.second(held - 1) === second) return slot;
    }
  }

  #grow(): void {
    const pairs = this.#pairs;
    this.#capacity *= 2;
    this.#slots = new Uint32Array(2 * this.#capacity);
    this.#pairs = new Uint32Array(2 * this.#capacity);
    this.#pairs.set(pairs);
    for (let pair = 0; pair < this.#count; pair++) {
      this.#slots[this.#slotOf(this.first(pair), this.second(pair))] = pair + 1;
    }
  }
}

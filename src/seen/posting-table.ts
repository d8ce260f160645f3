/** Articles by their keys, in memory, while more are added. */

/** Slots of an empty table. */
const FIRST_SLOTS = 1 << 12;

/**
 * At most this share of the slots is filled. With 0.5, 9 million keys took a fifth more processor time,
 * looked up and added: their table was twice as large.
 */
const MOST_FILLED = 0.7;

/** Words of an entry: its article, the older entry of its key plus one, and its key. */
const ENTRY = 3;

/** Odd, with mixed bits (Knuth's multiplicative hashing). */
const MULTIPLIER = 0x9e3779b1;

/** A hash of two words, as a key. */
export function keyOf(low: number, high: number, salt: number): number {
  let hash = Math.imul(low ^ salt, MULTIPLIER) ^ high;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A key of a string (FNV-1a in two halves). */
export function keyOfString(value: string, salt: number): number {
  let low = 0x811c9dc5;
  let high = salt;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high + unit, 0x85ebca6b) ^ (high >>> 13);
  }
  return keyOf(low >>> 0, high >>> 0, salt);
}

/**
 * A hash table with open addressing from keys of 32 bits to lists of articles, the newest first.
 * Memory: 8 bytes a slot, of which at least a third are filled, and 12 bytes an entry.
 */
export class PostingTable {
  /** Key, and number of its newest entry plus one, which is 0 for an empty slot. */
  #slots = new Uint32Array(2 * FIRST_SLOTS);
  #filled = 0;
  /** In the order in which they were added. */
  #entries = new Uint32Array(ENTRY * FIRST_SLOTS);
  #count = 0;
  /** Newest entries of the keys that are looked up. */
  #newest = new Uint32Array(256);

  /** Takes the memory for some more entries at once; later ones take more as they come. */
  reserve(entries: number): void {
    let slots = this.#slots.length;
    while (2 * (this.#filled + entries) >= MOST_FILLED * slots) slots *= 2;
    if (slots > this.#slots.length) this.#moveTo(new Uint32Array(slots));
    let words = this.#entries.length;
    while (ENTRY * (this.#count + entries) > words) words *= 2;
    if (words > this.#entries.length) this.#entries = enlarged(this.#entries, words);
  }

  /** Adds an article to the lists of some keys. */
  add(keys: Uint32Array, article: number): void {
    this.reserve(keys.length);
    const [slots, entries] = [this.#slots, this.#entries];
    touchAll(slots, keys);
    for (let i = 0; i < keys.length; i++) {
      const slot = slotOf(slots, keys[i]!);
      const older = slots[slot + 1]!;
      // A text may have a key twice.
      if (older !== 0 && entries[ENTRY * (older - 1)] === article) continue;
      if (older === 0) {
        slots[slot] = keys[i]!;
        this.#filled++;
      }
      const at = ENTRY * this.#count++;
      entries[at] = article;
      entries[at + 1] = older;
      entries[at + 2] = keys[i]!;
      slots[slot + 1] = this.#count;
    }
  }

  /**
   * Writes articles of a key to `out` from `at` on, the newest first, up to `end`.
   * @returns where it stopped.
   */
  find(key: number, out: Uint32Array, at: number, end: number): number {
    let entry = this.#slots[slotOf(this.#slots, key) + 1]!;
    let to = at;
    while (entry !== 0 && to < end) {
      const place = ENTRY * (entry - 1);
      out[to++] = this.#entries[place]!;
      entry = this.#entries[place + 1]!;
    }
    return to;
  }

  /**
   * Finds the articles of many keys at once, as {@link find} does, with `most` places for each key in
   * `out`.
   * @param counts the number of articles of each key that are in `out` already; those found are added.
   */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void {
    if (this.#newest.length < keys.length) this.#newest = new Uint32Array(2 * keys.length);
    const [slots, entries, newest] = [this.#slots, this.#entries, this.#newest];
    if (touchAll(slots, keys) === 0) return;
    for (let i = 0; i < keys.length; i++) newest[i] = slots[slotOf(slots, keys[i]!) + 1]!;
    for (let i = 0; i < keys.length; i++) {
      const from = i * most;
      let to = from + counts[i]!;
      for (let entry = newest[i]!; entry !== 0 && to < from + most; ) {
        const place = ENTRY * (entry - 1);
        out[to++] = entries[place]!;
        entry = entries[place + 1]!;
      }
      counts[i] = to - from;
    }
  }

  /** All entries, in the order in which they were added. The caller owns them. */
  pairs(): { keys: Uint32Array; articles: Uint32Array } {
    const keys = new Uint32Array(this.#count);
    const articles = new Uint32Array(this.#count);
    for (let i = 0; i < this.#count; i++) {
      articles[i] = this.#entries[ENTRY * i]!;
      keys[i] = this.#entries[ENTRY * i + 2]!;
    }
    return { keys, articles };
  }

  #moveTo(slots: Uint32Array<ArrayBuffer>): void {
    // Both tables are in the order of hashes, so each is passed through once from its beginning.
    for (let slot = 0; slot < this.#slots.length; slot += 2) {
      const head = this.#slots[slot + 1]!;
      if (head === 0) continue;
      const to = slotOf(slots, this.#slots[slot]!);
      slots[to] = this.#slots[slot]!;
      slots[to + 1] = head;
    }
    this.#slots = slots;
  }
}

/**
 * Looks at the first slot of each key: these looks wait for nothing, so the processor makes many of them
 * at once, and the slots are near when they are needed.
 * @returns 0 if all of these slots are empty, else something else.
 */
function touchAll(slots: Uint32Array, keys: Uint32Array): number {
  let filled = 0;
  for (let i = 0; i < keys.length; i++) filled |= slots[firstSlotOf(slots, keys[i]!) + 1]!;
  return filled;
}

/** Where the slot of a key is, or the empty one in which it belongs. */
function slotOf(slots: Uint32Array, key: number): number {
  const last = slots.length - 1;
  let slot = firstSlotOf(slots, key);
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & last;
  return slot;
}

/** The upper bits of a hash, as many as select one of the slots. */
function firstSlotOf(slots: Uint32Array, key: number): number {
  return (Math.imul(key, MULTIPLIER) >>> Math.clz32(slots.length - 1)) & -2;
}

function enlarged(list: Uint32Array, length: number): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(length);
  longer.set(list);
  return longer;
}

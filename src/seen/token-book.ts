/**
 * The tokens of an index by number: frequent ones have small numbers, which take a byte or two. The
 * numbers never change, so texts can be copied from one segment to another as they are.
 */

/** Odd, with mixed bits (Knuth's multiplicative hashing). */
const MULTIPLIER = 0x9e3779b1;

/** A token that occurs this often in the articles of a segment gets a number. */
const LEAST_COUNT = 3;

/** Words of a slot in which a token is counted, and such slots at first. */
const SLOT = 3;
const FIRST_SLOTS = 1 << 12;

/** Tokens with their usual lengths, in the order of their numbers. */
export interface TokenList {
  hashes: Uint32Array;
  lengths: Uint8Array;
}

/** The numbers of tokens; more are added for each segment. */
export class TokenBook {
  #hashes = new Uint32Array(1024);
  #lengths = new Uint8Array(1024);
  #count = 0;
  /** Pairs of a token's hash and its number plus one, 0 if it is empty; made when texts are written. */
  #slots: Uint32Array | null = null;

  /** The number of tokens. */
  get count(): number {
    return this.#count;
  }

  /** The hash of each token at its number; valid until tokens are added. */
  get hashes(): Uint32Array {
    return this.#hashes;
  }

  /** Its usual length, in the unit of spans; 0 if it was longer than a byte holds. */
  lengthAt(number: number): number {
    return this.#lengths[number]!;
  }

  /** The number of a token, or -1. */
  find(hash: number): number {
    const slots = this.#slots ?? this.#table();
    return slots[pairOf(slots, hash) + 1]! - 1;
  }

  /** All tokens. The caller owns the list. */
  list(): TokenList {
    const count = this.#count;
    return { hashes: this.#hashes.slice(0, count), lengths: this.#lengths.slice(0, count) };
  }

  /** Adds tokens that have no number yet. */
  add({ hashes, lengths }: TokenList): void {
    for (let i = 0; i < hashes.length; i++) this.#push(hashes[i]!, lengths[i]!);
  }

  /** Forgets all tokens after the first `count`. */
  keepFirst(count: number): void {
    this.#count = count;
    this.#slots = null;
  }

  #push(hash: number, length: number): void {
    if (this.#count === this.#hashes.length) {
      const [hashes, lengths] = [new Uint32Array(2 * this.#count), new Uint8Array(2 * this.#count)];
      hashes.set(this.#hashes);
      lengths.set(this.#lengths);
      [this.#hashes, this.#lengths] = [hashes, lengths];
    }
    this.#hashes[this.#count] = hash;
    this.#lengths[this.#count] = length;
    this.#count++;
    if (this.#slots && 4 * this.#count < this.#slots.length) put(this.#slots, hash, this.#count);
    else this.#slots = null;
  }

  #table(): Uint32Array {
    let size = 1 << 15;
    while (size < 8 * this.#count) size *= 2;
    const slots = new Uint32Array(size);
    for (let i = 0; i < this.#count; i++) put(slots, this.#hashes[i]!, i + 1);
    this.#slots = slots;
    return slots;
  }
}

/** Where the pair of a token is, or the empty one in which it belongs. */
function pairOf(slots: Uint32Array, hash: number): number {
  const last = slots.length - 1;
  let slot = (Math.imul(hash, MULTIPLIER) >>> 9) & (last - 1);
  while (slots[slot + 1] !== 0 && slots[slot] !== hash) slot = (slot + 2) & last;
  return slot;
}

function put(slots: Uint32Array, hash: number, value: number): void {
  const slot = pairOf(slots, hash);
  slots[slot] = hash;
  slots[slot + 1] = value;
}

/** Counts the tokens that have no number yet. */
export class NewTokens {
  readonly #book: TokenBook;
  /** Hash, count and length of the token in each slot; the count of an empty slot is 0. */
  #slots = new Uint32Array(SLOT * FIRST_SLOTS);
  #filled = 0;

  constructor(book: TokenBook) {
    this.#book = book;
  }

  /** Counts the tokens of a text. @param spans (start, end) pairs. */
  count(tokens: Uint32Array, spans: Uint32Array): void {
    for (let i = 0; i < tokens.length; i++) {
      const hash = tokens[i]!;
      if (this.#book.find(hash) >= 0) continue;
      const slot = slotOf(this.#slots, hash);
      if (this.#slots[slot + 1]!++ > 0) continue;
      const length = spans[2 * i + 1]! - spans[2 * i]!;
      this.#slots[slot] = hash;
      this.#slots[slot + 2] = length > 255 ? 0 : length;
      if (2 * SLOT * ++this.#filled > this.#slots.length) this.#grow();
    }
  }

  /** The frequent ones, the most frequent first. */
  list(): TokenList {
    const slots = this.#slots;
    const frequent: number[] = [];
    for (let slot = 0; slot < slots.length; slot += SLOT) {
      if (slots[slot + 1]! >= LEAST_COUNT) frequent.push(slot);
    }
    frequent.sort((a, b) => slots[b + 1]! - slots[a + 1]! || slots[a]! - slots[b]!);
    return {
      hashes: Uint32Array.from(frequent, (slot) => slots[slot]!),
      lengths: Uint8Array.from(frequent, (slot) => slots[slot + 2]!),
    };
  }

  #grow(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    for (let from = 0; from < this.#slots.length; from += SLOT) {
      if (this.#slots[from + 1] === 0) continue;
      slots.set(this.#slots.subarray(from, from + SLOT), slotOf(slots, this.#slots[from]!));
    }
    this.#slots = slots;
  }
}

/** Where the slot of a token is, or the empty one in which it belongs. */
function slotOf(slots: Uint32Array, hash: number): number {
  const last = slots.length / SLOT - 1;
  let place = (Math.imul(hash, MULTIPLIER) >>> 9) & last;
  while (slots[SLOT * place + 1] !== 0 && slots[SLOT * place] !== hash) place = (place + 1) & last;
  return SLOT * place;
}

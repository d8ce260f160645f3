/**
 * Seeded random numbers: sfc32 (Chris Doty-Humphrey, PractRand), 128 bits of state. Each article,
 * passage and plan draws from a stream of its own, keyed by numbers, so that any of them can be made
 * again without making the others.
 */

/** A stream of random numbers that depends only on its keys. */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  /** @param keys 32-bit integers; streams of different keys (or of another order) are unrelated. */
  constructor(...keys: readonly number[]) {
    let hash = 0x9e3779b9 | 0;
    for (const key of keys) hash = mix(hash ^ mix(key | 0)) + 0x6d2b79f5;
    this.a = mix(hash);
    this.b = mix(hash + 0x9e3779b9);
    this.c = mix(hash + 0x3c6ef372);
    // The first outputs still show the seed; the author of sfc32 drops 12 to 15.
    for (let i = 0; i < 12; i++) this.next();
  }

  /** A 32-bit integer, signed; all values equally likely. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum;
  }

  /** A number in `[0, 1)`. */
  unit(): number {
    return (this.next() >>> 0) / 0x1_0000_0000;
  }

  /** An integer in `[0, limit)`; the bias of at most limit / 2^32 does not matter here. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** An integer in `[low, high]`. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True with the given probability. */
  chance(probability: number): boolean {
    return this.unit() < probability;
  }

  /** One entry of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Permutes in place (Fisher-Yates). */
  shuffle(list: { [index: number]: unknown; readonly length: number }): void {
    for (let i = list.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const kept = list[i];
      list[i] = list[j];
      list[j] = kept;
    }
  }
}

/** The finaliser of MurmurHash3: each bit of the input changes half of the output. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

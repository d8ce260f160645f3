/**
 * How signatures are divided into bands: the slots of each, and `bands` bands of `rows` slots; see
 * `planScan`.
 */
export interface Banding {
  slots: number;
  bands: number;
  rows: number;
}

/** Makes the keys of signatures in their bands; joining by bands needs nothing else. */
export class BandKeys {
  readonly #banding: Banding;
  #keys = new Uint32Array(0);

  constructor(banding: Banding) {
    this.#banding = banding;
  }

  /** The keys of some signatures, band after band; a view, valid until the next call. */
  of(signatures: Uint32Array): Uint32Array {
    const { slots, bands, rows } = this.#banding;
    const count = slots === 0 ? 0 : signatures.length / slots;
    if (this.#keys.length < bands * count) this.#keys = new Uint32Array(2 * bands * count);
    const keys = this.#keys;
    for (let i = 0; i < count; i++) {
      for (let band = 0; band < bands; band++) {
        keys[band * count + i] = bandKey(signatures, i * slots + band * rows, rows);
      }
    }
    return keys.subarray(0, bands * count);
  }
}

/** One hash of `rows` slots of a band from `start` on (MurmurHash3's mixing of 32-bit words). */
export function bandKey(signatures: Uint32Array, start: number, rows: number): number {
  let hash = 0;
  for (let slot = start; slot < start + rows; slot++) {
    let word = Math.imul(signatures[slot]!, 0xcc9e2d51);
    word = Math.imul((word << 15) | (word >>> 17), 0x1b873593);
    hash ^= word;
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

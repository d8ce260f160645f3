// The part of the npm package `minhash` 0.0.9 that the reference engine uses; it ships no types.
declare module 'minhash' {
  export class Minhash {
    /** `numPerm` slots; 0 or nothing means 128. */
    constructor(config?: { numPerm?: number; seed?: number });
    hashvalues: number[];
    update(element: string): void;
  }

  /**
   * The part of a signature that an index needs; the index makes `hashbands` itself if they are
   * missing.
   */
  export interface Banded {
    hashvalues: number[];
    hashbands?: string[];
  }

  export class LshIndex {
    /** `bandSize` slots per band; 0 or nothing means 4. */
    constructor(config?: { bandSize?: number });
    insert(key: string, minhash: Banded): void;
    /** Keys that share a band; throws on a band that was never inserted. */
    query(minhash: Banded): string[];
  }
}

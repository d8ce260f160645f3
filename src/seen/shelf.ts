import type { Fingerprints } from '../kernel/engine.js';
import type { FactColumns } from './fact-columns.js';
import type { KnownRecord } from './known.js';

/** The tokens of a seen article, and a way to their spans. */
export interface ShelvedText {
  /** A hash a token. */
  tokens: Uint32Array;
  /** All of its fingerprints, as long as they are at hand. */
  winnowed?: Fingerprints | undefined;
  /** (start, end) pairs in the original text, in the unit of the index. Cost: linear. */
  spans: () => Uint32Array;
}

/** A part of the articles that were seen, in the order of their numbers: in memory, or a segment. */
export interface Shelf {
  readonly facts: FactColumns;
  /**
   * Writes numbers of articles that may have a key to `out` from `at` on, the newest first, up to
   * `end`. An article of another key is among them rarely.
   * @returns where it stopped.
   * @throws {DamageError} if the bytes that it reads are damaged.
   */
  find(key: number, out: Uint32Array, at: number, end: number): number;
  /** {@link find} for many keys at once: `most` places for each in `out`, of which `counts` are filled. */
  findAll(keys: Uint32Array, out: Uint32Array, counts: Uint8Array, most: number): void;
  /** The text of the article at an index of {@link facts}. */
  text(index: number): ShelvedText;
  record(index: number): KnownRecord;
}

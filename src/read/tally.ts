import { type SkippedRecord, type SkipReason, skip } from '../article/skipped.js';

/** The number of causes that are kept apart; all others are one. */
const MOST_CAUSES = 100;
const OTHERS = 'are of other kinds';

/** Counts input that is left out on purpose, so that each cause is one record. */
export class Tally {
  readonly #path: string;
  readonly #reason: SkipReason;
  readonly #causes = new Map<string, { first: number; count: number }>();

  /** @param path of the input, for messages. */
  constructor(path: string, reason: SkipReason) {
    this.#path = path;
    this.#reason = reason;
  }

  /**
   * Counts one input that is left out.
   * @param cause a sentence about all that were left out for it.
   * @param number of the record, from 1.
   */
  count(cause: string, number: number): void {
    const key = this.#causes.has(cause) || this.#causes.size < MOST_CAUSES ? cause : OTHERS;
    const known = this.#causes.get(key);
    if (known) known.count++;
    else this.#causes.set(key, { first: number, count: 1 });
  }

  /** A record for each cause, in the order in which they came. */
  *records(): Generator<SkippedRecord, void> {
    for (const [cause, { first, count }] of this.#causes) {
      yield { ...skip(this.#path, this.#reason, cause, first), count };
    }
  }
}

/** Dates that show which date a stream has reached. */
const DATES = 15;

/**
 * The date that a stream of articles has reached: the median of its last dates, which a few wrong ones do
 * not move.
 */
export class StreamDate {
  readonly #last: number[] = [];
  #taken = 0;

  /** @param moment milliseconds since 1970; NaN is passed over. */
  take(moment: number): void {
    if (!Number.isNaN(moment)) this.#last[this.#taken++ % DATES] = moment;
  }

  /** Milliseconds since 1970; NaN before the first date. */
  get moment(): number {
    const sorted = this.#last.toSorted((a, b) => a - b);
    return sorted[sorted.length >> 1] ?? Number.NaN;
  }
}

/** In place of a source: boilerplate of all sources. */
export const ALL_SOURCES = 0;

/** The fingerprints that are boilerplate, by the hashes of their sources. */
export class BoilerplateKeys {
  readonly #bySource = new Map<number, Set<number>>();
  /** Which lower halves of keys occur: they distinguish nearly all other keys. */
  readonly #halves = new Uint8Array(1 << 16);
  #count = 0;

  /** The number of keys, once for each source. */
  get count(): number {
    return this.#count;
  }

  /** Adds pairs of a key and a source. */
  learn(pairs: ArrayLike<number>): void {
    for (let i = 0; i < pairs.length; i += 2) {
      const [key, source] = [pairs[i]!, pairs[i + 1]!];
      const keys = this.#bySource.get(source) ?? new Set();
      if (!keys.has(key)) this.#count++;
      this.#bySource.set(source, keys.add(key));
      this.#halves[key & 0xffff] = 1;
    }
  }

  /** Whether a key is boilerplate in the articles of one source, or of all. */
  has(key: number, source: number): boolean {
    if (this.#halves[key & 0xffff] === 0) return false;
    const isKnown = this.#bySource.get(ALL_SOURCES)?.has(key) === true;
    return isKnown || this.#bySource.get(source)?.has(key) === true;
  }

  /** The keys that are not boilerplate in a source. */
  without(keys: Uint32Array, source: number): Uint32Array {
    return this.#count === 0 ? keys : keys.filter((key) => !this.has(key, source));
  }

  /** All pairs of a key and a source, as {@link learn} takes them. */
  pairs(): number[] {
    return [...this.#bySource].flatMap(([source, keys]) =>
      [...keys].flatMap((key) => [key, source]),
    );
  }
}

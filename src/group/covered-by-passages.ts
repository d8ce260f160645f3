import type { Engine } from '../kernel/engine.js';
import type { Families } from './families.js';
import { KIND } from './house.js';

/** Numbers of a row: text, first token, number of the occurrence. */
const ROW_LENGTH = 3;

/**
 * The spans that pairs cover, without the spans of families that are not passages: text that did
 * not travel does not make an article less new.
 * @param pieces of spans: text, first token, end; the two texts of a pair alternate.
 * @param families in the same coordinates as the spans; `kinds` has the kind of each.
 */
export function coveredByPassages(
  engine: Engine,
  pieces: readonly Uint32Array[],
  families: Families,
  kinds: Uint8Array,
): readonly Uint32Array[] {
  if (kinds.every((kind) => kind === KIND.passage)) return pieces;
  const house = new OtherFamilies(engine, families, kinds);
  return pieces.map((spans) => {
    const left = new Uint32Array(spans.length);
    let filled = 0;
    for (let at = 0; at < spans.length; at += 6) {
      if (house.haveBoth(spans, at)) continue;
      left.set(spans.subarray(at, at + 6), filled);
      filled += 6;
    }
    return left.subarray(0, filled);
  });
}

/** The occurrences of families that are not passages, in the order of texts and places. */
class OtherFamilies {
  readonly #rows: Uint32Array;
  readonly #ends: Uint32Array;
  readonly #familyOf: Uint32Array;
  /** Tokens of the longest occurrence. */
  #longest = 0;

  constructor(engine: Engine, { bounds, texts, starts, ends }: Families, kinds: Uint8Array) {
    const rows: number[] = [];
    this.#ends = ends;
    this.#familyOf = new Uint32Array(texts.length);
    for (let family = 0; family < kinds.length; family++) {
      if (kinds[family] === KIND.passage) continue;
      for (let i = bounds[family]!; i < bounds[family + 1]!; i++) {
        rows.push(texts[i]!, starts[i]!, i);
        this.#familyOf[i] = family;
        this.#longest = Math.max(this.#longest, ends[i]! - starts[i]!);
      }
    }
    this.#rows = Uint32Array.from(rows);
    engine.sortRows(this.#rows, ROW_LENGTH, 2);
  }

  /** Whether both spans of a pair, the first of them at `at`, are mostly in one family. */
  haveBoth(spans: Uint32Array, at: number): boolean {
    for (const one of this.#around(spans, at)) {
      for (const other of this.#around(spans, at + ROW_LENGTH)) {
        if (this.#familyOf[one] === this.#familyOf[other]) return true;
      }
    }
    return false;
  }

  /** The occurrences that hold most of a span. */
  *#around(spans: Uint32Array, at: number): Generator<number> {
    const [text, from, to] = [spans[at]!, spans[at + 1]!, spans[at + 2]!];
    const rows = this.#rows;
    let row = this.#firstFrom(text, from - this.#longest);
    for (; rows[row] === text && rows[row + 1]! < to; row += ROW_LENGTH) {
      const occurrence = rows[row + 2]!;
      const common = Math.min(to, this.#ends[occurrence]!) - Math.max(from, rows[row + 1]!);
      if (2 * common > to - from) yield occurrence;
    }
  }

  /** The first row of a text whose occurrence begins at a token or after it. */
  #firstFrom(text: number, start: number): number {
    const rows = this.#rows;
    let low = 0;
    let high = rows.length / ROW_LENGTH;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const own = rows[ROW_LENGTH * middle]!;
      const isBefore = own < text || (own === text && rows[ROW_LENGTH * middle + 1]! < start);
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return ROW_LENGTH * low;
  }
}

import type { ByteReader, ByteWriter } from './byte-writer.js';
import type { KnownFacts } from './known.js';

/** The columns of 32 bits, in the order in which they are stored. */
const WORDS = [
  'number',
  'cluster',
  'source',
  'textLow',
  'textHigh',
  'exactLow',
  'exactHigh',
] as const satisfies readonly (keyof KnownFacts)[];

/** Bytes that the facts of an article take. */
const FACT_BYTES = 4 * WORDS.length + 8;

const FIRST = 256;

/** A moment, and its two halves. */
const moment = new Float64Array(1);
const halves = new Uint32Array(moment.buffer);

/** Appends the facts of one article: its words, then its moment. */
export function putFacts(out: ByteWriter, facts: KnownFacts): void {
  for (const name of WORDS) out.word(facts[name]);
  moment[0] = facts.moment;
  for (const half of halves) out.word(half);
}

/** Reads the facts of one article: its words in their order, then its moment. */
export function takeFacts(reader: ByteReader): KnownFacts {
  const facts = {
    number: reader.word(),
    cluster: reader.word(),
    source: reader.word(),
    textLow: reader.word(),
    textHigh: reader.word(),
    exactLow: reader.word(),
    exactHigh: reader.word(),
  };
  halves[0] = reader.word();
  halves[1] = reader.word();
  return { ...facts, moment: moment[0]! };
}

/** The facts of articles in columns: 36 bytes an article. */
export class FactColumns {
  #columns: Uint32Array[];
  #moments: Float64Array;
  count: number;

  constructor(
    columns = WORDS.map(() => new Uint32Array(FIRST)),
    moments = new Float64Array(FIRST),
    count = 0,
  ) {
    this.#columns = columns;
    this.#moments = moments;
    this.count = count;
  }

  /** The columns in the bytes that {@link bytes} gave, in memory that holds nothing else. */
  static from({ buffer, length }: Uint8Array<ArrayBuffer>): FactColumns {
    const count = Math.floor(length / FACT_BYTES);
    const moments = new Float64Array(buffer, 0, count);
    const columns = WORDS.map((_, i) => new Uint32Array(buffer, 8 * count + 4 * count * i, count));
    return new FactColumns(columns, moments, count);
  }

  /** All columns one after another. The caller owns them. */
  bytes(): Uint8Array<ArrayBuffer> {
    const bytes = new Uint8Array(FACT_BYTES * this.count);
    const put = (column: Uint32Array | Float64Array, at: number) => {
      const used = column.subarray(0, this.count);
      bytes.set(new Uint8Array(used.buffer, used.byteOffset, used.byteLength), at);
    };
    put(this.#moments, 0);
    for (const [i, column] of this.#columns.entries()) put(column, (8 + 4 * i) * this.count);
    return bytes;
  }

  push(facts: KnownFacts): void {
    if (this.count === this.#moments.length) this.#grow();
    for (let i = 0; i < WORDS.length; i++) this.#columns[i]![this.count] = facts[WORDS[i]!];
    this.#moments[this.count++] = facts.moment;
  }

  /** The facts of the article at an index. */
  at(index: number): KnownFacts {
    const word = (i: number) => this.#columns[i]![index]!;
    return {
      number: word(0),
      cluster: word(1),
      source: word(2),
      moment: this.#moments[index]!,
      textLow: word(3),
      textHigh: word(4),
      exactLow: word(5),
      exactHigh: word(6),
    };
  }

  number(index: number): number {
    return this.#columns[0]![index]!;
  }

  cluster(index: number): number {
    return this.#columns[1]![index]!;
  }

  source(index: number): number {
    return this.#columns[2]![index]!;
  }

  moment(index: number): number {
    return this.#moments[index]!;
  }

  /** The index of the article with a number, or -1. Numbers ascend. */
  indexOf(number: number): number {
    const numbers = this.#columns[0]!;
    let low = 0;
    let high = this.count;
    // Few articles are ever removed, so the number mostly shows the place.
    const guess = number - (numbers[0] ?? 0);
    if (guess >= 0 && guess < high && numbers[guess] === number) return guess;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (numbers[middle]! < number) low = middle + 1;
      else high = middle;
    }
    return low < this.count && numbers[low] === number ? low : -1;
  }

  #grow(): void {
    this.#columns = this.#columns.map((column) => {
      const longer = new Uint32Array(2 * column.length);
      longer.set(column);
      return longer;
    });
    const moments = new Float64Array(2 * this.#moments.length);
    moments.set(this.#moments);
    this.#moments = moments;
  }
}

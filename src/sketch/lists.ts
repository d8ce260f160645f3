/** Numbers appended to one typed array that doubles when it is full. */
class Grown<Column extends Uint8Array | Uint32Array | Float64Array> {
  #column: Column;
  #length = 0;
  readonly #make: (length: number) => Column;

  constructor(make: (length: number) => Column) {
    this.#make = make;
    this.#column = make(1024);
  }

  get length(): number {
    return this.#length;
  }

  /** The number at `index`, which must be below the length. */
  at(index: number): number {
    return this.#column[index]!;
  }

  push(value: number): void {
    if (this.#length === this.#column.length) this.#grow(this.#length + 1);
    this.#column[this.#length++] = value;
  }

  /** Appends `values[start, end)`. */
  append(values: ArrayLike<number>, start = 0, end = values.length): void {
    const length = this.#length + end - start;
    if (length > this.#column.length) this.#grow(length);
    // A loop, because appended arrays are short, and a view of them would cost more.
    for (let i = start; i < end; i++) this.#column[this.#length++] = values[i]!;
  }

  /** The numbers so far; a view, valid until more are appended. */
  view(): Column {
    return this.#column.subarray(0, this.#length) as Column;
  }

  /** Forgets all; views stay as they are until something is appended. */
  clear(): void {
    this.#length = 0;
  }

  #grow(length: number): void {
    const column = this.#make(Math.max(2 * this.#column.length, length));
    column.set(this.#column);
    this.#column = column;
  }
}

/** Words that threads can share, so that they are handed over without a copy. */
export function allocateShared(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(4 * length));
}

/** {@link Grown} of bytes. */
export class ByteList extends Grown<Uint8Array> {
  constructor() {
    super((length) => new Uint8Array(length));
  }
}

/** {@link Grown} of 32-bit words. */
export class Uint32List extends Grown<Uint32Array> {
  constructor() {
    super((length) => new Uint32Array(length));
  }
}

/** {@link Grown} of numbers of any size. */
export class Float64List extends Grown<Float64Array> {
  constructor() {
    super((length) => new Float64Array(length));
  }
}

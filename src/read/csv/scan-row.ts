/** Finds the cells of a row of a table, in bytes: RFC 4180, for any delimiter and line end. */
import { indexOfByte } from '../../kernel/bytes.js';

/** The marks of a table; each is a byte of ASCII. */
export interface Dialect {
  delimiter: number;
  /** Around cells that hold other marks: {@link QUOTE}, or an apostrophe. */
  quote: number;
  /** The last byte of a line end. */
  lineEnd: number;
  /** Whether a quote in quotes has a backslash before it in place of a second quote. */
  hasEscapes: boolean;
  /** Whether spaces may follow a delimiter before a quote: `1, "Title"`. */
  hasSpaces: boolean;
}

/** Bytes that have a meaning in tables. */
export const QUOTE = 0x22;
export const APOSTROPHE = 0x27;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/** Result in place of the end of a row: the bytes end within the row. */
export const UNENDED = -1;
/** Result in place of the end of a row: the row has a fault. */
const FAULTY = -2;

/** Bytes in which a row is searched. */
export interface Scannable {
  bytes: Uint8Array;
  /** Where the row begins, and where the bytes end. */
  from: number;
  to: number;
  /** Whether these bytes are the last ones. */
  isAll: boolean;
}

/** The cells of one row after another. */
export class RowScanner {
  readonly #dialect: Dialect;
  /** Start and end of each cell in the bytes, without its quotes. */
  readonly bounds: number[] = [];
  /** Whether each cell may hold escaped quotes. */
  readonly escaped: boolean[] = [];
  /** The place of the fault if there is one: text after a closing quote, or a quote without end. */
  faultAt = -1;

  constructor(dialect: Dialect) {
    this.#dialect = dialect;
  }

  /** The quote of the dialect. */
  get quote(): number {
    return this.#dialect.quote;
  }

  get cells(): number {
    return this.escaped.length;
  }

  /**
   * The place after the row that begins at `from`, and after its line end; {@link UNENDED}, or {@link
   * FAULTY} with the place in {@link faultAt}.
   */
  scan({ bytes, from, to, isAll }: Scannable): number {
    const { delimiter, lineEnd, quote, hasSpaces } = this.#dialect;
    this.bounds.length = 0;
    this.escaped.length = 0;
    for (let at = from; ; at++) {
      if (hasSpaces) at = quoteAfterSpaces(bytes, at, to, quote);
      if (at < to && bytes[at] === quote) {
        const closing = this.#closing(bytes, at, to);
        if (closing < 0) return isAll ? this.#fault(to) : UNENDED;
        this.bounds.push(at + 1, closing);
        at = closing + 1;
        if (lineEnd === LINE_FEED && bytes[at] === RETURN) {
          if (at + 1 >= to || bytes[at + 1] === LINE_FEED) at++;
        }
      } else {
        const start = at;
        while (at < to && bytes[at] !== delimiter && bytes[at] !== lineEnd) at++;
        const isReturn = at > start && bytes[at - 1] === RETURN && bytes[at] !== delimiter;
        this.bounds.push(start, isReturn ? at - 1 : at);
        this.escaped.push(false);
      }
      if (at >= to) return isAll ? to : UNENDED;
      if (bytes[at] === lineEnd) return at + 1;
      if (bytes[at] !== delimiter) return this.#fault(at);
    }
  }

  #fault(at: number): number {
    this.faultAt = at;
    return FAULTY;
  }

  /** The place of the closing quote of a cell; -1 if there is none. */
  #closing(bytes: Uint8Array, start: number, to: number): number {
    const { hasEscapes, quote: sign } = this.#dialect;
    let isEscaped = false;
    for (let at = start + 1; ; ) {
      const quote = indexOfByte(bytes, sign, at);
      if (quote < 0 || quote >= to) return -1;
      const isPair = bytes[quote + 1] === sign && quote + 1 < to;
      if (!isPair && !(hasEscapes && hasBackslash(bytes, quote))) {
        this.escaped.push(isEscaped);
        return quote;
      }
      isEscaped = true;
      at = isPair ? quote + 2 : quote + 1;
    }
  }
}

/** The place of the quote that only spaces separate from a place; else the place itself. */
function quoteAfterSpaces(bytes: Uint8Array, from: number, to: number, quote: number): number {
  let at = from;
  while (at < to && bytes[at] === SPACE) at++;
  return at < to && bytes[at] === quote ? at : from;
}

/** Whether an odd number of backslashes is before a place. */
function hasBackslash(bytes: Uint8Array, place: number): boolean {
  let count = 0;
  while (bytes[place - 1 - count] === BACKSLASH) count++;
  return count % 2 === 1;
}

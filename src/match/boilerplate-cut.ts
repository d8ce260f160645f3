/** The part of a text that is set aside: numbers of tokens and of spans. */
export interface Aside {
  tokens: number;
  spans: number;
}

/** Spans of texts that are set aside: text, first token, end; sorted, disjoint. */
export type SetAside = Uint32Array;

/** Numbers of a span. */
const SPAN = { text: 0, start: 1, end: 2, length: 3 } as const;

const NOTHING: SetAside = new Uint32Array(0);

/**
 * Boilerplate cut from texts: a text loses the spans that are set aside, and the text before and
 * after a span is joined. A text that is only boilerplate keeps all of it.
 */
export class BoilerplateCut {
  /** The spans that are set aside, without the spans of texts that consist of nothing else. */
  readonly setAside: SetAside;
  /** Tokens of each whole text. */
  readonly #wholeCounts: Uint32Array;
  /** Tokens of each text that are left. */
  readonly #counts: Uint32Array;
  /** Where the spans of each text begin in `setAside`; one more at the end. */
  readonly #spans: Uint32Array;

  /** @param wholeCounts tokens of each whole text. */
  constructor(wholeCounts: Uint32Array, setAside: SetAside = NOTHING) {
    this.#wholeCounts = wholeCounts;
    this.setAside = withoutWholeTexts(setAside, wholeCounts);
    this.#counts = wholeCounts.slice();
    this.#spans = new Uint32Array(wholeCounts.length + 1);
    for (let at = 0; at < this.setAside.length; at += SPAN.length) {
      const text = this.setAside[at]!;
      this.#spans[text + 1]! += SPAN.length;
      this.#counts[text]! -= this.setAside[at + SPAN.end]! - this.setAside[at + SPAN.start]!;
    }
    for (let text = 0; text < wholeCounts.length; text++) {
      this.#spans[text + 1]! += this.#spans[text]!;
    }
  }

  /** The number of tokens of the whole text. */
  wholeCount(text: number): number {
    return this.#wholeCounts[text]!;
  }

  /** The number of tokens that are left of the text: of its body. */
  count(text: number): number {
    return this.#counts[text]!;
  }

  /** Whether any part of the text is set aside. */
  isCut(text: number): boolean {
    return this.#spans[text] !== this.#spans[text + 1];
  }

  /** How much of the text is set aside. */
  aside(text: number): Aside {
    return {
      tokens: this.wholeCount(text) - this.count(text),
      spans: (this.#spans[text + 1]! - this.#spans[text]!) / SPAN.length,
    };
  }

  /** The place in the body of a token of the text; -1 if it is set aside. */
  toBody(text: number, position: number): number {
    const spans = this.setAside;
    let aside = 0;
    for (let at = this.#spans[text]!; at < this.#spans[text + 1]!; at += SPAN.length) {
      const start = spans[at + SPAN.start]!;
      if (position < start) break;
      const end = spans[at + SPAN.end]!;
      if (position < end) return -1;
      aside += end - start;
    }
    return position - aside;
  }

  /** The place in the text of a token of the body. */
  toText(text: number, position: number): number {
    const spans = this.setAside;
    let found = position;
    for (let at = this.#spans[text]!; at < this.#spans[text + 1]!; at += SPAN.length) {
      const start = spans[at + SPAN.start]!;
      if (found < start) break;
      found += spans[at + SPAN.end]! - start;
    }
    return found;
  }

  /** Copies the body of a text, given the tokens of the whole text, to the beginning of `out`. */
  copyBody(text: number, whole: Uint32Array, out: Uint32Array): void {
    let from = 0;
    let filled = 0;
    for (let at = this.#spans[text]!; at <= this.#spans[text + 1]!; at += SPAN.length) {
      const isSpan = at < this.#spans[text + 1]!;
      const part = whole.subarray(from, isSpan ? this.setAside[at + SPAN.start]! : whole.length);
      out.set(part, filled);
      filled += part.length;
      from = this.setAside[at + SPAN.end]!;
    }
  }
}

/** The spans, without the spans of texts that they cover completely. */
function withoutWholeTexts(setAside: SetAside, counts: Uint32Array): SetAside {
  const left = new Uint32Array(setAside.length);
  let filled = 0;
  for (let from = 0, to = 0; from < setAside.length; from = to) {
    const text = setAside[from]!;
    let aside = 0;
    for (; to < setAside.length && setAside[to] === text; to += SPAN.length) {
      aside += setAside[to + SPAN.end]! - setAside[to + SPAN.start]!;
    }
    if (aside === counts[text]) continue;
    left.set(setAside.subarray(from, to), filled);
    filled += to - from;
  }
  return left.subarray(0, filled);
}

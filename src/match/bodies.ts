import type { SketchSet } from '../sketch/sketch-set.js';
import type { DistinctTexts } from './distinct-texts.js';

/** Spans of texts that are set aside: text, first token, token behind the last; sorted, disjoint. */
export type SetAside = Uint32Array;

const NOTHING: SetAside = new Uint32Array(0);

/**
 * The texts as they are compared: their tokens without what is set aside as boilerplate. What stood
 * around a span closes up, so that copies with and without a box in their midst are the same body.
 * A text that is nothing but boilerplate is its own body.
 */
export class Bodies {
  readonly texts: DistinctTexts;
  readonly #set: SketchSet;
  readonly #spans: SetAside;
  /** Where the spans of each text begin and end, in spans. */
  readonly #starts: Uint32Array;
  readonly #tokens = new Map<number, Uint32Array>();
  /** Views of whole texts, made once: links ask for them a hundred times each. */
  readonly #views: (Uint32Array | undefined)[] = [];

  constructor(set: SketchSet, texts: DistinctTexts, setAside: SetAside = NOTHING) {
    this.#set = set;
    this.texts = texts;
    this.#spans = setAside;
    this.#views.length = texts.count;
    this.#starts = new Uint32Array(texts.count + 1);
    for (let at = 0; at < setAside.length; at += 3) {
      const next = (setAside[at] ?? 0) + 1;
      this.#starts[next] = (this.#starts[next] ?? 0) + 1;
    }
    for (let text = 0; text < texts.count; text++) {
      this.#starts[text + 1] = (this.#starts[text + 1] ?? 0) + (this.#starts[text] ?? 0);
      if (this.#asideCount(text) === this.#whole(text).length) this.#dropSpans(text);
    }
  }

  /** Tokens of a text's body. */
  tokens(text: number): Uint32Array {
    if (!this.isCut(text)) return this.#whole(text);
    let tokens = this.#tokens.get(text);
    if (!tokens) {
      tokens = this.#cut(text);
      this.#tokens.set(text, tokens);
    }
    return tokens;
  }

  /** Number of tokens of a text's body. */
  count(text: number): number {
    return this.#whole(text).length - this.#asideCount(text);
  }

  /** Whether something of the text is set aside. */
  isCut(text: number): boolean {
    return this.#span(text, 0) !== undefined;
  }

  /** Keys of the fingerprints of the whole text, and where each stands in the body, or -1. */
  fingerprints(text: number): { keys: Uint32Array; positions: Int32Array } {
    const article = this.texts.representative[text] ?? 0;
    const whole = this.#set.positions(article);
    const positions = this.isCut(text)
      ? Int32Array.from(whole, (position) => this.toBody(text, position))
      : new Int32Array(whole.buffer, whole.byteOffset, whole.length);
    return { keys: this.#set.keys(article), positions };
  }

  /** Where a token of the text stands in its body; -1 where it is set aside. */
  toBody(text: number, position: number): number {
    let aside = 0;
    for (let n = 0; ; n++) {
      const span = this.#span(text, n);
      if (!span || position < span.start) return position - aside;
      if (position < span.end) return -1;
      aside += span.end - span.start;
    }
  }

  /** Where a token of the body stands in the text. */
  toText(text: number, position: number): number {
    let at = position;
    for (let n = 0; ; n++) {
      const span = this.#span(text, n);
      if (!span || at < span.start) return at;
      at += span.end - span.start;
    }
  }

  #whole(text: number): Uint32Array {
    let tokens = this.#views[text];
    if (!tokens) {
      tokens = this.#set.tokens(this.texts.representative[text] ?? 0);
      this.#views[text] = tokens;
    }
    return tokens;
  }

  #span(text: number, n: number): { start: number; end: number } | undefined {
    const at = (this.#starts[text] ?? 0) + n;
    if (at >= (this.#starts[text + 1] ?? 0) || this.#spans[3 * at + 1] === DROPPED)
      return undefined;
    return { start: this.#spans[3 * at + 1] ?? 0, end: this.#spans[3 * at + 2] ?? 0 };
  }

  #asideCount(text: number): number {
    let count = 0;
    for (let n = 0; ; n++) {
      const span = this.#span(text, n);
      if (!span) return count;
      count += span.end - span.start;
    }
  }

  #dropSpans(text: number): void {
    const from = this.#starts[text] ?? 0;
    for (let at = from; at < (this.#starts[text + 1] ?? 0); at++) this.#spans[3 * at + 1] = DROPPED;
  }

  #cut(text: number): Uint32Array {
    const whole = this.#whole(text);
    const body = new Uint32Array(this.count(text));
    let from = 0;
    let filled = 0;
    for (let n = 0; ; n++) {
      const span = this.#span(text, n);
      const part = whole.subarray(from, span?.start);
      body.set(part, filled);
      filled += part.length;
      if (!span) return body;
      from = span.end;
    }
  }
}

/** First token of a span that is not set aside after all. */
const DROPPED = 0xffff_ffff;

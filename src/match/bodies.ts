import type { Engine, Fingerprints } from '../kernel/engine.js';
import { sharedWords } from '../sketch/grown.js';
import { WordRoom } from '../sketch/word-room.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type DistinctTexts, NO_TEXT } from './distinct-texts.js';

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

/** The difference between bodies and whole texts: plain data, whose tokens threads share. */
export interface CutTexts {
  setAside: SetAside;
  /** Tokens of the bodies that were cut, one after another. */
  tokens: Uint32Array;
}

/** Added to the number of its block, the column of a text whose tokens are read from disk. */
const ON_DISK = 0x8000_0000;

/**
 * The number of texts read from disk that are cached: linked texts come back soon, or not at all.
 */
const RECENT = 1024;

/**
 * The number of texts whose fingerprints are cached: the first text of many pairs, and the texts of
 * its story.
 */
const RECENT_FINGERPRINTS = 64;

/**
 * The texts as they are compared: their tokens without boilerplate. The text before and after a
 * removed span is joined, so copies with and without a box in their middle have the same body. A
 * text that is only boilerplate is its own body.
 */
export class Bodies {
  readonly texts: DistinctTexts;
  /** The spans that are set aside, without the spans of texts that consist of nothing else. */
  readonly setAside: SetAside;
  readonly #set: SketchSet;
  /** Where the spans of each text begin in `setAside`; one more at the end. */
  readonly #spans: Uint32Array;
  readonly #counts: Uint32Array;
  /** The token columns of the sketches, and one column of all bodies that were cut. */
  readonly #columns: Uint32Array[] = [];
  readonly #cutTokens: Uint32Array;
  readonly #columnOf: Uint32Array;
  readonly #starts: Uint32Array;
  /** By number modulo {@link RECENT}: texts read from disk, and their tokens. */
  readonly #recent: Uint32Array[] = [];
  readonly #recentTexts = new Uint32Array(RECENT).fill(NO_TEXT);
  readonly #room = new WordRoom();
  #part = new Uint32Array(0);
  /** By number modulo {@link RECENT_FINGERPRINTS}. */
  readonly #recentFingerprints: { text: number; fingerprints: Fingerprints }[] = [];

  /** @param tokens of the same bodies, cut by another thread. */
  constructor(
    set: SketchSet,
    texts: DistinctTexts,
    setAside: SetAside = NOTHING,
    tokens: Uint32Array | null = null,
  ) {
    const { count, representative } = texts;
    this.#set = set;
    this.texts = texts;
    this.#counts = new Uint32Array(count);
    for (let text = 0; text < count; text++) {
      this.#counts[text] = set.tokenCount(representative[text]!);
    }
    this.setAside = withoutWholeTexts(setAside, this.#counts);
    this.#spans = new Uint32Array(count + 1);
    for (let at = 0; at < this.setAside.length; at += SPAN.length) {
      this.#spans[this.setAside[at]! + 1]! += SPAN.length;
    }
    for (let text = 0; text < count; text++) this.#spans[text + 1]! += this.#spans[text]!;
    this.#columnOf = new Uint32Array(count);
    this.#starts = new Uint32Array(count);
    this.#findColumns();
    this.#cutTokens = this.#cutBodies(tokens);
  }

  /** The data from which other threads make the same bodies. */
  get cutTexts(): CutTexts {
    return { setAside: this.setAside, tokens: this.#cutTokens };
  }

  /** Tokens of a text's body. */
  tokens(text: number): Uint32Array {
    if (this.#columnOf[text]! >= ON_DISK) return this.#readBody(text);
    const start = this.start(text);
    return this.column(text).subarray(start, start + this.count(text));
  }

  /**
   * The tokens `[from, to)` of a body, valid until the next call. If the body is on disk, only
   * these are read.
   */
  part(text: number, from: number, to: number): Uint32Array {
    const column = this.#columnOf[text]!;
    if (column < ON_DISK) {
      const start = this.#starts[text]!;
      return this.#columns[column]!.subarray(start + from, start + to);
    }
    const isAtHand = this.#recentTexts[text % RECENT] === text;
    if (isAtHand || this.isCut(text)) return this.#readBody(text).subarray(from, to);
    if (this.#part.length < to - from) this.#part = new Uint32Array(2 * (to - from));
    const part = this.#part.subarray(0, to - from);
    this.#set.readTokens(column - ON_DISK, this.#starts[text]! + from, part);
    return part;
  }

  /** The array that holds the tokens of a text's body from {@link start} on. */
  column(text: number): Uint32Array {
    const column = this.#columnOf[text]!;
    return column >= ON_DISK ? this.#readBody(text) : this.#columns[column]!;
  }

  /** Where a body begins in its {@link column}. */
  start(text: number): number {
    return this.#columnOf[text]! >= ON_DISK ? 0 : this.#starts[text]!;
  }

  /** The number of tokens of a text's body. */
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
      tokens: this.#set.tokenCount(this.texts.representative[text]!) - this.count(text),
      spans: (this.#spans[text + 1]! - this.#spans[text]!) / SPAN.length,
    };
  }

  /**
   * Keys of the fingerprints of the whole text, and the place of each in the body, or -1. Cost: a
   * pass over the text, unless it was asked for recently.
   */
  fingerprints(engine: Engine, text: number): Fingerprints {
    const slot = text % RECENT_FINGERPRINTS;
    const recent = this.#recentFingerprints[slot];
    if (recent?.text === text) return recent.fingerprints;
    const fingerprints = this.#findFingerprints(engine, text);
    this.#recentFingerprints[slot] = { text, fingerprints };
    return fingerprints;
  }

  #findFingerprints(engine: Engine, text: number): Fingerprints {
    if (!this.isCut(text)) return engine.fingerprints(this.tokens(text));
    const found = engine.fingerprints(this.#set.tokens(this.texts.representative[text]!));
    return {
      keys: found.keys,
      positions: found.positions.map((position) => this.toBody(text, position)),
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

  /** Finds the column or the block of each whole text; texts usually follow each other. */
  #findColumns(): void {
    const numbers = new Map<Uint32Array, number>();
    let column: Uint32Array | null = null;
    let number = 0;
    for (let text = 0; text < this.texts.count; text++) {
      const article = this.texts.representative[text]!;
      if (this.#set.isOnDisk(article)) {
        this.#columnOf[text] = ON_DISK + this.#set.blockIndex(article);
        this.#starts[text] = this.#set.startInBlock(article);
        continue;
      }
      const own = this.#set.tokenColumn(article);
      if (own !== column) {
        column = own;
        number = numbers.get(own) ?? numbers.size;
        numbers.set(own, number);
        this.#columns[number] = own;
      }
      this.#columnOf[text] = number;
      this.#starts[text] = this.#set.tokenStart(article);
    }
  }

  /** Cuts the bodies of texts in memory that have spans set aside, unless they are given. */
  #cutBodies(given: Uint32Array | null): Uint32Array {
    const isCutHere = (text: number) => this.isCut(text) && this.#columnOf[text]! < ON_DISK;
    let total = 0;
    for (let at = 0; at < this.setAside.length; at += SPAN.length) {
      this.#counts[this.setAside[at]!]! -=
        this.setAside[at + SPAN.end]! - this.setAside[at + SPAN.start]!;
    }
    for (let text = 0; text < this.texts.count; text++) {
      if (isCutHere(text)) total += this.count(text);
    }
    const column = given ?? sharedWords(total);
    let filled = 0;
    for (let text = 0; text < this.texts.count; text++) {
      if (!isCutHere(text)) continue;
      if (!given) {
        const start = this.start(text);
        const article = this.texts.representative[text]!;
        const whole = this.column(text).subarray(start, start + this.#set.tokenCount(article));
        this.#cutInto(text, whole, column.subarray(filled));
      }
      this.#columnOf[text] = this.#columns.length;
      this.#starts[text] = filled;
      filled += this.count(text);
    }
    this.#columns.push(column);
    return column;
  }

  /**
   * The body of a text, given an array that begins with its tokens; a view if nothing is set aside.
   */
  cut(text: number, tokens: Uint32Array): Uint32Array {
    if (!this.isCut(text)) return tokens.subarray(0, this.count(text));
    const whole = tokens.subarray(0, this.#set.tokenCount(this.texts.representative[text]!));
    const body = new Uint32Array(this.count(text));
    this.#cutInto(text, whole, body);
    return body;
  }

  #cutInto(text: number, whole: Uint32Array, out: Uint32Array): void {
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

  #readBody(text: number): Uint32Array {
    const slot = text % RECENT;
    if (this.#recentTexts[slot] !== text) {
      const count = this.isCut(text)
        ? this.#set.tokenCount(this.texts.representative[text]!)
        : this.count(text);
      const whole = this.#room.take(count);
      this.#set.readTokens(this.#columnOf[text]! - ON_DISK, this.#starts[text]!, whole);
      this.#recent[slot] = this.cut(text, whole);
      this.#recentTexts[slot] = text;
    }
    return this.#recent[slot]!;
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

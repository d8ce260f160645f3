import type { Engine, Fingerprints } from '../kernel/engine.js';
import { allocateShared } from '../sketch/lists.js';
import { TokenSlab } from '../sketch/token-slab.js';
import type { SketchSet } from '../store/sketch-set.js';
import { BoilerplateCut, type SetAside } from './boilerplate-cut.js';
import { type DistinctTexts, NO_TEXT } from './distinct-texts.js';

/** The difference between bodies and whole texts: plain data, whose tokens threads share. */
export interface CutTexts {
  setAside: SetAside;
  /** Tokens of the bodies that were cut, one after another. */
  tokens: Uint32Array;
}

/** For a text whose tokens are read from disk, its column is the number of its block plus this. */
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
export class ComparedTexts {
  readonly texts: DistinctTexts;
  /** The spans that are set aside from them. */
  readonly cut: BoilerplateCut;
  readonly #set: SketchSet;
  /** The token columns of the sketches, and one column of all bodies that were cut. */
  readonly #columns: Uint32Array[] = [];
  readonly #cutTokens: Uint32Array;
  readonly #columnOf: Uint32Array;
  readonly #starts: Uint32Array;
  /** By number modulo {@link RECENT}: texts read from disk, and their tokens. */
  readonly #recent: Uint32Array[] = [];
  readonly #recentTexts = new Uint32Array(RECENT).fill(NO_TEXT);
  readonly #slab = new TokenSlab();
  #part = new Uint32Array(0);
  /** By number modulo {@link RECENT_FINGERPRINTS}. */
  readonly #recentFingerprints: { text: number; fingerprints: Fingerprints }[] = [];

  /** @param tokens of the same bodies, cut by another thread. */
  constructor(
    set: SketchSet,
    texts: DistinctTexts,
    setAside?: SetAside,
    tokens: Uint32Array | null = null,
  ) {
    const { count, representative } = texts;
    this.#set = set;
    this.texts = texts;
    const wholeCounts = new Uint32Array(count);
    for (let text = 0; text < count; text++) {
      wholeCounts[text] = set.tokenCount(representative[text]!);
    }
    this.cut = new BoilerplateCut(wholeCounts, setAside);
    this.#columnOf = new Uint32Array(count);
    this.#starts = new Uint32Array(count);
    this.#findColumns();
    this.#cutTokens = this.#cutBodies(tokens);
  }

  /** The data from which other threads make the same bodies. */
  get cutTexts(): CutTexts {
    return { setAside: this.cut.setAside, tokens: this.#cutTokens };
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
    return this.cut.count(text);
  }

  /** Whether any part of the text is set aside. */
  isCut(text: number): boolean {
    return this.cut.isCut(text);
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
      positions: found.positions.map((position) => this.cut.toBody(text, position)),
    };
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
    for (let text = 0; text < this.texts.count; text++) {
      if (isCutHere(text)) total += this.count(text);
    }
    const column = given ?? allocateShared(total);
    let filled = 0;
    for (let text = 0; text < this.texts.count; text++) {
      if (!isCutHere(text)) continue;
      if (!given) {
        const start = this.start(text);
        const whole = this.column(text).subarray(start, start + this.cut.wholeCount(text));
        this.cut.copyBody(text, whole, column.subarray(filled));
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
  bodyIn(tokens: Uint32Array, text: number): Uint32Array {
    if (!this.isCut(text)) return tokens.subarray(0, this.count(text));
    const body = new Uint32Array(this.count(text));
    this.cut.copyBody(text, tokens.subarray(0, this.cut.wholeCount(text)), body);
    return body;
  }

  #readBody(text: number): Uint32Array {
    const slot = text % RECENT;
    if (this.#recentTexts[slot] !== text) {
      const whole = this.#slab.take(this.cut.wholeCount(text));
      this.#set.readTokens(this.#columnOf[text]! - ON_DISK, this.#starts[text]!, whole);
      this.#recent[slot] = this.bodyIn(whole, text);
      this.#recentTexts[slot] = text;
    }
    return this.#recent[slot]!;
  }
}

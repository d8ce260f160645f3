import type { Engine, SketchColumns } from '../kernel/engine.js';
import type { OffsetMap } from '../text/offset-map.js';
import { exactHash } from './exact-hash.js';
import { type StringColumn, type StringField, toStringColumn } from './strings.js';

/** What a block keeps of an article beside its sketch. */
export interface ArticleFacts extends Record<StringField, string> {
  /** The article's text, valid UTF-8: the original one where it was repaired. */
  text: Uint8Array;
  /** Tokens of the article as it is, repaired or not. */
  words: number;
  /** Which file of the job the article stands in. */
  file: number;
  /** Line in the job's range, from 1; 0 where the file is the article. */
  line: number;
  /** Byte range in the file. */
  start: number;
  end: number;
}

/** Numbers of a repeat in {@link SketchBlock.repeats}; places count tokens of the article. */
export const REPEAT = {
  article: 0,
  firstStart: 1,
  firstEnd: 2,
  againStart: 3,
  againEnd: 4,
  matches: 5,
  columns: 6,
  kind: 7,
  firstLine: 8,
  againLine: 9,
  length: 10,
} as const;

/** The columns that may stay on disk: all that grows with the text. */
export type LargeColumn = 'signatures' | 'keys' | 'positions' | 'tokens' | 'spans';

/** Where the large columns of a block stand in an open file: the byte at which each begins. */
export type DiskColumns = { fd: number } & Record<LargeColumn, number>;

/** Consecutive articles of one job, sketched: typed arrays only. */
export interface SketchBlock {
  count: number;
  columns: SketchColumns;
  /** Where the large columns are, if they are not in memory: then those of `columns` are empty. */
  disk: DiskColumns | null;
  /** xxHash of each article's bytes: low and high word. */
  exact: Uint32Array;
  textBytes: Uint32Array;
  /** Tokens of each article as it is, repaired or not. */
  words: Uint32Array;
  files: Uint32Array;
  lines: Uint32Array;
  /** Byte ranges of the articles in their files. */
  starts: Float64Array;
  ends: Float64Array;
  strings: StringColumn;
  /** Articles whose tokens are those of a repaired text, ascending, and where their maps end. */
  repaired: Uint32Array;
  mapEnds: Uint32Array;
  /** The way from repaired texts to the originals, in the unit of the spans: `OffsetMap`s. */
  maps: Uint32Array;
  /** {@link REPEAT.length} numbers a repeat; the article counts within the block. */
  repeats: Uint32Array;
}

/** Collects articles into a block, beside the engine's columns. */
export class BlockBuilder {
  readonly #engine: Engine;
  #facts: Omit<ArticleFacts, StringField | 'text'>[] = [];
  #exact: number[] = [];
  #textBytes: number[] = [];
  #strings: string[] = [];
  #repeats: number[] = [];
  #repaired: number[] = [];
  #maps: OffsetMap[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Articles since the last block. */
  get count(): number {
    return this.#facts.length;
  }

  /**
   * Takes in the article that the engine sketched last, with what repeats in it.
   * @param map the way from the text that was sketched to the original, where it was repaired.
   */
  add(article: ArticleFacts, repeats: ArrayLike<number>, map: OffsetMap | null): void {
    if (map) {
      this.#repaired.push(this.count);
      this.#maps.push(map);
    }
    const { id, title, date, source, url, credits, text, words, file, line, start, end } = article;
    for (let i = 0; i < repeats.length; i++) {
      this.#repeats.push(i % REPEAT.length === REPEAT.article ? this.count : (repeats[i] ?? 0));
    }
    this.#facts.push({ words, file, line, start, end });
    this.#exact.push(...exactHash(text));
    this.#textBytes.push(text.length);
    this.#strings.push(id, title, date, source, url, credits);
  }

  /** The block of all articles since the last one. */
  take(): SketchBlock {
    const facts = this.#facts;
    const block: SketchBlock = {
      count: facts.length,
      columns: this.#engine.take(),
      disk: null,
      exact: Uint32Array.from(this.#exact),
      textBytes: Uint32Array.from(this.#textBytes),
      words: Uint32Array.from(facts, (fact) => fact.words),
      files: Uint32Array.from(facts, (fact) => fact.file),
      lines: Uint32Array.from(facts, (fact) => fact.line),
      starts: Float64Array.from(facts, (fact) => fact.start),
      ends: Float64Array.from(facts, (fact) => fact.end),
      strings: toStringColumn(this.#strings),
      repaired: Uint32Array.from(this.#repaired),
      ...joined(this.#maps),
      repeats: Uint32Array.from(this.#repeats),
    };
    this.#facts = [];
    this.#exact = [];
    this.#textBytes = [];
    this.#strings = [];
    this.#repeats = [];
    this.#repaired = [];
    this.#maps = [];
    return block;
  }
}

/** The map of an article of a block; null where the text that was sketched is the original. */
export function mapOf({ repaired, mapEnds, maps }: SketchBlock, local: number): OffsetMap | null {
  // Few articles are repaired, and each is asked for once or twice.
  const index = repaired.indexOf(local);
  return index === -1 ? null : maps.subarray(mapEnds[index - 1] ?? 0, mapEnds[index]);
}

function joined(parts: readonly OffsetMap[]): Pick<SketchBlock, 'mapEnds' | 'maps'> {
  const mapEnds = new Uint32Array(parts.length);
  let end = 0;
  for (const [i, part] of parts.entries()) {
    end += part.length;
    mapEnds[i] = end;
  }
  const maps = new Uint32Array(end);
  for (const [i, part] of parts.entries()) maps.set(part, (mapEnds[i] ?? 0) - part.length);
  return { mapEnds, maps };
}

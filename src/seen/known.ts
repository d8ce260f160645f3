/** The parts of an article that are kept after it was seen. */
import type { Fingerprints } from '../kernel/engine.js';

/** The facts about a seen article that are asked for one by one; `record-codec.ts` stores them. */
export interface KnownRecord {
  id: string;
  title?: string;
  date?: string;
  source?: string;
  url?: string;
  /** Key by which two addresses are one page; missing if articles have no such key. */
  page?: string;
  credits?: string[];
  /** Tokens, and units of the whole text. */
  words: number;
  units: number;
  /** Number of the last article that had this id or page before; missing if there was none. */
  before?: number;
  /** The first answer, as JSON; missing if it says only that the whole text is new. */
  answer?: string;
}

/** The facts about a seen article that decide, in numbers. */
export interface KnownFacts {
  /** In the order of arrival, from 0. */
  number: number;
  /** Number of the first article of its cluster; its own if it is new. */
  cluster: number;
  /** A hash of its source; 0 if it has none. */
  source: number;
  /** Milliseconds since 1970. */
  moment: number;
  /** 64-bit hash of its tokens. */
  textLow: number;
  textHigh: number;
  /** 64-bit hash of its bytes. */
  exactLow: number;
  exactHigh: number;
}

/** A sketch. */
export interface KnownText {
  /** A hash a token. */
  tokens: Uint32Array;
  /** Spans of the tokens in the original text, as the engine encodes them. */
  spans: Uint8Array;
  /** All of its fingerprints, as long as they are at hand: they can be found again from the tokens. */
  winnowed?: Fingerprints | undefined;
}

/** An article on its way into the index. */
export interface KnownArticle extends KnownFacts, KnownText {
  /**
   * Keys of the fingerprints by which it is found, without boilerplate. Empty for a further copy of a text,
   * which is found by the text alone.
   */
  fingerprints: Uint32Array;
  record: KnownRecord;
}

/** The kinds of keys beside fingerprints, as salts of their hashes. */
export const KEY_KIND = {
  text: 0x7465_7874,
  id: 0x6964_6964,
  page: 0x7061_6765,
  cluster: 0x636c_7573,
  source: 0x736f_7572,
} as const;

import type { Engine } from '../kernel/engine.js';
import { AGENCY_FORMS, findCredits } from './credits.js';

/** Bytes at either end of a text in which credits are looked for. */
const END_BYTES = 600;
/** Tokens that may stand in so many bytes of prose. */
const END_TOKENS = 150;
/** Values of a token hash's lowest bits: of other words one in twenty passes, to be looked up. */
const FILTER_SIZE = 1024;

/** Agencies that an article credits at its ends, given its text in UTF-8. */
export function creditsOf(text: Uint8Array): string[] {
  const bytes = Buffer.from(text.buffer, text.byteOffset, text.length);
  // Code points that the cut goes through become U+FFFD, which is part of no name.
  return findCredits(bytes.toString('utf8', 0, END_BYTES), bytes.subarray(-END_BYTES).toString());
}

/**
 * Finds the agencies that articles credit at their ends. Most articles name none there: whether one
 * does is told from the tokens that the engine has made anyway, without a string.
 */
export class CreditFinder {
  readonly #engine: Engine;
  readonly #filter = new Uint8Array(FILTER_SIZE);
  /** Second token of each name by its first, or null for a name of one token. */
  readonly #names = new Map<number, (number | null)[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    for (const form of AGENCY_FORMS) {
      engine.sketch(new TextEncoder().encode(form));
      const [first = 0, second = null] = engine.lastTokens();
      this.#filter[first % FILTER_SIZE] = 1;
      const seconds = this.#names.get(first);
      if (seconds) seconds.push(second);
      else this.#names.set(first, [second]);
    }
    engine.take();
  }

  /** Agencies that the article sketched last credits, given its text in UTF-8. */
  creditsOf(text: Uint8Array): string[] {
    const tokens = this.#engine.lastTokens();
    const tail = Math.max(END_TOKENS, tokens.length - END_TOKENS);
    const isMentioned =
      this.#mentions(tokens, 0, END_TOKENS) || this.#mentions(tokens, tail, tokens.length);
    return isMentioned ? creditsOf(text) : [];
  }

  /** Whether a name of an agency begins with one of the tokens. */
  #mentions(tokens: Uint32Array, from: number, to: number): boolean {
    const end = Math.min(to, tokens.length);
    for (let i = from; i < end; i++) {
      const token = tokens[i]!;
      if (this.#filter[token % FILTER_SIZE] === 0) continue;
      // Two tokens of `A.P.` and of `United Press`: the first alone stands in every article.
      const seconds = this.#names.get(token);
      if (seconds?.some((second) => second === null || second === tokens[i + 1])) return true;
    }
    return false;
  }
}

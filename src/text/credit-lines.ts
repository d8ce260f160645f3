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
  /** First tokens of the names. */
  readonly #names = new Set<number>();

  constructor(engine: Engine) {
    this.#engine = engine;
    for (const form of AGENCY_FORMS) {
      engine.sketch(new TextEncoder().encode(form));
      const name = engine.lastTokens()[0] ?? 0;
      this.#filter[name % FILTER_SIZE] = 1;
      this.#names.add(name);
    }
    engine.take();
  }

  /** Agencies that the article sketched last credits, given its text in UTF-8. */
  creditsOf(text: Uint8Array): string[] {
    const tokens = this.#engine.lastTokens();
    const tail = Math.max(END_TOKENS, tokens.length - END_TOKENS);
    if (!this.#mentions(tokens, 0, END_TOKENS) && !this.#mentions(tokens, tail, tokens.length)) {
      return [];
    }
    return creditsOf(text);
  }

  #mentions(tokens: Uint32Array, from: number, to: number): boolean {
    const end = Math.min(to, tokens.length);
    for (let i = from; i < end; i++) {
      const token = tokens[i]!;
      if (this.#filter[token % FILTER_SIZE] === 1 && this.#names.has(token)) return true;
    }
    return false;
  }
}

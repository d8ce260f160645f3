import type { Engine } from '../kernel/engine.js';
import { AGENCY_FORMS, findCredits } from './credits.js';

/** Bytes at either end of a text in which credits are looked for. */
const END_BYTES = 600;
/** Tokens that may stand in so many bytes of prose. */
const END_TOKENS = 150;
/** A token hash's lowest bits: of other words one in 200 passes, to be looked up. */
const FILTER_MASK = 0x3fff;

const LINE_FEED = 0x0a;
const NONE: readonly string[] = [];

/** Agencies that an article credits at its ends, given its text in UTF-8. */
export function creditsOf(text: Uint8Array): string[] {
  // Code points that the cut goes through become U+FFFD, which is part of no name.
  return findCredits(
    stringOf(text.subarray(0, END_BYTES)),
    stringOf(text.subarray(Math.max(0, text.length - END_BYTES))),
  );
}

/**
 * Finds the agencies that articles credit at their ends. Whether one is named there at all, and on
 * which lines, is told from tokens; only those lines become strings.
 */
export class CreditFinder {
  readonly #engine: Engine;
  readonly #filter = new Uint8Array(FILTER_MASK + 1);
  /** Second token of each name by its first, or null for a name of one token. */
  readonly #names = new Map<number, (number | null)[]>();

  constructor(engine: Engine) {
    this.#engine = engine;
    for (const form of AGENCY_FORMS) {
      const [first = 0, second = null] = engine.tokenise(new TextEncoder().encode(form)).tokens;
      this.#filter[first & FILTER_MASK] = 1;
      const seconds = this.#names.get(first);
      if (seconds) seconds.push(second);
      else this.#names.set(first, [second]);
    }
  }

  /** Agencies that the article sketched last credits, given its text in UTF-8. */
  creditsOf(text: Uint8Array): readonly string[] {
    const tokens = this.#engine.lastTokens();
    const tail = Math.max(END_TOKENS, tokens.length - END_TOKENS);
    const isMentioned =
      this.#mention(tokens, 0, END_TOKENS) >= 0 || this.#mention(tokens, tail, tokens.length) >= 0;
    if (!isMentioned) return NONE;
    const tailStart = Math.max(0, text.length - END_BYTES);
    return findCredits(
      this.#lines(text.subarray(0, END_BYTES)),
      this.#lines(text.subarray(tailStart)),
    );
  }

  /** The lines that name an agency: of the others no rule of credits makes any. */
  #lines(end: Uint8Array): string {
    const whole = wholePoints(end);
    const { tokens, spans } = this.#engine.tokenise(whole);
    const skipped = whole.byteOffset - end.byteOffset;
    let lines = '';
    let token = this.#mention(tokens, 0, tokens.length);
    while (token >= 0) {
      const at = spans[2 * token]! + skipped;
      const feed = end.indexOf(LINE_FEED, at);
      const stop = feed < 0 ? end.length : feed;
      lines += `${stringOf(end.subarray(end.lastIndexOf(LINE_FEED, at) + 1, stop))}\n`;
      while (token < tokens.length && spans[2 * token]! + skipped < stop) token++;
      token = this.#mention(tokens, token, tokens.length);
    }
    return lines;
  }

  /** The first token from `from` on with which the name of an agency begins, or -1. */
  #mention(tokens: Uint32Array, from: number, to: number): number {
    const filter = this.#filter;
    const end = Math.min(to, tokens.length);
    for (let i = from; i < end; i++) {
      if (filter[tokens[i]! & FILTER_MASK] !== 0 && this.#isName(tokens, i)) return i;
    }
    return -1;
  }

  /** Apart from the loop over all tokens, which makes nothing. */
  #isName(tokens: Uint32Array, at: number): boolean {
    // Two tokens of `A.P.` and of `United Press`: the first alone stands in every article.
    const seconds = this.#names.get(tokens[at]!);
    return seconds?.some((second) => second === null || second === tokens[at + 1]) ?? false;
  }
}

/** Without the bytes at either end that are parts of code points. */
function wholePoints(bytes: Uint8Array): Uint8Array {
  let start = 0;
  let end = bytes.length;
  while (start < 3 && (bytes[start]! & 0xc0) === 0x80) start++;
  for (let back = 1; back <= 3 && back <= end; back++) {
    const byte = bytes[end - back]!;
    if (byte < 0x80) break;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (length > back) end -= back;
      break;
    }
  }
  return bytes.subarray(start, end);
}

function stringOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}

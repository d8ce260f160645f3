import type { OffsetUnit } from '../kernel/engine.js';

/** Stops that always end a sentence: their scripts write no space after them. */
const WIDE_ENDS = new Set([...'。！？｡।॥։።᠃᠉꓿'].map((end) => end.charCodeAt(0)));

/** Stops that end a sentence if white space follows; quotes and brackets may close before it. */
const SPACED_ENDS = new Set([...'.!?…؟۔‼⁇⁈⁉'].map((end) => end.charCodeAt(0)));

const CLOSERS = new Set([...'"\'”’»›)]}」』）】〉》“'].map((closer) => closer.charCodeAt(0)));

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Offsets at which the sentences of a text begin, ascending; the first is 0. No language is known: a
 * full stop ends a sentence unless a lower-case letter follows, also after abbreviations. A line end
 * ends a sentence if an empty line follows, or if the next word would have fitted on the line; within a
 * wrapped paragraph it does not. Cost: linear in the text.
 */
export function sentenceStarts(text: string, unit: OffsetUnit): Uint32Array {
  const starts = [0];
  const lines = new LineEnds(text);
  let offset = 0;
  let isOpen = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    offset += unitsOf(code, unit);
    if (code > 0x20 && code !== 0xa0) isOpen = true;
    if (!isOpen || !(isSentenceEnd(text, i, code) || (code === LINE_FEED && lines.ends(i)))) {
      continue;
    }
    for (; CLOSERS.has(text.charCodeAt(i + 1)); i++) {
      offset += unitsOf(text.charCodeAt(i + 1), unit);
    }
    starts.push(offset);
    isOpen = false;
  }
  return Uint32Array.from(starts);
}

/** Units that one UTF-16 unit adds; a pair of surrogates counts at its first half. */
function unitsOf(code: number, unit: OffsetUnit): number {
  if (unit === 'utf16') return 1;
  const isTrail = code >= 0xdc00 && code < 0xe000;
  if (unit === 'codepoint') return isTrail ? 0 : 1;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (isTrail) return 0;
  return code >= 0xd800 && code < 0xdc00 ? 4 : 3;
}

function isSentenceEnd(text: string, i: number, code: number): boolean {
  if (code < 0x80 ? code !== 0x2e && code !== 0x21 && code !== 0x3f : !SPACED_ENDS.has(code)) {
    return code >= 0x80 && WIDE_ENDS.has(code);
  }
  let next = i + 1;
  while (CLOSERS.has(text.charCodeAt(next))) next++;
  if (next < text.length && !isSpace(text.charCodeAt(next))) return false;
  while (next < text.length && isSpace(text.charCodeAt(next))) next++;
  return !isLowerCase(text.charAt(next));
}

function isSpace(code: number): boolean {
  return code <= 0x20 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000;
}

function isLowerCase(character: string): boolean {
  return character !== character.toUpperCase();
}

/** Distinguishes deliberate line ends from the line ends of a wrapped paragraph. */
class LineEnds {
  readonly #text: string;
  /** End and width of the last measured paragraph: lines between empty lines. */
  #paragraphEnd = -1;
  #width = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the line feed at `i` ends a sentence; calls must ascend. */
  ends(i: number): boolean {
    if (i > this.#paragraphEnd) this.#measure(i);
    if (i === this.#paragraphEnd) return true;
    const text = this.#text;
    const start = text.lastIndexOf('\n', i - 1) + 1;
    let next = i + 1;
    while (next < text.length && !isSpace(text.charCodeAt(next))) next++;
    // Length of the line with a space and the next word.
    return next - start <= this.#width;
  }

  /** Measures the paragraph whose first line ends with the feed at `i`. */
  #measure(i: number): void {
    const text = this.#text;
    let lineStart = text.lastIndexOf('\n', i - 1) + 1;
    let feed = i;
    this.#width = 0;
    for (;;) {
      this.#width = Math.max(this.#width, feed - lineStart);
      lineStart = feed + 1;
      let next = lineStart;
      while (next < text.length && isBlank(text.charCodeAt(next))) next++;
      if (next === text.length || text.charCodeAt(next) === LINE_FEED) break;
      const following = text.indexOf('\n', next);
      if (following === -1) {
        this.#width = Math.max(this.#width, text.length - lineStart);
        this.#paragraphEnd = text.length;
        return;
      }
      feed = following;
    }
    this.#paragraphEnd = feed;
  }
}

function isBlank(code: number): boolean {
  return code !== LINE_FEED && (isSpace(code) || code === CARRIAGE_RETURN);
}

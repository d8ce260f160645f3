import type { OffsetUnit } from '../kernel/engine.js';

/** What ends a sentence wherever it stands: scripts that write no space behind it. */
const WIDE_ENDS = new Set([...'。！？｡।॥։።᠃᠉꓿'].map((end) => end.charCodeAt(0)));

/** What ends a sentence where white space follows; behind it quotes and brackets may be closed. */
const SPACED_ENDS = new Set([...'.!?…؟۔‼⁇⁈⁉'].map((end) => end.charCodeAt(0)));

const CLOSERS = new Set([...'"\'”’»›)]}」』）】〉》“'].map((closer) => closer.charCodeAt(0)));

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * Where the sentences of a text begin, ascending, in the unit of offsets; the first at 0. Knows no
 * language: a full stop before a lower-case letter ends nothing, others do, also those of
 * abbreviations. A line end is a sentence's end where the line is followed by an empty one, or was
 * ended though the next word had room: within a paragraph that is wrapped at some width, it is not.
 * Cost: linear in the text.
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

/** Tells deliberate line ends from those that wrap a paragraph. */
class LineEnds {
  readonly #text: string;
  /** End and width of the paragraph looked at last: lines between empty ones. */
  #paragraphEnd = -1;
  #width = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the line feed at `i` ends more than a line; asked for in ascending order. */
  ends(i: number): boolean {
    if (i > this.#paragraphEnd) this.#measure(i);
    if (i === this.#paragraphEnd) return true;
    const text = this.#text;
    const start = text.lastIndexOf('\n', i - 1) + 1;
    let next = i + 1;
    while (next < text.length && !isSpace(text.charCodeAt(next))) next++;
    // The line, a space and the word that comes next.
    return next - start <= this.#width;
  }

  /** Finds the end of the paragraph in whose first line the feed at `i` stands. */
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

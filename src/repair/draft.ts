/** Replacements of parts of a text; the spans ascend and do not overlap. */

import { expression } from '../expression.js';
export interface Edits {
  starts: number[];
  ends: number[];
  replacements: string[];
}

/** An empty list of replacements. */
export function noEdits(): Edits {
  return { starts: [], ends: [], replacements: [] };
}

/** Adds a replacement after all others. */
export function addEdit(edits: Edits, start: number, end: number, replacement: string): void {
  edits.starts.push(start);
  edits.ends.push(end);
  edits.replacements.push(replacement);
}

/** A span of the repaired text and the span of the original that it replaces, in UTF-16 units. */
export interface Replaced {
  start: number;
  end: number;
  originalStart: number;
  originalEnd: number;
}

/**
 * A letter inside a word of a script with spaces. Anywhere else within replaced text, a token may
 * begin or end.
 */
const IN_WORD = expression(
  String.raw`^(?![\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}])[\p{L}\p{M}\p{N}]`,
);

/**
 * A text under repair, and the origin of each of its UTF-16 units. Edits may be applied several times:
 * a later edit may replace the text of an earlier one.
 */
export class Draft {
  readonly original: string;
  text: string;
  /** Original span of each unit, and of the end; null while the text is the original. */
  #starts: Uint32Array | null = null;
  #ends: Uint32Array | null = null;

  constructor(original: string) {
    this.original = original;
    this.text = original;
  }

  /** Applies edits whose offsets refer to the current text. */
  apply({ starts, ends, replacements }: Edits): void {
    if (starts.length === 0) return;
    const parts: string[] = [];
    const length = this.text.length + grown(starts, ends, replacements);
    const newStarts = new Uint32Array(length + 1);
    const newEnds = new Uint32Array(length + 1);
    let at = 0;
    let read = 0;
    for (const [i, start] of starts.entries()) {
      const end = ends[i] ?? start;
      const replacement = replacements[i] ?? '';
      at = this.#keep(read, start, newStarts, newEnds, at);
      parts.push(this.text.slice(read, start), replacement);
      // If the replacement is empty, the next unit keeps its own span.
      newStarts.fill(this.#startOf(start), at, at + replacement.length);
      newEnds.fill(this.#endOf(end - 1), at, at + replacement.length);
      at += replacement.length;
      read = end;
    }
    this.#keep(read, this.text.length, newStarts, newEnds, at);
    newStarts[length] = this.original.length;
    newEnds[length] = this.original.length;
    parts.push(this.text.slice(read));
    this.text = parts.join('');
    this.#starts = newStarts;
    this.#ends = newEnds;
  }

  /**
   * The replaced spans, ascending; between them both texts are equal. Spans may touch: each token of
   * replaced text keeps a span of its own.
   */
  replaced(): Replaced[] {
    const list: Replaced[] = [];
    let at = 0;
    let read = 0;
    while (at < this.text.length || read < this.original.length) {
      if (this.#isKept(at, read)) {
        at++;
        read++;
        continue;
      }
      const start = at;
      const originalStart = read;
      // The span ends before the next unit that comes unchanged from the original.
      while (at < this.text.length && !this.#isOriginal(at)) {
        at++;
        if (this.#mayDivide(at)) break;
      }
      read = this.#startOf(at);
      list.push({ start, end: at, originalStart, originalEnd: read });
    }
    return list;
  }

  #isKept(at: number, read: number): boolean {
    return at < this.text.length && this.#startOf(at) === read && this.#isOriginal(at);
  }

  /** Whether the units before and at an offset have spans of their own and are not in one word. */
  #mayDivide(at: number): boolean {
    if (this.#startOf(at) < this.#endOf(at - 1)) return false;
    return !IN_WORD().test(this.text.charAt(at - 1)) || !IN_WORD().test(this.text.charAt(at));
  }

  /** Whether a unit is the original's, and does not share its span with others of a replacement. */
  #isOriginal(at: number): boolean {
    const start = this.#startOf(at);
    if (this.#endOf(at) !== start + 1) return false;
    if (this.text.charCodeAt(at) !== this.original.charCodeAt(start)) return false;
    return this.#startOf(at + 1) !== start && (at === 0 || this.#startOf(at - 1) !== start);
  }

  #keep(from: number, to: number, starts: Uint32Array, ends: Uint32Array, at: number): number {
    for (let unit = from; unit < to; unit++, at++) {
      starts[at] = this.#startOf(unit);
      ends[at] = this.#endOf(unit);
    }
    return at;
  }

  #startOf(unit: number): number {
    return this.#starts ? (this.#starts[unit] ?? 0) : unit;
  }

  #endOf(unit: number): number {
    if (!this.#ends) return Math.min(unit + 1, this.original.length);
    return this.#ends[unit] ?? 0;
  }
}

function grown(starts: number[], ends: number[], replacements: string[]): number {
  let units = 0;
  for (const [i, start] of starts.entries()) {
    units += (replacements[i] ?? '').length - ((ends[i] ?? start) - start);
  }
  return units;
}

/** Replacements of parts of a text: spans ascending, disjoint. */
export interface Edits {
  starts: number[];
  ends: number[];
  replacements: string[];
}

/** No replacements yet. */
export function noEdits(): Edits {
  return { starts: [], ends: [], replacements: [] };
}

/** Adds a replacement, behind all that are there. */
export function addEdit(edits: Edits, start: number, end: number, replacement: string): void {
  edits.starts.push(start);
  edits.ends.push(end);
  edits.replacements.push(replacement);
}

/** What a span of the original became; offsets in UTF-16 units. */
export interface Replaced {
  start: number;
  end: number;
  originalStart: number;
  originalEnd: number;
}

/**
 * A text under repair, and where each of its UTF-16 units came from. Edits may be applied several
 * times over: a later one may replace what an earlier one made.
 */
export class Draft {
  readonly original: string;
  text: string;
  /** Span of the original of each unit, and one more for the end; null while it is the original. */
  #starts: Uint32Array | null = null;
  #ends: Uint32Array | null = null;

  constructor(original: string) {
    this.original = original;
    this.text = original;
  }

  /** Applies edits, whose offsets count in the text as it is now. */
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
      // Where nothing is put in its place, the unit behind it does not grow.
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

  /** What was replaced, ascending: everything between stands in both texts. */
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
      // Up to the next unit that is a unit of the original, and not part of a replacement.
      while (at < this.text.length && !this.#isOriginal(at)) at++;
      read = this.#startOf(at);
      list.push({ start, end: at, originalStart, originalEnd: read });
    }
    return list;
  }

  #isKept(at: number, read: number): boolean {
    return at < this.text.length && this.#startOf(at) === read && this.#isOriginal(at);
  }

  #isOriginal(at: number): boolean {
    const start = this.#startOf(at);
    return (
      this.#endOf(at) === start + 1 && this.text.charCodeAt(at) === this.original.charCodeAt(start)
    );
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

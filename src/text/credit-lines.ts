import { END_BYTES } from '../kernel/abi.js';
import { stringOf } from '../kernel/bytes.js';
import type { ArticleSketch, Engine } from '../kernel/engine.js';
import { AGENCY_FORMS, CreditReader, findCredits } from './credits.js';

const NONE: readonly string[] = [];

/** Agencies that an article credits at its ends, given its text in UTF-8. */
export function creditsOf(text: Uint8Array): string[] {
  // Code points that the cut goes through become U+FFFD, which is part of no name.
  const tail = Math.max(0, text.length - END_BYTES);
  return findCredits(stringOf(text, 0, END_BYTES), stringOf(text, tail, text.length));
}

/**
 * Finds the agencies that articles credit at their ends. Whether one is named there at all, and on
 * which lines, the engine tells from tokens; only those lines become strings.
 */
export class CreditFinder {
  /** First and second token of each name; of a name of one token the second is 0. */
  readonly #names: Uint32Array;
  readonly #reader = new CreditReader();

  constructor(engine: Engine) {
    const names = AGENCY_FORMS.map((form) => {
      const [first = 0, second = 0] = engine.tokenise(new TextEncoder().encode(form)).tokens;
      return [first, second];
    });
    this.#names = Uint32Array.from(names.flat());
  }

  /** Agencies that an article credits, given the sketch that was made last and its text in UTF-8. */
  creditsOf(sketch: ArticleSketch, text: Uint8Array): readonly string[] {
    const lines = sketch.namedLines(this.#names);
    if (lines.length === 0) return NONE;
    // Of the other lines no rule of credits makes any.
    const tail = 1 + 2 * lines[0]!;
    return this.#reader.find(
      linesOf(text, lines, 1, tail),
      linesOf(text, lines, tail, lines.length),
    );
  }
}

/** The lines whose bounds are `bounds[from, to)`. */
function linesOf(text: Uint8Array, bounds: Uint32Array, from: number, to: number): string {
  let lines = '';
  for (let at = from; at < to; at += 2) {
    const line = stringOf(text, bounds[at]!, bounds[at + 1]!);
    lines = at === from ? line : `${lines}\n${line}`;
  }
  return lines;
}

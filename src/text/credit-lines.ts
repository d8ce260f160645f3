import { END_BYTES } from '../kernel/abi.js';
import { stringOf } from '../kernel/bytes.js';
import type { ArticleSketch, Engine } from '../kernel/engine.js';
import { AGENCY_FORMS } from './agencies.js';
import { CreditReader, creditsInByline, findCredits } from './credits.js';

const NONE: readonly string[] = [];

/** Agencies that an article credits in its first or last lines, given its text in UTF-8. */
export function creditsOf(text: Uint8Array): string[] {
  // A code point that is cut in two becomes U+FFFD, which no name contains.
  const tail = Math.max(0, text.length - END_BYTES);
  return findCredits(stringOf(text, 0, END_BYTES), stringOf(text, tail, text.length));
}

/**
 * Finds the agencies that articles credit in their first or last lines. The engine finds by tokens
 * which of these lines name an agency; only those become strings.
 */
export class CreditFinder {
  /** First and second token of each name; the second is 0 for a name of one token. */
  readonly #names: Uint32Array;
  readonly #reader = new CreditReader();

  constructor(engine: Engine) {
    const names = AGENCY_FORMS.map((form) => {
      const [first = 0, second = 0] = engine.tokenise(new TextEncoder().encode(form)).tokens;
      return [first, second];
    });
    this.#names = Uint32Array.from(names.flat());
  }

  /**
   * Agencies that an article credits, first in its byline.
   * @param byline the names of its authors; '' if it has none.
   */
  creditsOf(byline: string, sketch: ArticleSketch, text: Uint8Array): readonly string[] {
    const inText = this.#creditsIn(sketch, text);
    return byline === '' ? inText : [...new Set([...creditsInByline(byline), ...inText])];
  }

  /** Agencies on the lines of a text in UTF-8, given the last sketch of the engine. */
  #creditsIn(sketch: ArticleSketch, text: Uint8Array): readonly string[] {
    const lines = sketch.namedLines(this.#names);
    if (lines.length === 0) return NONE;
    // Lines without the name of an agency hold no credit.
    const tail = 1 + 2 * lines[0]!;
    return this.#reader.find(
      linesOf(text, lines, 1, tail),
      linesOf(text, lines, tail, lines.length),
    );
  }
}

/** The lines with the bounds `bounds[from, to)`, as one string. */
function linesOf(text: Uint8Array, bounds: Uint32Array, from: number, to: number): string {
  let lines = '';
  for (let at = from; at < to; at += 2) {
    const line = stringOf(text, bounds[at]!, bounds[at + 1]!);
    lines = at === from ? line : `${lines}\n${line}`;
  }
  return lines;
}

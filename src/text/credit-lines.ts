import { END_BYTES, NAMED_LINE } from '../kernel/abi.js';
import { indexOfByte, stringOf } from '../kernel/bytes.js';
import type { ArticleSketch, Engine } from '../kernel/engine.js';
import { AGENCY_FORMS, agencyAt, agencyOfSource } from './agencies.js';
import { CREDIT_PLACES, type Credit } from './credit.js';
import { CreditReader, creditsInByline, findCredits } from './credits.js';

/** The credits of an article that has none. */
const NONE: readonly Credit[] = [];

const LINE_FEED = 0x0a;

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
    // A line with `The AP` has `AP`; its first token alone occurs in every article.
    const forms = AGENCY_FORMS.filter((form) => !form.startsWith('The '));
    const names = forms.map((form) => {
      const [first = 0, second = 0] = engine.tokenise(new TextEncoder().encode(form)).tokens;
      return [first, second];
    });
    this.#names = Uint32Array.from(names.flat());
  }

  /**
   * The credits of an article, each agency once, first those beside its text.
   * @param byline the names of its authors; further lines have the providers of the text, by name or
   * address. '' if it has none.
   */
  creditsOf(byline: string, sketch: ArticleSketch, text: Uint8Array): readonly Credit[] {
    const inText = this.#creditsIn(sketch, text);
    if (byline === '') return inText;
    return eachOnce([...creditsBeside(byline), ...inText]);
  }

  /** The credits of a text in UTF-8, given the last sketch of the engine. */
  #creditsIn(sketch: ArticleSketch, text: Uint8Array): readonly Credit[] {
    const bounds = sketch.namedLines(this.#names);
    if (bounds.length === 0) return NONE;
    // Lines without the name of an agency hold no credit.
    const tail = 1 + NAMED_LINE.length * bounds[0]!;
    const credits: Credit[] = [];
    for (let at = 1; at < bounds.length; at += NAMED_LINE.length) {
      const start = bounds[at + NAMED_LINE.start]!;
      const end = bounds[at + NAMED_LINE.end]!;
      const line = stringOf(text, start, end);
      // Each unit of a string takes at least one byte, so these are the fewest units.
      const others = end - start - line.length;
      const before = bounds[at + NAMED_LINE.first]! - start - others;
      const after = end - bounds[at + NAMED_LINE.last]! - others;
      const names = { before, after };
      const found = at < tail ? this.#reader.inHead(line, names) : this.#reader.inTail(line, names);
      if (found.length === 0) continue;
      const number = lineAt(text, start);
      for (const { name, place } of found) credits.push({ name, place, line: number });
    }
    return credits.length < 2 ? credits : eachOnce(credits);
  }
}

/** The credits that metadata name. */
function creditsBeside(byline: string): Credit[] {
  const [authors = '', ...providers] = byline.split('\n');
  return [
    ...creditsInByline(authors).map((name): Credit => ({ name, place: 'byline', line: 0 })),
    ...providers.flatMap(providersIn).map((name): Credit => ({ name, place: 'metadata', line: 0 })),
  ];
}

/** The agencies that the name or the address of a provider is of. */
function providersIn(provider: string): string[] {
  const agency = agencyOfSource(provider) ?? agencyAt(provider);
  if (agency !== undefined) return [agency];
  return [...creditsInByline(provider), ...findCredits(provider, '')];
}

/** Each agency at its first mention, with the strongest of its places. */
function eachOnce(credits: readonly Credit[]): Credit[] {
  const byName = new Map<string, Credit>();
  for (const credit of credits) {
    const known = byName.get(credit.name);
    if (!known || rankOf(credit) < rankOf(known)) byName.set(credit.name, credit);
  }
  return [...byName.values()];
}

function rankOf({ place }: Credit): number {
  return CREDIT_PLACES.indexOf(place);
}

/** The number of the line at a byte, from 1. */
function lineAt(text: Uint8Array, place: number): number {
  let line = 1;
  for (let feed = indexOfByte(text, LINE_FEED); feed !== -1 && feed < place; line++) {
    feed = indexOfByte(text, LINE_FEED, feed + 1);
  }
  return line;
}

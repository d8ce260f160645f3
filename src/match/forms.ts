import type { Engine } from '../kernel/engine.js';
import type { ComparedTexts } from './compared-texts.js';
import { NO_TEXT } from './distinct-texts.js';
import { NumberTokens } from './number-words.js';
import { PairIndex } from './pair-index.js';
import { compareForms, type FormChanges, isSameForm } from './same-form.js';

/** Texts whose numbers are cached, by number modulo this. */
const RECENT = 1024;

/**
 * If less than this share of the numbers differs, in any order, the two texts are not matched: a
 * few numbers of a long report were corrected.
 */
const LEAST_OTHERS = 0.15;

/** A list without numbers. */
const NONE = new Uint32Array(0);

/**
 * Decides whether pairs of bodies are one form that was filled in anew, each pair once. Cost:
 * sometimes a look at the tokens of a text; two texts are matched token by token only if their
 * numbers differ.
 */
export class Forms {
  readonly #bodies: ComparedTexts;
  readonly #numbers: NumberTokens;
  readonly #engine: Engine;
  readonly #same = new PairIndex();
  readonly #others = new PairIndex();
  readonly #recentTexts = new Uint32Array(RECENT).fill(NO_TEXT);
  readonly #recent: Uint32Array[] = new Array<Uint32Array>(RECENT).fill(NONE);

  constructor(engine: Engine, bodies: ComparedTexts) {
    this.#engine = engine;
    this.#bodies = bodies;
    this.#numbers = new NumberTokens(engine);
  }

  /** The queried pairs that are one form, the smaller number first. */
  get same(): PairIndex {
    return this.#same;
  }

  /** Whether two texts are one form. Pairs with the same numbers are not remembered. */
  areSame(one: number, other: number): boolean {
    const first = Math.min(one, other);
    const second = Math.max(one, other);
    if (!differInNumbers(this.#numbersOf(first), this.#numbersOf(second))) return false;
    if (this.#same.find(first, second) >= 0) return true;
    if (this.#others.find(first, second) >= 0) return false;
    const isSame = isSameForm(this.changes(first, second));
    (isSame ? this.#same : this.#others).add(first, second);
    return isSame;
  }

  /** The changes from one text to another. Cost: both are matched. */
  changes(one: number, other: number): FormChanges {
    const [a, b] = [this.#bodies.tokens(one), this.#bodies.tokens(other)];
    return compareForms(a, b, this.#engine.matchTokens(a, b), this.#numbers);
  }

  /** The tokens of a text that are numbers, ascending. */
  #numbersOf(text: number): Uint32Array {
    const slot = text % RECENT;
    if (this.#recentTexts[slot] !== text) {
      this.#recentTexts[slot] = text;
      this.#recent[slot] = this.#numbers.of(this.#bodies.tokens(text));
    }
    return this.#recent[slot]!;
  }
}

/**
 * Whether the numbers of two texts differ so much that the texts may be one form.
 * @param a the tokens of each that are numbers, ascending.
 */
export function differInNumbers(a: Uint32Array, b: Uint32Array): boolean {
  const fewer = Math.min(a.length, b.length);
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const own = a[i]!;
    const others = b[j]!;
    if (own === others) common++;
    if (own <= others) i++;
    if (others <= own) j++;
  }
  return fewer > common && fewer - common >= LEAST_OTHERS * fewer;
}

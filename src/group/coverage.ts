import { GrownWords } from '../sketch/grown.js';

/** Which tokens of each text stand in another text too. */
export class Coverage {
  readonly #spans = new GrownWords();

  /** Marks tokens `[start, end)` of a text. */
  add(text: number, start: number, end: number): void {
    this.#spans.push(text);
    this.#spans.push(start);
    this.#spans.push(end);
  }

  /** Share of the tokens of each of `count` texts that are marked; a token counts once. */
  shares(count: number, tokensOf: (text: number) => number): Float64Array {
    const words = this.#spans.view();
    const order = Uint32Array.from({ length: words.length / 3 }, (_, i) => 3 * i);
    order.sort(
      (x, y) => (words[x] ?? 0) - (words[y] ?? 0) || (words[x + 1] ?? 0) - (words[y + 1] ?? 0),
    );
    const shares = new Float64Array(count);
    let current = -1;
    let reached = 0;
    for (const at of order) {
      const text = words[at] ?? 0;
      if (text !== current) reached = 0;
      current = text;
      const end = words[at + 2] ?? 0;
      const fresh = Math.max(0, end - Math.max(reached, words[at + 1] ?? 0));
      shares[text] = (shares[text] ?? 0) + fresh / tokensOf(text);
      reached = Math.max(reached, end);
    }
    return shares;
  }
}

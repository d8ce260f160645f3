/** Numbers of known names, found in a page without making a string of each. */

/** Slots for each name, so that hardly two share one. */
const SLOTS = 8;

/** Numbers names of ASCII, in small letters, from 1 on, in their order. */
export class NameTable {
  readonly #names: readonly string[];
  readonly #slots: Int32Array;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(SLOTS * names.length)));
    for (const [i, name] of names.entries()) {
      let slot = this.#slotOf(name, 0, name.length);
      while (this.#slots[slot] !== 0) slot = this.#next(slot);
      this.#slots[slot] = i + 1;
    }
  }

  /** The number of the name in `text[start, end)`, in letters of any case; 0 if it is not known. */
  find(text: string, start: number, end: number): number {
    for (let slot = this.#slotOf(text, start, end); ; slot = this.#next(slot)) {
      const number = this.#slots[slot]!;
      if (number === 0 || this.#isName(number, text, start, end)) return number;
    }
  }

  #slotOf(text: string, start: number, end: number): number {
    let hash = end - start;
    for (let at = start; at < end; at++) hash = Math.imul(hash, 31) + smallOf(text.charCodeAt(at));
    return (hash ^ (hash >>> 15)) & (this.#slots.length - 1);
  }

  #next(slot: number): number {
    return (slot + 1) & (this.#slots.length - 1);
  }

  #isName(number: number, text: string, start: number, end: number): boolean {
    const name = this.#names[number - 1]!;
    if (name.length !== end - start) return false;
    for (let at = 0; at < name.length; at++) {
      if (name.charCodeAt(at) !== smallOf(text.charCodeAt(start + at))) return false;
    }
    return true;
  }
}

/** A letter of ASCII as a small one; other signs stay. */
function smallOf(sign: number): number {
  return sign >= 0x41 && sign <= 0x5a ? sign + 0x20 : sign;
}

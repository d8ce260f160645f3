/** UTF-32, undone like a compression: all readers get UTF-8. */
import type { Inflater, Take } from './inflater.js';

const UNIT_BYTES = 4;
const MOST_POINT = 0x10ffff;
const [FIRST_SURROGATE, LAST_SURROGATE] = [0xd800, 0xdfff] as const;
/** Code points that become a string at once. */
const POINTS_AT_ONCE = 4096;

const encoder = new TextEncoder();

/**
 * Makes UTF-8 of UTF-32, whose byte order its mark shows. Neither Node nor the readers know UTF-32, so it
 * is undone like a compression.
 */
export class Utf32Inflater implements Inflater {
  /** Bytes of a unit that is not whole yet. */
  #rest = new Uint8Array(0);
  #isLittle: boolean | null = null;

  push(piece: Uint8Array, take: Take): void {
    const bytes = new Uint8Array(this.#rest.length + piece.length);
    bytes.set(this.#rest);
    bytes.set(piece, this.#rest.length);
    const end = bytes.length - (bytes.length % UNIT_BYTES);
    this.#rest = bytes.slice(end);
    if (end > 0) this.#isLittle ??= bytes[0] === 0xff;
    const view = new DataView(bytes.buffer, 0, end);
    for (let at = 0; at < end; at += UNIT_BYTES * POINTS_AT_ONCE) {
      take(this.#decode(view, at, Math.min(end, at + UNIT_BYTES * POINTS_AT_ONCE)));
    }
  }

  end(): void {
    if (this.#rest.length > 0) throw new Error('it ends within a character');
  }

  #decode(view: DataView, start: number, end: number): Uint8Array {
    let text = '';
    for (let at = start; at < end; at += UNIT_BYTES) {
      const point = view.getUint32(at, this.#isLittle === true);
      const isSurrogate = point >= FIRST_SURROGATE && point <= LAST_SURROGATE;
      if (isSurrogate || point > MOST_POINT) throw new Error('four bytes are not a character');
      text += String.fromCodePoint(point);
    }
    return encoder.encode(text);
  }
}

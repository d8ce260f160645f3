/** Spans in the unit of the results as spans of strings. This file is also a part of the page. */
import type { OffsetUnit } from '../../kernel/engine.js';

/** Whether a text has as many units as UTF-16 units at each of its places. */
const IS_EVEN: Readonly<Record<OffsetUnit, (text: string) => boolean>> = {
  utf16: () => true,
  codepoint: (text) => !/[\ud800-\udfff]/.test(text),
  byte: (text) => !/[\u0080-\uffff]/.test(text),
};

/** Converts offsets into one text. */
export interface TextOffsets {
  toUtf16(offset: number): number;
  fromUtf16(offset: number): number;
}

const EVEN: TextOffsets = { toUtf16: (offset) => offset, fromUtf16: (offset) => offset };

/** The offsets into a text. It takes time linear in the text. */
export function offsetsIn(text: string, unit: OffsetUnit): TextOffsets {
  if (IS_EVEN[unit](text)) return EVEN;
  const units = unitsBefore(text, unit);
  const toUtf16 = (offset: number) => {
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (units[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { toUtf16, fromUtf16: (offset) => units[offset]! };
}

/** The units before each UTF-16 unit, and before the end. */
function unitsBefore(text: string, unit: OffsetUnit): Uint32Array {
  const units = new Uint32Array(text.length + 1);
  let before = 0;
  let at = 0;
  for (const character of text) {
    units.fill(before, at, at + character.length);
    at += character.length;
    const code = character.codePointAt(0) ?? 0;
    before += unit === 'codepoint' ? 1 : bytesOf(code);
  }
  units[at] = before;
  return units;
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

/** Spans in the unit of the results as spans of strings. */
import type { SummaryRecord } from '../../src/records/records.js';

/** Converts offsets into one text. It takes time linear in the text. */
export function utf16Offsets(
  text: string,
  unit: SummaryRecord['offsets'],
): (offset: number) => number {
  if (unit === 'utf16') return (offset) => offset;
  // The offset of each character, and of the end.
  const units = new Uint32Array(text.length + 1);
  let before = 0;
  let at = 0;
  for (const character of text) {
    units.fill(before, at, at + character.length);
    const code = character.codePointAt(0) ?? 0;
    before += unit === 'codepoint' ? 1 : bytesOf(code);
    at += character.length;
  }
  units[at] = before;
  return (offset) => {
    let [low, high] = [0, text.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (units[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}

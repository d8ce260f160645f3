import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Utf32Inflater } from '../../src/read/compressed/utf-32.js';
import { readBytes } from './items.js';

const TEXT = 'Δήμος Αθηναίων, 市议会, 🎉 the council met on Monday and voted for the plan.';
const FORMATS = {
  'a.txt': `${TEXT}\n`,
  'a.jsonl': `${JSON.stringify({ id: 'x', text: TEXT })}\n`,
  'a.csv': `id,title,text\nx,News,"${TEXT}"\n`,
  'a.html': `<!doctype html><html><body><article><h1>News</h1><p>${`${TEXT} `.repeat(4)}</p></article></body></html>`,
};

/** UTF-32 with its mark. */
function encode(text: string, isLittle: boolean): Uint8Array {
  const points = Array.from(`\ufeff${text}`, (character) => character.codePointAt(0)!);
  const view = new DataView(new ArrayBuffer(4 * points.length));
  for (const [i, point] of points.entries()) view.setUint32(4 * i, point, isLittle);
  return new Uint8Array(view.buffer);
}

function decode(pieces: readonly Uint8Array[]): string {
  const inflater = new Utf32Inflater();
  const found: Uint8Array[] = [];
  for (const piece of pieces) inflater.push(piece, (part) => found.push(part));
  inflater.end();
  return Buffer.concat(found).toString();
}

describe.each([true, false])('UTF-32, little end first: %s', (isLittle) => {
  test.each(Object.entries(FORMATS))('is read in %s', async (name, content) => {
    const { items } = await readBytes(name, Buffer.from(encode(content, isLittle)), (item) =>
      item.type === 'skipped' ? item.message : item.string('text'),
    );
    expect(items.join()).toContain(TEXT);
  });

  test('is the same in any pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(9), (text, size) => {
        const bytes = encode(text, isLittle);
        const pieces: Uint8Array[] = [];
        for (let at = 0; at < bytes.length; at += size + 1) {
          pieces.push(bytes.subarray(at, at + size + 1));
        }
        expect(decode(pieces)).toBe(`\ufeff${text}`);
      }),
    );
  });

  test('is refused where four bytes are not a character, or a character is cut', () => {
    const bytes = encode('abc', isLittle);
    expect(() => decode([bytes.subarray(0, -1)])).toThrow('ends within a character');
    const view = new DataView(bytes.buffer);
    for (const point of [0xd800, 0xdfff, 0x110000]) {
      view.setUint32(8, point, isLittle);
      expect(() => decode([bytes])).toThrow('not a character');
    }
  });
});

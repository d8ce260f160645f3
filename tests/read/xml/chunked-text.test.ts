import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChunkedText } from '../../../src/read/xml/chunked-text.js';
import { cases } from '../../fixtures/articles.js';

const bytesOf = (text: string) => Buffer.byteLength(text);
const chunk = fc.string({ unit: fc.constantFrom('a', '<', 'é', '中', '😀'), maxLength: 8 });

test('a text in chunks has the slices and bytes of the whole, whatever parts are given up', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(chunk, fc.nat(20), fc.boolean())), (steps) => {
      const text = new ChunkedText(bytesOf);
      let whole = '';
      let dropped = 0;
      for (const [part, ahead, isGivenUp] of steps) {
        text.add(part);
        whole += part;
        expect(text.length).toBe(whole.length);
        expect(text.held).toBe(whole.length - dropped);
        // Never within a character, as tags are not.
        let unit = Math.min(whole.length, dropped + ahead);
        if (/^[\udc00-\udfff]/.test(whole.slice(unit))) unit--;
        expect(text.slice(dropped, unit)).toBe(whole.slice(dropped, unit));
        if (!isGivenUp) continue;
        expect(text.byteOf(unit)).toBe(bytesOf(whole.slice(0, unit)));
        expect(text.firstByte).toBe(bytesOf(whole.slice(0, unit)));
        dropped = unit;
      }
    }),
    cases(300),
  );
});

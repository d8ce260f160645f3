import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutMiddle, locate, printable, quote } from '../../src/records/quote.js';
import { cpuTime } from '../fixtures/cpu-time.js';

describe('printable', () => {
  test('removes everything that a terminal obeys, and nothing else', () => {
    expect(printable('a\u001b[2J\u0007\u009b1m\r\nb')).toBe(
      'a\ufffd[2J\ufffd\ufffd1m\ufffd\ufffdb',
    );
    expect(printable('x\u202ey\u2066z')).toBe('x\ufffdy\ufffdz');
    expect(printable('\ud800')).toBe('\ufffd');
    expect(printable('Straße – 漢字 🎉 مرحبا e\u0301')).toBe('Straße – 漢字 🎉 مرحبا e\u0301');
  });
});

describe('cutMiddle', () => {
  test('keeps both ends, and never half a character', () => {
    expect(cutMiddle('abcdefgh', 8)).toBe('abcdefgh');
    expect(cutMiddle('abcdefgh', 5)).toBe('ab…gh');
    expect(cutMiddle('🎉🎊🎈🎁', 5)).toBe('🎉…🎁');
  });
});

describe('quote', () => {
  test('takes one line if one is enough, with single spaces', () => {
    expect(quote(' The \r\n\t minister\u00a0 said ', 40)).toEqual(['“The minister said”']);
  });

  test('breaks between words, and omits the middle of a longer text', () => {
    expect(quote('one two three four', 12)).toEqual(['“one two', 'three four”']);
    expect(quote('one two three four five six seven', 14)).toEqual(['“one two …', 'six seven”']);
    expect(quote('漢'.repeat(50), 10)).toEqual([`“${'漢'.repeat(3)} …`, `${'漢'.repeat(4)}”`]);
  });

  test('fits in its width, begins and ends like the text, and shows no controls', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: 5, max: 60 }),
        (text, width) => {
          const lines = quote(text, width);
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) {
            expect([...line].length).toBeLessThanOrEqual(width);
            expect(line).not.toMatch(/[\p{Cc}\p{Cs}]/u);
          }
          expect(lines[0]).toMatch(/^“/);
          expect(lines.at(-1)).toMatch(/”$/);
        },
      ),
    );
  });

  test('of a very long text costs no more than of a long one', () => {
    const started = cpuTime();
    quote('word '.repeat(2_000_000), 80);
    expect(cpuTime() - started).toBeLessThan(5000);
  });
});

describe('locate', () => {
  const text = '\ufeffä 🎉\r\nzwei\n\n漢 drei';

  test('gives the same place in every unit', () => {
    const start = text.indexOf('漢');
    const expected = { start, end: text.length, line: 4 };
    const codePoints = (end: number) => [...text.slice(0, end)].length;
    const bytes = (end: number) => Buffer.byteLength(text.slice(0, end));
    expect(locate(text, expected, 'utf16')).toEqual(expected);
    const inPoints = { start: codePoints(start), end: codePoints(text.length) };
    expect(locate(text, inPoints, 'codepoint')).toEqual(expected);
    const inBytes = { start: bytes(start), end: bytes(text.length) };
    expect(locate(text, inBytes, 'byte')).toEqual(expected);
  });

  test('counts lines from 1, and a line feed ends its line', () => {
    const lineAt = (start: number) => locate('a\nb\n', { start, end: start }, 'utf16').line;
    expect([0, 1, 2, 3, 4].map(lineAt)).toEqual([1, 1, 2, 2, 3]);
  });
});

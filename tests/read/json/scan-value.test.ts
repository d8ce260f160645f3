import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CUT, endOfValue, faultAt } from '../../../src/read/json/scan-value.js';
import { cases } from '../../fixtures/articles.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** The result for a text that is between other bytes, as places of the text. */
function scan(text: string, before = '', after = ''): number {
  const [head, bytes] = [bytesOf(before).length, bytesOf(before + text + after)];
  const end = endOfValue(bytes, head, head + bytesOf(text).length);
  if (end < CUT) return -2 - (faultAt(end) - head);
  return end === CUT ? CUT : end - head;
}

const json = fc
  .tuple(fc.jsonValue(), fc.constantFrom('', ' ', '\n', '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));
const container = json.filter((text) => /^[{["]/.test(text));

/** Pieces of JSON in any order; words and numbers end with a space, because they would join. */
const pieces = fc.array(
  fc.constantFrom('{', '}', '[', ']', ':', ',', '"a"', '"\\""', '1 ', 'true ', '\n'),
  { maxLength: 12 },
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

describe('the end of a value of JSON', () => {
  test('is found with any bytes before and after the value', () => {
    const around = fc.constantFrom('', '"', ']}', ',{"a":', '\\', '\n');
    fc.assert(
      fc.property(json, around, around, (text, before, after) => {
        expect(scan(text, before, after)).toBe(bytesOf(text).length);
      }),
      cases(300),
    );
  });

  test('is not in any part of an object, an array or a string from its start', () => {
    fc.assert(
      fc.property(container, fc.double({ min: 0, max: 1, noNaN: true }), (text, share) => {
        const bytes = bytesOf(text);
        const length = Math.floor(share * (bytes.length - 1));
        expect(endOfValue(bytes, 0, length)).toBe(CUT);
      }),
      cases(300),
    );
  });

  test('is the end of the shortest beginning that is JSON, for any pieces in any order', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const beginnings = parts.map((_, i) => parts.slice(0, i + 1).join(''));
        const first = beginnings.find(isJson);
        const found = scan(parts.join(''));
        if (first === undefined) expect(found).toBeLessThan(0);
        else expect(found).toBe(first.trimEnd().length);
      }),
      cases(3000),
    );
  });

  test('is replaced by the first place that no rest can make JSON', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        const found = scan(text);
        fc.pre(found < CUT);
        expect(scan(text.slice(0, -2 - found))).toBe(CUT);
        expect(scan(`${text.slice(0, -1 - found)}]}]}`)).toBe(found);
      }),
      cases(3000),
    );
  });

  test('is found at any depth', () => {
    const depth = 100_000;
    expect(scan('['.repeat(depth) + ']'.repeat(depth))).toBe(2 * depth);
    expect(scan(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)).toBe(6 * depth + 1);
  });
});

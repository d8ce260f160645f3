import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asOneLine } from '../../src/serve/body-lines.js';

describe('a document of JSON as one line', () => {
  test('has the same value', () => {
    const law = fc.property(fc.jsonValue(), (value) => {
      const line = new TextDecoder().decode(asOneLine(Buffer.from(JSON.stringify(value, null, 2))));
      expect(line).not.toContain('\n');
      expect(JSON.parse(line)).toEqual(JSON.parse(JSON.stringify(value)));
    });
    fc.assert(law);
  });

  test('is refused if the line feed is in a string', () => {
    expect(() => asOneLine(Buffer.from('{"text": "a\nb"}'))).toThrow(SyntaxError);
  });
});

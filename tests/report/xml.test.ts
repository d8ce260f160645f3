import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { expect, test } from 'vitest';
import { openTag, xmlText } from '../../src/report/xml.js';
import { cases } from '../fixtures/articles.js';

/** Any string, and often the signs that XML gives a meaning. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom('&', '<', '>', '"', "'", ']]>', '\t', '\r\n', '\0', '\ud800', '&amp;', 'a'),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);

/** The text as XML can have it: other characters are replaced. */
function allowed(given: string): string {
  const isAllowed = (point: number) =>
    [9, 10, 13].includes(point) ||
    (point >= 0x20 && point < 0xd800) ||
    (point >= 0xe000 && point < 0xfffe) ||
    point >= 0x10000;
  return [...given].map((sign) => (isAllowed(sign.codePointAt(0)!) ? sign : '\ufffd')).join('');
}

/** The attributes and the text of the first element, as a parser reads them. */
function parsed(xml: string): { attributes: Record<string, string>; content: string } {
  const found = { attributes: {}, content: '' };
  const parser = new Parser(
    {
      onopentag: (_, attributes) => Object.assign(found.attributes, attributes),
      ontext: (part) => {
        found.content += part;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return found;
}

test('any text comes out of a parser as it went in, as content and as an attribute', () => {
  fc.assert(
    fc.property(text, text, (content, value) => {
      const xml = `${openTag('a', { value, empty: null, number: 7 })}>${xmlText(content)}</a>`;
      const found = parsed(xml);
      expect(found.content).toBe(allowed(content));
      expect(found.attributes).toEqual({ value: allowed(value), number: '7' });
    }),
    cases(500),
  );
});

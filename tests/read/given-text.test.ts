import { describe, expect, test } from 'vitest';
import { compare, cutRepeats, sketch, UsageError } from '../../src/index.js';

const TEXT = 'Words of an article.';

/** Each place of the library's functions that takes the text of an article. */
const TAKERS: readonly [string, (text: string) => unknown][] = [
  ['compare takes a string as its first text', (text) => compare(text, TEXT)],
  ['compare takes a string as its second text', (text) => compare(TEXT, text)],
  ['sketch takes a string as its text', (text) => sketch(text)],
  ['cutRepeats takes a string as its text', (text) => cutRepeats(text, [])],
];

describe.each(TAKERS)('%s', (message, take) => {
  test.each([
    ['an article', { id: 'a', text: TEXT }, /, got an object; pass the text of the article$/],
    ['bytes', Buffer.from(TEXT), /, got an object; pass/],
    ['a number', 7, /, got a number$/],
    ['nothing', undefined, /, got none$/],
    ['null', null, /, got null$/],
  ])('refuses %s', (_, given, end) => {
    const call = () => take(given as unknown as string);
    expect(call).toThrow(UsageError);
    expect(call).toThrow(message);
    expect(call).toThrow(end);
  });

  test('takes a text', () => {
    expect(() => take(TEXT)).not.toThrow();
  });
});

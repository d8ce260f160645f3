import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentenceStarts } from '../../src/text/sentences.js';

/** The sentences as strings, without the white space around them. */
function sentences(text: string): string[] {
  const starts = [...sentenceStarts(text, 'utf16'), text.length];
  return starts
    .slice(0, -1)
    .map((start, i) => text.slice(start, starts[i + 1]).trim())
    .filter((sentence) => sentence !== '');
}

describe('sentenceStarts', () => {
  test.each([
    ['It rained. We left! Why? Well… So.', ['It rained.', 'We left!', 'Why?', 'Well…', 'So.']],
    ['“It rained.” (We left.) So', ['“It rained.”', '(We left.)', 'So']],
    ['他来了。她走了！为什么？好', ['他来了。', '她走了！', '为什么？', '好']],
    ['「来た。」彼は言った。', ['「来た。」', '彼は言った。']],
    ['هل جاء؟ نعم جاء.', ['هل جاء؟', 'نعم جاء.']],
    ['वह आया। वह गया॥', ['वह आया।', 'वह गया॥']],
    ['Up 3.5 to wirecopy.js and e.g. this', ['Up 3.5 to wirecopy.js and e.g. this']],
    [
      'A headline\nThe text that stands below it.',
      ['A headline', 'The text that stands below it.'],
    ],
    ['One\r\n\r\nTwo', ['One', 'Two']],
  ])('ends sentences where they end: %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });

  test('a full line does not end a sentence, a line with space for another word does', () => {
    const wrapped =
      'The president said on Friday that he would\nresign before the end of the year.';
    expect(sentences(wrapped)).toEqual([wrapped]);
    expect(sentences(`${wrapped}\nNo\nmore`)).toEqual([wrapped, 'No', 'more']);
  });

  test('starts ascend from 0, and do not exceed the length of the text', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB.!?。” \n\r😀é') });
    fc.assert(
      fc.property(text, (text) => {
        const starts = [...sentenceStarts(text, 'utf16')];
        expect(starts[0]).toBe(0);
        for (const [i, start] of starts.entries()) {
          if (i > 0) expect(start).toBeGreaterThan(starts[i - 1]!);
          expect(start).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });

  test('starts are the same places in all units', () => {
    const text = fc.string({ unit: fc.constantFrom(...'aB.! \n', '😀', 'é', '。') });
    fc.assert(
      fc.property(text, (text) => {
        const cuts = [...sentenceStarts(text, 'utf16')].map((start) => text.slice(0, start));
        const points = cuts.map((cut) => [...cut].length);
        const bytes = cuts.map((cut) => Buffer.byteLength(cut));
        expect([...sentenceStarts(text, 'codepoint')]).toEqual(points);
        expect([...sentenceStarts(text, 'byte')]).toEqual(bytes);
      }),
    );
  });

  test('a text of only stops and line ends takes linear time', () => {
    for (const unit of ['. ', '.', '\n', 'a\n', '."', 'a.\n\n']) {
      expect(sentenceStarts(unit.repeat(500_000), 'utf16').length).toBeGreaterThan(0);
    }
  });
});

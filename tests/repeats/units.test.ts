import { expect, test } from 'vitest';
import { scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Cuts a span out of a text, by its unit. */
const SLICE = {
  utf16: (text: string, start: number, end: number) => text.slice(start, end),
  codepoint: (text: string, start: number, end: number) => [...text].slice(start, end).join(''),
  byte: (text: string, start: number, end: number) =>
    decoder.decode(encoder.encode(text).subarray(start, end)),
};

test.each(['', 'é', '日本', '🎉'])(
  'repeats are the same in each unit, in a text with %j',
  async (sign) => {
    const prose = new Prose(7);
    const [one, two] = [prose.paragraph(40), prose.paragraph(30)];
    const text = [`${sign} ${one}`, `${two} ${sign}`, `${sign} ${one}`].join('\n\n');
    const found = await Promise.all(
      (['utf16', 'codepoint', 'byte'] as const).map(async (offsets) => {
        const { repeats } = await scan([{ id: 'a', text }], { offsets });
        return repeats.map(({ class: kind, first, again }) => [
          kind,
          SLICE[offsets](text, first.start, first.end),
          SLICE[offsets](text, again.start, again.end),
        ]);
      }),
    );
    expect(found[0]).toHaveLength(1);
    expect(found[1]).toEqual(found[0]);
    expect(found[2]).toEqual(found[0]);
  },
);

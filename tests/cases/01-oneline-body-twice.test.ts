import { describe, expect, test } from 'vitest';
import { caseFile, doublesIn } from './doubles.js';

const NAME = '01-oneline-body-twice';
const { repeats, cut } = await doublesIn(NAME);
const files = ['br.txt', 'control-ok.txt', 'cr-only.txt', 'html.txt', 'oneline.txt', 'u2028.txt'];

/** The first half of a text: one body of four paragraphs. */
const half = (text: string) => text.slice(0, text.indexOf('back.') + 'back.'.length);

describe('a body twice, in layouts whose paragraphs are not lines', () => {
  test.each([...files, 'escaped'])('is a doubled body: %s', (article) => {
    expect(repeats[article]).toMatchObject([
      ['doubled-body', expect.anything(), expect.anything()],
    ]);
  });

  test.each(files)('is cut to one body, and the rest is unchanged: %s', (file) => {
    const original = caseFile(NAME, file);
    const close = file === 'html.txt' ? '</p>' : '';
    const end = original.endsWith('\n') ? '\n' : '';
    expect(cut[file]).toBe(`${half(original)}${close}${end}`);
  });
});

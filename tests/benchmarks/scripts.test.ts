import { describe, expect, test } from 'vitest';
import { collectCorpus } from '../../benchmarks/corpora/generator.js';
import { type Script, writeIn } from '../../benchmarks/corpora/scripts.js';

const { articles } = collectCorpus({ articles: 20, seed: 3, boilerplate: false });
const texts = articles.map(({ text }) => text);

const lettersOf = (script: Script): string =>
  texts.map((text) => writeIn(script, text).replace(/[^\p{L}]/gu, '')).join('');

describe('news in other scripts', () => {
  test('plain ASCII news has no byte above 127', () => {
    expect(texts.map((text) => writeIn('ascii', text)).join('')).toMatch(/^[\n -~]+$/);
  });

  test('every letter is of the script', () => {
    expect(lettersOf('ascii')).toMatch(/^[A-Za-z]+$/);
    expect(lettersOf('cyrillic')).toMatch(/^\p{Script=Cyrillic}+$/u);
    expect(lettersOf('han')).toMatch(/^\p{Script=Han}+$/u);
  });

  test('a word is the same everywhere, and figures stay', () => {
    for (const script of ['cyrillic', 'han'] as const) {
      const [first, second] = writeIn(script, 'Minsk said 1,234.5. Berlin\nMinsk said 7').split(
        '\n',
      );
      expect(first).toContain('1,234.5');
      expect(first!.startsWith(second!.replace(/\s*7$/, ''))).toBe(true);
    }
  });

  test('Cyrillic keeps the words of a text, Han has no blanks', () => {
    for (const text of texts) {
      const words = (of: string) => of.split(/\s+/).length;
      expect(words(writeIn('cyrillic', text))).toBe(words(writeIn('ascii', text)));
      expect(writeIn('han', text)).not.toContain(' ');
    }
  });
});

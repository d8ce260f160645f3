import { describe, expect, test } from 'vitest';
import { ALPHABET_NAMES, hasBlanks, spell } from '../../benchmarks/corpora/unkind/alphabets.js';
import {
  FAULTS,
  LAYOUTS,
  makeDoubled,
  makePurposeful,
} from '../../benchmarks/corpora/unkind/doubled.js';

const wordsOf = (text: string): string[] =>
  text.replace(/<br>/g, ' ').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

describe('articles with a fault', () => {
  const doubled = makeDoubled(1);

  test('exist for every script, layout and fault, and are the same for the same seed', () => {
    const ids = new Set(doubled.map(({ id }) => id));
    expect(ids.size).toBe(ALPHABET_NAMES.length * LAYOUTS.length * FAULTS.length);
    expect(makeDoubled(1)).toEqual(doubled);
    expect(makeDoubled(2)).not.toEqual(doubled);
  });

  test('hold only their single text, and some of it again', () => {
    for (const { fault, text, once } of doubled) {
      // Without blanks between words, adjacent paragraphs are one word.
      const [all, single] = [text, once].map((one) => wordsOf(one).join(''));
      const more = all!.length / single!.length;
      if (fault === 'body') expect(all).toBe(single! + single!);
      else if (fault === 'body thrice') expect(all).toBe(single! + single! + single!);
      else {
        expect(more).toBeGreaterThan(1);
        expect(more).toBeLessThan(2);
      }
      if (fault === 'tail') expect(all!.startsWith(single!)).toBe(true);
    }
  });

  test('have the layout that they name', () => {
    for (const { layout, alphabet, text } of doubled) {
      const lines = text.trimEnd().split('\n');
      if (layout === 'wrapped' || layout === 'indented') {
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
        expect(lines.length).toBeGreaterThan(8);
      }
      if (layout === 'indented') expect(text).toMatch(/^ {4}/);
      if (layout === 'one-line' || layout === 'br') expect(lines.length).toBe(1);
      if (layout === 'cr') expect(text.includes('\n')).toBe(false);
      if (!hasBlanks(alphabet)) expect(text.trim()).not.toMatch(/\p{Script=Han} \p{Script=Han}/u);
    }
  });
});

describe('a text in a script', () => {
  test('keeps the number of words, and its sentences end with the full stop of the script', () => {
    const text = 'Minsk said so. "Berlin, too," 7.5 of them said.\nAnd so on.';
    for (const name of ALPHABET_NAMES.filter(hasBlanks)) {
      const spelled = spell(name, text);
      expect(spelled.split(/\s+/).length).toBe(text.split(/\s+/).length);
      expect(spelled).toContain('7.5');
      expect(spelled.split('\n').every((line) => /\p{Sentence_Terminal}$/u.test(line))).toBe(true);
    }
    expect(spell('urdu', text)).toContain('۔');
    expect(spell('ethiopic', text)).toContain('።');
    expect(spell('han', text)).toContain('。');
  });
});

describe('articles that repeat intentionally', () => {
  test('hold the part to be kept, and some words of it more than once', () => {
    const purposeful = makePurposeful(1, 4);
    expect(new Set(purposeful.map(({ purpose }) => purpose)).size).toBe(5);
    for (const { text, kept } of purposeful) {
      const words = wordsOf(text);
      expect(words.join(' ')).toContain(wordsOf(kept).join(' '));
      const runs = words.slice(5).map((_, i) => words.slice(i, i + 6).join(' '));
      expect(new Set(runs).size).toBeLessThan(runs.length);
    }
  });
});

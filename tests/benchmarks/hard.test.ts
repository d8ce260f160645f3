import { describe, expect, test } from 'vitest';
import { type HardKind, renderHardCorpus } from '../../benchmarks/corpora/hard.js';

const SEED = 7;

const write = (kind: HardKind, articles: number): string =>
  [...renderHardCorpus(kind, articles, SEED)].join('');

const read = (kind: HardKind, articles: number): { id: string; text: string }[] =>
  write(kind, articles)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string });

/** Words of `text` that differ from the word at the same place in `other`. */
const changedWords = (text: string, other: string): number => {
  const words = other.split(' ');
  return text.split(' ').filter((word, i) => word !== words[i]).length;
};

describe('hard corpora', () => {
  test.each(['identical', 'one-edit', 'one-phrase', 'one-article'] as const)(
    '%s: the same arguments give the same bytes',
    (kind) => expect(write(kind, 5)).toBe(write(kind, 5)),
  );

  test('identical articles differ only in their records', () => {
    const articles = read('identical', 6);
    expect(new Set(articles.map(({ text }) => text)).size).toBe(1);
    expect(new Set(articles.map(({ id }) => id)).size).toBe(6);
  });

  test('two copies of one story differ in at most two words', () => {
    const articles = read('one-edit', 20);
    for (const { text } of articles) {
      expect(changedWords(text, articles[0]!.text)).toBeLessThanOrEqual(2);
    }
    expect(new Set(articles.map(({ text }) => text)).size).toBeGreaterThan(15);
  });

  test('the phrase occurs in every article, and no other run of 30 words does', () => {
    const [first, ...others] = read('one-phrase', 10).map(({ text }) => text.split(/\s+/));
    const runs = first!.map((_, i) => first!.slice(i, i + 30).join(' '));
    const shared = runs.filter(
      (run) =>
        run.split(' ').length === 30 && others.every((words) => words.join(' ').includes(run)),
    );
    expect(shared).toHaveLength(1);
  });

  test('one article holds the requested number of stories', () => {
    const [three] = read('one-article', 3);
    const [two] = read('one-article', 2);
    expect(three!.text.startsWith(two!.text)).toBe(true);
    expect(three!.text.length).toBeGreaterThan(two!.text.length * 1.3);
  });
});

import { describe, expect, test } from 'vitest';
import { type ScanResult, scan } from '../../src/index.js';
import { tokensOf } from '../fixtures/articles.js';
import {
  GOLDEN_PASSAGES,
  GOLDEN_REPEATS,
  GOLDEN_WORDS,
  goldenArticles,
} from '../fixtures/golden.js';
import { cut } from '../fixtures/results.js';
import { runsWithin, sharedRuns } from '../oracles/shared-runs.js';

interface Run {
  words: number;
  articles: (string | undefined)[];
  spans: number[][];
}

const byPlace = (x: Run, y: Run) =>
  String(x.articles).localeCompare(String(y.articles)) ||
  (x.spans[0]?.[0] ?? 0) - (y.spans[0]?.[0] ?? 0);

function passageRuns({ passages }: ScanResult): Run[] {
  const runs = passages.map(({ words, occurrences }) => ({
    words,
    articles: occurrences.map(({ article }) => article),
    spans: occurrences.map(({ start, end }) => [start, end]),
  }));
  return runs.sort(byPlace);
}

function repeatRuns({ repeats }: ScanResult): Run[] {
  const runs = repeats.map(({ words, article, first, again }) => ({
    words,
    articles: [article, article],
    spans: [first, again].map(({ start, end }) => [start, end]),
  }));
  return runs.sort(byPlace);
}

const articles = goldenArticles();
const words = articles.map(({ text }) => {
  const found = [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)];
  return found.map((match) => ({ start: match.index, end: match.index + match[0].length }));
});
const tokens = articles.map(({ text }) => tokensOf(text));

/** A run of the brute force, in the form of results. */
function asRun(first: number, second: number, run: { a: number; b: number; length: number }): Run {
  const span = (article: number, at: number) => [
    words[article]?.[at]?.start ?? -1,
    words[article]?.[at + run.length - 1]?.end ?? -1,
  ];
  return {
    words: run.length,
    articles: [articles[first]?.id, articles[second]?.id],
    spans: [span(first, run.a), span(second, run.b)],
  };
}

describe.each(['kernel', 'reference'] as const)('the five articles of seeds/ (%s)', (engine) => {
  test('share one passage and hold one repeat of at least 12 words', async () => {
    const result = await scan(articles, { engine });
    expect(passageRuns(result)).toEqual(GOLDEN_PASSAGES.filter((run) => run.words >= 12));
    expect(repeatRuns(result)).toEqual(GOLDEN_REPEATS);
    expect(result.clusters).toEqual([]);
    expect(result.articles.map((article) => article.words)).toEqual(GOLDEN_WORDS);
  });

  test('share one more passage, of 8 words', async () => {
    const result = await scan(articles, { engine, minPassage: 8 });
    expect(passageRuns(result)).toEqual(GOLDEN_PASSAGES);
    expect(repeatRuns(result)).toEqual(GOLDEN_REPEATS);
    expect(result.clusters).toEqual([]);
  });

  test('share the runs of 6 words that a comparison of all words finds', async () => {
    const pairs = articles.flatMap((_, i) => articles.slice(0, i).map((_, j) => [j, i] as const));
    const shared = pairs.flatMap(([i, j]) =>
      sharedRuns(tokens[i] ?? [], tokens[j] ?? [], 6).map((run) => asRun(i, j, run)),
    );
    const within = articles.flatMap((_, i) =>
      runsWithin(tokens[i] ?? [], 6).map((run) => asRun(i, i, run)),
    );
    expect([shared.length, within.length]).toEqual([6, 2]);
    const result = await scan(articles, { engine, minPassage: 6 });
    expect(passageRuns(result)).toEqual(shared.sort(byPlace));
    expect(repeatRuns(result)).toEqual(within.sort(byPlace));
    expect(result.clusters).toEqual([]);
  });

  test.each(['utf16', 'codepoint', 'byte'] as const)(
    'cut in %s units give the words',
    async (unit) => {
      const result = await scan(articles, { engine, minPassage: 6, offsets: unit });
      const plain = await scan(articles, { minPassage: 6 });
      const texts = ({ passages, repeats }: ScanResult, offsets: typeof unit) => [
        ...passages.flatMap((passage) =>
          passage.occurrences.map((place) => cut(result.textOf(place.article), place, offsets)),
        ),
        ...repeats.flatMap(({ article, first, again }) =>
          [first, again].map((place) => cut(result.textOf(article), place, offsets)),
        ),
      ];
      expect(texts(result, unit)).toEqual(texts(plain, 'utf16'));
      for (const { words: count, occurrences } of result.passages) {
        const [first, second] = occurrences.map((place) =>
          tokensOf(cut(result.textOf(place.article), place, unit)),
        );
        expect(first).toHaveLength(count);
        expect(second).toEqual(first);
      }
    },
  );
});

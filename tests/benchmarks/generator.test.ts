import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  collectCorpus,
  generateCorpus,
  type SyntheticArticle,
  type Truth,
} from '../../benchmarks/corpora/generator.js';
import { OUTLETS } from '../../benchmarks/corpora/outlets.js';
import type { Span } from '../../benchmarks/corpora/prose.js';
import { Random } from '../../benchmarks/corpora/random.js';
import { writeCorpus } from '../../benchmarks/corpora/write.js';

const OPTIONS = { articles: 2000, seed: 1, boilerplate: false };
const { articles, truth } = collectCorpus(OPTIONS);
const textOf = new Map(articles.map(({ id, text }) => [id, text]));

describe('a corpus', () => {
  test('is the same, byte for byte, for the same seed, and differs for another seed', () => {
    const small = { articles: 60, seed: 7, boilerplate: true };
    const first = JSON.stringify(collectCorpus(small));
    expect(JSON.stringify(collectCorpus(small))).toBe(first);
    expect(JSON.stringify(collectCorpus({ ...small, seed: 8 }))).not.toBe(first);
  });

  test('has articles of some 3 KB and 500 words, with ids in the order of output', () => {
    expect(articles.length).toBe(OPTIONS.articles);
    expect(articles.map(({ id }) => id)).toEqual(articles.map(({ id }) => id).sort());
    expect(articles[123]!.id).toBe('a000123');
    const bytes = mean(articles.map(({ text }) => Buffer.byteLength(text)));
    expect(bytes).toBeGreaterThan(2900);
    expect(bytes).toBeLessThan(3400);
    const words = mean(articles.map(({ text }) => text.split(/\s+/).length));
    expect(words).toBeGreaterThan(480);
    expect(words).toBeLessThan(580);
    for (const { text, title, source, date } of articles) {
      expect(text.startsWith(`${title}\n\n`)).toBe(true);
      expect(OUTLETS).toContain(source);
      expect(new Date(date).toISOString()).toBe(date);
    }
  });

  test.each([1, 2, 3, 4, 10, 37])('of %i articles has exactly that number', (count) => {
    const small = collectCorpus({ ...OPTIONS, articles: count });
    expect(new Set(small.articles.map(({ id }) => id)).size).toBe(count);
  });

  test.each([0, -1, 1.5, Number.NaN])('of %d articles is refused', (count) => {
    expect(() => generateCorpus({ ...OPTIONS, articles: count }).next()).toThrow(
      /articles: expected/,
    );
  });

  test('has credits and typographic as well as straight quotes', () => {
    const all = articles.map(({ text }) => text).join('\n');
    for (const form of [
      /^[A-Z]+ \(Reuters\) - /m,
      /^[a-z]{3}\/[a-z]{2} \(/m,
      /“/,
      /"/,
      /^— AP$/m,
    ]) {
      expect(all).toMatch(form);
    }
  });

  test('shares five words between unrelated articles as rarely as 10 pairs in 10,000', () => {
    // The number of pairs grows with the square of the articles: 10 in 10,000 articles are 0.4 in
    // 2,000.
    expect(countUnrelatedPairs(articles, truth)).toBeLessThanOrEqual(4);
  });
});

describe('the planted truth', () => {
  test('has 30 % of the articles in clusters, each kind equally often', () => {
    const kinds = countKinds(truth.clusters.flatMap(({ copies }) => copies));
    const copies = [...kinds.values()].reduce((sum, count) => sum + count, 0);
    expect(copies + truth.clusters.length).toBeGreaterThanOrEqual(0.3 * OPTIONS.articles - 1);
    expect([...kinds.keys()].sort()).toEqual(
      ['cut60', 'edited20', 'edited5', 'framed', 'identical', 'reordered'].sort(),
    );
    expect(Math.max(...kinds.values()) - Math.min(...kinds.values())).toBeLessThanOrEqual(1);
  });

  test('lets copies come before and after their base in the corpus, but never dates them before it', () => {
    const dateOf = new Map(articles.map(({ id, date }) => [id, date]));
    const pairs = truth.clusters.flatMap(({ base, copies }) =>
      copies.map(({ article }) => ({ base, article })),
    );
    const before = pairs.filter(({ base, article }) => article < base).length / pairs.length;
    expect(before).toBeGreaterThan(0.4);
    expect(before).toBeLessThan(0.6);
    for (const { base, article } of pairs) {
      expect(dateOf.get(article)! > dateOf.get(base)!).toBe(true);
    }
  });

  test('has copies that keep the part of their base that their kind says', () => {
    // Share of the base's shingles of 5 words that occur in the copy.
    const expected: Record<string, [number, number]> = {
      identical: [1, 1],
      framed: [0.93, 1],
      edited5: [0.65, 0.9],
      edited20: [0.2, 0.5],
      cut60: [0.5, 0.65],
      reordered: [0.82, 1],
    };
    for (const { base, copies } of truth.clusters) {
      const shingles = shinglesOf(textOf.get(base)!);
      for (const { article, kind } of copies) {
        const kept = shinglesOf(textOf.get(article)!);
        const share = [...shingles].filter((shingle) => kept.has(shingle)).length / shingles.size;
        const [low, high] = expected[kind]!;
        expect(share, kind).toBeGreaterThanOrEqual(low);
        expect(share, kind).toBeLessThanOrEqual(high);
      }
    }
  });

  test('has framed copies, half of which is their own text', () => {
    const shares = truth.clusters.flatMap(({ base, copies }) =>
      copies
        .filter(({ kind }) => kind === 'framed')
        .map(({ article }) => textOf.get(base)!.length / textOf.get(article)!.length),
    );
    expect(mean(shares)).toBeGreaterThan(0.45);
    expect(mean(shares)).toBeLessThan(0.55);
  });

  test('has passages of 30 to 120 words, exact ones alike, edited ones 4 to 12 % apart', () => {
    expect([...countKinds(truth.passages).keys()].sort()).toEqual(['edited', 'exact']);
    for (const { kind, occurrences } of truth.passages) {
      const [source, ...hosts] = occurrences.map((span) => cut(span.article, span).split(/\s+/));
      expect(source!.length).toBeGreaterThanOrEqual(30);
      expect(source!.length).toBeLessThanOrEqual(120);
      expect(hosts.length).toBeGreaterThanOrEqual(1);
      for (const host of hosts) {
        if (kind === 'exact') expect(host).toEqual(source);
        else {
          const apart = editDistance(source!, host) / source!.length;
          expect(apart).toBeGreaterThanOrEqual(0.04);
          expect(apart).toBeLessThanOrEqual(0.12);
        }
      }
    }
  });

  test('has repeats in 3 % of the articles, of each kind, that differ as their kind says', () => {
    const { repeats } = truth;
    expect(repeats.length).toBe(0.03 * OPTIONS.articles);
    expect([...countKinds(repeats).keys()].sort()).toEqual(['cased', 'edited', 'exact', 'spaced']);
    for (const { kind, article, first, again } of repeats) {
      const one = cut(article, first);
      const two = cut(article, again);
      expect(first.end).toBeLessThan(again.start);
      if (kind === 'exact') expect(two).toBe(one);
      else expect(two).not.toBe(one);
      if (kind === 'spaced') expect(two.split(/ +/)).toEqual(one.split(' '));
      if (kind === 'cased') expect(tokensOf(two)).toEqual(tokensOf(one));
      if (kind !== 'edited') continue;
      const words = one.split(' ');
      expect(words.length).toBeGreaterThanOrEqual(20);
      expect([1, 2]).toContain(editDistance(words, two.split(' ')));
    }
  });

  test('begins and ends each span with a letter or a digit', () => {
    for (const { occurrences } of truth.passages) {
      for (const span of occurrences) {
        expect(cut(span.article, span)).toMatch(/^[\p{L}\p{N}].*[\p{L}\p{N}]$/su);
      }
    }
  });

  test('changes only its offsets with boilerplate', () => {
    const framed = collectCorpus({ ...OPTIONS, boilerplate: true });
    const framedText = new Map(framed.articles.map(({ id, text }) => [id, text]));
    expect(framed.truth.clusters).toEqual(truth.clusters);
    const shift = new Map<string, number>();
    for (const { article, start, end } of framed.truth.boilerplate) {
      if (start === 0) shift.set(article, end);
      else expect(end).toBe(framedText.get(article)!.length);
    }
    for (const { id, text } of articles) {
      expect(framedText.get(id)!.substr(shift.get(id)!, text.length)).toBe(text);
    }
    const back = (article: string, { start, end }: Span): Span => ({
      start: start - shift.get(article)!,
      end: end - shift.get(article)!,
    });
    expect(
      framed.truth.passages.map(({ kind, occurrences }) => ({
        kind,
        occurrences: occurrences.map((span) => ({ ...span, ...back(span.article, span) })),
      })),
    ).toEqual(truth.passages);
    expect(
      framed.truth.repeats.map(({ kind, article, first, again }) => ({
        kind,
        article,
        first: back(article, first),
        again: back(article, again),
      })),
    ).toEqual(truth.repeats);
  });
});

describe('a written corpus', () => {
  test('holds the articles as records, or as files that the truth names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'wirecopy-corpus-'));
    try {
      const options = { articles: 40, seed: 3, boilerplate: false };
      const made = collectCorpus(options);
      const records = writeCorpus(folder, options, false);
      const lines = readFileSync(records.path, 'utf8').trimEnd().split('\n');
      expect(lines.map((line) => JSON.parse(line))).toEqual(made.articles);
      expect(records.sizeBytes).toBe(readFileSync(records.path).length);
      expect(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))).toEqual(made.truth);

      const files = writeCorpus(folder, options, true);
      expect(readdirSync(files.path).sort()).toEqual(made.articles.map(({ id }) => `${id}.txt`));
      const [span] = files.truth.passages[0]!.occurrences;
      const text = readFileSync(join(files.path, span!.article), 'utf8');
      const [same] = made.truth.passages[0]!.occurrences;
      const original = made.articles.find(({ id }) => id === same!.article)!.text;
      expect(text.slice(span!.start, span!.end)).toBe(original.slice(same!.start, same!.end));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('random streams are even, and unrelated if their keys differ in one bit or in order', () => {
  const first = (...keys: number[]): number => new Random(...keys).next();
  expect(new Set([first(1, 2), first(2, 1), first(1, 3), first(1), first(1, 2, 0)]).size).toBe(5);
  const random = new Random(42);
  const counts = new Array<number>(10).fill(0);
  for (let i = 0; i < 100_000; i++) counts[random.below(10)]!++;
  // Four standard deviations of a binomial of 100,000 and 0.1.
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(4 * 95);
});

function cut(article: string, { start, end }: Span): string {
  return textOf.get(article)!.slice(start, end);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function countKinds(entries: readonly { kind: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { kind } of entries) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

function tokensOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function shinglesOf(text: string): Set<string> {
  const tokens = tokensOf(text);
  const shingles = new Set<string>();
  for (let i = 0; i + 5 <= tokens.length; i++) shingles.add(tokens.slice(i, i + 5).join(' '));
  return shingles;
}

/** Pairs of articles with a common shingle that took nothing from each other. */
function countUnrelatedPairs(
  list: readonly SyntheticArticle[],
  { clusters, passages }: Truth,
): number {
  const relatives = new Map<string, string>();
  for (const { base, copies } of clusters) {
    for (const id of [base, ...copies.map(({ article }) => article)]) relatives.set(id, base);
  }
  for (const { occurrences } of passages) {
    for (const { article } of occurrences) relatives.set(article, occurrences[0]!.article);
  }
  const firstOf = new Map<string, string>();
  const pairs = new Set<string>();
  for (const { id, text } of list) {
    for (const shingle of shinglesOf(text)) {
      const first = firstOf.get(shingle);
      if (first === undefined) firstOf.set(shingle, id);
      else if ((relatives.get(first) ?? first) !== (relatives.get(id) ?? id)) {
        pairs.add(`${first} ${id}`);
      }
    }
  }
  return pairs.size;
}

/** Levenshtein distance of two lists of words. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const replaced = previous[j]! + (a[i] === b[j] ? 0 : 1);
      row.push(Math.min(replaced, previous[j + 1]! + 1, row[j]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}

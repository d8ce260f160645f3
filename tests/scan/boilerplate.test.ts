import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Article } from '../../src/index.js';
import type { ScanOptions } from '../../src/options/scan-options.js';
import { scan } from '../../src/scan/scan.js';
import { Prose } from '../fixtures/articles.js';

/**
 * Forty articles of two sources; each source sets its own lines around them, and a newsletter box
 * in some.
 */
function framedCorpus(seed: number, share = 1): { plain: Article[]; framed: Article[] } {
  const prose = new Prose(seed);
  const lines = ['North', 'South'].map((source) => ({
    header: `${source} ${prose.words(14).join(' ')}`,
    box: `${source} ${prose.words(25).join(' ')}`,
    footer: `${source} ${prose.words(30).join(' ')}`,
  }));
  const story = prose.article(5, 60);
  const texts = Array.from({ length: 40 }, () => prose.article(4, 50));
  // A copy in each source, one of them edited, and a passage that travelled.
  const paragraph = prose.words(40).join(' ');
  texts[10] = story;
  texts[31] = prose.edited(story, 0.15);
  texts[4] = `${texts[4]}\n\n${paragraph}`;
  texts[25] = `${texts[25]}\n\n${paragraph}`;
  const plain = texts.map((text, i) => ({
    id: `a${String(i).padStart(2, '0')}`,
    text,
    source: i % 2 ? 'South' : 'North',
  }));
  const framed = plain.map((article, i) => {
    const own = lines[i % 2];
    if (!own || i >= share * plain.length) return article;
    const box = i % 4 < 2 ? `\n\n${own.box}` : '';
    const text = `${own.header}\n\n${article.text}${box}\n\n${own.footer}`;
    return { ...article, text };
  });
  return { plain, framed };
}

/** Clusters with their figures, and the words of passages. */
async function findingsOf(articles: Article[], options: Partial<ScanOptions> = {}) {
  const result = await scan(articles, options);
  const passages = result.passages.map(({ occurrences, boilerplate }) => ({
    boilerplate,
    words: occurrences.map(({ article, start, end }) => [
      article,
      result.textOf(article).slice(start, end),
    ]),
  }));
  return {
    clusters: result.clusters.map(({ canonical, members }) => [canonical, members]),
    passages: passages.filter((passage) => !passage.boilerplate).map(({ words }) => words),
    boilerplate: passages.filter((passage) => passage.boilerplate).map(({ words }) => words),
  };
}

describe('boilerplate', () => {
  test.each(['kernel', 'reference'] as const)(
    'of two sources changes no cluster, no figure and no passage (%s)',
    async (engine) => {
      const { plain, framed } = framedCorpus(1);
      const without = await findingsOf(plain, { engine });
      const within = await findingsOf(framed, { engine });
      expect(without.boilerplate).toEqual([]);
      expect(within.clusters).toEqual(without.clusters);
      expect(within.passages).toEqual(without.passages);
      expect(within.clusters).toHaveLength(1);
      expect(within.passages).toHaveLength(1);
    },
  );

  test('is reported as such, with every place', async () => {
    const { boilerplate } = await findingsOf(framedCorpus(2).framed);
    const articles = boilerplate.flatMap((places) => places.map(([article]) => article));
    expect(new Set(articles).size).toBe(40);
    for (const places of boilerplate) {
      expect(new Set(places.map(([, words]) => words?.slice(0, 5)))).toHaveProperty('size', 1);
    }
  });

  test('is not learned from a few articles: nine with one footer share a passage', async () => {
    const prose = new Prose(3);
    const footer = prose.words(20).join(' ');
    const articles = Array.from({ length: 9 }, (_, i) => ({
      id: `a${i}`,
      text: `${prose.article(3, 40)}\n\n${footer}`,
      source: 'North',
    }));
    const { passages, boilerplate } = await findingsOf(articles);
    expect(boilerplate).toEqual([]);
    expect(passages.map((places) => places.length)).toEqual([9]);
  });

  test('does not include text shared by versions of one story, in any number', async () => {
    const prose = new Prose(4);
    const story = prose.article(4, 60);
    const articles = Array.from({ length: 60 }, (_, i) => ({
      id: `a${String(i).padStart(2, '0')}`,
      text: prose.edited(story, 0.03),
      source: 'North',
    }));
    const { clusters, boilerplate } = await findingsOf(articles);
    expect(boilerplate).toEqual([]);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.[1]).toHaveLength(59);
  });

  test('of all sources is found by its share of all stories', async () => {
    const prose = new Prose(5);
    const notice = prose.words(30).join(' ');
    const articles = Array.from({ length: 80 }, (_, i) => ({
      id: `a${i}`,
      text: `${prose.article(3, 40)}\n\n${notice}`,
    }));
    const { passages, boilerplate } = await findingsOf(articles);
    expect(passages).toEqual([]);
    expect(boilerplate.map((places) => places.length)).toEqual([80]);
  });

  test('leaves identical articles at 1', async () => {
    const { framed } = framedCorpus(6);
    const twin = { ...framed[0], id: 'twin' } as Article;
    const result = await scan([...framed, twin]);
    const member = result.clusters.find(({ canonical }) => canonical === 'a00')?.members[0];
    expect(member).toMatchObject({ relation: 'identical', jaccard: 1, containment: 1, aligned: 1 });
  });

  test('stays in articles that consist of nothing else', async () => {
    const prose = new Prose(8);
    const [header = '', footer = ''] = [0, 1].map(() => prose.words(20).join(' '));
    const framed = Array.from({ length: 20 }, () => `${header} ${prose.article()} ${footer}`);
    const texts = [...framed, `${header} ${footer}`, `${footer} ${header}`];
    const articles = texts.map((text, i) => ({ id: `a${i + 10}`, text, source: 'North' }));
    const { boilerplate } = await findingsOf(articles);
    const expected = framed.map((_, i) => `a${i + 10}`);
    for (const [line, words] of [
      [header, boilerplate[0]],
      [footer, boilerplate[1]],
    ] as const) {
      expect(words).toEqual(expected.map((id) => [id, line]));
    }
    expect(boilerplate).toHaveLength(2);
  });
});

describe('--ignore', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'wirecopy-ignore-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('sets known lines aside, including edited copies, and gives their places', async () => {
    const prose = new Prose(7);
    const line = prose.words(24).join(' ');
    const file = path.join(folder, 'known.txt');
    writeFileSync(file, `${prose.words(9).join(' ')}\n\n${line}\n`);
    const edited = line.split(' ').with(5, 'another').with(15, 'thing').join(' ');
    const texts = [line, line, edited].map((own) => `${prose.article(2, 50)}\n\n${own}`);
    const articles = texts.map((text, i) => ({ id: `a${i}`, text }));
    expect((await findingsOf(articles)).passages).toHaveLength(1);
    const { passages, boilerplate } = await findingsOf(articles, { ignore: file });
    expect(passages).toEqual([]);
    expect(boilerplate).toEqual([
      [
        ['a0', line],
        ['a1', line],
      ],
    ]);
  });

  test('names a missing file, and the scan goes on', async () => {
    const result = await scan([{ id: 'a', text: 'one two three' }], {
      ignore: path.join(folder, 'none.txt'),
    });
    expect(result.articles).toHaveLength(1);
    expect(result.skipped).toMatchObject([{ reason: 'missing' }]);
  });
});

describe('stubs', () => {
  const wall = (i: number) =>
    `Page ${i} is for subscribers only, log in or subscribe to read it now.`;

  test('are many short copies from one source', async () => {
    const articles = Array.from({ length: 6 }, (_, i) => ({
      id: `a${i}`,
      text: wall(i),
      source: 'North',
    }));
    const { clusters } = await scan(articles);
    expect(clusters.map(({ stub }) => stub)).toEqual([true]);
  });

  test('do not include a brief that an agency sent to many', async () => {
    const brief = 'MINSK (Reuters) - Thousands marched through the city on Sunday, police said.';
    const articles = Array.from({ length: 6 }, (_, i) => ({
      id: `a${i}`,
      text: brief,
      source: `Paper ${i}`,
    }));
    const { clusters } = await scan(articles);
    expect(clusters.map(({ stub }) => stub)).toEqual([false]);
  });

  test('are not recognised by source if it is unknown', async () => {
    const articles = Array.from({ length: 6 }, (_, i) => ({ id: `a${i}`, text: wall(i) }));
    const { clusters } = await scan(articles);
    expect(clusters.map(({ stub }) => stub)).toEqual([false]);
  });
});

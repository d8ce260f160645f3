import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ScanResult, scan } from '../../src/index.js';
import { articlesOf, cases, Prose } from '../fixtures/articles.js';

/** All findings, without the numbers of clusters and passages. */
const findings = ({ articles, clusters, passages, repeats }: ScanResult) => ({
  articles: articles.map(({ cluster, ...article }) => ({
    ...article,
    isClustered: cluster !== null,
  })),
  clusters: clusters.map(({ id, ...cluster }) => ({ ...cluster, isNumbered: id.startsWith('c') })),
  passages: passages.map(({ id, ...passage }) => ({ ...passage, isNumbered: id.startsWith('p') })),
  repeats,
});

describe('the findings of a scan', () => {
  test('do not change when an article is added that shares nothing with the others', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const articles = prose.corpus();
        const other = { id: prose.pick(['a', 'n00003b', 'z']), text: prose.article(5) };
        const alone = findings(await scan(articles));
        const among = findings(await scan([other, ...articles]));
        const isNot = (article: { id: string }) => article.id !== other.id;
        expect({ ...among, articles: among.articles.filter(isNot) }).toEqual(alone);
      }),
      cases(12),
    );
  });

  test('of one kind are the same if only that kind is requested', async () => {
    const articles = new Prose(1).corpus();
    const all = await scan(articles);
    expect(all.repeats.length * all.passages.length * all.clusters.length).toBeGreaterThan(0);
    const documents = await scan(articles, { only: 'documents' });
    expect(documents.clusters).toEqual(all.clusters);
    expect([documents.passages, documents.repeats]).toEqual([[], []]);
    const repeats = await scan(articles, { only: 'repeats' });
    expect(repeats.repeats).toEqual(all.repeats);
    expect([repeats.passages, repeats.clusters]).toEqual([[], []]);
    const passages = await scan(articles, { only: 'passages' });
    expect([passages.repeats, passages.clusters]).toEqual([[], []]);
    expect(passages.passages.length).toBeGreaterThanOrEqual(all.passages.length);
  });

  test('are the same with the reference engine', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const articles = prose.corpus();
        const kernel = await scan(articles);
        const reference = await scan(articles, { engine: 'reference' });
        expect(findings(reference)).toEqual(findings(kernel));
        expect(reference.summary.digest).toBe(kernel.summary.digest);
      }),
      cases(6),
    );
  });

  test('are the same with the reference engine on text of few words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const words = prose.words(6);
        const texts = Array.from({ length: 12 }, () =>
          Array.from({ length: prose.below(120) }, () => prose.pick(words)).join(' '),
        );
        const kernel = await scan(articlesOf(texts));
        const reference = await scan(articlesOf(texts), { engine: 'reference' });
        const { passages, repeats } = findings(reference);
        expect({ passages, repeats }).toEqual({
          passages: findings(kernel).passages,
          repeats: findings(kernel).repeats,
        });
      }),
      cases(10),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { collectCorpus } from '../../benchmarks/corpora/generator.js';
import { compare, scan } from '../../src/index.js';
import { tiesToCentre } from '../fixtures/results.js';

/**
 * Earlier, the share of a pair counted only the fingerprints by which the pair was linked. If
 * several copies share a text, links are divided between them: edited copies were missed, and
 * `aligned` was too low.
 */
describe('the aligned share of two copies', () => {
  const { articles, truth } = collectCorpus({ articles: 600, seed: 2, boilerplate: false });
  const articleOf = new Map(articles.map((article) => [article.id, article]));
  const found = scan(articles);

  test('covers everything they share, for any number of other texts that share it too', async () => {
    const { clusters } = await found;
    const members = clusters.flatMap((cluster) =>
      tiesToCentre(cluster).map((tie) => ({ centre: cluster.centre, ...tie })),
    );
    expect(members.length).toBeGreaterThan(100);
    for (const { centre, article, aligned } of members) {
      const pair = [articleOf.get(centre)!, articleOf.get(article)!];
      const [first, second] = pair.sort((x, y) => (x.date < y.date ? -1 : 1));
      // A comparison looks at every sentence, and may find a little more.
      const compared = compare(first!.text, second!.text).aligned;
      expect(aligned).toBeGreaterThan(compared - 0.05);
      expect(aligned).toBeLessThan(compared + 0.02);
    }
  });

  test('joins every copy that a comparison with its base confirms', async () => {
    const { clusters } = await found;
    const clusterOf = new Map(
      clusters.flatMap(({ id, canonical, members: list }) =>
        [canonical, ...list.map(({ article }) => article)].map((article) => [article, id]),
      ),
    );
    for (const { base, copies } of truth.clusters) {
      for (const { article } of copies) {
        const { relation } = compare(articleOf.get(base)!.text, articleOf.get(article)!.text);
        if (relation !== null) expect(clusterOf.get(article), article).toBe(clusterOf.get(base));
      }
    }
  });
});

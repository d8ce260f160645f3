import { expect, test } from 'vitest';
import { generateCorpus } from '../../benchmarks/corpora/generator.js';
import { openIndex, scan } from '../../src/index.js';

/** The pairs of articles within groups. */
function pairsOf(groups: Iterable<readonly string[]>): Set<string> {
  const pairs = new Set<string>();
  for (const ids of groups) {
    const sorted = [...ids].sort();
    for (const [i, a] of sorted.entries())
      for (const b of sorted.slice(i + 1)) pairs.add(`${a} ${b}`);
  }
  return pairs;
}

test('a stream joins nearly all pairs that a scan joins, and no others', async () => {
  const articles = [...generateCorpus({ articles: 4000, seed: 1, boilerplate: false })];
  const { clusters } = await scan(articles, { workers: 1 });
  const ofScan = pairsOf(
    clusters.map(({ canonical, members }) => [canonical, ...members.map(({ article }) => article)]),
  );

  const index = await openIndex(null);
  const canonical = new Map<string, string[]>();
  for await (const { article, answer } of index.answers(articles)) {
    const group = canonical.get(answer.canonical) ?? [];
    canonical.set(answer.canonical, [...group, article.id]);
  }
  const ofStream = pairsOf(canonical.values());

  // The first of a cluster is compared with, not its centre, which a stream cannot know yet.
  const shared = [...ofScan].filter((pair) => ofStream.has(pair)).length;
  expect(ofScan.size).toBeGreaterThan(800);
  expect(shared).toBeGreaterThanOrEqual(0.98 * ofScan.size);
  expect([...ofStream].filter((pair) => !ofScan.has(pair))).toEqual([]);
});

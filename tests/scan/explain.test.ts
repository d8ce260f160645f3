import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCorpus } from '../../benchmarks/corpora/generator.js';
import { UsageError } from '../../src/errors.js';
import type { Article } from '../../src/index.js';
import { explain } from '../../src/scan/explain.js';
import { scan } from '../../src/scan/scan.js';
import { tiesToCentre } from '../fixtures/results.js';

/** Copies of all kinds, passages and unrelated articles. */
function makeArticles(): Article[] {
  return [...generateCorpus({ articles: 60, seed: 3, boilerplate: true })];
}

const words = (count: number, from: number) =>
  Array.from({ length: count }, (_, i) => `w${(from + i) * 7919}`).join(' ');

const isPassage = ({ rule }: { rule: string }) => rule === 'exact-run' || rule === 'edited-copy';

describe('explain', () => {
  const articles = makeArticles();

  test('gives the figures that the scan reports, for every member of every cluster', async () => {
    const { clusters } = await scan(articles);
    expect(clusters.length).toBeGreaterThan(3);
    for (const cluster of clusters) {
      const { id, canonical, centre } = cluster;
      for (const { article, relation, ...figures } of tiesToCentre(cluster)) {
        const { jaccard, containment, contains, aligned } = figures;
        const told = await explain(articles, article, centre);
        expect(told.verdict).toBe('copies');
        expect(told.a).toMatchObject({ id: article, cluster: id, canonical, centre, relation });
        expect(told.b).toMatchObject({ id: centre, cluster: id, canonical, relation: 'centre' });
        const { similarity } = told;
        expect([similarity.jaccard, similarity.aInB, similarity.bInA, told.aligned]).toEqual([
          jaccard,
          containment,
          contains,
          aligned,
        ]);
        const holding = told.rules.find((rule) => rule.holds && rule.figure !== 'bInA');
        if (!told.isSameText) expect(holding?.relation).toBe(relation);
      }
    }
  });

  test('aligns the passages that the scan reports', async () => {
    const { passages } = await scan(articles);
    const pairs = passages.filter(
      ({ boilerplate, occurrences }) => !boilerplate && occurrences.length === 2,
    );
    expect(pairs.length).toBeGreaterThan(2);
    for (const { occurrences } of pairs) {
      const [first, second] = occurrences;
      const told = await explain(articles, first!.article, second!.article);
      expect(told.alignments.filter(isPassage)).toContainEqual(
        expect.objectContaining({
          a: { start: first!.start, end: first!.end },
          b: { start: second!.start, end: second!.end },
        }),
      );
    }
  });

  test('of b and a agrees with a and b', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(59), fc.nat(59), async (i, j) => {
        if (i === j) return;
        const [one, other] = [articles[i]!.id, articles[j]!.id];
        const told = await explain(articles, one, other);
        const turned = await explain(articles, other, one);
        expect(turned.a).toEqual(told.b);
        expect(turned.similarity).toEqual({
          ...told.similarity,
          aInB: told.similarity.bInA,
          bInA: told.similarity.aInB,
        });
        expect([turned.bands, turned.aligned, turned.verdict]).toEqual([
          told.bands,
          told.aligned,
          told.verdict,
        ]);
        const swap = told.alignments.map(({ a, b, ...rest }) => ({ ...rest, a: b, b: a }));
        expect(
          new Set(turned.alignments.map((x) => JSON.stringify(x, Object.keys(x).sort()))),
        ).toEqual(new Set(swap.map((x) => JSON.stringify(x, Object.keys(x).sort()))));
        const { shared, linked, common, boilerplate, elsewhere } = told.fingerprints;
        expect(linked + common + boilerplate + elsewhere).toBe(shared);
      }),
      { numRuns: 15 },
    );
  });

  test('reports boilerplate that was set aside, and fingerprints in it', async () => {
    const notice = words(40, 5000);
    const sites = Array.from({ length: 60 }, (_, i) => ({
      id: `${String(i).padStart(2, '0')}`,
      text: `${words(80, i * 100)} ${notice}`,
      source: 'one',
    }));
    const told = await explain(sites, '03', '47');
    expect([told.a.setAside, told.b.setAside]).toEqual([40, 40]);
    expect(told.fingerprints.boilerplate).toBe(told.fingerprints.shared);
    expect(told.fingerprints.shared).toBeGreaterThan(0);
    expect(told.similarity.wholeJaccard).toBeGreaterThan(told.similarity.jaccard);
    expect(told).toMatchObject({ verdict: 'apart', alignments: [], aligned: 0 });
  });

  test('says that two copies of a third are in one cluster through it', async () => {
    const base = words(300, 0);
    const part = (from: number) =>
      base
        .split(' ')
        .slice(from, from + 175)
        .join(' ');
    const three = [
      { id: 'a', text: part(0) },
      { id: 'b', text: part(125) },
      { id: 'c', text: base },
    ];
    const told = await explain(three, 'a', 'b');
    expect(told).toMatchObject({
      verdict: 'one-cluster',
      isNominated: false,
      a: { canonical: 'c', centre: 'c', relation: 'near-duplicate', through: null },
    });
    expect(told.sentence).toBe(
      'One cluster, but no copies of each other: both are copies of its centre, c.',
    );
  });

  test('names the article through which a cluster reached one of many versions', async () => {
    // The later a version is, the less it has of its own: the last one is most like all others.
    const versions = Array.from({ length: 60 }, (_, i) => ({
      id: `v${String(i).padStart(2, '0')}`,
      text: `${words(200, 0)} ${words(59 - i, 10_000 + 100 * i)}`,
    }));
    // Large buckets are stars: the last text is compared with the first ones, not with its
    // neighbours.
    const told = await explain(versions, 'v50', 'v59');
    expect(told.b).toMatchObject({ canonical: 'v00', centre: 'v59', relation: 'centre' });
    expect(told).toMatchObject({ verdict: 'copies', isNominated: false, b: { through: null } });
    expect(told.a).toMatchObject({ centre: 'v59', through: 'v00' });
    const direct = await explain(versions, 'v00', 'v59');
    expect(direct).toMatchObject({ isNominated: true, a: { through: null } });
  });

  test('names the rule that kept a span from being a passage', async () => {
    const pair = [
      { id: 'a', text: `${words(50, 0)} ${words(11, 900)} ${words(50, 100)}` },
      { id: 'b', text: `${words(50, 200)} ${words(11, 900)} ${words(50, 300)}` },
    ];
    const told = await explain(pair, 'a', 'b');
    expect(told.alignments).toMatchObject([
      { matches: 11, longestRun: 11, identity: 1, rule: 'too-few-matches' },
    ]);
    expect(told.verdict).toBe('apart');
    const looser = await explain(pair, 'a', 'b', { minPassage: 11 });
    expect(looser.alignments).toMatchObject([{ rule: 'exact-run' }]);
    expect(looser.verdict).toBe('shared-passages');
  });

  test('an article without words, or with the words of another, has its figures too', async () => {
    const some = [
      { id: 'empty', text: ' – ' },
      { id: 'full', text: words(30, 0) },
      { id: 'same', text: words(30, 0).toUpperCase() },
    ];
    const none = await explain(some, 'empty', 'full');
    expect(none).toMatchObject({ verdict: 'apart', a: { words: 0 }, isSameText: false });
    expect(none.rules.some((rule) => rule.holds)).toBe(false);
    const same = await explain(some, 'full', 'same');
    expect(same).toMatchObject({ verdict: 'copies', isSameText: true, aligned: 1 });
    expect(same.bands.hit).toBe(same.bands.of);
  });

  test('the S-curve matches the similarity', async () => {
    const pair = [
      { id: 'a', text: words(100, 0) },
      { id: 'b', text: words(100, 50) },
    ];
    const { bands, similarity } = await explain(pair, 'a', 'b');
    const expected = 1 - (1 - similarity.wholeJaccard ** bands.rows) ** bands.of;
    expect(bands.probability).toBeCloseTo(expected, 2);
  });

  test('the reference engine agrees, except for signatures', async () => {
    const few = articles.slice(0, 12);
    const [one, other] = [few[0]!.id, few[7]!.id];
    const told = await explain(few, one, other);
    const slow = await explain(few, one, other, { engine: 'reference' });
    const aside = { estimate: 0, bands: 0 };
    const strip = ({ bands: _, similarity, ...rest }: typeof told) => ({
      ...rest,
      similarity: { ...similarity, ...aside },
    });
    expect(strip(slow)).toEqual(strip(told));
  });

  test('refuses unknown articles, the same article twice, and wrong options', async () => {
    const ask = (a: string, b: string, options = {}) => explain(articles, a, b, options);
    const id = articles[0]!.id;
    await expect(ask('gone', id)).rejects.toThrow(/^there is no article "gone": the scan has 60/);
    await expect(ask(id, id)).rejects.toThrow(UsageError);
    await expect(ask(id, 'x', { threshold: 2 })).rejects.toThrow(/^--threshold takes/);
    await expect(explain([], 'a', 'b')).rejects.toThrow(
      'there is no article "a": nothing was read',
    );
  });
});

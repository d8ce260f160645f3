import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Article, type KeepPolicy, type ScanResult, scan } from '../../src/index.js';
import { articlesOf, cases, cutTo, nameOf, Prose, tokensOf } from '../fixtures/articles.js';
import { cpuTime } from '../fixtures/cpu-time.js';
import { clusterIds, ndjson, tiesToCentre } from '../fixtures/results.js';
import { containment, jaccard, shingleSet } from '../oracles/jaccard.js';

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;

/** The possible ids of the copies of an article, the n-th one. */
const names = (count: number) => Array.from({ length: count }, (_, i) => nameOf(i));

describe('clusters', () => {
  test('and all other findings do not depend on the order of the input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const articles: Article[] = prose.corpus().map((article) => ({
          ...article,
          ...(prose.below(2) === 0 ? { date: `2024-01-0${1 + prose.below(9)}` } : {}),
        }));
        const expected = ndjson(await scan(articles));
        expect(ndjson(await scan(prose.shuffled(articles)))).toBe(expected);
      }),
      cases(12),
    );
  });

  test('hold only copies of their centre, by figures that an oracle confirms', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const articles = new Prose(seed).corpus();
        const { clusters } = await scan(articles);
        const tokens = new Map(articles.map(({ id, text }) => [id, tokensOf(text)]));
        const shingles = (id: string) => shingleSet(tokens.get(id) ?? [], 5);
        expect(clusters.length).toBeGreaterThan(0);
        for (const cluster of clusters) {
          const { centre } = cluster;
          for (const { article, relation, ...figures } of tiesToCentre(cluster)) {
            const [own, other] = [shingles(article), shingles(centre)];
            expect(figures.jaccard).toBe(rounded(jaccard(own, other)));
            expect(figures.containment).toBe(rounded(containment(own, other)));
            expect(figures.contains).toBe(rounded(containment(other, own)));
            const isSame = tokens.get(article)?.join(' ') === tokens.get(centre)?.join(' ');
            const expected = isSame
              ? articles.find(({ id }) => id === article)?.text ===
                articles.find(({ id }) => id === centre)?.text
                ? 'identical'
                : 'same-text'
              : figures.jaccard >= 0.5
                ? 'near-duplicate'
                : figures.containment >= 0.8
                  ? 'contained'
                  : figures.aligned >= 0.7
                    ? 'edited'
                    : 'none';
            expect(relation).toBe(expected);
          }
        }
      }),
      cases(12),
    );
  });

  test.each([30, 100])('hold all of %i edited copies of one story', async (count) => {
    const prose = new Prose(count);
    const story = prose.article(4, 60);
    const copies = Array.from({ length: count }, () => prose.edited(story, 0.05));
    const result = await scan(articlesOf([story, ...copies]));
    expect(clusterIds(result).map((ids) => ids.length)).toEqual([count + 1]);
  });

  test.each([8, 30, 100])(
    'hold nine in ten of %i copies with a fifth of the words changed',
    async (count) => {
      const prose = new Prose(count);
      const story = prose.article(4, 80);
      const copies = Array.from({ length: count }, () => prose.edited(story, 0.2));
      // The original is the earliest, and so the canonical article.
      const articles = articlesOf([story, ...copies]).map((article, i) => ({
        ...article,
        date: new Date(1e12 + i * 1e6).toISOString(),
      }));
      const [first = []] = clusterIds(await scan(articles));
      expect(first[0]).toBe(nameOf(0));
      expect(first.length).toBeGreaterThan(0.9 * count);
    },
  );

  test('of hundreds of identical articles are one, without passages', async () => {
    const prose = new Prose(7);
    const text = prose.article();
    const articles = articlesOf([...Array(500).fill(text), prose.article()]);
    const result = await scan(prose.shuffled(articles));
    expect(clusterIds(result)).toEqual([names(500)]);
    expect(new Set(result.clusters[0]?.members.map((member) => member.relation))).toEqual(
      new Set(['identical']),
    );
    expect(result.passages).toEqual([]);
  });

  test('of identical articles cost time linear in their number', async () => {
    const text = new Prose(8).article(2);
    const time = async (count: number) => {
      const articles = articlesOf(Array(count).fill(text));
      const before = cpuTime();
      await scan(articles);
      return cpuTime() - before;
    };
    await time(2000);
    const [few, many] = [await time(2000), await time(16_000)];
    // There are eight times the articles; at quadratic cost they would take 64 times as long.
    expect(many).toBeLessThan(24 * Math.max(few, 20));
  });

  test('of nearly identical articles are one, with any of them kept', async () => {
    const prose = new Prose(9);
    const story = prose.article(3);
    const articles = Array.from({ length: 60 }, (_, i) => ({
      id: nameOf(i),
      text: `${prose.edited(story, 0.03)} ${prose.words(prose.below(12)).join(' ')}`,
      date: `2024-02-${10 + prose.below(15)}`,
    }));
    for (const keep of ['earliest', 'latest', 'longest', 'shortest'] as const) {
      const { clusters } = await scan(articles, { keep: [keep] });
      expect(clusters.map(({ members }) => members.length)).toEqual([59]);
    }
  });
});

describe('the canonical article', () => {
  const prose = new Prose(10);
  const story = prose.article(4, 60);
  const longer = `${story} ${prose.words(9).join(' ')}`;
  const canonicalOf = async (articles: Article[], keep?: KeepPolicy[]) => {
    const result: ScanResult = await scan(articles, keep ? { keep } : {});
    expect(result.clusters).toHaveLength(1);
    return result.clusters[0]?.canonical;
  };
  const articles: Article[] = [
    { id: 'a', text: story, source: 'Daily' },
    { id: 'b', text: prose.edited(longer, 0.02), date: '2024-05-02', source: 'Reuters' },
    { id: 'c', text: prose.edited(longer, 0.02), date: '2024-05-01T10:00Z' },
    {
      id: 'd',
      text: `${prose.edited(longer, 0.02)} ${prose.words(5).join(' ')}`,
      date: '2024-05-03',
    },
  ];

  test.each<[KeepPolicy[], string]>([
    [['earliest'], 'c'],
    [['latest'], 'd'],
    [['longest'], 'd'],
    [['source:reuters'], 'b'],
    [['source:nobody', 'earliest'], 'c'],
    [['source:reuters', 'latest'], 'b'],
  ])('follows the policies %j', async (keep, expected) => {
    expect(await canonicalOf(articles, keep)).toBe(expected);
    expect(await canonicalOf([...articles].reverse(), keep)).toBe(expected);
  });

  test('of articles with the same text follows the policies too', async () => {
    const same = articles.map((article) => ({ ...article, text: story }));
    expect(await canonicalOf(same, ['earliest'])).toBe('c');
    expect(await canonicalOf(same, ['latest'])).toBe('d');
    expect(await canonicalOf(same, ['longest'])).toBe('a');
  });

  test.each([0.3, 0.6, 0.75])(
    'of a story and its cut to %d of it is the kept one',
    async (share) => {
      const cut = { id: 'cut', text: cutTo(story, share), date: '2024-01-01' };
      const whole = { id: 'whole', text: story, date: '2024-01-02' };
      expect(await canonicalOf([cut, whole])).toBe('cut');
      expect(await canonicalOf([cut, whole], ['shortest'])).toBe('cut');
      expect(await canonicalOf([cut, whole], ['latest'])).toBe('whole');
      expect(await canonicalOf([cut, whole], ['longest'])).toBe('whole');
    },
  );

  test('is chosen by each policy among members that are the same for all policies and dates', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const made = new Prose(seed);
        const dated = made.corpus().map((article) => ({
          ...article,
          source: made.pick(['Daily', 'Post', 'Reuters']),
          ...(made.below(4) > 0 ? { date: `2024-01-0${1 + made.below(9)}` } : {}),
        }));
        const undated = dated.map(({ date: _, ...article }) => article);
        const expected = memberships(await scan(undated));
        for (const [keep, isBefore] of KEPT_FIRST) {
          const result = await scan(dated, { keep: [keep] });
          expect(memberships(result)).toEqual(expected);
          for (const { canonical, members } of result.clusters) {
            const [own, ...others] = [canonical, ...members.map(({ article }) => article)].map(
              (id) => dated.find((article) => article.id === id) as Article,
            );
            for (const other of others) expect(isBefore(other, own as Article)).toBe(false);
          }
        }
      }),
      cases(8),
    );
  });
});

const datesOf = (...articles: Article[]) => articles.map(({ date = '' }) => date);
const lengthsOf = (...articles: Article[]) => articles.map(({ text }) => tokensOf(text).length);

/** Whether a policy prefers the first of two articles. */
const KEPT_FIRST: [KeepPolicy, (one: Article, other: Article) => boolean][] = [
  [
    'earliest',
    (...both) => {
      const [one = '', other = ''] = datesOf(...both);
      return one !== '' && (other === '' || one < other);
    },
  ],
  [
    'latest',
    (...both) => {
      const [one = '', other = ''] = datesOf(...both);
      return one !== '' && (other === '' || one > other);
    },
  ],
  [
    'longest',
    (...both) => {
      const [one = 0, other = 0] = lengthsOf(...both);
      return one > other;
    },
  ],
  [
    'shortest',
    (...both) => {
      const [one = 0, other = 0] = lengthsOf(...both);
      return one < other;
    },
  ],
  ['source:reuters', (one, other) => one.source === 'Reuters' && other.source !== 'Reuters'],
];

/** The articles of each cluster, with any canonical one. */
function memberships(result: ScanResult): string[] {
  return clusterIds(result)
    .map((ids) => ids.sort().join(' '))
    .sort();
}

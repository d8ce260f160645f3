/**
 * Features of real archives that the kind generator lacks: dates without meaning, copies that are
 * earlier than their base, forms filled in anew, paywalls, whole pages of one site, roundups.
 */
import type { ClusterRecord } from 'wirecopy';
import { collectCorpus } from '../corpora/generator.js';
import {
  makeUnkindCorpus,
  type UnkindOptions,
  type UnkindTruth,
} from '../corpora/unkind/corpus.js';
import { scatterDate } from '../corpora/unkind/pieces.js';
import { scan } from './checked-scan.js';
import { type FoundCluster, scoreClusters } from './score.js';
import type { Row } from './table.js';

/** The share of the kind corpus's articles that the stories of an unkind corpus have. */
const SHARE = 0.2;

/** Scores unkind corpora made by a seed, in proportion to the articles of the kind one. */
export async function measureUnkind(articles: number, seed: number): Promise<Row[]> {
  const size = Math.ceil(articles * SHARE);
  const variants: [name: string, options: UnkindOptions][] = [
    ['unkind', { articles: size, seed, boilerplate: false, sources: 'outlets' }],
    ['unkind, boilerplate', { articles: size, seed, boilerplate: true, sources: 'outlets' }],
    ['unkind, one folder', { articles: size, seed, boilerplate: false, sources: 'folder' }],
  ];
  const rows = [
    ...(await scoreScattered('synthetic, any dates', articles, seed, false)),
    ...(await scoreScattered('synthetic, any dates, boilerplate', articles, seed, true)),
  ];
  for (const [name, options] of variants) rows.push(...(await scoreUnkind(name, options)));
  return rows;
}

/** The kind corpus with random and missing dates. */
async function scoreScattered(
  corpus: string,
  count: number,
  seed: number,
  boilerplate: boolean,
): Promise<Row[]> {
  const { articles, truth } = collectCorpus({ articles: count, seed, boilerplate });
  const undated = articles.map(({ date: _, ...article }, i) => {
    const date = scatterDate(seed, i);
    return date === null ? article : { ...article, date };
  });
  const { clusters } = await scan(undated);
  return clusterRows(corpus, scoreClusters(copyClusters(clusters), truth.clusters));
}

async function scoreUnkind(corpus: string, options: UnkindOptions): Promise<Row[]> {
  const { articles, truth } = makeUnkindCorpus(options);
  const { clusters } = await scan(articles);
  const found = copyClusters(clusters);
  const home = new Home(found);
  const rows = [
    ...clusterRows(corpus, scoreStories(found, truth)),
    ...formRows(corpus, home, truth),
    ...roundupRows(corpus, home, truth),
  ];
  // Without sources, nothing shows which pages are of one site.
  return options.sources === 'folder' ? rows : [...rows, ...siteRows(corpus, home, truth)];
}

/** The clusters of copies, without stubs and reports of one form. */
function copyClusters(clusters: readonly ClusterRecord[]): FoundCluster[] {
  return clusters
    .filter(({ stub }) => !stub)
    .map(({ canonical, members }) => ({
      canonical,
      members: members.filter(({ relation }) => (relation as string) !== 'same-form'),
    }));
}

/** Knows which articles are called copies of one story. */
class Home {
  readonly #clusterOf = new Map<string, string[]>();

  constructor(clusters: readonly FoundCluster[]) {
    for (const { canonical, members } of clusters) {
      const ids = [canonical, ...members.map(({ article }) => article)];
      for (const id of ids) this.#clusterOf.set(id, ids);
    }
  }

  /** The other articles in the cluster of an article. */
  fellows(id: string): string[] {
    return (this.#clusterOf.get(id) ?? []).filter((other) => other !== id);
  }

  areTogether(one: string, other: string): boolean {
    return this.#clusterOf.get(one)?.includes(other) ?? false;
  }
}

/**
 * Pairs of stories. Articles that are not stories are scored separately, and a roundup belongs to
 * all its stories.
 */
function scoreStories(found: readonly FoundCluster[], { stories }: UnkindTruth) {
  const own = new Set(
    stories.flatMap(({ base, copies }) => [base, ...copies.map((c) => c.article)]),
  );
  const ofStories = found.flatMap(({ canonical, members }) => {
    const ids = [canonical, ...members.map(({ article }) => article)].filter((id) => own.has(id));
    const [first, ...others] = ids;
    if (first === undefined || others.length === 0) return [];
    return [{ canonical: first, members: others.map((article) => ({ article })) }];
  });
  return scoreClusters(ofStories, stories);
}

function clusterRows(
  corpus: string,
  { recall, precision, recallByKind }: ReturnType<typeof scoreStories>,
): Row[] {
  const row = (what: string, figure: number, least: number): Row => ({
    corpus,
    what: `clusters: ${what}`,
    figure,
    target: { least },
  });
  return [
    row('recall of pairs', recall, 0.995),
    row('precision of pairs', precision, 0.995),
    ...Object.entries(recallByKind).map(([kind, share]) => row(`recall of ${kind}`, share, 0.98)),
  ];
}

function formRows(corpus: string, home: Home, { forms }: UnkindTruth): Row[] {
  const joined: string[] = [];
  const lost: string[] = [];
  let filled = 0;
  let corrected = 0;
  for (const { kind, language, fillings, corrections } of forms) {
    const originalOf = new Map(corrections.map((one) => [one.corrected, one.original]));
    const all = [...fillings, ...originalOf.keys()];
    filled += all.length;
    corrected += corrections.length;
    const factsOf = (id: string): string => originalOf.get(id) ?? id;
    for (const id of all) {
      const stranger = home.fellows(id).find((other) => factsOf(other) !== factsOf(id));
      if (stranger !== undefined) joined.push(`${kind} ${language}: ${id} with ${stranger}`);
    }
    for (const one of corrections) {
      if (home.areTogether(one.original, one.corrected)) continue;
      lost.push(`${kind} ${language}, ${one.kind}: ${one.original} and ${one.corrected}`);
    }
  }
  return [
    {
      corpus,
      what: 'forms filled in anew and joined as copies',
      figure: joined.length / filled,
      target: { most: 0.03 },
      misses: joined,
    },
    {
      corpus,
      what: 'forms: true corrections kept together',
      figure: 1 - lost.length / corrected,
      target: { least: 0.98 },
      misses: lost,
    },
  ];
}

function roundupRows(corpus: string, home: Home, { roundups, stories }: UnkindTruth): Row[] {
  const storyOf = new Map<string, string>();
  for (const { base, copies } of stories) {
    for (const id of [base, ...copies.map(({ article }) => article)]) storyOf.set(id, base);
  }
  const joining = roundups.filter(({ article }) => {
    const told = home.fellows(article).map((id) => storyOf.get(id) ?? id);
    return new Set(told).size > 1;
  });
  return [
    {
      corpus,
      what: 'roundups that make one story of several',
      figure: joining.length,
      target: { most: 0 },
      misses: joining.map(({ article }) => article),
    },
  ];
}

function siteRows(corpus: string, home: Home, { shells, sites }: UnkindTruth): Row[] {
  const count = (what: string, misses: string[]): Row => ({
    corpus,
    what,
    figure: misses.length,
    target: { most: 0 },
    misses,
  });
  const bodies = sites.flatMap((site) => site.bodies);
  const bodyOf = new Map(bodies.map(({ page, body }) => [page, body]));
  const strangersTo = (page: string): string[] =>
    home.fellows(page).filter((other) => other !== bodyOf.get(page));
  const joined = (pages: readonly string[]): string[] =>
    pages.filter((page) => strangersTo(page).length > 0);
  const lost = bodies.filter(({ page, body }) => !home.areTogether(page, body));
  return [
    count(
      'shells called copies',
      shells.flatMap(({ pages }) => joined(pages)),
    ),
    count(
      'whole pages of one site called copies',
      sites.flatMap(({ pages }) => joined(pages)),
    ),
    {
      corpus,
      what: 'whole pages joined with their bodies',
      figure: 1 - lost.length / bodies.length,
      target: { least: 0.98 },
      misses: lost.map(({ page, body }) => `${page} ${body}`),
    },
  ];
}

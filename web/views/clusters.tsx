/** The clusters of copies, the widest reach first. */
import { useMemo } from 'preact/hooks';
import { NONE } from '../../src/report/page/data.js';
import { filtersOf, isFiltered, passingGroups, usePassing } from '../data/filters.js';
import type { Results } from '../data/results.js';
import { changeSettings, linkTo, type Route } from '../data/route.js';
import { counted, dayOf, RELATION_WORDS } from '../data/words.js';
import { Share } from '../parts/bars.js';
import { FilterBar } from '../parts/filter-bar.js';
import { VirtualList } from '../parts/virtual-list.js';

const ORDERS = { reach: 'widest reach', size: 'most articles', newest: 'newest' } as const;

/** The clusters by the number of their sources, then by articles. */
export function clustersByReach(results: Results): number[] {
  const { articles } = results.index.clusters;
  const reach = articles.map((list) => results.reachOf(list));
  return [...articles.keys()].sort(
    (a, b) => reach[b]! - reach[a]! || articles[b]!.length - articles[a]!.length || a - b,
  );
}

/** The list, its filters and its order. */
export function Clusters({ results, route }: { results: Results; route: Route }) {
  const filters = filtersOf(route);
  const passes = usePassing(results, filters);
  const order = route.settings.get('order') ?? 'reach';
  const sorted = useMemo(() => sortedBy(order, results), [order]);
  const { articles, relations } = results.index.clusters;
  const wanted = results.index.relations.indexOf(filters.relation);
  const passing = new Set(passingGroups(articles, passes));
  const shown = sorted.filter(
    (cluster) => passing.has(cluster) && (wanted === NONE || relations[cluster]!.includes(wanted)),
  );
  return (
    <>
      <h1>Clusters of copies</h1>
      <FilterBar
        results={results}
        route={route}
        offered={['source', 'agency', 'relation', 'from', 'to']}
      />
      <div class="above-list">
        <p role="status">
          {counted(shown.length, 'cluster')}
          {isFiltered(filters) && ` of ${articles.length.toLocaleString('en')}`}
        </p>
        <label class="order">
          <span>Order</span>
          <select
            value={order}
            onChange={(event) => changeSettings(route, { order: event.currentTarget.value })}
          >
            {Object.entries(ORDERS).map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length === 0 && <p class="nothing">No cluster passes these filters.</p>}
      <VirtualList count={shown.length} estimate={86} label="Clusters of copies">
        {(item) => <ClusterItem results={results} cluster={shown[item]!} />}
      </VirtualList>
    </>
  );
}

function sortedBy(order: string, results: Results): number[] {
  const byReach = clustersByReach(results);
  const { articles } = results.index.clusters;
  if (order === 'size') return byReach.sort((a, b) => articles[b]!.length - articles[a]!.length);
  if (order !== 'newest') return byReach;
  const { date } = results.index.articles;
  const newest = articles.map((list) => Math.max(...list.map((article) => date[article] ?? NONE)));
  return byReach.sort((a, b) => newest[b]! - newest[a]!);
}

/** A cluster in a list: its title, its reach, its time, and the relations of its articles. */
export function ClusterItem({ results, cluster }: { results: Results; cluster: number }) {
  const { clusters } = results.index;
  const articles = clusters.articles[cluster] ?? [];
  const face = results.faceOf(cluster);
  const agency = results.agencyOf(cluster);
  const uncredited = clusters.uncredited[cluster]?.length ?? 0;
  return (
    <div class="item">
      <div class="reach" aria-hidden="true">
        <b>{results.reachOf(articles)}</b>
      </div>
      <div>
        <a class="title" href={linkTo('cluster', `c${cluster + 1}`)} dir="auto">
          <bdi>{results.nameOf(face)}</bdi>
        </a>
        <p class="facts">
          <span>{reachWords(results, articles)}</span>
          {period(results, articles)}
          {agency !== '' && <span class="tag">{agency}</span>}
          {uncredited > 0 && <span class="tag warn">{uncredited} without credit</span>}
          {clusters.stub[cluster] && <span class="tag">page in place of articles</span>}
        </p>
        <Share parts={relationParts(results, cluster)} />
      </div>
    </div>
  );
}

function reachWords(results: Results, articles: readonly number[]): string {
  const hasSources = articles.some((article) => results.sourceOf(article) !== '');
  const all = counted(articles.length, 'article');
  return hasSources ? `${all} in ${counted(results.reachOf(articles), 'source')}` : all;
}

function period(results: Results, articles: readonly number[]) {
  const dates = articles.flatMap((article) => results.dateOf(article)?.getTime() ?? []);
  if (dates.length === 0) return null;
  const [first, last] = [new Date(Math.min(...dates)), new Date(Math.max(...dates))].map(dayOf);
  return <span>{first === last ? first : `${first} – ${last}`}</span>;
}

function relationParts({ index }: Results, cluster: number) {
  const relations = index.clusters.relations[cluster] ?? [];
  return index.relations.map((name, number) => ({
    name: (RELATION_WORDS[name] ?? name).replaceAll(' ', '-'),
    value: relations.filter((relation) => relation === number).length,
  }));
}

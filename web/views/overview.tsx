/** The figures of a scan, and the way to everything else. */
import { NONE } from '../../src/report/page/data.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { counted, figure, percent, RELATION_WORDS } from '../data/words.js';
import { Bars } from '../parts/bars.js';
import { Months } from '../parts/months.js';
import { ClusterItem, clustersByReach } from './clusters.js';

/** Lines of a chart, and clusters that are shown. */
const SHOWN = 8;
const TOP = 5;

/** The first view. */
export function Overview({ results }: { results: Results }) {
  const { summary, clusters, passages, notices } = results.index;
  const travelled = passages.kind.filter((kind) => kind === 0).length;
  const copies = clusters.articles.reduce((sum, list) => sum + list.length - 1, 0);
  return (
    <>
      <h1>Overview</h1>
      <dl class="figures">
        <Figure value={summary.articles} one="article" href={linkTo('articles')} />
        <Figure value={summary.clusters} one="cluster" href={linkTo('clusters')} />
        <Figure value={copies} one="copy" many="copies" href={linkTo('clusters')} />
        <Figure value={travelled} one="shared passage" href={linkTo('passages')} />
        <Figure
          value={summary.repeats}
          one="repeat inside"
          many="repeats inside"
          href={linkTo('repeats')}
        />
        <div>
          <dt>new words</dt>
          <dd>
            <a href={linkTo('novelty')}>{percent(noveltyOf(results))}</a>
          </dd>
        </div>
      </dl>
      {summary.articles === 0 && <p>The scan read no article.</p>}
      <Widest results={results} />
      <Charts results={results} />
      {notices.length > 0 && (
        <section>
          <h2>Assumptions about the input</h2>
          <ul class="plain">
            {notices.map(({ message }) => (
              <li key={message}>
                <bdi>{message}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Widest({ results }: { results: Results }) {
  const top = clustersByReach(results).slice(0, TOP);
  if (top.length === 0) return null;
  return (
    <section>
      <h2>Widest reach</h2>
      <ol class="list">
        {top.map((cluster) => (
          <li key={cluster}>
            <ClusterItem results={results} cluster={cluster} />
          </li>
        ))}
      </ol>
      <p>
        <a href={linkTo('clusters')}>
          All {counted(results.index.clusters.articles.length, 'cluster')} of copies
        </a>
      </p>
    </section>
  );
}

function Figure({
  value,
  one,
  many = `${one}s`,
  href,
}: {
  value: number;
  one: string;
  many?: string;
  href: string;
}) {
  return (
    <div>
      <dt>{value === 1 ? one : many}</dt>
      <dd>
        <a href={href}>{figure(value)}</a>
      </dd>
    </div>
  );
}

function Charts({ results }: { results: Results }) {
  const { index } = results;
  const relations = index.relations.map((relation, number) => ({
    label: RELATION_WORDS[relation] ?? relation,
    value: index.clusters.relations.flat().filter((one) => one === number).length,
    href: linkTo('clusters', '', { relation }),
  }));
  return (
    <div class="charts">
      {index.articles.date.some((date) => date !== null) && (
        <section class="wide">
          <h2>Articles and copies over time</h2>
          <Months results={results} />
        </section>
      )}
      {index.sourceNames.length > 0 && (
        <section>
          <h2>Sources with the most copied articles</h2>
          <Bars bars={copiedBySource(results).slice(0, SHOWN)} />
        </section>
      )}
      {relations.length > 0 && (
        <section>
          <h2>How copies relate</h2>
          <Bars bars={relations.toSorted((a, b) => b.value - a.value)} />
        </section>
      )}
      {index.clusters.articles.length > 0 && (
        <section>
          <h2>Articles of a cluster</h2>
          <Bars bars={sizesOf(results)} />
        </section>
      )}
      {index.agencies.length > 0 && (
        <section>
          <h2>Agencies whose text was copied</h2>
          <Bars bars={clustersByAgency(results).slice(0, SHOWN)} />
        </section>
      )}
    </div>
  );
}

function copiedBySource({ index }: Results) {
  const { source, cluster } = index.articles;
  const counts = new Array<number>(index.sourceNames.length).fill(0);
  for (const [article, number] of source.entries()) {
    if (number !== NONE && cluster[article] !== NONE) counts[number]!++;
  }
  return counts
    .map((value, number) => {
      const source = index.sourceNames[number] ?? '';
      return { label: source, value, href: linkTo('clusters', '', { source }) };
    })
    .filter(({ value }) => value > 0)
    .sort((a, b) => b.value - a.value);
}

function clustersByAgency({ index }: Results) {
  return index.agencies
    .map((label, number) => ({
      label,
      value: index.clusters.agency.filter((agency) => agency === number).length,
    }))
    .sort((a, b) => b.value - a.value);
}

const SIZES: readonly [least: number, most: number][] = [
  [2, 2],
  [3, 3],
  [4, 5],
  [6, 10],
  [11, 20],
  [21, Number.POSITIVE_INFINITY],
];

function sizesOf({ index }: Results) {
  const sizes = index.clusters.articles.map((list) => list.length);
  return SIZES.map(([least, most]) => {
    const value = sizes.filter((size) => size >= least && size <= most).length;
    const range = most === Number.POSITIVE_INFINITY ? `${least} and more` : `${least}–${most}`;
    return { label: `${least === most ? least : range} articles`, value };
  });
}

function noveltyOf({ index: { articles } }: Results): number {
  let [words, covered] = [0, 0];
  for (const [article, count] of articles.words.entries()) {
    words += count;
    covered += (count * articles.coverage[article]!) / 10_000;
  }
  return words === 0 ? 1 : 1 - covered / words;
}

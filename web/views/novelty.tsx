/** The new part of each source's and each article's words. */

import type { SourceRecord } from '../../src/records/lineage.js';
import { NONE } from '../../src/report/page/data.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { figure, percent } from '../data/words.js';
import { Bars } from '../parts/bars.js';
import { ScrollRegion } from '../parts/scroll-region.js';
import { VirtualList } from '../parts/virtual-list.js';
import { ArticleItem } from './articles.js';

const STEPS = 10;

/** The view. */
export function Novelty({ results }: { results: Results }) {
  const { coverage, words } = results.index.articles;
  const least = [...coverage.keys()]
    .filter((article) => words[article]! > 0 && coverage[article]! > 0)
    .sort((a, b) => coverage[b]! - coverage[a]! || words[b]! - words[a]!);
  return (
    <>
      <h1>Novelty</h1>
      <p class="explained">The share of words that occur in no other article of these results.</p>
      <section>
        <h2>Sources</h2>
        <SourceTable results={results} />
      </section>
      <section>
        <h2>Articles by their new share</h2>
        <Bars bars={histogram(results)} />
      </section>
      <section>
        <h2>Articles with the smallest new share</h2>
        {least.length === 0 && <p class="nothing">Every article is new.</p>}
        <VirtualList
          count={least.length}
          estimate={66}
          label="Articles with the smallest new share"
        >
          {(item) => <ArticleItem results={results} article={least[item]!} />}
        </VirtualList>
      </section>
    </>
  );
}

function SourceTable({ results }: { results: Results }) {
  const rows = results.index.sources.length > 0 ? results.index.sources : countedSources(results);
  const sorted = rows.toSorted((a, b) => b.originality - a.originality || b.articles - a.articles);
  const hasTravel = results.index.sources.length > 0;
  if (sorted.length === 0) return <p class="nothing">No source is known.</p>;
  return (
    <ScrollRegion label="Sources by originality">
      <table>
        <thead>
          <tr>
            <th scope="col">Source</th>
            <th scope="col">Articles</th>
            <th scope="col">Words</th>
            <th scope="col">Original</th>
            {hasTravel && <th scope="col">Given</th>}
            {hasTravel && <th scope="col">Taken</th>}
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ source, articles, words, originality, given, taken }) => (
            <tr key={source}>
              <th scope="row">
                <a href={linkTo('articles', '', { source })}>
                  <bdi>{source}</bdi>
                </a>
              </th>
              <td>{figure(articles)}</td>
              <td>{figure(words)}</td>
              <td>
                <span class="track" aria-hidden="true">
                  <span class="fill" style={{ width: `${100 * originality}%` }} />
                </span>{' '}
                {percent(originality)}
              </td>
              {hasTravel && <td>{figure(given)}</td>}
              {hasTravel && <td>{figure(taken)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** The figures of sources from the coverage of their articles, for results without lineage. */
function countedSources({ index }: Results): SourceRecord[] {
  const { source, words, coverage } = index.articles;
  const rows = index.sourceNames.map(
    (source): SourceRecord => ({
      type: 'source',
      source,
      articles: 0,
      words: 0,
      originality: 0,
      given: 0,
      taken: 0,
    }),
  );
  for (const [article, number] of source.entries()) {
    if (number === NONE) continue;
    const row = rows[number]!;
    row.articles++;
    row.words += words[article]!;
    row.originality += words[article]! * (1 - coverage[article]! / 10_000);
  }
  return rows.map((row) => ({
    ...row,
    originality: row.words === 0 ? 1 : row.originality / row.words,
  }));
}

function histogram({ index: { articles } }: Results) {
  const counts = new Array<number>(STEPS + 1).fill(0);
  for (const coverage of articles.coverage)
    counts[Math.floor(((10_000 - coverage) / 10_000) * STEPS)]!++;
  return counts.map((value, step) => {
    const label = step === STEPS ? 'all new' : `${step * 10}–${step * 10 + 10}% new`;
    return { label: step === 0 ? 'under 10% new' : label, value };
  });
}

/** All articles, with search and filters. */
import { NONE } from '../../src/report/page/data.js';
import { filtersOf, isFiltered, usePassing } from '../data/filters.js';
import type { Results } from '../data/results.js';
import type { Route } from '../data/route.js';
import { counted, figure, percent } from '../data/words.js';
import { FilterBar } from '../parts/filter-bar.js';
import { ArticleLink, Provenance } from '../parts/names.js';
import { VirtualList } from '../parts/virtual-list.js';

/** The list. */
export function Articles({ results, route }: { results: Results; route: Route }) {
  const filters = filtersOf(route);
  const passes = usePassing(results, filters);
  const all = results.index.articles.id.keys();
  const shown = passes === null ? [...all] : [...all].filter((article) => passes[article] === 1);
  return (
    <>
      <h1>Articles</h1>
      <FilterBar results={results} route={route} offered={['source', 'agency', 'from', 'to']} />
      <div class="above-list">
        <p role="status">
          {counted(shown.length, 'article')}
          {isFiltered(filters) && ` of ${figure(results.articleCount)}`}
        </p>
      </div>
      {shown.length === 0 && <p class="nothing">No article passes these filters.</p>}
      <VirtualList count={shown.length} estimate={66} label="Articles">
        {(item) => <ArticleItem results={results} article={shown[item]!} />}
      </VirtualList>
    </>
  );
}

/** An article in a list, with its share of new words. */
export function ArticleItem({ results, article }: { results: Results; article: number }) {
  const { words, coverage, cluster } = results.index.articles;
  const isCopied = cluster[article] !== NONE;
  return (
    <div class="item plain">
      <div>
        <ArticleLink results={results} article={article} />
        <p class="facts">
          <Provenance results={results} article={article} />
          <span>{counted(words[article]!, 'word')}</span>
          <span>{percent(1 - coverage[article]! / 10_000)} new</span>
          {isCopied && <span class="tag">has copies</span>}
        </p>
      </div>
    </div>
  );
}

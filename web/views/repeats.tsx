/** Repeats inside articles: faults first, then those on purpose. */
import { filtersOf, isFiltered, usePassing } from '../data/filters.js';
import type { Results } from '../data/results.js';
import { linkTo, type Route } from '../data/route.js';
import { CLASS_WORDS, counted, figure } from '../data/words.js';
import { FilterBar } from '../parts/filter-bar.js';
import { Provenance } from '../parts/names.js';
import { VirtualList } from '../parts/virtual-list.js';

/** The list. */
export function Repeats({ results, route }: { results: Results; route: Route }) {
  const filters = filtersOf(route);
  const passes = usePassing(results, filters);
  const { repeats, repeatClasses } = results.index;
  const wanted = route.settings.get('class') ?? '';
  const isFault = (repeat: number) => repeatClasses[repeats.class[repeat]!]!.startsWith('doubled');
  const shown = [...repeats.article.keys()]
    .filter((repeat) => passes === null || passes[repeats.article[repeat]!] === 1)
    .filter((repeat) => wanted === '' || repeatClasses[repeats.class[repeat]!] === wanted)
    .sort(
      (a, b) => Number(isFault(b)) - Number(isFault(a)) || repeats.words[b]! - repeats.words[a]!,
    );
  return (
    <>
      <h1>Repeats inside articles</h1>
      <nav class="tabs" aria-label="Kinds of repeats">
        {['', ...repeatClasses].map((name) => (
          <a
            key={name}
            href={linkTo('repeats', '', { ...filters, class: name })}
            aria-current={name === wanted ? 'page' : undefined}
          >
            {name === '' ? 'all' : (CLASS_WORDS[name] ?? name)}
          </a>
        ))}
      </nav>
      <FilterBar results={results} route={route} offered={['source', 'agency', 'from', 'to']} />
      <div class="above-list">
        <p role="status">
          {counted(shown.length, 'repeat')}
          {isFiltered(filters) && ` of ${figure(repeats.article.length)}`}
        </p>
      </div>
      {shown.length === 0 && <p class="nothing">No article repeats itself.</p>}
      <VirtualList count={shown.length} estimate={66} label="Repeats inside articles">
        {(item) => <RepeatItem results={results} repeat={shown[item]!} />}
      </VirtualList>
    </>
  );
}

function RepeatItem({ results, repeat }: { results: Results; repeat: number }) {
  const { repeats, repeatClasses } = results.index;
  const article = repeats.article[repeat]!;
  const name = repeatClasses[repeats.class[repeat]!]!;
  return (
    <div class="item plain">
      <div>
        <a class="title" href={linkTo('repeat', String(repeat + 1))} dir="auto">
          <bdi>{results.nameOf(article)}</bdi>
        </a>
        <p class="facts">
          <Provenance results={results} article={article} />
          <span class={name.startsWith('doubled') ? 'tag warn' : 'tag'}>
            {CLASS_WORDS[name] ?? name}
          </span>
          <span>{counted(repeats.words[repeat]!, 'word')}</span>
        </p>
      </div>
    </div>
  );
}

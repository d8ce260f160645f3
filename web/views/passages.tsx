/** Passages: those that travelled, and apart from them house text and boilerplate. */
import { filtersOf, isFiltered, passingGroups, usePassing } from '../data/filters.js';
import { useLoaded } from '../data/loaded.js';
import { PASSAGE_KINDS, type Results } from '../data/results.js';
import { linkTo, type Route } from '../data/route.js';
import { counted, figure } from '../data/words.js';
import { FilterBar } from '../parts/filter-bar.js';
import { VirtualList } from '../parts/virtual-list.js';

const KIND_WORDS: Readonly<Record<(typeof PASSAGE_KINDS)[number], string>> = {
  travelled: 'Travelled',
  house: 'House text',
  boilerplate: 'Boilerplate',
};

const EXPLAINED: typeof KIND_WORDS = {
  travelled: 'Text that occurs in articles which are not copies of each other.',
  house: 'Text of one source alone, or a headline that occurs in another article.',
  boilerplate: 'Text that recurs in many independent stories; it does not count as copied.',
};

/** Units of a text that a list quotes. */
const QUOTED = 220;

/** The list of one kind of passages. */
export function Passages({ results, route }: { results: Results; route: Route }) {
  const filters = filtersOf(route);
  const passes = usePassing(results, filters);
  const { passages } = results.index;
  const given = PASSAGE_KINDS.map(String).indexOf(route.settings.get('kind') ?? '');
  const kind = Math.max(0, given);
  const name = PASSAGE_KINDS[kind]!;
  const shown = passingGroups(passages.articles, passes)
    .filter((passage) => passages.kind[passage] === kind)
    .sort(
      (a, b) => results.reachOf(passages.articles[b]!) - results.reachOf(passages.articles[a]!),
    );
  const all = passages.kind.filter((one) => one === kind).length;
  return (
    <>
      <h1>Passages</h1>
      <nav class="tabs" aria-label="Kinds of passages">
        {PASSAGE_KINDS.map((one, number) => (
          <a
            key={one}
            href={linkTo('passages', '', { ...filters, kind: one })}
            aria-current={number === kind ? 'page' : undefined}
          >
            {KIND_WORDS[one]}{' '}
            <span>{figure(passages.kind.filter((found) => found === number).length)}</span>
          </a>
        ))}
      </nav>
      <p class="explained">{EXPLAINED[name]}</p>
      <FilterBar results={results} route={route} offered={['source', 'agency', 'from', 'to']} />
      <div class="above-list">
        <p role="status">
          {counted(shown.length, 'passage')}
          {isFiltered(filters) && ` of ${figure(all)}`}
        </p>
      </div>
      {shown.length === 0 && <p class="nothing">No such passage.</p>}
      <VirtualList count={shown.length} estimate={118} label={`Passages: ${KIND_WORDS[name]}`}>
        {(item) => <PassageItem results={results} passage={shown[item]!} />}
      </VirtualList>
    </>
  );
}

function PassageItem({ results, passage }: { results: Results; passage: number }) {
  const { passages } = results.index;
  const articles = [...new Set(passages.articles[passage])];
  const quoted = useLoaded(() => quote(results, passage), [passage]).value ?? '';
  const origin = passages.origin[passage]!;
  return (
    <div class="item">
      <div class="reach" aria-hidden="true">
        <b>{articles.length}</b>
      </div>
      <div>
        <a class="title" href={linkTo('passage', `p${passage + 1}`)}>
          {counted(passages.words[passage]!, 'word')} in {counted(articles.length, 'article')}
        </a>
        <p class="quoted" dir="auto">
          {quoted}
        </p>
        <p class="facts">
          {origin >= 0 && (
            <span>
              from <bdi>{results.sourceOf(origin) || results.nameOf(origin)}</bdi>
            </span>
          )}
        </p>
      </div>
    </div>
  );
}

/** The beginning of a passage, in the first article that has a text here. */
async function quote(results: Results, passage: number): Promise<string> {
  const { occurrences } = await results.record('passage', passage);
  for (const { article, start, end } of occurrences) {
    const text = await results.textOf(results.numberOf(article));
    if (text === null) continue;
    const whole = text.string.slice(text.at(start), text.at(end)).replace(/\s+/g, ' ');
    return whole.length > QUOTED ? `${whole.slice(0, QUOTED).replace(/\s\S*$/, '')} …` : whole;
  }
  return '';
}

/** One passage at all its places, the earliest first. */
import type { Occurrence, PassageRecord } from '../../src/records/records.js';
import type { ArticleText } from '../data/article-text.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { counted, momentOf, percent } from '../data/words.js';
import { ArticleLink, Publisher, pairLink } from '../parts/names.js';

/** Places that are shown, and units of context around each. */
const SHOWN = 100;
const CONTEXT = 160;

/** The view of a passage. */
export function Passage({ results, subject }: { results: Results; subject: string }) {
  const number = Number(subject.replace(/^p/, '')) - 1;
  const { value: passage, error } = useLoaded(() => results.record('passage', number), [subject]);
  if (error) return <p class="nothing">There is no passage {subject} in these results.</p>;
  if (!passage) return <p class="loading">Reading …</p>;
  const { words, occurrences, origin, reason, oneText } = passage;
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo('passages')}>Passages</a> / {passage.id}
      </p>
      <h1>
        {counted(words, 'word')} in{' '}
        {counted(new Set(occurrences.map(({ article }) => article)).size, 'article')}
      </h1>
      <div class="summary">
        <p>{kindOf(passage)}</p>
        {origin !== null && (
          <p>
            <b>Origin</b> <ArticleLink results={results} article={results.numberOf(origin)} />
          </p>
        )}
        {reason && <p class="reason">{reason}</p>}
        {oneText !== undefined && oneText > 1 && <p>{oneText} of these articles are one text.</p>}
      </div>
      <ol class="list">
        {occurrences.slice(0, SHOWN).map((place) => (
          <li key={`${place.article} ${place.start}`}>
            <Place results={results} place={place} first={occurrences[0]!} />
          </li>
        ))}
      </ol>
      {occurrences.length > SHOWN && <p>and {counted(occurrences.length - SHOWN, 'more place')}</p>}
    </article>
  );
}

function kindOf({ boilerplate, house }: PassageRecord): string {
  if (boilerplate)
    return 'Boilerplate: it recurs in many independent stories and does not count as copied.';
  if (house)
    return 'House text: it occurs within one source alone, or is the headline of another article.';
  return 'It travelled between articles that are not copies of each other.';
}

function Place({
  results,
  place,
  first,
}: {
  results: Results;
  place: Occurrence;
  first: Occurrence;
}) {
  const article = results.numberOf(place.article);
  const { value: text } = useLoaded(() => results.textOf(article), [article]);
  const { edits, identity } = place;
  return (
    <div class="item">
      <div class="when">{momentOf(results.dateOf(article))}</div>
      <div>
        <ArticleLink results={results} article={article} />
        <p class="facts">
          <Publisher results={results} article={article} />
          <span class="tag">
            {edits === 0
              ? 'word for word'
              : `${percent(identity)} the same, ${counted(edits, 'edit')}`}
          </span>
        </p>
        {text && <Excerpt text={text} place={place} />}
        {place.article !== first.article && (
          <p class="actions">
            <a href={pairLink(results, results.numberOf(first.article), article)}>
              Side by side<span class="unseen"> with the first place</span>
            </a>
          </p>
        )}
      </div>
    </div>
  );
}

function Excerpt({ text: known, place }: { text: ArticleText; place: Occurrence }) {
  const text = known.string;
  const [start, end] = [known.at(place.start), known.at(place.end)];
  const before = text.slice(Math.max(0, start - CONTEXT), start);
  const after = text.slice(end, end + CONTEXT);
  return (
    <blockquote class="text excerpt" dir="auto">
      {start > CONTEXT && '… '}
      {before}
      <mark class="shared" data-span={`${place.start}-${place.end}`}>
        {text.slice(start, end)}
      </mark>
      {after}
      {end + CONTEXT < text.length && ' …'}
    </blockquote>
  );
}

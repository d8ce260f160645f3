/** One repeat: the two places of its article, marked in the text. */
import type { RepeatRecord } from '../../src/records/records.js';
import type { ArticleText } from '../data/article-text.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { CLASS_WORDS, counted, percent } from '../data/words.js';
import { MarkedText } from '../parts/marked-text.js';
import { ArticleLink } from '../parts/names.js';

/** The view of a repeat. */
export function Repeat({ results, subject }: { results: Results; subject: string }) {
  const { value, error } = useLoaded(() => load(results, Number(subject) - 1), [subject]);
  if (error) return <p class="nothing">There is no repeat {subject} in these results.</p>;
  if (!value) return <p class="loading">Reading …</p>;
  const { repeat, text } = value;
  const article = results.numberOf(repeat.article);
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo('repeats')}>Repeats</a> / {subject}
      </p>
      <h1>
        {CLASS_WORDS[repeat.class] ?? repeat.class}: {counted(repeat.words, 'word')}
      </h1>
      <div class="summary">
        <p>
          <b>In</b> <ArticleLink results={results} article={article} />, lines {repeat.first.line}{' '}
          and {repeat.again.line}
          {repeat.identity < 1 && `, ${percent(repeat.identity)} the same`}
        </p>
      </div>
      {text === null ? (
        <p class="nothing">This report was written without texts.</p>
      ) : (
        <MarkedText text={text} spans={spansOf(repeat, text)} />
      )}
    </article>
  );
}

async function load(results: Results, number: number) {
  const repeat = await results.record('repeat', number);
  return { repeat, text: await results.textOf(results.numberOf(repeat.article)) };
}

function spansOf({ first, again }: RepeatRecord, text: ArticleText) {
  return [first, again].map(({ start, end }, i) => ({
    start: text.at(start),
    end: text.at(end),
    kind: 'repeat' as const,
    label: i === 0 ? 'first place' : 'again',
    href: '',
  }));
}

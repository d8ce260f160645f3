/** One article: its facts, its text with all that was found in it, and the articles that share it. */

import type { PassageRecord } from '../../src/records/records.js';
import { type ArticleRest, NONE } from '../../src/report/page/data.js';
import type { ArticleText } from '../data/article-text.js';
import { useLoaded } from '../data/loaded.js';
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { counted, momentOf, percent } from '../data/words.js';
import { type MarkedSpan, MarkedText } from '../parts/marked-text.js';
import { ArticleLink, pairLink, WebAddress } from '../parts/names.js';

interface Found {
  record: ArticleRest;
  passages: PassageRecord[];
  text: ArticleText | null;
}

/** The view of an article. */
export function Article({ results, id }: { results: Results; id: string }) {
  const article = results.numberOf(id);
  const { value, error } = useLoaded(() => load(results, article), [id]);
  if (article === NONE) return <p class="nothing">These results have no article with this id.</p>;
  if (error) return <p class="nothing">{error}</p>;
  if (!value) return <p class="loading">Reading …</p>;
  return (
    <article>
      <p class="crumbs">
        <a href={linkTo('articles')}>Articles</a>
      </p>
      <h1 dir="auto">
        <bdi>{results.nameOf(article)}</bdi>
      </h1>
      <Facts results={results} article={article} record={value.record} />
      <Related results={results} article={article} passages={value.passages} />
      {value.text === null ? (
        <p class="nothing">
          {results.index.texts === 0
            ? 'This report was written without texts.'
            : 'This report has the texts of articles in which something was found; nothing was found in this one.'}
        </p>
      ) : (
        <section>
          <h2>Text</h2>
          <MarkedText text={value.text} spans={spansOf(id, value, value.text)} />
        </section>
      )}
    </article>
  );
}

async function load(results: Results, article: number): Promise<Found> {
  const passages = results.passagesOf(article).map((passage) => results.record('passage', passage));
  return {
    record: await results.record('article', article),
    passages: await Promise.all(passages),
    text: await results.textOf(article),
  };
}

function Facts({
  results,
  article,
  record,
}: {
  results: Results;
  article: number;
  record: ArticleRest;
}) {
  const { url, encoding, date } = record;
  const words = results.index.articles.words[article]!;
  const coverage = results.index.articles.coverage[article]! / 10_000;
  const credits = results.creditsOf(article);
  const source = results.sourceOf(article);
  const known = results.dateOf(article);
  const rows: [string, preact.ComponentChildren][] = [
    ['Id', <bdi>{results.idOf(article)}</bdi>],
    ['Source', source && <bdi>{source}</bdi>],
    ['Date', known ? momentOf(known) : date && <bdi>{date} (not understood)</bdi>],
    ['Credits', credits.length > 0 && <bdi>{credits.join(', ')}</bdi>],
    ['Length', counted(words, 'word')],
    ['New', `${percent(1 - coverage)} of its words occur in no other article`],
    ['Address', url && <WebAddress url={url} />],
    ['Encoding', encoding],
  ];
  return (
    <dl class="pairs">
      {rows
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

/** Other articles that are listed. */
const SHOWN = 20;

function Related({
  results,
  article,
  passages,
}: {
  results: Results;
  article: number;
  passages: PassageRecord[];
}) {
  const cluster = results.index.articles.cluster[article] ?? NONE;
  const copies = (results.index.clusters.articles[cluster] ?? []).filter((one) => one !== article);
  const sharing = passages.flatMap(({ boilerplate, house, occurrences }) =>
    boilerplate || house ? [] : occurrences.map((one) => results.numberOf(one.article)),
  );
  const others = [...new Set(sharing)].filter((one) => one !== article && !copies.includes(one));
  const list = (title: string, articles: readonly number[]) =>
    articles.length > 0 && (
      <section>
        <h2>{title}</h2>
        <ul class="plain">
          {articles.slice(0, SHOWN).map((one) => (
            <li key={one}>
              <ArticleLink results={results} article={one} />{' '}
              <bdi class="source">{results.sourceOf(one)}</bdi>{' '}
              <a href={pairLink(results, article, one)}>
                side by side<span class="unseen"> with {results.nameOf(one)}</span>
              </a>
            </li>
          ))}
          {articles.length > SHOWN && <li>and {articles.length - SHOWN} more</li>}
        </ul>
      </section>
    );
  return (
    <>
      {list('Copies', copies)}
      {cluster !== NONE && (
        <p>
          <a href={linkTo('cluster', `c${cluster + 1}`)}>The whole cluster and its timeline</a>
        </p>
      )}
      {list('Shares passages with', others)}
    </>
  );
}

function spansOf(id: string, { record, passages }: Found, text: ArticleText): MarkedSpan[] {
  const spans: MarkedSpan[] = passages.flatMap((passage) => {
    const kind = passage.boilerplate ? 'boilerplate' : passage.house ? 'house' : 'shared';
    return passage.occurrences
      .filter(({ article }) => article === id)
      .map(({ start, end }) => ({
        start: text.at(start),
        end: text.at(end),
        kind,
        label: `${kind} passage ${passage.id}`,
        href: linkTo('passage', passage.id),
      }));
  });
  for (const [start, end] of record.novel ?? [])
    spans.push({
      start: text.at(start),
      end: text.at(end),
      kind: 'novel',
      label: 'new here',
      href: '',
    });
  return spans;
}

/** How articles, sources and clusters are named and linked. */
import type { Results } from '../data/results.js';
import { linkTo } from '../data/route.js';
import { dayOf } from '../data/words.js';

interface Props {
  results: Results;
  article: number;
}

/** The title of an article, which leads to it. */
export function ArticleLink({ results, article }: Props) {
  return (
    <a class="title" href={linkTo('article', results.idOf(article))} dir="auto">
      <bdi>{results.nameOf(article)}</bdi>
    </a>
  );
}

/** Source, day and id of an article, as far as they are known. */
export function Provenance({ results, article }: Props) {
  const day = dayOf(results.dateOf(article));
  return (
    <>
      <Publisher results={results} article={article} />
      {day !== '' && <span>{day}</span>}
    </>
  );
}

/** Source and id of an article, as far as they are known. */
export function Publisher({ results, article }: Props) {
  const source = results.sourceOf(article);
  const hasTitle = results.index.articles.title[article] !== '';
  const credits = results.creditsOf(article);
  return (
    <>
      {source !== '' && <bdi class="source">{source}</bdi>}
      {credits.length > 0 && <bdi>credits {credits.join(', ')}</bdi>}
      {hasTitle && <bdi class="id">{results.idOf(article)}</bdi>}
    </>
  );
}

/** The address of two articles side by side. */
export function pairLink(results: Results, left: number, right: number): string {
  return linkTo('compare', '', { a: results.idOf(left), b: results.idOf(right) });
}

/** An address in the web, as a link only if it cannot run anything. */
export function WebAddress({ url }: { url: string }) {
  return isWebAddress(url) ? (
    <a href={url} rel="noopener noreferrer external" target="_blank">
      <bdi>{url}</bdi>
    </a>
  ) : (
    <bdi>{url}</bdi>
  );
}

function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol);
}

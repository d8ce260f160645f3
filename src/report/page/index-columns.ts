/** Makes the index of a page from the records of a result. */
import { UsageError } from '../../errors.js';
import type { ArticleRecord, ClusterRecord, LazyResult } from '../../records/records.js';
import { parseDate } from '../../text/dates.js';
import { sourceOf } from '../../text/source-of.js';
import {
  type ArticleColumns,
  type ClusterColumns,
  NONE,
  type PageIndex,
  type PassageColumns,
} from './data.js';

const MINUTE_MS = 60_000;

/** Values with numbers, in the order in which they came first. */
class Numbered<Value> {
  readonly values: Value[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: Value, key = String(value)): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.values.length);
    return this.values.push(value) - 1;
  }
}

/** The names for the numbers in columns. */
class Names {
  readonly outlets = new Numbered<string>();
  readonly credits = new Numbered<string[]>();
  readonly agencies = new Numbered<string>();
  readonly relations = new Numbered<string>();
  readonly classes = new Numbered<string>();
}

/**
 * The index, and the articles whose texts the page has: all in which something was found, copies of
 * one text next to each other. One pass over the articles.
 * @throws {UsageError} if a record names an article that is not in the results.
 */
export function indexOf(
  result: LazyResult,
  wanted: { texts: boolean },
): { index: PageIndex; texted: string[] } {
  const names = new Names();
  const articles = articleColumns(result.articles, names);
  const numbers = new Map(articles.id.map((id, number) => [id, number]));
  const numberOf = (id: string): number => {
    const number = numbers.get(id);
    if (number !== undefined) return number;
    throw new UsageError(`the results do not list the article ${JSON.stringify(id)}, but name it`);
  };
  const clusters = clusterColumns(result.clusters, names, numberOf);
  for (const [cluster, list] of clusters.articles.entries()) {
    for (const article of list) articles.cluster[article] = cluster;
  }
  const passages = passageColumns(result, numberOf);
  const repeats = {
    article: result.repeats.map(({ article }) => numberOf(article)),
    class: result.repeats.map((repeat) => names.classes.numberOf(repeat.class)),
    words: result.repeats.map(({ words }) => words),
  };
  const forms = {
    articles: result.forms.map(({ article, members }) =>
      [article, ...members.map((member) => member.article)].map(numberOf),
    ),
    blanks: result.forms.map(({ blanks }) => blanks.length),
  };
  const found = { clusters, passages, repeats, forms };
  const texted = wanted.texts ? textedArticles(found, articles.id.length) : [];
  for (const [text, article] of texted.entries()) articles.text[article] = text;
  const index: PageIndex = {
    summary: result.summary,
    outlets: names.outlets.values,
    creditLists: names.credits.values,
    agencies: names.agencies.values,
    relations: names.relations.values,
    repeatClasses: names.classes.values,
    articles,
    ...found,
    sources: result.sources ?? [],
    notices: result.notices,
    texts: texted.length,
  };
  return { index, texted: texted.map((article) => articles.id[article] ?? '') };
}

function articleColumns(
  records: Iterable<ArticleRecord>,
  { outlets, credits }: Names,
): ArticleColumns {
  const columns: ArticleColumns = {
    id: [],
    title: [],
    outlet: [],
    credits: [],
    date: [],
    words: [],
    coverage: [],
    cluster: [],
    text: [],
  };
  for (const record of records) {
    const { id, title = '', source = '', url = '', date = '', words, coverage } = record;
    const outlet = source || sourceOf(url, id);
    const moment = date === '' ? Number.NaN : parseDate(date);
    columns.id.push(id);
    columns.title.push(title);
    columns.outlet.push(outlet === '' ? NONE : outlets.numberOf(outlet));
    columns.credits.push(credits.numberOf(record.credits, record.credits.join('\n')));
    columns.date.push(Number.isNaN(moment) ? null : Math.round(moment / MINUTE_MS));
    columns.words.push(words);
    columns.coverage.push(Math.round(coverage * 10_000));
    columns.cluster.push(NONE);
    columns.text.push(NONE);
  }
  return columns;
}

function clusterColumns(
  records: readonly ClusterRecord[],
  { agencies, relations }: Names,
  numberOf: (id: string) => number,
): ClusterColumns {
  return {
    canonical: records.map(({ canonical }) => numberOf(canonical)),
    origin: records.map(({ origin }) => (origin?.article ? numberOf(origin.article) : NONE)),
    agency: records.map(({ agency }) => (agency ? agencies.numberOf(agency.name) : NONE)),
    stub: records.map(({ stub }) => stub),
    articles: records.map(({ canonical, members }) =>
      [canonical, ...members.map(({ article }) => article)].map(numberOf),
    ),
    relations: records.map(({ canonicalToCentre, members }) =>
      [canonicalToCentre, ...members].map(({ relation }) => relations.numberOf(relation)),
    ),
    uncredited: records.map(({ lineage = [] }) =>
      lineage.flatMap(({ article, uncredited }) => (uncredited ? [numberOf(article)] : [])),
    ),
  };
}

function passageColumns(
  { passages }: LazyResult,
  numberOf: (id: string) => number,
): PassageColumns {
  return {
    words: passages.map(({ words }) => words),
    origin: passages.map(({ origin }) => (origin === null ? NONE : numberOf(origin))),
    kind: passages.map(({ boilerplate, house }) => (boilerplate ? 2 : Number(house))),
    articles: passages.map(({ occurrences }) =>
      occurrences.map(({ article }) => numberOf(article)),
    ),
  };
}

/** Articles in which something was found; boilerplate and house text need one article as an example. */
function textedArticles(
  {
    clusters,
    passages,
    repeats,
    forms,
  }: Pick<PageIndex, 'clusters' | 'passages' | 'repeats' | 'forms'>,
  articles: number,
): number[] {
  const isTaken = new Uint8Array(articles);
  const taken: number[] = [];
  const take = (article: number) => {
    if (isTaken[article] === 1) return;
    isTaken[article] = 1;
    taken.push(article);
  };
  for (const list of clusters.articles) list.forEach(take);
  for (const list of forms.articles) list.forEach(take);
  for (const [passage, list] of passages.articles.entries()) {
    const shown = passages.kind[passage] === 0 ? list : list.slice(0, 1);
    shown.forEach(take);
  }
  repeats.article.forEach(take);
  return taken;
}

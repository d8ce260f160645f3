/** Makes the index of a page from the records of a result. */
import { UsageError } from '../../errors.js';
import { labelOfRecord } from '../../records/article-label.js';
import { comparedCopies } from '../../records/compared-copies.js';
import type {
  ArticleRecord,
  ClusterRecord,
  LazyResult,
  PassageRecord,
} from '../../records/records.js';
import {
  type ArticleColumns,
  type ArticleRest,
  type ClusterColumns,
  NONE,
  type PageIndex,
  type PassageColumns,
} from './data.js';
import type { PageTexts } from './texts.js';

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

/** Gathers the columns of articles, and the names for the numbers in all columns. */
export class IndexBuilder {
  readonly #sourceNames = new Numbered<string>();
  readonly #credits = new Numbered<string[]>();
  readonly #columns: ArticleColumns = {
    id: [],
    title: [],
    source: [],
    credits: [],
    date: [],
    words: [],
    coverage: [],
    cluster: [],
    text: [],
  };

  /** Takes the next article, in the order of ids, and returns the rest of its record. */
  add(record: ArticleRecord): ArticleRest {
    const { id, words, coverage, encoding, novel, url } = record;
    const { title, source, published } = labelOfRecord(record);
    const columns = this.#columns;
    columns.id.push(id);
    columns.title.push(title);
    columns.source.push(source === '' ? NONE : this.#sourceNames.numberOf(source));
    columns.credits.push(this.#credits.numberOf(record.credits, record.credits.join('\n')));
    columns.date.push(Number.isNaN(published) ? null : Math.round(published / MINUTE_MS));
    columns.words.push(words);
    columns.coverage.push(Math.round(coverage * 10_000));
    columns.cluster.push(NONE);
    columns.text.push(NONE);
    const date = Number.isNaN(published) ? record.date : undefined;
    return { date, encoding, novel, url };
  }

  /**
   * The index of a result, all articles of which were added.
   * @param texts the texts that the page has.
   * @throws {UsageError} if a record names an article that is not in the results.
   */
  finish(result: Omit<LazyResult, 'articles'>, texts: PageTexts): PageIndex {
    const articles = this.#columns;
    const numberOf = numbersIn(articles.id);
    const relations = new Numbered<string>();
    const agencies = new Numbered<string>();
    const classes = new Numbered<string>();
    const clusters = clusterColumns(result.clusters, { relations, agencies }, numberOf);
    for (const [cluster, list] of clusters.articles.entries()) {
      for (const article of list) articles.cluster[article] = cluster;
    }
    let text = 0;
    for (const id of texts.spans.keys()) articles.text[numberOf(id)] = text++;
    for (const [id, twin] of texts.twins)
      articles.text[numberOf(id)] = articles.text[numberOf(twin)]!;
    const repeats = {
      article: result.repeats.map(({ article }) => numberOf(article)),
      class: result.repeats.map((repeat) => classes.numberOf(repeat.class)),
      words: result.repeats.map(({ words }) => words),
    };
    const forms = {
      articles: result.forms.map(({ article, members }) =>
        [article, ...members.map((member) => member.article)].map(numberOf),
      ),
      blanks: result.forms.map(({ blanks }) => blanks.length),
    };
    const { articles: count, offsets } = result.summary;
    return {
      summary: {
        articles: count,
        clusters: result.clusters.length,
        repeats: result.repeats.length,
        offsets,
      },
      sourceNames: this.#sourceNames.values,
      creditLists: this.#credits.values,
      agencies: agencies.values,
      relations: relations.values,
      repeatClasses: classes.values,
      ...{ articles, clusters, repeats, forms },
      passages: passageColumns(result.passages, numberOf),
      sources: result.sources,
      notices: result.notices,
      texts: texts.spans.size,
    };
  }
}

function numbersIn(ids: readonly string[]): (id: string) => number {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return (id) => {
    const number = numbers.get(id);
    if (number !== undefined) return number;
    throw new UsageError(`the results do not list the article ${JSON.stringify(id)}, but name it`);
  };
}

function clusterColumns(
  records: readonly ClusterRecord[],
  { agencies, relations }: { agencies: Numbered<string>; relations: Numbered<string> },
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
    relations: records.map((cluster) =>
      comparedCopies(cluster).map(({ relation }) => relations.numberOf(relation)),
    ),
    uncredited: records.map(({ lineage = [] }) =>
      lineage.flatMap(({ article, uncredited }) => (uncredited ? [numberOf(article)] : [])),
    ),
  };
}

function passageColumns(
  passages: readonly PassageRecord[],
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

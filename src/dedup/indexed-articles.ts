/** Questions about the articles of an index. */
import { KEY_KIND, type KnownFacts, type KnownRecord } from '../seen/known.js';
import { keyOfString } from '../seen/posting-table.js';
import type { Seen } from '../seen/seen.js';
import { type Answer, firstAnswer } from './answer.js';

const DAY_MS = 86_400_000;

/** The articles to remove: those that match all that is given. */
export interface Removal {
  id?: string;
  source?: string;
  /** Milliseconds since 1970: articles with an earlier date. */
  before?: number;
}

/** An article of an index. */
export interface IndexedArticle extends Omit<KnownRecord, 'answer' | 'before' | 'page' | 'units'> {
  /** Id of the article that stands for its cluster. */
  canonical: string;
  answer: Answer;
}

/** The newest article of an id, or null. */
export function articleOf(id: string, seen: Seen): IndexedArticle | null {
  const facts = seen.withString('id', id);
  if (facts === null) return null;
  const known = seen.recordOf(facts.number);
  const { answer: _, before: __, page: ___, units: ____, ...record } = known;
  const canonical = seen.canonicalOf(facts.cluster) ?? facts.number;
  return { ...record, canonical: seen.recordOf(canonical).id, answer: firstAnswer(known) };
}

/** The ids of the articles of the cluster of an article, the newest 64, in the order of arrival; or null. */
export function clusterOf(id: string, seen: Seen): string[] | null {
  const facts = seen.withString('id', id);
  if (facts === null) return null;
  return seen.ofCluster(facts.cluster).map((number) => seen.recordOf(number).id);
}

/** The numbers of the articles that match all that is given. */
export function chosenBy({ id, source, before }: Removal, seen: Seen): number[] {
  const wanted = source === undefined ? null : keyOfString(source, KEY_KIND.source);
  const numbers: number[] = [];
  for (const { number, ...facts } of candidates(id, seen)) {
    if (wanted !== null && facts.source !== wanted) continue;
    if (before !== undefined && !(facts.moment < before)) continue;
    numbers.push(number);
  }
  return numbers;
}

/** The articles of an id, or all. */
function* candidates(id: string | undefined, seen: Seen): Generator<KnownFacts> {
  if (id === undefined) yield* seen.all();
  else for (const number of seen.numbersOfId(id)) yield seen.facts(number);
}

/** The date of the latest article; see `ArticleIndex.latest`. */
export function latestDate(seen: Seen): number {
  const tomorrow = Date.now() + DAY_MS;
  let latest = Number.NaN;
  for (const { moment } of seen.all()) {
    if (moment <= tomorrow && !(moment <= latest)) latest = moment;
  }
  return latest;
}

/** Where the text of a cluster is from: its origin, its agency, and the articles that do not name it. */
import { count, thousands } from '../../records/figures.js';
import type { ClusterAgency } from '../../records/lineage.js';
import { cutMiddle, printable } from '../../records/quote.js';
import type { ClusterRecord } from '../../records/records.js';
import { STYLE } from '../paint.js';
import type { Page } from './page.js';

/** The names of articles without credit that are shown. */
const NAMED = 3;

/** A line each, as far as there is something to say. */
export function* clusterFacts(page: Page, cluster: ClusterRecord): Generator<string> {
  const { agency, canonical, members, origin } = cluster;
  if (origin) {
    const from =
      origin.article === null ? 'origin not known' : `from ${short(page, origin.article)}`;
    yield page.sentence(printable(`${from}. ${origin.reason}`), 6, STYLE.dim);
  }
  if (!agency) return;
  const articles = members.length + 1;
  yield page.sentence(credit(page, agency, articles), 6, STYLE.dim);
  const all = [canonical, ...members.map(({ article }) => article)];
  const silent = all.filter((id) => !page.result.labelOf(id).credits.includes(agency.name));
  if (silent.length > 0) yield page.sentence(withoutCredit(page, silent), 6, STYLE.dim);
}

const PLACES: Record<ClusterAgency['place'], string> = {
  dateline: 'in the dateline',
  metadata: 'as the source',
  byline: 'in the byline',
  footer: 'in the last lines',
  'credit-line': 'in a credit line',
};

/** `credits Reuters: 3 of 5 articles, a17 in the dateline (line 1)`. */
function credit(page: Page, agency: ClusterAgency, articles: number): string {
  const { name, article, place, line, credited } = agency;
  const where = `${short(page, article)} ${PLACES[place]}${line === undefined ? '' : `, line ${line}`}`;
  const share = `${thousands(credited)} of ${count(articles, 'article')}`;
  return printable(`credits ${name}: ${share}, ${where}`);
}

/** `without credit: Harbour Post, Lakeside Tribune and 2 more`. */
function withoutCredit(page: Page, silent: readonly string[]): string {
  const names = silent.map((article) => {
    const { source } = page.result.labelOf(article);
    return source === '' ? short(page, article) : source;
  });
  const different = [...new Set(names)];
  const rest = different.length - NAMED;
  const more = rest > 0 ? ` and ${thousands(rest)} more` : '';
  return printable(`without credit: ${different.slice(0, NAMED).join(', ')}${more}`);
}

function short(page: Page, id: string): string {
  return cutMiddle(id, page.idWidth);
}

/** The sections with clusters of copies, and with pages in place of articles. */
import { displayWidth } from '../../records/display-width.js';
import { count, percent } from '../../records/figures.js';
import { cutEnd, cutMiddle, printable } from '../../records/quote.js';
import type { ClusterRecord } from '../../records/records.js';
import { relationWords } from '../../records/relation-words.js';
import { shortTexts, whyNoDocuments } from '../empty.js';
import { STYLE } from '../paint.js';
import { clusterFacts } from './cluster-facts.js';
import { counted, countedFirst } from './headline.js';
import { NONE_NEW, type Page } from './page.js';

/** The clusters, or why there are none. */
export function* copies(page: Page): Generator<string> {
  // The most copied first; clusters of equal size stay in the order of ids.
  const bySize = page.result.clusters.toSorted((x, y) => y.members.length - x.members.length);
  const copied = bySize.filter(({ stub }) => !stub);
  const { findings } = page.most;
  yield page.heading(countedFirst('copies', copied.length));
  if (copied.length === 0) yield* whyNone(page);
  for (const cluster of copied.slice(0, findings)) yield* oneCluster(page, cluster);
  yield page.more(copied.length, findings, 2);
  const stubs = bySize.filter(({ stub }) => stub);
  if (stubs.length === 0) return;
  yield page.heading(`${counted('stubs', stubs.length)}: paywalls, logins, errors`);
  for (const { canonical, members } of stubs.slice(0, findings)) {
    const pages = `${count(members.length + 1, 'page')} like `;
    yield page.lines([{ text: pages, style: '' }, page.id(canonical, ' ')], 2);
  }
  yield page.more(stubs.length, findings, 2);
}

function* whyNone(page: Page): Generator<string> {
  const { result, view } = page;
  if (result.since) {
    yield page.sentence(NONE_NEW, 2);
    return;
  }
  const but = result.forms.length === 0 ? '' : ' outside one form';
  const sentences = [
    `No two articles${but} reach a similarity of ${view.threshold} (--threshold, Jaccard), and no article is contained in another or edited from it.`,
    ...whyNoDocuments(result.counts, view.threshold),
    ...shortTexts(result.summary, view.minPassage),
  ];
  for (const sentence of sentences) yield page.sentence(sentence, 2);
}

/** An article of a cluster, with its relation to the centre in words. */
interface Row {
  article: string;
  words: string;
}

function* oneCluster(page: Page, cluster: ClusterRecord): Generator<string> {
  const { canonical, links } = cluster;
  const { title } = page.result.labelOf(canonical);
  const [first, ...others] = rowsOf(page, cluster);
  // Without a title, the canonical article itself is the head of its copies.
  if (title === '') yield* row(page, first!, { indent: 2, id: 0, words: 0 });
  else yield `  ${page.paint(STYLE.bold, cutEnd(title, page.view.width - 2))}\n`;
  yield* clusterFacts(page, cluster);
  const shown = others.slice(0, page.most.parts);
  const rows = title === '' ? shown : [first!, ...shown];
  const ids = rows.map(({ article }) => cutMiddle(article, page.idWidth));
  const columns = {
    indent: 4,
    id: widest(ids),
    words: widest(rows.map(({ words }) => words)),
  };
  for (const one of rows) yield* row(page, one, columns, title);
  yield page.more(others.length, shown.length, 4);
  const { links: most } = page.most;
  for (const { article, other, aligned } of links.slice(0, most)) {
    const share = `: ${percent(aligned)} of the shorter aligned`;
    const close = { text: ' is also close to', style: STYLE.dim };
    const parts = [page.id(article), close, page.id(other, ' '), { ...close, text: share }];
    yield page.lines(parts, 4);
  }
  yield page.more(links.length, most, 4);
}

/** The canonical article, then the others in the order of publication, as far as it is known. */
function rowsOf(page: Page, { canonical, centre, canonicalToCentre, members }: ClusterRecord) {
  const momentOf = (article: string) => {
    const { published } = page.result.labelOf(article);
    return Number.isNaN(published) ? Number.MAX_VALUE : published;
  };
  const others = members.toSorted((x, y) => momentOf(x.article) - momentOf(y.article));
  const own = canonical === centre ? '' : `, ${relationWords(canonicalToCentre)}`;
  return [
    { article: canonical, words: `canonical${own}` },
    ...others.map((member): Row => {
      const words =
        member.article === centre ? 'centre: figures are against it' : relationWords(member);
      return { article: member.article, words };
    }),
  ];
}

/** A line of the table of articles, and the title of an article that has another one. */
function* row(
  page: Page,
  { article, words }: Row,
  columns: { indent: number; id: number; words: number },
  usual = '',
): Generator<string> {
  const id = page.id(article);
  const gap = (text: string, column: number) =>
    ' '.repeat(Math.max(0, column - displayWidth(text)) + 2);
  const relation = { text: gap(id.text, columns.id) + words, style: '' };
  const [origin] = page.origin(article);
  const parts = [id, relation];
  if (origin) {
    parts.push({ ...origin, text: gap(words, columns.words) + origin.text.trimStart() });
  }
  yield page.lines(parts, columns.indent);
  const { title } = page.result.labelOf(article);
  if (title === '' || title === usual) return;
  const own = `“${cutEnd(title, page.view.width - columns.indent - 4)}”`;
  yield `${' '.repeat(columns.indent + 2)}${page.paint(STYLE.dim, printable(own))}\n`;
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
}

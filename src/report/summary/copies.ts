/** The sections with clusters of copies, and with pages in place of articles. */
import { count, percent } from '../../records/figures.js';
import { cutMiddle } from '../../records/quote.js';
import type { ClusterRecord } from '../../records/records.js';
import { CENTRE_WORDS, relationWords } from '../../records/relation-words.js';
import { shortTexts, whyNoDocuments } from '../empty.js';
import { SHOWN } from '../terminal-limits.js';
import { NONE_NEW, type Page } from './page.js';

/** The clusters, or why there are none. */
export function* copies(page: Page): Generator<string> {
  const { clusters, summary } = page.result;
  const stubs = clusters.filter((cluster) => cluster.stub);
  yield page.heading('Copies', clusters.length - stubs.length);
  if (clusters.length === stubs.length && page.result.since) yield NONE_NEW;
  else if (clusters.length === stubs.length) {
    const but = page.result.forms.length === 0 ? '' : ' outside one form';
    yield `  No two articles${but} reach a similarity of ${page.view.threshold} (--threshold, Jaccard), and no\n`;
    yield '  article is contained in another or edited from it.\n';
    yield* whyNoDocuments(page.result.counts, page.view.threshold);
    yield* shortTexts(summary, page.view.minPassage);
  }
  // The most copied first; clusters of equal size stay in the order of ids.
  const bySize = clusters.toSorted((x, y) => y.members.length - x.members.length);
  const copies = bySize.filter((cluster) => !cluster.stub);
  for (const cluster of copies.slice(0, SHOWN.clusters)) yield* oneCluster(page, cluster);
  yield page.more(copies.length, SHOWN.clusters, '  ');
  if (stubs.length === 0) return;
  yield page.heading('Stubs: paywalls, logins, error pages in place of articles', stubs.length);
  for (const cluster of bySize.filter(({ stub }) => stub).slice(0, SHOWN.clusters)) {
    const pages = count(cluster.members.length + 1, 'page');
    yield `  ${pages} like ${page.id(cluster.canonical)}\n`;
  }
}

function* oneCluster(page: Page, cluster: ClusterRecord): Generator<string> {
  const { canonical, centre, canonicalToCentre, members } = cluster;
  const own = canonical === centre ? '' : `  ${relationWords(canonicalToCentre)}`;
  yield `  ${page.id(canonical)}${own}${page.credits(canonical)}\n`;
  const shown = members
    .toSorted((x, y) => Number(y.article === centre) - Number(x.article === centre))
    .slice(0, SHOWN.members);
  const ids = shown.map((member) => cutMiddle(member.article, page.idWidth));
  const column = ids.reduce((widest, id) => Math.max(widest, id.length), 0);
  for (const [index, member] of shown.entries()) {
    const id = (ids[index] ?? '').padEnd(column);
    const words = member.article === centre ? CENTRE_WORDS : relationWords(member);
    yield `    ${id}  ${words}${page.credits(member.article, canonical)}\n`;
  }
  yield page.more(members.length, SHOWN.members, '    ');
  for (const { article, other, aligned } of cluster.links.slice(0, SHOWN.links)) {
    const share = `${percent(aligned)} of the shorter aligned`;
    yield page.dim(`    ${page.id(article)} is also close to ${page.id(other)}: ${share}\n`);
  }
  yield page.more(cluster.links.length, SHOWN.links, '    ');
}

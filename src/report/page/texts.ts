import type { ClusterRecord, LazyResult } from '../../records/records.js';

/** `[start, end)`, in the unit of the results. */
export interface ShownSpan {
  start: number;
  end: number;
}

/** The texts that a page has. */
export interface PageTexts {
  /** By id of an article: the spans that the page shows; null for the whole text. */
  spans: ReadonlyMap<string, readonly ShownSpan[] | null>;
  /** Articles with the same bytes as one in `spans`, and this one. */
  twins: ReadonlyMap<string, string>;
}

/** The texts of a page without texts. */
export const NO_TEXTS: PageTexts = { spans: new Map(), twins: new Map() };

/**
 * The texts of a page: of articles in clusters and forms the whole; of others, the spans in which a passage or
 * a repeat was found. House text and boilerplate take one article as an example. Articles that share
 * text are next to each other, so that they compress well.
 */
export function textsOfPage(result: Omit<LazyResult, 'articles'>): PageTexts {
  const { clusters, forms, passages, repeats } = result;
  const shown = new Map<string, ShownSpan[] | null>();
  const twins = new Map<string, string>();
  for (const cluster of clusters) {
    shown.set(cluster.centre, null);
    for (const [article, isTwin] of copiesOfCentre(cluster)) {
      if (isTwin) twins.set(article, cluster.centre);
      else shown.set(article, null);
    }
  }
  for (const { article, members } of forms) {
    for (const id of [article, ...members.map((member) => member.article)])
      if (!twins.has(id)) shown.set(id, null);
  }
  const show = (article: string, span: ShownSpan) => {
    const spans = shown.get(article);
    if (spans) spans.push(span);
    else if (spans === undefined && !twins.has(article)) shown.set(article, [span]);
  };
  for (const { boilerplate, house, occurrences } of passages) {
    const examples = boilerplate || house ? occurrences.slice(0, 1) : occurrences;
    for (const { article, start, end } of examples) show(article, { start, end });
  }
  for (const { article, first, again } of repeats) {
    show(article, first);
    show(article, again);
  }
  return { spans: shown, twins };
}

/** The articles of a cluster without its centre, and whether they have the same bytes as it. */
function* copiesOfCentre(cluster: ClusterRecord): Generator<[article: string, isTwin: boolean]> {
  const { canonical, canonicalToCentre, centre, members } = cluster;
  const ties = [{ article: canonical, relation: canonicalToCentre.relation }, ...members];
  for (const { article, relation } of ties)
    if (article !== centre) yield [article, relation === 'identical'];
}

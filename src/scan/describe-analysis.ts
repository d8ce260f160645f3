/** The records of an analysis, and the way back from them to the texts. */
import type { ScanOptions } from '../options/scan-options.js';
import type { FieldUse } from '../read/fields/field-uses.js';
import type { ParagraphPlace } from '../read/html/page-paragraphs.js';
import type { ArticleLabel } from '../records/article-label.js';
import { articleLines } from '../records/article-lines.js';
import { articleRecords } from '../records/article-records.js';
import { type Catalogue, passageRecords, repeatRecords } from '../records/assemble.js';
import { addLineage } from '../records/cluster-records.js';
import { formRecords } from '../records/form-records.js';
import { dateNotices, encodingNotices, fileNotices, idNotices } from '../records/notices.js';
import type { SummaryRecord } from '../records/records.js';
import { sourceRecords } from '../records/source-records.js';
import type { SketchSet } from '../store/sketch-set.js';
import type { Analysis } from './analyse.js';
import type { Collection } from './collect.js';

/**
 * Describes an analysis: all records, articles only when they are requested, and functions that find the
 * texts again. They read from temporary files, so they work until the analysis is closed.
 */
export async function describeAnalysis(analysis: Analysis, settings: ScanOptions) {
  const { collection, catalogue, findings, clusters, clusterOf, provenances } = analysis;
  const { ids, skipped, formats } = collection;
  const results = { clusterOf, coverage: findings.coverage, catalogue };
  const passages = passageRecords(findings, clusterOf, catalogue);
  const forms = formRecords(findings.formGroups, catalogue);
  const repeats = repeatRecords(collection.blocks, catalogue);
  const numberOf = (articleId: string): number => {
    const article = findSorted(ids, articleId);
    if (article < 0) throw new RangeError(`no article "${articleId}" in the results`);
    return article;
  };
  const origins = passages.map(({ origin }) => (origin === null ? null : numberOf(origin)));
  const sources = sourceRecords({ ...findings, provenances, origins }, catalogue);
  // Last, because threads compare the copies of clusters meanwhile.
  const lineage = await analysis.lineage;
  if (lineage !== null) addLineage(clusters, provenances, lineage);
  return {
    articles: articleRecords(results),
    articleLines: () => articleLines(results),
    clusters,
    forms,
    passages,
    repeats,
    sources,
    skipped,
    notices: noticesOf(analysis),
    summary: {
      ...totalsOf(analysis),
      clusters: clusters.length,
      forms: forms.length,
      passages: passages.length,
      repeats: repeats.length,
      skipped: skipped.length,
      ...assumedFields(collection.fields),
      ...(Object.keys(formats).length > 0 && { formats }),
      offsets: settings.offsets,
      digest: '',
    },
    counts: findings.counts,
    textOf: (articleId: string) => collection.textOf(numberOf(articleId)),
    addressOf: (articleId: string) => collection.addressOf(numberOf(articleId)),
    paragraphsOf: async (articleId: string) =>
      paragraphsOf(numberOf(articleId), collection, settings),
    labelOf: (articleId: string) => labelOf(numberOf(articleId), catalogue),
  };
}

function noticesOf({ collection: { set, ids, qualified }, passedOver, unreadDates }: Analysis) {
  return [
    ...fileNotices(passedOver),
    ...idNotices(qualified.keys(), ids),
    ...encodingNotices(ids, (article) => set.encodingNumber(article)),
    ...dateNotices(unreadDates, ids),
  ];
}

function labelOf(article: number, { set, dates, sourceOf, credits }: Catalogue): ArticleLabel {
  return {
    title: set.string(article, 'title'),
    source: sourceOf(article),
    published: dates[article]!,
    credits: credits(article).map(({ name }) => name),
  };
}

/** The first figures of the summary, in its order. */
function totalsOf({ collection: { set }, read }: Analysis) {
  return {
    type: 'summary' as const,
    articles: set.count,
    words: wordsIn(set),
    bytes: read.bytes,
  };
}

function wordsIn(set: SketchSet): number {
  let words = 0;
  for (let article = 0; article < set.count; article++) words += set.wordCount(article);
  return words;
}

/** Pages are read with code that is loaded only for them. */
async function paragraphsOf(
  article: number,
  { addressOf, textOf, chromeOf }: Collection,
  { encoding, offsets }: ScanOptions,
): Promise<ParagraphPlace[] | null> {
  const { paragraphsOfPage } = await import('../read/html/page-paragraphs.js');
  const reading = { encoding, offsets, chrome: chromeOf(article) };
  return paragraphsOfPage(textOf(article), addressOf(article), reading);
}

/** The property of a summary with the fields that were guessed; none if there are none. */
function assumedFields(uses: readonly FieldUse[]): Pick<SummaryRecord, 'fields'> {
  const fields = uses
    .filter(({ assumed }) => Object.keys(assumed).length > 0)
    .map(({ first, files, assumed }) => ({ file: first, files, names: assumed }));
  return fields.length === 0 ? {} : { fields };
}

/** The index of a string in a sorted list; -1 if it is not there. */
function findSorted(sorted: readonly string[], wanted: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted ? low : -1;
}

/** Texts of the articles that a job names, without sketching any. */
import { METADATA_FIELDS, type Metadata } from '../article/fields.js';
import { nameArticles, possibleNames, sourceId, type Unnamed } from '../article/names.js';
import { SkippedList, type SkippedRecord } from '../article/skipped.js';
import { planSurveyed, startsFile } from './jobs.js';
import { listInputs } from './list.js';
import type { PassedOver } from './passed-over.js';
import type { RawArticle } from './raw-article.js';
import { readJob } from './read-job.js';
import type { Reading } from './reader.js';

/** The texts that were found, by the names that a scan gives their articles. */
export interface FoundTexts {
  /** As valid UTF-8. */
  texts: Map<string, Uint8Array>;
  /** The names of the articles that share an id, by that id. */
  shared: Map<string, string[]>;
  /**
   * Numbers of the encodings that texts were read in, by the names of the articles; texts in UTF-8
   * are left out.
   */
  encodings: Map<string, number>;
  metadata: Map<string, Metadata>;
  skipped: SkippedRecord[];
  /** Files that were passed over for their extensions. */
  passedOver: PassedOver[];
}

/** A text that is wanted with its metadata, and the number of its encoding; 0 for UTF-8. */
export interface KeptText {
  text: Uint8Array;
  encoding: number;
  metadata: Metadata;
}

/**
 * Reads the articles of paths, as a scan does, and keeps those that are wanted.
 * @param isWanted called with each name that an article may get.
 */
export async function readTexts(
  paths: readonly string[],
  reading: Reading,
  isWanted: (name: string) => boolean,
): Promise<FoundTexts> {
  const { inputs, skipped: unlisted, passedOver } = await listInputs([...paths]);
  const skipped = new SkippedList();
  for (const record of unlisted) skipped.add(record);
  const found: Unnamed[] = [];
  const kept = new Map<number, KeptText>();
  let linesBefore = 0;
  for (const job of await planSurveyed(inputs)) {
    if (startsFile(job)) linesBefore = 0;
    const { lines } = await readJob(job, reading, (item) => {
      if (item.type === 'skipped') {
        const isInLine = item.line !== undefined;
        skipped.add(isInLine ? { ...item, line: item.line! + linesBefore } : item);
        return;
      }
      const article = unnamed(item, linesBefore);
      if (possibleNames(article).some(isWanted)) {
        const metadata = metadataOf(item);
        kept.set(found.length, { text: item.copyText(), encoding: item.encoding, metadata });
      }
      found.push(article);
    });
    linesBefore += lines;
  }
  return { ...nameTexts(found, kept, isWanted), skipped: skipped.records, passedOver };
}

function metadataOf(article: RawArticle): Metadata {
  const known: Metadata = {};
  for (const field of METADATA_FIELDS) {
    const value = article.string(field);
    if (value !== '') known[field] = value;
  }
  return known;
}

function unnamed(article: RawArticle, linesBefore: number): Unnamed {
  const file = sourceId(article.container!.id, article.member);
  return { own: article.string('id'), file, line: article.line + linesBefore };
}

/** Names all articles that were found, and gives the wanted texts of those that are kept. */
export function nameTexts(
  found: readonly Unnamed[],
  kept: ReadonlyMap<number, KeptText>,
  isWanted: (name: string) => boolean,
): Omit<FoundTexts, 'skipped' | 'passedOver'> {
  const { names, qualified } = nameArticles(found.length, (article) => found[article]!);
  const texts = new Map<string, Uint8Array>();
  const encodings = new Map<string, number>();
  const metadata = new Map<string, Metadata>();
  for (const [article, { text, encoding, metadata: known }] of kept) {
    const name = names[article]!;
    if (!isWanted(name)) continue;
    texts.set(name, text);
    metadata.set(name, known);
    if (encoding !== 0) encodings.set(name, encoding);
  }
  const shared = new Map<string, string[]>();
  for (const article of qualified) {
    const { own } = found[article]!;
    const others = shared.get(own);
    if (others) others.push(names[article]!);
    else shared.set(own, [names[article]!]);
  }
  return { texts, shared, encodings, metadata };
}

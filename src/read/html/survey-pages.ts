/** Looks at a sample of the pages of a scan, to know the chrome of their sites. */
import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import type { PageFacts } from '../../extract/chrome.js';
import { surveyPage } from '../../extract/survey-page.js';
import type { ArchivedPage } from '../archive/archived-pages.js';
import { codecOf, decompressed } from '../compressed/codecs.js';
import { isBinary } from '../decode.js';
import { extensionOf } from '../extension.js';
import type { ReadBytes } from '../lines.js';
import { PeekedBytes } from '../peeked-bytes.js';
import { OPEN_FLAGS } from '../raw-article.js';
import { readWhole } from '../read-whole.js';
import type { ReadLimits } from '../reader.js';
import { type CrawledPage, firstPages } from '../warc/first-pages.js';
import { decodePage } from './decode-page.js';
import { isNamedArchive, isNamedCrawl, siteOfPage } from './page-files.js';
import { MOST_PAGE_BYTES, type SampledFile } from './sample-pages.js';

const LIMITS = { blockBytes: 0, maxBytes: MOST_PAGE_BYTES, maxRatio: 1000 };

/** Gives at most some pages of an archive. */
type PagesOf = (read: ReadBytes, most: number, limits: ReadLimits) => Generator<ArchivedPage, void>;

/**
 * The facts about the pages of some files of a sample, in their order. Cost: as of their extraction.
 * Pages that cannot be read do not count: reading reports them.
 */
export async function surveyPages(files: readonly SampledFile[]): Promise<PageFacts[]> {
  const hasArchives = files.some(({ path }) => isNamedArchive(path));
  const pagesOf = hasArchives
    ? (await import('../archive/archived-pages.js')).archivedPages
    : function* () {};
  return files.flatMap((file) => [...readFrom(file, pagesIn(file, pagesOf))]);
}

/** A function that reads the pages in a file, given the bytes of the file. */
function pagesIn({ path, id, most, bytes: expected }: SampledFile, pagesOf: PagesOf) {
  if (isNamedCrawl(path)) {
    return function* (read: ReadBytes) {
      for (const page of firstPages(read, most, LIMITS)) yield* factsOf(page, id);
    };
  }
  if (isNamedArchive(path)) {
    return function* (read: ReadBytes) {
      for (const { bytes, name } of pagesOf(read, most, LIMITS)) {
        yield* factsOf({ bytes, url: '', charset: '' }, `${id}/${name}`);
      }
    };
  }
  return (read: ReadBytes) => {
    const bytes = readWhole(read, MOST_PAGE_BYTES, undefined, expected);
    return factsOf({ bytes, url: '', charset: '' }, id);
  };
}

/** The facts about a page; none if it is not text. */
function* factsOf({ bytes, url, charset }: CrawledPage, id: string): Generator<PageFacts> {
  if (isBinary(bytes)) return;
  const { text } = decodePage(bytes, null, charset);
  yield surveyPage(text, siteOfPage(url, id));
}

/** The facts that a function reads from the bytes of a file without their compression. */
function* readFrom(
  { path }: SourceFile,
  pagesOf: (read: ReadBytes) => Generator<PageFacts>,
): Generator<PageFacts> {
  let fd: number | undefined;
  try {
    const file = fs.openSync(path, OPEN_FLAGS);
    fd = file;
    const peeked = new PeekedBytes((buffer, offset, length, position) =>
      fs.readSync(file, buffer, offset, length, position),
    );
    const codec = codecOf({ bytes: peeked.peek(), extension: extensionOf(path) });
    // The library of xz is asynchronous.
    if (codec === 'xz') return;
    yield* pagesOf(codec === undefined ? peeked.read : decompressed(peeked.read, codec, LIMITS));
  } catch {
    // Reading reports the fault of the file.
  } finally {
    if (fd !== undefined) fs.closeSync(fd);
  }
}

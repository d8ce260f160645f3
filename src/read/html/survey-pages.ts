/** Looks at a sample of the pages of a scan, to know the chrome of their sites. */
import fs from 'node:fs';
import type { SourceFile } from '../../article/address.js';
import type { Chrome } from '../../extract/chrome.js';
import { type SurveyedPage, surveyTexts } from '../../extract/survey-texts.js';
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
import { hashId } from '../whole-files.js';
import { decodePage } from './decode-page.js';
import { folderOf, isNamedArchive, isNamedCrawl, isNamedPage, siteOfPage } from './page-files.js';

/**
 * Sample: all pages up to the first number, then a share of them, and never more than the last. A site
 * is known from three pages on, so the least sample is for some eighty sites.
 */
const LEAST_SAMPLE = 400;
const SAMPLE_SHARE = 0.05;
const MOST_SAMPLE = 1000;

/** Larger pages are not worth their time in a sample. */
const MOST_BYTES = 4 * 1024 * 1024;
const LIMITS = { blockBytes: 0, maxBytes: MOST_BYTES, maxRatio: 1000 };

/** Gives at most some pages of an archive. */
type PagesOf = (read: ReadBytes, most: number, limits: ReadLimits) => Generator<ArchivedPage, void>;

/**
 * The chrome of the sites of some files, whose extensions show that they are pages, crawls or archives,
 * also compressed; null if there is none. Cost: a read of the sample, 1 to 3 s at most for usual pages.
 * Pages that cannot be read do not count: reading reports them.
 */
export async function surveyPages(files: readonly SourceFile[]): Promise<Chrome | null> {
  const hasArchives = files.some(({ path }) => isNamedArchive(path));
  const pagesOf = hasArchives
    ? (await import('../archive/archived-pages.js')).archivedPages
    : function* () {};
  const chrome = surveyTexts(readSample(files, pagesOf));
  return Object.keys(chrome).length === 0 ? null : chrome;
}

function* readSample(files: readonly SourceFile[], pagesOf: PagesOf): Generator<SurveyedPage> {
  const pages = files.filter(({ path, bytes }) => isNamedPage(path) && bytes <= MOST_BYTES);
  for (const file of sampleOf(pages)) {
    yield* readFrom(file, function* (read) {
      yield* pageOf({ bytes: readWhole(read, MOST_BYTES), url: '', charset: '' }, file.id);
    });
  }
  const crawls = files.filter(({ path }) => isNamedCrawl(path));
  const archives = files.filter(({ path }) => isNamedArchive(path));
  const most = Math.ceil(LEAST_SAMPLE / (crawls.length + archives.length));
  for (const file of crawls) {
    yield* readFrom(file, function* (read) {
      for (const page of firstPages(read, most, LIMITS)) yield* pageOf(page, file.id);
    });
  }
  for (const file of archives) {
    yield* readFrom(file, function* (read) {
      for (const { bytes, name } of pagesOf(read, most, LIMITS)) {
        yield* pageOf({ bytes, url: '', charset: '' }, `${file.id}/${name}`);
      }
    });
  }
}

/** A page as the survey takes it; none if it is not text. */
function* pageOf({ bytes, url, charset }: CrawledPage, id: string) {
  if (isBinary(bytes)) return;
  const { text } = decodePage(bytes, null, charset);
  yield { page: text, site: siteOfPage(url, id) };
}

/** The pages that a function takes from the bytes of a file without their compression. */
function* readFrom(
  { path }: SourceFile,
  pagesIn: (read: ReadBytes) => Generator<SurveyedPage>,
): Generator<SurveyedPage> {
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
    yield* pagesIn(codec === undefined ? peeked.read : decompressed(peeked.read, codec, LIMITS));
  } catch {
    // Reading reports the fault of the file.
  } finally {
    if (fd !== undefined) fs.closeSync(fd);
  }
}

/**
 * A sample that takes turns with the folders. Hashes of ids choose the pages, so that the sample of
 * tomorrow, with some pages more, is nearly the same, and finished jobs are still known.
 */
export function sampleOf(files: readonly SourceFile[]): SourceFile[] {
  const size = Math.min(MOST_SAMPLE, Math.max(LEAST_SAMPLE, SAMPLE_SHARE * files.length));
  const folders = new Map<string, { file: SourceFile; hash: number }[]>();
  for (const file of files) {
    const name = folderOf(file.id);
    const entry = { file, hash: hashId(file.id) };
    const folder = folders.get(name);
    if (folder) folder.push(entry);
    else folders.set(name, [entry]);
  }
  for (const folder of folders.values()) folder.sort((x, y) => x.hash - y.hash);
  const sample: SourceFile[] = [];
  for (let turn = 0, isTaken = true; isTaken && sample.length < size; turn++) {
    isTaken = false;
    for (const folder of folders.values()) {
      const entry = folder[turn];
      if (!entry || sample.length >= size) continue;
      sample.push(entry.file);
      isTaken = true;
    }
  }
  return sample;
}

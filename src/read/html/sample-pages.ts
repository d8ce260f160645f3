/** Chooses the pages of a scan that a survey of their sites reads. */
import type { SourceFile } from '../../article/address.js';
import { hashId } from '../whole-files.js';
import { folderOf, isNamedArchive, isNamedCrawl, isNamedPage } from './page-files.js';

/**
 * Sample: all pages up to the first number, then a share of them, and never more than the last. A site
 * is known from three pages on, so the least sample is for some eighty sites.
 */
const LEAST_SAMPLE = 400;
const SAMPLE_SHARE = 0.05;
const MOST_SAMPLE = 1000;

/** Larger pages are not worth their time in a sample. */
export const MOST_PAGE_BYTES = 4 * 1024 * 1024;

/** A file of a sample; plain data. */
export interface SampledFile extends SourceFile {
  /** The most pages in it that are read. */
  most: number;
}

/**
 * A sample of files whose extensions show that they are pages, crawls or archives, also compressed: some
 * of the pages, then the first pages of each crawl and of each archive.
 */
export function sampleFiles(files: readonly SourceFile[]): SampledFile[] {
  const pages = files.filter(({ path, bytes }) => isNamedPage(path) && bytes <= MOST_PAGE_BYTES);
  const many = [
    ...files.filter(({ path }) => isNamedCrawl(path)),
    ...files.filter(({ path }) => isNamedArchive(path)),
  ];
  const most = Math.ceil(LEAST_SAMPLE / many.length);
  return [
    ...samplePages(pages).map((file) => ({ ...file, most: 1 })),
    ...many.map((file) => ({ ...file, most })),
  ];
}

/**
 * A sample that takes turns with the folders. Hashes of ids choose the pages, so that the sample of
 * tomorrow, with some pages more, is nearly the same, and finished jobs are still known.
 */
export function samplePages(files: readonly SourceFile[]): SourceFile[] {
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

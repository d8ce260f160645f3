/** Files of pages, as their names show them. */

import { splitExtension } from '../extension.js';

/** Extensions of pages. */
export const HTML_EXTENSIONS: readonly string[] = ['.html', '.htm', '.xhtml', '.shtml'];

/**
 * Name of the site of a page that does not say its host: the host of the address that it was read
 * from, or else the folder of its file.
 */
export function siteOfPage(url: string, fileId: string): string {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  return host || folderOf(fileId);
}

/** The folder in the id of a file. */
export function folderOf(fileId: string): string {
  return fileId.slice(0, fileId.lastIndexOf('/') + 1);
}

/** Extensions of crawls. */
const CRAWL_EXTENSIONS: readonly string[] = ['.warc', '.arc'];

/** Extensions of archives. */
const ARCHIVE_EXTENSIONS: readonly string[] = ['.zip', '.tar', '.tgz', '.tbz2'];

/** Whether the name of a file shows that it is a page, which may be compressed. */
export function isNamedPage(path: string): boolean {
  return hasExtension(path, HTML_EXTENSIONS);
}

/** As {@link isNamedPage}, of a crawl with pages. */
export function isNamedCrawl(path: string): boolean {
  return hasExtension(path, CRAWL_EXTENSIONS);
}

/** As {@link isNamedPage}, of an archive. */
export function isNamedArchive(path: string): boolean {
  return hasExtension(path, ARCHIVE_EXTENSIONS);
}

function hasExtension(path: string, extensions: readonly string[]): boolean {
  const { extension, rest } = splitExtension(path);
  return [extension, splitExtension(rest).extension].some((each) => extensions.includes(each));
}

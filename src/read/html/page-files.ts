/** Files of pages, as their names show them. */

import { splitExtension } from '../extension.js';

/** Extensions of pages. */
export const HTML_EXTENSIONS: readonly string[] = ['.html', '.htm', '.xhtml', '.shtml'];

/** Name of the site of a page that does not say its host: the folder in the id of its file. */
export function folderOf(fileId: string): string {
  return fileId.slice(0, fileId.lastIndexOf('/') + 1);
}

/** Whether the name of a file shows that it is a page, which may be compressed. */
export function isNamedPage(path: string): boolean {
  const { extension, rest } = splitExtension(path);
  return [extension, splitExtension(rest).extension].some((each) => HTML_EXTENSIONS.includes(each));
}

/** Files of pages, as their names show them. */

/** Extensions of pages. */
export const HTML_EXTENSIONS: readonly string[] = ['.html', '.htm', '.xhtml', '.shtml'];

/** Name of the site of a page that does not say its host: the folder in the id of its file. */
export function folderOf(fileId: string): string {
  return fileId.slice(0, fileId.lastIndexOf('/') + 1);
}

/**
 * The source of an article whose record names none: the host of its URL, else the top folder of its
 * path, else ''.
 */
export function sourceOf(url: string, id: string): string {
  return hostOf(url) || topFolderOf(id);
}

/** A plain URL with its host. Nearly all URLs are plain and need no full parsing. */
const PLAIN_ADDRESS = /^https?:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,})\//;

/** The host of a URL, without `www.`; '' if it is not a URL. */
function hostOf(url: string): string {
  const plain = PLAIN_ADDRESS.exec(url)?.[1];
  if (plain === undefined && (url === '' || !URL.canParse(url))) return '';
  return (plain ?? new URL(url).hostname).replace(/^www\./, '');
}

/** The first folder of a path; '' if there is none. */
export function topFolderOf(id: string): string {
  const slash = id.indexOf('/');
  return slash > 0 ? id.slice(0, slash) : '';
}

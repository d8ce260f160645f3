/**
 * The source of an article whose record names none: the host of its address, else the top folder of
 * its path; '' where nothing tells.
 */
export function sourceOf(url: string, id: string): string {
  return hostOf(url) || topFolderOf(id);
}

/** A plain address: its host is what stands there. Nearly all are, and need no full reading. */
const PLAIN = /^https?:\/\/((?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,})\//;

/** The host of an address, without `www.`; '' where it is none. */
function hostOf(url: string): string {
  const plain = PLAIN.exec(url)?.[1];
  if (plain === undefined && (url === '' || !URL.canParse(url))) return '';
  return (plain ?? new URL(url).hostname).replace(/^www\./, '');
}

/** The first folder of a path; '' where it has none. */
export function topFolderOf(id: string): string {
  const slash = id.indexOf('/');
  return slash > 0 ? id.slice(0, slash) : '';
}

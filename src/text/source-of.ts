/** What is known of where an article comes from. */
interface Provenance {
  /** Field of the record, '' where there is none. */
  source: string;
  url: string;
  id: string;
}

/**
 * The source of an article: what its record says, else the host of its address, else the top folder
 * of its path; '' where nothing tells.
 */
export function sourceOf({ source, url, id }: Provenance): string {
  return source || hostOf(url) || topFolderOf(id);
}

/** The host of an address, without `www.`; '' where it is none. */
function hostOf(url: string): string {
  if (url === '' || !URL.canParse(url)) return '';
  return new URL(url).hostname.replace(/^www\./, '');
}

/** The first folder of a path; '' where it has none. */
export function topFolderOf(id: string): string {
  const slash = id.indexOf('/');
  return slash > 0 ? id.slice(0, slash) : '';
}

import normalizeUrl from 'normalize-url';

/** Parameters that say how a reader came to a page, beside `utm_…`, which the library knows. */
const TRACKING = [
  /^utm_\w+/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_ga|_gl|ref|ref_src|ref_url|cmpid|cmp|ito|ocid|smid|smtyp|src|spm|share|amp|outputType|xtor|at_\w+|ns_\w+|wt_\w+|pk_\w+|mtm_\w+|hsa_\w+|__twitter_impression)$/i,
];

/** Hosts of pages for phones, and of copies of pages in their fast form. */
const MOBILE_HOST = /^(?:m|mobile|amp|wap|touch)\.(?=[^.]+\.[^.]+)/;

/** Parts of a path that name the fast form of a page. */
const AMP_PATH = /\/(?:amp|amp\.html)\/?$|^\/amp(?=\/)|\.amp(?=\.html$|$)/;

/** A copy of a page on a host that serves fast pages: the page's own host and path follow. */
const AMP_CACHE =
  /^https?:\/\/(?:www\.google\.[a-z.]+\/amp\/(?:s\/)?|[^/]+\.cdn\.ampproject\.org\/[cv]\/(?:s\/)?)/;

/**
 * The key by which addresses are one page: without scheme, `www.`, fragment, tracking parameters, and the
 * hosts and paths of pages for phones; parameters are sorted. '' if it is not the address of a page.
 */
export function pageKey(url: string): string {
  const given = url.trim().replace(AMP_CACHE, 'https://');
  if (!/^https?:\/\//i.test(given) || !URL.canParse(given)) return '';
  try {
    const plain = new URL(given);
    plain.hostname = plain.hostname.replace(/^www\./, '').replace(MOBILE_HOST, '');
    plain.pathname = decodable(plain.pathname.replace(AMP_PATH, '') || '/');
    plain.search = decodable(plain.search);
    return normalizeUrl(plain.href, {
      stripHash: true,
      stripProtocol: true,
      stripWWW: true,
      removeTrailingSlash: true,
      removeQueryParameters: TRACKING,
      sortQueryParameters: true,
    });
  } catch {
    return '';
  }
}

/** Escapes that are not in UTF-8 as they are: decoded, they would all be one replacement character. */
function decodable(escaped: string): string {
  try {
    decodeURIComponent(escaped);
    return escaped;
  } catch {
    return escaped.replaceAll('%', '%25');
  }
}

/** The metadata of a page: from JSON-LD, OpenGraph, Dublin Core and tags. Nothing is invented. */
import { bylineWith } from '../article/byline.js';
import { collapse } from './collapse.js';
import { HINT } from './hints.js';
import type { LinkedArticle } from './json-ld.js';
import type { MetaTag, Outline } from './outline.js';
import { textsOfMarkup } from './read-outline.js';
import { TAG } from './tags.js';

/** The metadata of an article; '' for unknown parts. */
export interface PageMetadata {
  title: string;
  /** Names of the authors; further lines have the providers of the text, by name or address. */
  byline: string;
  /** The date, as the page writes it. */
  date: string;
  /** Canonical address, absolute. */
  url: string;
  /** Name of the site or the publisher, or else the host of the address. */
  source: string;
}

const wordsOf = (words: string): readonly string[] => words.split(' ');

/** Names of `<meta>` for each part, the best first. */
const TITLES = wordsOf(
  'og:title twitter:title dc.title dcterms.title parsely-title sailthru.title headline title',
);
const BYLINES = wordsOf(
  'author article:author byl dc.creator dcterms.creator parsely-author sailthru.author',
);
const DATES = wordsOf(
  'article:published_time og:article:published_time og:published_time datepublished ' +
    'date.created dcterms.created dcterms.date dc.date.issued dc.date parsely-pub-date ' +
    'sailthru.date pubdate publishdate publish-date publish_date publication_date ' +
    'article.published cxenseparse:recs:publishtime date',
);
const SITES = wordsOf('application-name dc.publisher dcterms.publisher publisher');
const URLS = wordsOf('og:url twitter:url parsely-link');
/** A copy names its original, or the address of it, by these. */
const ORIGINALS = wordsOf('syndication-source original-source');

/** The metadata of a page. @param pageUrl the address that it was read from; '' if unknown. */
export function readMetadata(
  outline: Outline,
  linked: LinkedArticle | null,
  pageUrl: string,
): PageMetadata {
  const named = namedMetas(outline.metas);
  const first = (names: readonly string[]) => {
    const name = names.find((each) => named.has(each));
    return name === undefined ? '' : named.get(name)!;
  };
  const url = addressOf(canonicalOf(outline.metas), first(URLS), linked?.url ?? '', pageUrl);
  const own = addressOf(pageUrl, first(URLS), linked?.url ?? '');
  const isOnOtherSite = own !== '' && siteOfHost(hostOf(own)) !== siteOfHost(hostOf(url));
  const site = first(['og:site_name']) || plainOf(linked?.publisher) || first(SITES);
  const authors =
    nameOrNothing(plainOf(linked?.author)) || nameOrNothing(first(BYLINES)) || shownByline(outline);
  const originals = [
    ...ORIGINALS.map((name) => named.get(name) ?? ''),
    ...(linked?.providers ?? []),
    // The canonical page of a copy may be its original.
    isOnOtherSite ? url : '',
  ];
  return {
    title: titleOf(outline, plainOf(linked?.headline) || first(TITLES)),
    byline: bylineWith(authors, originals),
    date: dateOf(linked?.date ?? '') || dateOf(first(DATES)) || dateOf(timeOf(outline.metas)),
    url,
    source: site || hostOf(isOnOtherSite ? own : url) || nameOrNothing(first(ORIGINALS)),
  };
}

/** The host that a page says it is of; '' if it does not say so. */
export function hostOfPage({ metas }: Outline): string {
  const named = namedMetas(metas);
  return hostOf(addressOf(canonicalOf(metas), named.get('og:url') ?? ''));
}

/** The first value of each `<meta>`, by its name in small letters. */
function namedMetas(metas: readonly MetaTag[]): Map<string, string> {
  const named = new Map<string, string>();
  for (const { tag, attributes } of metas) {
    if (tag !== 'meta') continue;
    const content = collapse(attributes.content ?? '');
    if (content === '') continue;
    for (const name of [attributes.property, attributes.name, attributes.itemprop]) {
      const key = name?.trim().toLowerCase();
      if (key && !named.has(key)) named.set(key, content);
    }
  }
  return named;
}

function canonicalOf(metas: readonly MetaTag[]): string {
  const link = metas.find(
    ({ tag, attributes }) =>
      tag === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? '') && attributes.href,
  );
  return link?.attributes.href?.trim() ?? '';
}

/** The first of some addresses that is absolute, or is made so by a later one. */
function addressOf(...addresses: string[]): string {
  const given = addresses.filter((address) => address !== '');
  for (const [i, address] of given.entries()) {
    for (const base of [undefined, ...given.slice(i + 1)]) {
      if (!URL.canParse(address, base)) continue;
      const { href, protocol } = new URL(address, base);
      if (/^https?:$/.test(protocol)) return href;
    }
  }
  return '';
}

/** The last two labels of a host: enough to know `m.` and `amp.` of one site from another site. */
function siteOfHost(host: string): string {
  return host.split('.').slice(-2).join('.');
}

function hostOf(url: string): string {
  return url === '' ? '' : new URL(url).hostname.replace(/^www\./, '');
}

/** The time of publication of the tag `<time>` that says so, or else of the first. */
function timeOf(metas: readonly MetaTag[]): string {
  const times = metas.filter(({ tag, attributes }) => tag === 'time' && attributes.datetime);
  const published = times.find(
    ({ attributes }) => 'pubdate' in attributes || attributes.itemprop === 'datePublished',
  );
  return (published ?? times[0])?.attributes.datetime ?? '';
}

/** A date without the year 1 and the like, which programs write for a missing date. */
function dateOf(text: string): string {
  const date = collapse(text);
  return /^0{2}\d\d-|^1970-01-01T00:00:00/.test(date) ? '' : date;
}

/** Units of a byline; a longer text is about its author. */
const MOST_BYLINE = 160;

/** The first short text on the page in an element that is named as a byline. */
function shownByline({ blocks, elements }: Outline): string {
  for (let element = 1; element < elements.count; element++) {
    if (!(elements.hints[element]! & HINT.byline)) continue;
    const inside = blocks.slice(elements.firsts[element], elements.ends[element]);
    const text = inside.map((block) => block.text).join(' ');
    if (text !== '' && text.length <= MOST_BYLINE) return text;
  }
  return '';
}

/** Signs between the title of an article and the name of its site. */
const BEFORE_SITE = /\s+(?:[|–—·•»«:]|-{1,2})\s+/;
/** A shorter part of a title may be the name of a section. */
const LEAST_TITLE = 20;
const LEAST_HEADING = 12;

/** The headline on the page, if the title holds it; else the title without the name of the site. */
function titleOf({ blocks, title }: Outline, given: string): string {
  const headings = blocks.filter(({ kinds }) => kinds & TAG.heading).map(({ text }) => text);
  const whole = given || title;
  if (whole === '') return headings[0] ?? '';
  const same = headings.find(
    (heading) => heading.length >= LEAST_HEADING && whole.includes(heading),
  );
  if (same || given) return same ?? given;
  const parts = title.split(BEFORE_SITE);
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best), '');
  return longest.length >= LEAST_TITLE ? longest : title;
}

/** A string of JSON-LD without markup and entities, which some pages have there. */
function plainOf(text = ''): string {
  return textsOfMarkup(text).join(' ');
}

/** A name; '' for an address, such as of the author's page. */
function nameOrNothing(text: string): string {
  return /^(?:https?:|www\.)/i.test(text) ? '' : text;
}

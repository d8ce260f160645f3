/**
 * Chrome: blocks that recur on the pages of one site, such as a newsletter box between paragraphs. A
 * survey looks at a sample of pages, each of which becomes plain data, which threads can send, and sums
 * them up. The text of a page then depends on its bytes and on the chrome of its site alone.
 */
import type { Body } from './body.js';
import type { Block, Outline } from './outline.js';
import { isLabel, weightOf } from './prose.js';

/** Hashes of the blocks that are chrome, ascending, by the names of sites. Plain data. */
export type Chrome = Readonly<Record<string, readonly number[]>>;

/** Pages with different articles in which text must recur, and the least share of them. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.25;
/** The limits for labels, which no one reads as part of an article. */
const LEAST_LABEL_PAGES = 2;
const LEAST_LABEL_SHARE = 0.1;

/** Two pages with this share of common prose have one article: two copies prove nothing. */
const SAME_ARTICLE = 0.5;

/** Most blocks of a page, and most hashes of a site. */
const MOST_BLOCKS = 5000;
const MOST_HASHES = 2000;

/** The facts about a page by which a survey knows its chrome. Plain data. */
export interface PageFacts {
  /** Name of its site. */
  site: string;
  /** Hashes of its first blocks, each once, and 1 for each that is a label. */
  blocks: Float64Array;
  areLabels: Uint8Array;
  /** Hashes of the blocks of its body, as it is found without knowledge of the site, and their weights. */
  body: Float64Array;
  weights: Uint32Array;
}

/** The facts about a page of a site, given its outline and its body. */
export function factsOfPage(site: string, { blocks }: Outline, body: Body): PageFacts {
  const kinds = new Map<number, boolean>();
  for (const block of blocks.slice(0, MOST_BLOCKS)) {
    const hash = hashOfText(block.text);
    if (!kinds.has(hash)) kinds.set(hash, isLabel(block));
  }
  return {
    site,
    blocks: Float64Array.from(kinds.keys()),
    areLabels: Uint8Array.from(kinds.values(), Number),
    body: Float64Array.from(body.blocks, ({ text }) => hashOfText(text)),
    weights: Uint32Array.from(body.blocks, ({ text }) => weightOf(text)),
  };
}

/** The pages of one site. */
interface Site {
  pages: number;
  /** Number of pages with each block, by hash, and whether it is a label. */
  counts: Map<number, { pages: number; isLabel: boolean }>;
  /** The page that each block of a body was first in. */
  bodies: Map<number, number>;
}

/** The chrome of all sites that have some. The order of pages matters only among copies. */
export function chromeOfPages(pages: Iterable<PageFacts>): Chrome {
  const sites = new Map<string, Site>();
  for (const page of pages) addPage(page, sites);
  const chrome: Record<string, number[]> = {};
  for (const name of [...sites.keys()].sort()) {
    const { pages, counts } = sites.get(name)!;
    const recurring = [...counts].filter(([, count]) => recurs(count, pages));
    recurring.sort(([one, { pages: n }], [other, { pages: m }]) => m - n || one - other);
    const hashes = recurring.slice(0, MOST_HASHES).map(([hash]) => hash);
    if (hashes.length > 0) chrome[name] = hashes.sort((one, other) => one - other);
  }
  return chrome;
}

function addPage(page: PageFacts, sites: Map<string, Site>): void {
  let site = sites.get(page.site);
  if (!site) {
    site = { pages: 0, counts: new Map(), bodies: new Map() };
    sites.set(page.site, site);
  }
  if (isCopy(site, page)) return;
  for (const hash of page.body) if (!site.bodies.has(hash)) site.bodies.set(hash, site.pages);
  site.pages++;
  for (const [at, hash] of page.blocks.entries()) {
    const count = site.counts.get(hash);
    if (count) count.pages++;
    else site.counts.set(hash, { pages: 1, isLabel: page.areLabels[at] === 1 });
  }
}

function recurs(count: { pages: number; isLabel: boolean }, pages: number): boolean {
  const [least, share] = count.isLabel
    ? [LEAST_LABEL_PAGES, LEAST_LABEL_SHARE]
    : [LEAST_PAGES, LEAST_SHARE];
  return count.pages >= Math.max(least, share * pages);
}

/** Whether most of a body is in the body of one earlier page of the site. */
function isCopy({ bodies }: Site, { body, weights }: PageFacts): boolean {
  const shared = new Map<number, number>();
  let all = 0;
  for (const [at, hash] of body.entries()) {
    const weight = weights[at]!;
    all += weight;
    const page = bodies.get(hash);
    if (page !== undefined) shared.set(page, (shared.get(page) ?? 0) + weight);
  }
  for (const weight of shared.values()) if (weight >= SAME_ARTICLE * all) return true;
  return false;
}

/** A function that knows whether a block is chrome of a site. */
export function chromeTest(chrome: Chrome, siteName: string): (block: Block) => boolean {
  const hashes = Object.hasOwn(chrome, siteName) ? chrome[siteName]! : [];
  if (hashes.length === 0) return () => false;
  const known = new Set(hashes);
  return ({ text }) => known.has(hashOfText(text));
}

/** A hash of 53 bits, from two of 32 bits with different multipliers. */
function hashOfText(text: string): number {
  let one = 0x9e3779b9;
  let other = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    other = Math.imul(other ^ unit, 0x5bd1e995) + (other >>> 15);
  }
  one = Math.imul(one ^ (one >>> 16), 0x85ebca6b);
  other = Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return (
    (((other ^ (other >>> 16)) >>> 0) & 0x1fffff) * 0x1_0000_0000 + ((one ^ (one >>> 13)) >>> 0)
  );
}

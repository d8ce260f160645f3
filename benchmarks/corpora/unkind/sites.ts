/**
 * Sites whose pages consist mostly of the site's own text: paywalls in place of articles, and whole
 * pages, two or three for each site. No two pages of one site are copies of each other.
 */
import { writeDraft } from '../prose.js';
import type { Random } from '../random.js';
import { drawWord, SURNAMES } from '../vocabulary.js';
import { choose } from './form-grammar.js';
import type { Pieces } from './pieces.js';
import { LEGAL_LINES, OFFERS, SECTIONS } from './site-lines.js';

/** Paywall pages of one site, by id: some 300 words of the site and two lines of the page. */
export interface TrueShell {
  source: string;
  pages: string[];
}

/** Whole pages of one site, by id, and the separate bodies of some of them. */
export interface TrueSite {
  source: string;
  pages: string[];
  bodies: { page: string; body: string }[];
}

/**
 * The number of pages of a paywall on each site: one large site, and others near ten, the number of
 * stories from which text counts as boilerplate.
 */
const SHELL_SIZES = [136, 40, 24, 16, 12] as const;

/** A shell of fewer words than this is filled up with text like a contract. */
const SHELL_WORDS = 290;

/** Adds paywalls of five sites in four languages. */
export function addShells(pieces: Pieces, random: Random): TrueShell[] {
  return SHELL_SIZES.map((size, i) => {
    const source = nameSite(random);
    const shell = writeShell(source, OFFERS[i % OFFERS.length]!, random);
    const isBelow = random.chance(0.7);
    const pages = Array.from({ length: size }, () => {
      const { headline, lines } = writeTeaser(random);
      const parts = isBelow ? [headline, lines, shell] : [shell, headline, lines];
      return pieces.addPage(source, headline, parts.join('\n\n'));
    });
    return { source, pages };
  });
}

/** Adds `count` sites of two or three pages. */
export function addSites(count: number, pieces: Pieces, random: Random): TrueSite[] {
  return Array.from({ length: count }, () => {
    const source = nameSite(random);
    const { before, after } = writeChrome(source, random);
    const site: TrueSite = { source, pages: [], bodies: [] };
    const ofAll = random.chance(0.5) ? writeLinks(source, random) : null;
    for (let i = random.chance(0.8) ? 2 : 3; i > 0; i--) {
      const { headline, body } = writeBody(random);
      const links = ofAll ?? writeLinks(source, random);
      const text = [before, headline, body, links, after].join('\n\n');
      const page = pieces.addPage(source, headline, text);
      site.pages.push(page);
      if (!random.chance(0.4)) continue;
      const bare = pieces.addPage(nameSite(random), headline, `${headline}\n\n${body}`);
      site.bodies.push({ page, body: bare });
    }
    return site;
  });
}

function nameSite(random: Random): string {
  const kind = random.pick(['times', 'news', 'echo', 'journal', 'bote', 'presse', 'diario']);
  return `${random.pick(SURNAMES).toLowerCase()}-${kind}${random.between(1, 99)}.example`;
}

/** The offer of a site in its own order and words, and its terms. */
function writeShell(site: string, offer: readonly string[], random: Random): string {
  const lines = [...offer];
  random.shuffle(lines);
  const price = `${random.between(1, 19)}.${random.between(10, 99)}`;
  const text = lines.map((line) =>
    choose(line, '{', '}', random).replaceAll('SITE', site).replaceAll('PRICE', price),
  );
  while (countWords(text) < SHELL_WORDS) {
    text.push(random.pick(writeDraft(random).paragraphs).join(' '));
  }
  return text.join('\n\n');
}

/** A headline and two lines, the second of which breaks off. */
function writeTeaser(random: Random): { headline: string; lines: string } {
  const { headline, paragraphs } = writeDraft(random);
  const words = paragraphs.flat();
  const first = words.slice(0, random.between(10, 20)).join(' ');
  const second = words.slice(20, 20 + random.between(8, 18)).join(' ');
  return { headline, lines: `${first}\n${second} …` };
}

/** The lines that a site sets above and below all its pages: 150 to 600 words. */
function writeChrome(site: string, random: Random): { before: string; after: string } {
  const sections = [...random.pick(SECTIONS)];
  random.shuffle(sections);
  const legal = [...LEGAL_LINES];
  random.shuffle(legal);
  // Lines that many sites have, or lines that no other site has.
  const lines = random.chance(0.5)
    ? legal.slice(0, random.between(4, legal.length))
    : writeDraft(random)
        .paragraphs.slice(0, random.between(2, 5))
        .map((words) => words.join(' '));
  const own = lines.map((line) => choose(line, '{', '}', random).replaceAll('SITE', site));
  const boxes = Array.from({ length: random.between(8, 40) }, () => writeWords(random, 7, 12));
  const before = [site, sections.slice(0, random.between(8, 14)).join('\n'), own.pop()];
  const after = ['Most read', boxes.join('\n'), sections.join(' | '), ...own];
  return { before: before.join('\n\n'), after: after.join('\n\n') };
}

/** Links to other pages: by headline, or by addresses that differ in little except a number. */
function writeLinks(site: string, random: Random): string {
  if (random.chance(0.3)) return 'Share\nCopy link\nPrint\nSend by mail\nComments (0)';
  const count = random.between(6, 14);
  if (random.chance(0.5)) {
    return Array.from({ length: count }, () => writeWords(random, 6, 10)).join('\n');
  }
  const path = random.pick(['news/local', 'politik/ausland', 'actualites', 'noticias']);
  const links = Array.from({ length: count }, (_, i) => {
    const number = random.between(1_000_000, 9_999_999);
    const query = 'utm_source=newsletter&utm_medium=email&utm_campaign=daily';
    return `https://www.${site}/${path}/2024/05/${10 + i}/${number}.html?${query}`;
  });
  return ['Related:', ...links].join('\n');
}

/** 105 to some 230 consecutive words of the page's own. */
function writeBody(random: Random): { headline: string; body: string } {
  const { headline, paragraphs } = writeDraft(random);
  const least = random.between(105, 180);
  const kept: string[][] = [];
  for (let words = 0; words < least; words += kept.at(-1)!.length) {
    kept.push(paragraphs[kept.length]!);
  }
  return { headline, body: kept.map((words) => words.join(' ')).join('\n\n') };
}

function writeWords(random: Random, least: number, most: number): string {
  const words = Array.from({ length: random.between(least, most) }, () => drawWord(random));
  return words.join(' ');
}

function countWords(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.split(' ').length, 0);
}

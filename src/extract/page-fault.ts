/** Pages that are not articles. */
import type { Body } from './body.js';
import type { LinkedArticle } from './json-ld.js';
import type { Outline } from './outline.js';
import { isLinks, proseOf, weightOf } from './prose.js';
import { TAG } from './tags.js';

/** Why a page is not an article. */
export type PageFault = 'no-body' | 'section-page' | 'error-page';

/** Titles of pages that servers send instead of an article. */
const ERROR_TITLE =
  /^(?:error\s*)?(?:40[0134]|410|429|50[0234])\b|\b(?:40[034]|410|50[0234])\s+(?:error|not found|forbidden|bad|service)|\b(?:page|file|document|article|url|site) (?:(?:was|is|can ?not|can't|could not be) )?(?:not|no longer) (?:be )?(?:found|available|exist)|\bpage (?:can ?not|can't) be found|^(?:not found|access denied|forbidden|bad (?:gateway|request)|service unavailable|internal server error|gateway time-?out|too many requests|just a moment\.*|attention required!?|are you (?:a )?(?:human|robot)\??|security check|please verify you are (?:a )?human|pardon our interruption\.*|request blocked)(?:\b|$)|seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|página não encontrada|pagina non trovata|pagina niet gevonden|страница не найдена|сторінку не знайдено|nie znaleziono strony|sayfa bulunamadı|页面不存在|找不到(?:页面|頁面|网页|網頁)|ページが見つかりません|페이지를 찾을 수 없/i;

/** An article about an error is longer than the text of an error page. */
const MOST_ERROR = 900;
/**
 * Prose of less weight is an article only if the page says that it is one, or if there is even less
 * around it.
 */
const LEAST_BODY = 140;
/** Least weight of a linked headline, and the least number of them on a section page. */
const LEAST_HEADLINE = 30;
const LEAST_HEADLINES = 12;
const LONGEST_HEADLINE = 250;
/** Prose of this weight without a linked headline in it is an article. */
const LEAST_ARTICLE = 400;
/** A section page has headlines of this many times the weight of its prose. */
const MOST_PROSE = 1.5;

/** Why a page is not an article; null if it is one. */
export function findFault(
  outline: Outline,
  body: Body,
  linked: LinkedArticle | null,
): PageFault | null {
  if (isError(outline, body)) return 'error-page';
  if (linked !== null || saysArticle(outline)) return body.prose > 0 ? null : 'no-body';
  if (isSection(outline, body)) return 'section-page';
  return body.prose < Math.min(LEAST_BODY, weightAround(outline, body)) ? 'no-body' : null;
}

/** The weight of the text outside the body; at least 1, so that a body must have some prose. */
function weightAround({ blocks }: Outline, { prose }: Body): number {
  const all = blocks.reduce((sum, { text }) => sum + weightOf(text), 0);
  return Math.max(1, all - prose);
}

function isError({ title, blocks }: Outline, { prose }: Body): boolean {
  if (prose > MOST_ERROR) return false;
  const heading = blocks.find(({ kinds }) => kinds & TAG.heading);
  return ERROR_TITLE.test(title) || (heading !== undefined && ERROR_TITLE.test(heading.text));
}

/** Whether metadata says that a page is an article. */
function saysArticle({ metas }: Outline): boolean {
  return metas.some(({ tag, attributes }) => {
    const name = attributes.property ?? attributes.name ?? '';
    if (tag !== 'meta' || !attributes.content) return false;
    return (
      name === 'article:published_time' || (name === 'og:type' && attributes.content === 'article')
    );
  });
}

/**
 * Whether a page is mostly headlines that are links. Its summaries may be prose, but the next headline
 * follows soon, while the paragraphs of an article follow each other.
 */
function isSection({ blocks }: Outline, body: Body): boolean {
  const inBody = new Set(body.blocks);
  let [headlines, headlineWeight, run] = [0, 0, 0];
  for (const block of blocks) {
    const weight = weightOf(block.text);
    if (isLinks(block) && block.text.length < LONGEST_HEADLINE && weight >= LEAST_HEADLINE) {
      headlines++;
      headlineWeight += weight;
      run = 0;
    } else if (inBody.has(block)) run += proseOf(block);
    if (run >= LEAST_ARTICLE) return false;
  }
  return headlines >= LEAST_HEADLINES && headlineWeight > MOST_PROSE * body.prose;
}

import type { Chain } from '../align/chain.js';
import type { ArticleLayout } from './article-layout.js';

/** Fewest stanzas of several lines; fewer may be a hymn that is sung twice, or its lines. */
const LEAST_STANZAS = 3;
const STANZA_BREAK = /\n[^\S\n]*\n/;
/** Most words before, between and after the two copies: headline, byline, credit. */
const AROUND_WORDS = 25;

/**
 * Whether an article is a poem of different stanzas, and the same poem again: then no stanza is a refrain.
 * Prose of a script without spaces that was wrapped at the spaces between its phrases looks like verse, too.
 */
export function isPoemTwice(repeat: Chain, layout: ArticleLayout): boolean {
  const { aStart, aEnd, bStart, bEnd, matches, columns } = repeat;
  const { text, spans, tokens, wordTokens } = layout;
  const around = Math.max(aStart, bStart - aEnd, tokens.length - bEnd);
  if (matches < columns || around > AROUND_WORDS * wordTokens) return false;
  const stanzas = text.slice(spans[2 * aStart], spans[2 * aEnd - 1]).split(STANZA_BREAK);
  const areLines = stanzas.some((stanza) => !stanza.trim().includes('\n'));
  return stanzas.length >= LEAST_STANZAS && !areLines && new Set(stanzas).size === stanzas.length;
}

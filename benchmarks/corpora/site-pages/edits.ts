/** Edits of a page that put another article into it. */

/** An article for a template. */
export interface PageArticle {
  id: string;
  headline: string;
  /** ISO 8601. */
  date: string;
  paragraphs: readonly string[];
}

/** Writes a part of a page. */
export type Writer = (article: PageArticle) => string;

/** A part `[start, end)` of a page that is written anew. */
export interface Edit {
  start: number;
  end: number;
  write: Writer;
}

/** Text as markup, also within quotation marks. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

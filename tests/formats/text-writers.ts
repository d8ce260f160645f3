/** Articles as files of text, and in records and tables of text. */
import type { FormatArticle } from './corpus.js';

/** The text of one article as Markdown. */
export function markdown({ text }: FormatArticle): string {
  return `${text.replace(/^[^ \n]+/gm, (word) => `**${word}**`)}\n`;
}

/** Names that other programs give the fields of an article. */
const AS_CRAWLED = ({ key, title, text }: FormatArticle) => ({
  uuid: key,
  headline: title,
  publisher: { name: null },
  articleBody: text,
});

/** A line for each article. */
export function jsonLines(articles: readonly FormatArticle[]): string {
  return articles
    .map(({ key: id, title, text }) => `${JSON.stringify({ id, title, text })}\n`)
    .join('');
}

export function jsonArray(articles: readonly FormatArticle[]): string {
  return JSON.stringify(articles.map(AS_CRAWLED), null, 2);
}

/** The answer of an API, in which bodies are lists of paragraphs. */
export function jsonAnswer(articles: readonly FormatArticle[]): string {
  const found = articles.map(({ key, title, text }) => {
    return { id: key, webTitle: title, body: text.split('\n\n') };
  });
  return JSON.stringify({ status: 'ok', total: found.length, articles: found });
}

/** The article of one file, as page extractors write it. */
export function jsonObject(article: FormatArticle): string {
  return JSON.stringify(AS_CRAWLED(article));
}

/** One item as agencies send it. */
export function ninjs({ key, title, text }: FormatArticle): string {
  const html = text.split('\n\n').map((paragraph) => `<p>${paragraph}</p>`);
  return JSON.stringify({ uri: key, type: 'text', headline: title, body_xhtml: html.join('') });
}

/** A table with a header; its cells hold line ends, and quotes where they need or may have them. */
export function table(articles: readonly FormatArticle[], delimiter: string): string {
  const cell = (text: string) =>
    /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  const rows = articles.map(({ key, title, text }) => [key, title, text]);
  const lines = [['id', 'headline', 'body'], ...rows].map((row) => row.map(cell).join(delimiter));
  return `${lines.join('\r\n')}\r\n`;
}

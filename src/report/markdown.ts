import { comparedCopies } from '../records/compared-copies.js';
import { count, thousands } from '../records/figures.js';
import { printable, quote, toUtf16 } from '../records/quote.js';
import type { ArticleRecord, ClusterRecord } from '../records/records.js';
import { comparedWords } from '../records/relation-words.js';
import { CLASS_WORDS, isDoubled } from '../records/repeat-lines.js';
import { isShared } from './passage-lines.js';
import type { FiledResult, Reporter } from './reporter.js';
import { describeNotice } from './skipped-lines.js';

/** The most rows of a table: an issue of GitHub has at most 65,536 characters. */
const ROWS = 50;

/** Characters of a quotation. */
const QUOTED = 80;

/** Results as Markdown with tables, for issues and mails. */
export const MARKDOWN: Reporter<FiledResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: false,
  *render(result) {
    const { summary } = result;
    yield `# ${count(summary.articles, 'article')} scanned\n`;
    yield* section('Totals', ['finding', 'number'], totals(result));
    yield* section('Copies', ['copy', 'of', 'relation', 'source', 'date'], copies(result));
    yield* section('Shared passages', ['words', 'articles', 'from', 'text'], passages(result));
    yield* section('Text twice in an article', ['article', 'what', 'text'], repeats(result));
    yield* section(
      'Notices',
      ['notice'],
      result.notices.map((notice) => [escaped(describeNotice(notice))]),
    );
    yield* section(
      'Input that was skipped',
      ['path', 'reason'],
      result.skipped.map(({ path, message }) => [escaped(path), escaped(message)]),
    );
  },
};

/** Rows of a table, whose cells are Markdown. */
type MarkdownRows = Iterable<readonly string[]>;

function totals({ summary, passages, repeats }: FiledResult): MarkdownRows {
  const numbers = {
    'clusters of copies': summary.clusters,
    forms: summary.forms,
    'shared passages': passages.filter(isShared).length,
    'house and boilerplate passages': passages.filter((passage) => !isShared(passage)).length,
    'repeats by a fault': repeats.filter(isDoubled).length,
    'intentional repeats': repeats.filter((repeat) => !isDoubled(repeat)).length,
    'skipped input': summary.skipped,
  };
  return Object.entries(numbers).map(([name, number]) => [name, thousands(number)]);
}

/** The most copied texts first. */
function* copies({ clusters, articles }: FiledResult): MarkdownRows {
  const bySize = clusters.toSorted((x, y) => y.members.length - x.members.length);
  const shown = new Set(bySize.slice(0, ROWS).flatMap(articlesOf));
  const known = new Map<string, ArticleRecord>();
  if (shown.size > 0) {
    for (const article of articles) if (shown.has(article.id)) known.set(article.id, article);
  }
  for (const cluster of bySize) {
    const { canonical } = cluster;
    for (const copy of comparedCopies(cluster)) {
      const { source = '', date = '' } = known.get(copy.article) ?? {};
      const relation = comparedWords(copy, canonical);
      yield [copy.article, canonical, relation, source, date].map(escaped);
    }
  }
}

function articlesOf({ canonical, members }: ClusterRecord): string[] {
  return [canonical, ...members.map(({ article }) => article)];
}

function* passages(result: FiledResult): MarkdownRows {
  for (const { words, origin, occurrences } of result.passages.filter(isShared)) {
    const first = occurrences[0]!;
    const from = origin === null ? `${escaped(first.article)}, perhaps` : escaped(origin);
    const articles = new Set(occurrences.map(({ article }) => article)).size;
    yield [thousands(words), thousands(articles), from, quoted(result, first)];
  }
}

function* repeats(result: FiledResult): MarkdownRows {
  for (const { article, class: kind, words, first, again } of result.repeats.filter(isDoubled)) {
    const lines = `lines ${first.line} and ${again.line}, ${count(words, 'word')}`;
    const what = escaped(`${CLASS_WORDS[kind]}: ${lines}`);
    yield [escaped(article), what, quoted(result, { article, ...again })];
  }
}

/** The text of a place on one line; '' if it cannot be read any more. */
function quoted(
  { textOf, summary: { offsets } }: FiledResult,
  { article, start, end }: { article: string; start: number; end: number },
): string {
  try {
    const text = textOf(article);
    const cut = text.slice(toUtf16(text, start, offsets), toUtf16(text, end, offsets));
    return escaped(quote(cut, QUOTED).join(' '));
  } catch {
    return '';
  }
}

/** A heading and a table; nothing if it has no rows. */
function* section(
  title: string,
  columns: readonly string[],
  rows: MarkdownRows,
): Generator<string> {
  let number = 0;
  for (const row of rows) {
    if (number === 0) yield `\n## ${title}\n\n${line(columns)}${line(columns.map(() => '---'))}`;
    if (number < ROWS) yield line(row);
    number++;
  }
  if (number > ROWS)
    yield `\n… and ${thousands(number - ROWS)} more, which the other formats have.\n`;
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/**
 * `text` as it is in a cell of Markdown. Signs of Markdown within a line get a backslash, and
 * addresses, so that GitHub makes no links of them. An unseen space follows signs that would notify a
 * person or an issue of GitHub.
 */
function escaped(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]<>&|~!$:@#]/g, '\\$&')
    .replace(/www(?=\.)/gi, '$&\\')
    .replace(/[@#]/g, '$&\u200b');
}

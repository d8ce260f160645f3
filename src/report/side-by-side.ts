/** Two compared articles for people: their relation, and each shared passage side by side. */
import type { PassageKind } from '../align/passage-kind.js';
import type { Relation } from '../options/kinds.js';
import { labelOfRecord } from '../records/article-label.js';
import { padded } from '../records/display-width.js';
import { andMore, count, percent } from '../records/figures.js';
import { whatDiffers } from '../records/form-lines.js';
import { cutEnd, cutMiddle, locate } from '../records/quote.js';
import type { ArticleRecord, LazyResult, PassageRecord } from '../records/records.js';
import { RELATION_LINKS, shareOf } from '../records/tie.js';
import { besideEachOther, CHANGE_SIGNS, columnWidth, type Side } from './columns.js';
import { sourceAndDate } from './labels.js';
import { painter, STYLE } from './paint.js';
import type { ComparedArticles, Reporter, ReportView } from './reporter.js';
import { describeNotice } from './skipped-lines.js';
import { wrap, wrapText } from './wrap.js';

/** A comparison for people at a terminal. */
export const SIDE_BY_SIDE: Reporter<ComparedArticles> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: true,
  render: renderSideBySide,
};

/** The relations whose names are not a part of a sentence. */
const PHRASES: Partial<Record<Relation, string>> = {
  'near-duplicate': 'a near-duplicate',
  'same-form': 'of the same form',
};

const KIND_WORDS: Record<PassageKind, string> = {
  verbatim: 'word for word',
  edited: 'edited',
  summary: 'summed up',
};

/** The comparison, in pieces of a line or more. */
function* renderSideBySide(result: ComparedArticles, view: ReportView): Generator<string> {
  const paint = painter(view);
  const [first, second] = result.articles;
  if (!first || !second) return;
  const whole = { indent: 0, hanging: 2, width: view.width };
  const lines = (text: string, style = '') =>
    `${wrap([{ text, style }], whole, paint).join('\n')}\n`;
  yield `${lines(headline(result), STYLE.bold)}\n`;
  yield* renderNames([first, second], view);
  const isMarked = result.passages.some(({ kind }) => kind !== 'verbatim');
  if (isMarked) yield `\n${lines(LEGEND, STYLE.dim)}`;
  for (const [index, passage] of result.passages.slice(0, view.top).entries()) {
    yield* renderPassage(passage, index, result, view);
  }
  const more = result.passages.length - view.top;
  if (more > 0) yield `\n${lines(andMore(more), STYLE.dim)}`;
  if (result.passages.length === 0) {
    const limit = `${view.minPassage} words or more (--min-passage)`;
    yield `\n${lines(`They share no passage of ${limit}, not even edited.`)}`;
  }
  if (result.notices.length > 0) yield '\n';
  for (const notice of result.notices) yield lines(describeNotice(notice));
}

const LEGEND = `${CHANGE_SIGNS.left.join('words of the first alone')}, ${CHANGE_SIGNS.right.join('words of the second alone')}`;

/** The ids, titles, sources, dates and sizes of both articles, in their columns. */
function* renderNames(
  articles: readonly [ArticleRecord, ArticleRecord],
  view: ReportView,
): Generator<string> {
  const paint = painter(view);
  const column = columnWidth(view.width);
  const cell = { indent: 0, hanging: 0, width: column };
  const rows: [style: string, describe: (article: ArticleRecord) => string[]][] = [
    [STYLE.bold, ({ id }) => [cutMiddle(id, column)]],
    ['', (article) => [cutEnd(article.title ?? '', column)]],
    [STYLE.dim, (article) => [cutEnd(sourceAndDate(article.id, labelOfRecord(article)), column)]],
    [STYLE.dim, (article) => wrapText(factsOf(article), cell)],
  ];
  for (const [style, describe] of rows) {
    const [left, right] = articles.map(describe);
    for (let row = 0; row < Math.max(left!.length, right!.length); row++) {
      const cells = [left![row] ?? '', right![row] ?? ''] as const;
      if (cells.every((text) => text === '')) continue;
      const [first, second] = [padded(cells[0], column), cells[1]];
      yield `${`${paint(style, first)} │ ${paint(style, second)}`.trimEnd()}\n`;
    }
  }
}

function factsOf({ words, coverage, encoding }: ArticleRecord): string {
  const read = encoding === undefined ? '' : `, ${encoding}`;
  return `${count(words, 'word')}, ${percent(coverage)} of them shared${read}`;
}

function headline({ clusters, forms, passages }: LazyResult): string {
  const member = clusters[0]?.members[0];
  const shared =
    passages.length === 0 ? 'no passage shared' : count(passages.length, 'shared passage');
  const filled = forms[0]?.members[0];
  if (filled) return `The same form, filled in anew: ${whatDiffers(filled)}; ${shared}`;
  if (!member) return `No copies of each other: ${shared}`;
  const { relation } = member;
  if (relation === 'identical') return 'Identical, byte for byte';
  if (relation === 'same-text') return 'The same words, though not the same bytes';
  const phrase = `${PHRASES[relation] ?? relation} ${RELATION_LINKS[relation]} the second`;
  return `The first is ${phrase}, ${percent(shareOf(member))}: ${shared}`;
}

function* renderPassage(
  { kind = 'edited', words, occurrences }: PassageRecord,
  index: number,
  { summary, textOf }: ComparedArticles,
  view: ReportView,
): Generator<string> {
  const [left, right] = occurrences;
  if (!left || !right) return;
  const paint = painter(view);
  const [leftText, rightText] = [textOf(left.article), textOf(right.article)];
  const a = locate(leftText, left, summary.offsets);
  const b = locate(rightText, right, summary.offsets);
  const alike =
    kind === 'verbatim' ? '' : `, ${percent(left.identity)} the same, ${count(left.edits, 'edit')}`;
  const where = `lines ${a.line} and ${b.line}, ${left.start}-${left.end} and ${right.start}-${right.end}`;
  const heading = [
    { text: `${index + 1}  ${KIND_WORDS[kind]}`, style: STYLE.bold },
    { text: `  ${count(words, 'word')}${alike}`, style: '' },
    { text: `  ${where}`, style: STYLE.dim },
  ];
  yield `\n${wrap(heading, { indent: 0, hanging: 3, width: view.width }, paint).join('\n')}\n`;
  const colors = { left: STYLE.red, right: STYLE.green };
  const mark = (marked: string, side: Side) => paint(colors[side], marked);
  const shown = [leftText.slice(a.start, a.end), rightText.slice(b.start, b.end)] as const;
  const size = { width: view.width, most: view.top };
  for (const line of besideEachOther(shown[0], shown[1], size, mark)) yield `${line}\n`;
}

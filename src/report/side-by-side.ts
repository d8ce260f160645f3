/** Two compared articles for people: their relation, and each shared passage side by side. */
import type { PassageKind } from '../align/passage-kind.js';
import { count, percent, thousands } from '../records/figures.js';
import { whatDiffers } from '../records/form-lines.js';
import { cutMiddle, locate } from '../records/quote.js';
import type { LazyResult, PassageRecord } from '../records/records.js';
import { shareOf } from '../records/relation-words.js';
import { besideEachOther } from './columns.js';
import type { ComparedArticles, Reporter, ReportView } from './reporter.js';
import { describeNotice } from './skipped-lines.js';

/** A comparison for people at a terminal. */
export const SIDE_BY_SIDE: Reporter<ComparedArticles> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: true,
  render: renderSideBySide,
};

const KIND_WORDS: Record<PassageKind, string> = {
  verbatim: 'word for word',
  edited: 'edited',
  summary: 'summed up',
};

/** The most passages that are shown. */
const SHOWN = 20;

/** The comparison, in pieces of a line or more. */
function* renderSideBySide(result: ComparedArticles, view: ReportView): Generator<string> {
  const paint = (code: string, text: string) =>
    view.color ? `\u001b[${code}m${text}\u001b[0m` : text;
  const [first, second] = result.articles;
  if (!first || !second) return;
  const column = Math.max(10, Math.floor((view.width - 3) / 2));
  yield `${paint('1', headline(result))}\n\n`;
  const names = [first.id, second.id].map((id) => cutMiddle(id, column));
  const pad = (text = '') => text.padEnd(column);
  yield `${paint('1', pad(names[0]))} │ ${paint('1', names[1] ?? '')}\n`;
  const facts = [first, second].map(
    ({ words, coverage, encoding }) =>
      `${count(words, 'word')}, ${percent(coverage)} of them shared${encoding ? `, ${encoding}` : ''}`,
  );
  yield `${paint('2', `${pad(facts[0])} │ ${facts[1]}`)}\n`;
  for (const [index, passage] of result.passages.slice(0, SHOWN).entries()) {
    yield* renderPassage(passage, index, result, view.width, paint);
  }
  const more = result.passages.length - SHOWN;
  if (more > 0) yield paint('2', `\nand ${thousands(more)} more; --format ndjson shows all\n`);
  if (result.passages.length === 0) {
    yield `\nThey share no passage of ${view.minPassage} words or more (--min-passage), not even edited.\n`;
  }
  if (result.notices.length > 0) yield '\n';
  for (const notice of result.notices) yield `${describeNotice(notice)}\n`;
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
  return `The first is ${relation} to the second, ${percent(shareOf(member))}: ${shared}`;
}

function* renderPassage(
  { kind = 'edited', words, occurrences }: PassageRecord,
  index: number,
  { summary, textOf }: ComparedArticles,
  width: number,
  paint: (code: string, text: string) => string,
): Generator<string> {
  const [left, right] = occurrences;
  if (!left || !right) return;
  const [leftText, rightText] = [textOf(left.article), textOf(right.article)];
  const a = locate(leftText, left, summary.offsets);
  const b = locate(rightText, right, summary.offsets);
  const alike =
    kind === 'verbatim' ? '' : `, ${percent(left.identity)} the same, ${count(left.edits, 'edit')}`;
  const what = paint('1', `${index + 1}  ${KIND_WORDS[kind]}`);
  const where = paint(
    '2',
    `lines ${a.line} and ${b.line}, ${left.start}-${left.end} and ${right.start}-${right.end}`,
  );
  yield `\n${what}  ${count(words, 'word')}${alike}  ${where}\n`;
  const mark = (word: string, side: 'left' | 'right') => paint(side === 'left' ? '31' : '32', word);
  const shown = [leftText.slice(a.start, a.end), rightText.slice(b.start, b.end)] as const;
  for (const line of besideEachOther(shown[0], shown[1], width, mark)) yield `${line}\n`;
}

/** The section with repeats inside articles. */
import { count, percent } from '../../records/figures.js';
import { CLASS_WORDS, describePurposeful } from '../../records/repeat-lines.js';
import { STYLE } from '../paint.js';
import type { Doubles } from './doubles.js';
import { countedFirst } from './headline.js';
import { NONE_NEW, type Page } from './page.js';

/** The repeats that are faults, or all on request. */
export function* repeats(page: Page, doubles: Doubles): Generator<string> {
  const { result, view, most } = page;
  yield page.heading(countedFirst('repeats', doubles.length));
  if (result.repeats.length === 0 && result.since) yield page.sentence(NONE_NEW, 2);
  else if (result.repeats.length === 0) {
    const none = `No article repeats ${view.minPassage} words (--min-passage) or a whole paragraph.`;
    yield page.sentence(none, 2);
  }
  for (const double of doubles.slice(0, most.findings)) yield* oneDouble(page, double);
  yield page.more(doubles.length, most.findings, 2);
  const rest = view.all ? '' : describePurposeful(result.repeats);
  if (rest !== '') yield page.sentence(`${rest}, there on purpose; --all lists them`, 2, STYLE.dim);
}

function* oneDouble(page: Page, { repeat, articles }: Doubles[number]): Generator<string> {
  const { article, first, again, identity, words } = repeat;
  const lines =
    first.line === again.line ? `line ${first.line}` : `lines ${first.line} and ${again.line}`;
  const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
  const copies = articles.size - 1;
  const same = copies === 0 ? '' : `; the same in ${count(copies, 'copy of it', 'copies of it')}`;
  const facts = `: ${lines}, ${count(words, 'word')}${alike}${same}`;
  yield page.lines(
    [
      page.id(article),
      { text: `  ${CLASS_WORDS[repeat.class]}`, style: STYLE.bold },
      { text: facts, style: '' },
    ],
    2,
  );
  yield page.label(article);
  yield* page.quotation(article, again);
}

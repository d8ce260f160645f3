/** The section with the originality of each source. */
import { displayWidth, padded, paddedStart } from '../../records/display-width.js';
import { count, percent, thousands } from '../../records/figures.js';
import { cutEnd } from '../../records/quote.js';
import { STYLE } from '../paint.js';
import type { Page } from './page.js';

/** Columns of the two figures, with the space before them. */
const FIGURES = 12;

/** A table of the sources, the largest first; nothing if there are fewer than two. */
export function* sources(page: Page): Generator<string> {
  const { sources: known } = page.result;
  if (known.length < 2) return;
  yield page.heading(`Originality of ${count(known.length, 'source')}`);
  yield page.sentence('New words occur in no other article, or occurred here first.', 2, STYLE.dim);
  const shown = known.toSorted((x, y) => y.articles - x.articles).slice(0, page.most.findings);
  const most = page.view.width - 2 - 2 * FIGURES;
  const names = ['source', ...shown.map(({ source }) => cutEnd(source, most))];
  const column = names.reduce((widest, name) => Math.max(widest, displayWidth(name)), 0);
  const row = (name: string, ...figures: string[]) =>
    `  ${padded(name, column)}${figures.map((one) => paddedStart(one, FIGURES)).join('')}`;
  yield `${page.paint(STYLE.dim, row('source', 'articles', 'new words'))}\n`;
  for (const [i, { articles, originality }] of shown.entries()) {
    yield `${row(names[i + 1]!, thousands(articles), percent(originality))}\n`;
  }
  yield page.more(known.length, page.most.findings, 2);
}

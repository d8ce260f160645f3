/**
 * Results for people, in the order in which a news desk needs them, with quotations. Ids and texts
 * come from outside and pass through `printable` on their way. Each section is a file of `summary/`.
 */
import type { QuotableResult, Reporter, ReportView } from './reporter.js';
import { copies } from './summary/copies.js';
import { doublesOf } from './summary/doubles.js';
import { forms } from './summary/forms.js';
import { headline, totals } from './summary/headline.js';
import { fields, notices, skipped } from './summary/input.js';
import { Page } from './summary/page.js';
import { passages } from './summary/passages.js';
import { repeats } from './summary/repeats.js';
import { sources } from './summary/sources.js';

/** Results for people at a terminal. */
export const TERMINAL: Reporter<QuotableResult> = {
  quotesTexts: true,
  readsLineage: false,
  isPlainText: true,
  render: renderTerminal,
};

/** The summary, in pieces of a line or more. */
export function* renderTerminal(result: QuotableResult, view: ReportView): Generator<string> {
  const page = new Page(result, view);
  const doubles = doublesOf(page);
  yield headline(page, doubles);
  const { only } = view;
  if (only === null || only === 'documents') yield* copies(page);
  yield* forms(page);
  if (only === null || only === 'passages') yield* passages(page);
  if (only === null || only === 'repeats') yield* repeats(page, doubles);
  if (only === null) yield* sources(page);
  yield* skipped(page);
  yield* notices(page);
  yield* fields(page);
  yield `\n${totals(page)}`;
}

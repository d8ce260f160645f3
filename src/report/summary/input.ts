/** The sections on input: skipped parts, notices and guesses. */
import { count } from '../../records/figures.js';
import { describeFieldGuesses } from '../field-lines.js';
import { STYLE } from '../paint.js';
import { describeAllSkipped, describeNotice } from '../skipped-lines.js';
import type { Page } from './page.js';

/** Skipped input, if there is any. */
export function* skipped(page: Page): Generator<string> {
  const { skipped } = page.result;
  if (skipped.length === 0) return;
  yield page.heading(`Skipped, or read only in part: ${count(skipped.length, 'part')}`);
  for (const text of describeAllSkipped(skipped)) yield warning(page, text);
}

/** Assumptions about the input, if there are any. */
export function* notices(page: Page): Generator<string> {
  const { notices } = page.result;
  if (notices.length === 0) return;
  yield page.heading(count(notices.length, 'notice'));
  for (const notice of notices) yield warning(page, describeNotice(notice));
}

/** Fields of records that were guessed, if there are any. */
export function* fields(page: Page): Generator<string> {
  const lines = describeFieldGuesses(page.result.summary);
  if (lines.length > 0) yield page.heading('Fields');
  for (const text of lines) yield page.lines([{ text, style: '' }], 2);
}

function warning(page: Page, text: string): string {
  return page.lines([{ text, style: STYLE.yellow }], 2);
}

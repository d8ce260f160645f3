/** The sections on input: what was skipped, noticed and guessed. */
import { describeFieldGuesses } from '../field-lines.js';
import { describeAllSkipped, describeNotice } from '../skipped-lines.js';
import type { Page } from './page.js';

/** Skipped input, if there is any. */
export function* skipped(page: Page): Generator<string> {
  const { skipped } = page.result;
  if (skipped.length === 0) return;
  yield page.heading('Skipped, or read only in part', skipped.length);
  for (const line of describeAllSkipped(skipped)) yield `  ${page.paint('33', line)}\n`;
}

/** Assumptions about the input, if there are any. */
export function* notices(page: Page): Generator<string> {
  const { notices } = page.result;
  if (notices.length === 0) return;
  yield page.heading('Notices', notices.length);
  for (const notice of notices) yield `  ${page.paint('33', describeNotice(notice))}\n`;
}

/** Fields of records that were guessed, if there are any. */
export function* fields(page: Page): Generator<string> {
  const lines = describeFieldGuesses(page.result.summary);
  if (lines.length > 0) yield `\n${page.bold('Fields')}\n`;
  for (const line of lines) yield `  ${line}\n`;
}

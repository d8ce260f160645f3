/** The section with repeats inside articles. */
import { count, percent } from '../../records/figures.js';
import type { RepeatRecord } from '../../records/records.js';
import { CLASS_WORDS, describePurposeful, isDoubled } from '../../records/repeat-lines.js';
import { SHOWN } from '../terminal-limits.js';
import { NONE_NEW, type Page } from './page.js';

/** The repeats that are faults, or all on request. */
export function* repeats(page: Page): Generator<string> {
  const { repeats } = page.result;
  const listed = page.view.all ? repeats : repeats.filter(isDoubled);
  yield page.heading('Repeats inside an article', listed.length);
  if (repeats.length === 0 && page.result.since) yield NONE_NEW;
  else if (repeats.length === 0) {
    yield `  No article repeats ${page.view.minPassage} words (--min-passage) or a whole paragraph.\n`;
  }
  for (const repeat of listed.slice(0, SHOWN.repeats)) yield* oneRepeat(page, repeat);
  yield page.more(listed.length, SHOWN.repeats, '  ');
  const rest = page.view.all ? '' : describePurposeful(repeats);
  if (rest !== '') yield page.dim(`  ${rest}, there on purpose; --all lists them\n`);
}

function* oneRepeat(page: Page, repeat: RepeatRecord): Generator<string> {
  const { article, first, again, identity, words } = repeat;
  const what = page.bold(CLASS_WORDS[repeat.class]);
  const lines =
    first.line === again.line ? `line ${first.line}` : `lines ${first.line} and ${again.line}`;
  const alike = identity < 1 ? `, ${percent(identity)} the same` : '';
  yield `  ${page.id(article)}  ${what}: ${lines}, ${count(words, 'word')}${alike}\n`;
  yield* page.quotation(article, again);
}

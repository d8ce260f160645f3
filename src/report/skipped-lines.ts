/** Skipped records and notices as lines for people. */
import type { SkippedRecord } from '../article/skipped.js';
import { count, thousands } from '../records/figures.js';
import { printable } from '../records/quote.js';
import type { NoticeRecord } from '../records/records.js';

/** The reason for an empty result: no article was read. */
export const NO_ARTICLE = 'the input has no articles; with --allow-empty this is not a failure';

/** The most lines that are shown; NDJSON has all records. */
const SHOWN = 20;

/** One line for a skipped record, fit for a terminal: `news.jsonl, line 7: broken-json, …`. */
function describeSkipped(record: SkippedRecord): string {
  const { path, line, count: lines = 1, reason, message } = record;
  const more = lines > 1 ? ` and ${count(lines - 1, 'more line')}` : '';
  const where = line === undefined ? '' : `, line ${line}${more}`;
  return printable(`${path}${where}: ${reason}, ${message}`);
}

/** The most skipped lines of one file and one reason that are shown one by one. */
const MOST_ALIKE = 3;

/**
 * Lines for skipped records, fit for a terminal. If many lines of a file have one fault, or many
 * files, the first is named with the count of the others; of many causes, the first are named.
 */
export function describeAllSkipped(skipped: readonly SkippedRecord[]): string[] {
  const alike = new Map<string, SkippedRecord[]>();
  for (const record of skipped) {
    const { path, reason, line, message } = record;
    const isAnywhere = line === undefined || reason === 'no-article';
    const key = isAnywhere ? `\0${reason}\0${message}` : `${path}\0${reason}`;
    const group = alike.get(key);
    if (group) group.push(record);
    else alike.set(key, [record]);
  }
  const records = [...alike.values()].flatMap((group) => {
    const [first] = group;
    // Parts of files are counted; a file is one of several.
    const areParts = first?.reason === 'no-article' && first.line !== undefined;
    if (areParts) return [summed(first, group)];
    if (!first || group.length <= MOST_ALIKE) return group;
    if (first.line === undefined) {
      return [{ ...first, path: `${first.path} and ${count(group.length - 1, 'other file')}` }];
    }
    return [{ ...first, count: group.reduce((sum, { count: lines = 1 }) => sum + lines, 0) }];
  });
  const lines = records.slice(0, SHOWN).map(describeSkipped);
  const more = records.length - SHOWN;
  return more > 0
    ? [...lines, `and ${thousands(more)} more skipped; --format ndjson shows all`]
    : lines;
}

/** One record for the parts of several files that hold no articles for one reason. */
function summed(
  { path, line: _, count: __, message, ...first }: SkippedRecord,
  group: readonly SkippedRecord[],
): SkippedRecord {
  const parts = group.reduce((sum, { count: lines = 1 }) => sum + lines, 0);
  const others = new Set(group.map((record) => record.path)).size - 1;
  const where = others === 0 ? path : `${path} and ${count(others, 'other file')}`;
  return {
    ...first,
    path: where,
    message: parts === 1 ? message : `${thousands(parts)} ${message}`,
  };
}

/** One line for a notice, fit for a terminal. */
export function describeNotice({ article, message }: NoticeRecord): string {
  return printable(article === undefined ? message : `${message} (${article})`);
}

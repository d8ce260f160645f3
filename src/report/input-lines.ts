/** What happened to input, a line each. */
import type { SkippedRecord } from '../read/skipped.js';
import { printable } from './quote.js';
import type { NoticeRecord } from './records.js';

/** One line for a skipped record, fit for a terminal: `news.jsonl, line 7: broken-json, …`. */
export function describeSkipped(record: SkippedRecord): string {
  const line = record.line === undefined ? '' : `, line ${record.line}`;
  return printable(`${record.path}${line}: ${record.reason}, ${record.message}`);
}

/** One line for a notice, fit for a terminal. */
export function describeNotice({ article, message }: NoticeRecord): string {
  return printable(`${message} (${article})`);
}

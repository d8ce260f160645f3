import { type SkippedRecord, skip } from '../../article/skipped.js';

/** The record for the articles of a feed of which only a summary is known. */
export function summaryOnly(shown: string, count: number): SkippedRecord {
  const articles = count === 1 ? '1 article has' : `${count} articles have`;
  const message = `${articles} no content, only a description, which is read; it may be a summary`;
  return skip(shown, 'summary-only', message);
}

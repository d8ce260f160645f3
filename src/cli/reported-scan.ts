/** The result of a scan as reporters take it. */
import path from 'node:path';
import { type OpenScan, type SeenRecord, textBefore } from '../index.js';
import type { ArticleFile, ReportedScan } from '../report/reporter.js';

/**
 * The result with the files of its articles.
 * @param seen articles that an index has seen before.
 */
export function reportedScan(scan: OpenScan, seen: readonly SeenRecord[]): ReportedScan {
  const fileOf = (articleId: string) => fileOfArticle(scan, articleId);
  return { ...scan, seen, fileOf, records: () => scan };
}

/** Lines are of uncompressed records alone; other files have rows, or no lines at all. */
function fileOfArticle(scan: Pick<OpenScan, 'addressOf'>, articleId: string): ArticleFile | null {
  const address = scan.addressOf(articleId);
  const { path: file, reader, member, line } = address;
  // Standard input and memory have other paths.
  if (!path.isAbsolute(file)) return null;
  const isText = (reader === 'text' || reader === 'front-matter') && member === undefined;
  const lead = isText && line === 0 ? () => textBefore(address) : null;
  return { path: file, line: reader === 'records' ? line : 0, lead };
}

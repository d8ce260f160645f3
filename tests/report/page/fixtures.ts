/** Reports of real commands, for tests of the page in a browser. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { generateCorpus } from '../../../benchmarks/corpora/generator.js';
import { renderRecord } from '../../../benchmarks/corpora/records.js';
import { gatherRecords } from '../../../src/records/gather.js';
import type { ScanResult } from '../../../src/records/records.js';
import { wirecopy } from '../../cli/run.js';

/** A written report, and the results that it shows. */
export interface WrittenReport {
  file: string;
  result: ScanResult;
  ndjson: string;
}

/** A folder that is removed after the tests of a file. */
export function folderForFile(): string {
  const folder = fs.realpathSync.native(fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-')));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Scans paths and writes the report from the NDJSON, as a user does. */
export function reportOf(folder: string, input: string, options: string[] = []): WrittenReport {
  const ndjson = path.join(folder, 'results.ndjson');
  const file = path.join(folder, 'report.html');
  const scanned = wirecopy(['scan', input, '--json', '--out', ndjson, '--quiet', ...options]);
  if (scanned.status !== 0) throw new Error(scanned.stderr);
  const written = wirecopy(['report', ndjson, input, '-o', file, '--quiet']);
  if (written.status !== 0) throw new Error(written.stderr);
  const result = gatherRecords(fs.readFileSync(ndjson, 'utf8').split('\n'));
  return { file, result, ndjson };
}

/** A synthetic corpus as lines of JSON: clusters, edited passages, repeats and boilerplate. */
export function writeArticles(folder: string, articles: number): string {
  const file = path.join(folder, 'articles.jsonl');
  const records = [...generateCorpus({ articles, seed: 11, boilerplate: true })];
  fs.writeFileSync(file, records.map(renderRecord).join(''));
  return file;
}

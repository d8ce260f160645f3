/** `wirecopy compare`: two articles side by side, or the pairs of a file. */
import fs from 'node:fs';
import { UsageError } from '../errors.js';
import { compareFiles, comparePairs, renderNdjson, type ScanResult } from '../index.js';
import type { CliOptions } from '../options/output-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateCompareCli } from '../options/validate-cli.js';
import { count } from '../records/figures.js';
import { resultRecords } from '../records/ndjson.js';
import type { ReportedComparison } from '../report/reporter.js';
import { COMPARISON_REPORTERS } from '../report/reporters.js';
import { describeAllSkipped, describeNotice } from '../report/skipped-lines.js';
import { openDestination } from './destination.js';
import type { Streams } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { progressLine } from './progress.js';
import { viewOf } from './report-view.js';
import { exitStatus, inputFiles } from './scan.js';

/** Two texts side by side need more than a line of prose. */
const USUAL_COLUMNS = 100;

/**
 * Runs the command and returns its exit status: 1 if `--fail-on` found something, else 3 if input
 * was skipped, else 0; 130 if it was interrupted.
 *
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function runCompare(
  articles: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const options = validateCompareCli(given);
  const { scan, cli, pairs } = options;
  checkArticles(articles, pairs);
  refuseOverwriting({ '--out': cli.out }, () =>
    pairs === null ? articles.map(fileOf) : [...inputFiles(articles, scan), pairs],
  );
  // The passages of many pairs are not shown side by side.
  const format = pairs !== null && cli.format === 'text' ? 'ndjson' : cli.format;
  const reporter = await COMPARISON_REPORTERS[format]();
  const destination = openDestination(reporter, cli.out, streams);
  try {
    const result = await (pairs === null
      ? compareTwo(articles, options)
      : comparePairsOf(articles, pairs, options, streams));
    const { isPlainText } = reporter;
    if (!cli.quiet) {
      for (const line of describeAllSkipped(result.skipped)) {
        streams.stderr.write(`wirecopy: ${line}\n`);
      }
      if (!isPlainText || cli.out !== '-') {
        for (const notice of result.notices) {
          streams.stderr.write(`wirecopy: ${describeNotice(notice)}\n`);
        }
      }
    }
    await destination.write(result, viewOf(options, streams, USUAL_COLUMNS));
    return exitStatus(result, cli, articles);
  } finally {
    destination.discard();
  }
}

function checkArticles(articles: readonly string[], pairs: string | null): void {
  if (pairs === null && articles.length !== 2) {
    throw new UsageError(
      `wirecopy compare takes two articles, FILE or FILE.jsonl#ID; got ${articles.length}`,
    );
  }
  if (pairs !== null && articles.length === 0) {
    throw new UsageError('wirecopy compare --pairs takes the files of the articles; got none');
  }
}

/** The file of an article, which may be a record of that file: FILE.jsonl#ID. */
function fileOf(article: string): string {
  if (fs.existsSync(article) || !article.includes('#')) return article;
  return article.slice(0, article.indexOf('#'));
}

type Options = { scan: ScanOptions; cli: CliOptions };

async function compareTwo(
  [first = '', second = '']: readonly string[],
  { scan }: Options,
): Promise<ReportedComparison> {
  const { result, texts } = await compareFiles(first, second, scan);
  const places = new Map(
    result.articles.map(({ id }, i) => [id, { text: texts[i] ?? '', file: [first, second][i]! }]),
  );
  return reported(result, {
    textOf: (id) => places.get(id)?.text ?? '',
    // Which part of a file is the article, a comparison does not know.
    fileOf: (id) => ({ path: fileOf(places.get(id)?.file ?? ''), line: 0, lead: null }),
  });
}

/** A comparison as reporters take it. */
function reported(
  result: ScanResult,
  access: Pick<ReportedComparison, 'textOf' | 'fileOf'>,
): ReportedComparison {
  const lines = () => renderNdjson(result);
  const records = () => resultRecords(result);
  return { ...result, ...access, seen: [], lines, records };
}

async function comparePairsOf(
  articles: readonly string[],
  pairs: string,
  { scan, cli }: Options,
  { stderr, signal }: Streams,
): Promise<ReportedComparison> {
  const progress = progressLine(cli.quiet ? null : stderr);
  const startedAt = performance.now();
  try {
    const hooks = { onProgress: progress.update, signal };
    const result = await comparePairs(articles, pairs, scan, hooks);
    progress.clear();
    const seconds = (performance.now() - startedAt) / 1000;
    if (!cli.quiet) stderr.write(`${describeRate(result, seconds)}\n`);
    return reported(result, { textOf: () => '', fileOf: () => null });
  } finally {
    progress.clear();
  }
}

function describeRate({ summary }: ScanResult, seconds: number): string {
  const { pairs = 0, articles, passages } = summary;
  const rate = `${count(Math.round(pairs / seconds), 'pair')}/s`;
  const done = `${count(pairs, 'pair')} of ${count(articles, 'article')}`;
  return `${done}: ${count(passages, 'passage')} in ${seconds.toFixed(2)} s: ${rate}`;
}

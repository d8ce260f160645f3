/** `wirecopy compare`: two articles side by side, or the pairs of a file. */
import fs from 'node:fs';
import { UsageError } from '../errors.js';
import { compareFiles, comparePairs, renderNdjson, type ScanResult } from '../index.js';
import type { CliOptions } from '../options/command-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateCompareCli } from '../options/validate-cli.js';
import { count } from '../records/figures.js';
import type { ReportPieces } from '../report/reporter.js';
import { COMPARISON_REPORTERS } from '../report/reporters.js';
import { describeAllSkipped, describeNotice } from '../report/skipped-lines.js';
import { openOutput, type Streams, writeAll } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { progressLine } from './progress.js';
import { viewOf } from './report-view.js';
import { exitStatus, inputFiles } from './scan.js';

/** Two texts side by side need more than a line of prose. */
const COLUMNS = { most: 160, usual: 100 };

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
  const output = openOutput(cli.out, streams);
  try {
    const { result, pieces, isPlainText } = await (pairs === null
      ? compareTwo(articles, options, streams)
      : comparePairsOf(articles, pairs, options, streams));
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
    await writeAll(output, pieces);
    output.finish();
    return exitStatus(result, cli, articles);
  } finally {
    output.discard();
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

/** A comparison, and its report. */
interface Compared {
  result: ScanResult;
  pieces: ReportPieces;
  isPlainText: boolean;
}

type Options = { scan: ScanOptions; cli: CliOptions };

async function compareTwo(
  [first = '', second = '']: readonly string[],
  options: Options,
  streams: Streams,
): Promise<Compared> {
  const { result, texts } = await compareFiles(first, second, options.scan);
  const textById = new Map(result.articles.map(({ id }, i) => [id, texts[i] ?? '']));
  const reporter = COMPARISON_REPORTERS[options.cli.format];
  const pieces = reporter.render(
    {
      ...result,
      textOf: (id) => textById.get(id) ?? '',
      lines: () => renderNdjson(result),
    },
    viewOf(options, streams, COLUMNS),
  );
  return { result, pieces, isPlainText: reporter.isPlainText };
}

async function comparePairsOf(
  articles: readonly string[],
  pairs: string,
  { scan, cli }: Options,
  { stderr, signal }: Streams,
): Promise<Compared> {
  const progress = progressLine(cli.quiet ? null : stderr);
  const startedAt = performance.now();
  try {
    const hooks = { onProgress: progress.update, signal };
    const result = await comparePairs(articles, pairs, scan, hooks);
    progress.clear();
    const seconds = (performance.now() - startedAt) / 1000;
    if (!cli.quiet) stderr.write(`${describeRate(result, seconds)}\n`);
    return { result, pieces: renderNdjson(result), isPlainText: false };
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

/** `wirecopy scan`: a complete scan over files, folders, globs and standard input. */

import { EXIT, UsageError } from '../errors.js';

import {
  filesRead,
  type LazyResult,
  type OpenScan,
  openScan,
  readBaseline,
  type ScanNeeds,
  type SpillNotice,
  scanSince,
} from '../index.js';
import type { CliOptions } from '../options/output-tables.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateCliOptions } from '../options/validate-cli.js';
import { count, formatBytes } from '../records/figures.js';
import { isFault } from '../records/lost-input.js';
import { isDoubled } from '../records/repeat-lines.js';
import { describeFieldGuesses } from '../report/field-lines.js';
import { isShared } from '../report/passage-lines.js';
import type { ReportedScan } from '../report/reporter.js';
import { SCAN_REPORTERS } from '../report/reporters.js';
import { describeAllSkipped, describeNotice, NO_ARTICLE } from '../report/skipped-lines.js';
import { type Destination, openDestination } from './destination.js';
import { describeNextSteps, type Invocation } from './next-steps.js';
import type { Streams } from './output.js';
import { refuseOverwriting } from './overwriting.js';
import { progressLine } from './progress.js';
import { viewOf } from './report-view.js';
import { reportedScan } from './reported-scan.js';
import { inTurn, type ScanStep } from './scan-step.js';

type Options = { scan: ScanOptions; cli: CliOptions };

/** Runs the command and returns its exit status. */
export async function runScan(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const { files, indexes, ...options } = validateCliOptions(given);
  const { textOut, decisions, report, text } = files;
  checkPaths('scan', paths);
  const outputs = {
    '--out': options.cli.out,
    '--decisions': decisions ?? '',
    '--report': report ?? '',
  };
  refuseOverwriting(outputs, () => inputFiles(paths, options.scan, options.cli));
  const steps: ScanStep[] = [];
  if (indexes.against !== null || indexes.indexOut !== null) {
    const { openIndexStep } = await import('./index-step.js');
    steps.push(await openIndexStep(indexes, options.scan));
  }
  if (textOut !== null) {
    const { openTextWriter } = await import('./text-out.js');
    steps.push(openTextWriter(textOut));
  }
  if (decisions !== null) {
    const { openDecisions } = await import('./decisions.js');
    steps.push(openDecisions(decisions));
  }
  if (report !== null) {
    const { openPageWriter } = await import('./page-step.js');
    steps.push(openPageWriter(report, { texts: text }));
  }
  const run = { command: 'scan', paths, given } as const;
  return scanAndReport(run, options, streams, steps.length === 0 ? undefined : inTurn(steps));
}

/**
 * Scans, writes the results and returns the exit status: 1 if `--fail-on` found something (certain
 * even if input was lost), else 3 if input was lost, else 0; 130 if it was interrupted.
 *
 * @param step an additional step, which is discarded at the end.
 * @throws UsageError, RunError for faults that the user has to mend.
 */
export async function scanAndReport(
  run: Invocation,
  options: Options,
  streams: Streams,
  step?: ScanStep,
): Promise<number> {
  const { cli } = options;
  const { paths } = run;
  const reporter = await SCAN_REPORTERS[cli.format]();
  const baseline = cli.baseline === null ? null : readBaseline(cli.baseline);
  let destination: Destination<ReportedScan> | undefined;
  let result: OpenScan | undefined;
  try {
    destination = openDestination(reporter, cli.out, streams);
    const needs = {
      texts: reporter.quotesTexts || step?.needsTexts === true,
      lineage: reporter.readsLineage || step?.needsLineage === true,
    };
    const { isPlainText } = reporter;
    result = await scanPaths(paths, { ...options, isPlainText }, streams, needs);
    const { text = '', records = [], isIncomplete } = (await step?.run(result)) ?? {};
    const found = baseline === null ? result : scanSince(result, baseline);
    const since = baseline === null ? {} : { since: true as const };
    const reported = { ...reportedScan(found, records), ...since };
    if (!isPlainText && !cli.quiet) streams.stderr.write(text);
    const view = viewOf(options, streams);
    const aftermath = isPlainText ? text + describeNextSteps(found, run, view) : '';
    await destination.write(reported, view, aftermath);
    const status = exitStatus(reported, cli, paths);
    return status === EXIT.ok && isIncomplete ? EXIT.incomplete : status;
  } finally {
    step?.discard();
    destination?.discard();
    await result?.close();
  }
}

/** @throws {UsageError} if no input is given. */
export function checkPaths(command: string, paths: readonly string[]): void {
  if (paths.length > 0) return;
  throw new UsageError(
    `wirecopy ${command} takes files, folders, globs, or - for NDJSON on standard input; got none`,
  );
}

/** The files that a scan of some paths reads, and the files of its known boilerplate and its baseline. */
export function inputFiles(
  paths: readonly string[],
  { ignore }: Pick<ScanOptions, 'ignore'>,
  { baseline }: Pick<CliOptions, 'baseline'> = { baseline: null },
): Iterable<string> {
  const others = [ignore === '' ? null : ignore, baseline].filter((file) => file !== null);
  return filesRead([...paths, ...others]);
}

async function scanPaths(
  paths: readonly string[],
  { scan: scanOptions, cli, isPlainText }: Options & { isPlainText: boolean },
  { stderr, signal }: Streams,
  needs: ScanNeeds,
): Promise<OpenScan> {
  const progress = progressLine(cli.quiet ? null : stderr);
  const startedAt = performance.now();
  try {
    const onSpill = (notice: SpillNotice) => {
      progress.clear();
      if (!cli.quiet) for (const line of spillLines(notice)) stderr.write(`wirecopy: ${line}\n`);
    };
    const hooks = { onProgress: progress.update, onSpill, signal };
    const result = await openScan([...paths], scanOptions, hooks, needs);
    progress.clear();
    const seconds = (performance.now() - startedAt) / 1000;
    if (!cli.quiet) describeRun(result, { ...cli, isPlainText }, stderr, seconds);
    return result;
  } finally {
    progress.clear();
  }
}

/** Reports skipped input, notices, and the time of the run. */
function describeRun(
  result: OpenScan,
  { isPlainText, out, allowEmpty }: CliOptions & { isPlainText: boolean },
  stderr: Streams['stderr'],
  seconds: number,
): void {
  for (const line of describeAllSkipped(result.skipped)) stderr.write(`wirecopy: ${line}\n`);
  if (!isPlainText || out !== '-') {
    for (const notice of result.notices) stderr.write(`wirecopy: ${describeNotice(notice)}\n`);
    for (const line of describeFieldGuesses(result.summary)) stderr.write(`wirecopy: ${line}\n`);
  }
  stderr.write(`${describeRate(result, seconds)}\n`);
  if (result.summary.articles === 0 && !allowEmpty) stderr.write(`wirecopy: ${NO_ARTICLE}\n`);
}

function describeRate({ summary }: LazyResult, seconds: number): string {
  const { articles, bytes } = summary;
  const perSecond = Math.round(articles / seconds);
  const rate = `${count(perSecond, 'article')}/s, ${formatBytes(bytes / seconds)}/s`;
  return `${count(articles, 'article')}, ${formatBytes(bytes)} in ${seconds.toFixed(2)} s: ${rate}`;
}

/**
 * 1 if `--fail-on` names something that was found, else 3 if input was lost or there was no article
 * at all, else 0. With `--strict`, any skipped file counts as lost.
 * @param named the paths that the user named.
 */
export function exitStatus(
  result: LazyResult,
  { failOn, allowEmpty, strict }: Pick<CliOptions, 'failOn' | 'allowEmpty' | 'strict'>,
  named: readonly string[],
): number {
  const found = {
    duplicates: result.clusters.length > 0,
    passages: result.passages.some(isShared),
    repeats: result.repeats.some(isDoubled),
  };
  if (failOn.some((kind) => found[kind])) return EXIT.found;
  const isEmpty = result.summary.articles === 0 && !allowEmpty;
  const isLost = result.skipped.some((record) => strict || isFault(record, named));
  return isEmpty || isLost ? EXIT.incomplete : EXIT.ok;
}

/** The notice that sketches go to disk; and whether the findings fit into the limit. */
function* spillLines({ folder, bytes, memory, needed }: SpillNotice): Generator<string> {
  // In the unit of the option.
  const limit = `--memory ${Math.round(memory / 2 ** 20)}M`;
  yield `sketches do not fit into ${limit}: ${formatBytes(bytes)} go to ${folder} until the end`;
  if (needed <= memory) return;
  const wanted = `${Math.ceil(needed / 2 ** 20)}M`;
  yield `the findings stay in memory: if much of this is copied, the scan takes up to ${wanted}`;
}

/** `wirecopy scan`: the whole job over files, folders, globs and standard input. */
import path from 'node:path';
import { EXIT, RunError, UsageError } from '../errors.js';
import { scan } from '../index.js';
import { type CliOptions, type ScanOptions, validateCliOptions } from '../options.js';
import { count, formatBytes } from '../report/figures.js';
import { renderNdjson } from '../report/ndjson.js';
import type { ScanResult } from '../report/records.js';
import { describeSkipped, type QuotableResult, renderTerminal } from '../report/terminal.js';
import { fileOutput, streamOutput, writeAll } from './output.js';
import { progressLine } from './progress.js';

/** What the command line touches of the process; `process` is one. */
export interface Streams {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

/**
 * Runs the command and gives its exit status: 0, 1 where `--fail-on` found some (that is certain,
 * whatever was skipped), else 3 where input was skipped, 130 where it was interrupted.
 *
 * @throws UsageError, RunError: what the user has to mend.
 */
export async function runScan(
  paths: readonly string[],
  given: Readonly<Record<string, unknown>>,
  streams: Streams,
): Promise<number> {
  const options = validateCliOptions(given);
  const { cli } = options;
  checkPaths(paths, cli.out);
  const output = cli.out === '-' ? streamOutput(streams.stdout) : fileOutput(cli.out);
  const interrupt = watchInterrupt(paths);
  try {
    const result = await scanPaths(paths, options, streams, interrupt.signal);
    await writeAll(output, render(result, options, streams));
    output.finish();
    return exitStatus(result, cli.failOn);
  } catch (error) {
    if (interrupt.signal.aborted) return EXIT.interrupted;
    throw error;
  } finally {
    output.discard();
    interrupt.stop();
  }
}

function checkPaths(paths: readonly string[], out: string): void {
  if (paths.length === 0) {
    throw new UsageError(
      'wirecopy scan takes files, folders, globs, or - for NDJSON on standard input; got none',
    );
  }
  // Nothing is overwritten by a slip; a file among thousands in a folder is beyond this look.
  const isInput = paths.some((given) => path.resolve(given) === path.resolve(out));
  if (out !== '-' && isInput) {
    throw new UsageError(`--out takes a file that is not an input, got ${JSON.stringify(out)}`);
  }
}

async function scanPaths(
  paths: readonly string[],
  { scan: scanOptions, cli }: { scan: ScanOptions; cli: CliOptions },
  { stderr }: Streams,
  signal: AbortSignal,
): Promise<QuotableResult> {
  const progress = progressLine(stderr, cli.quiet);
  const startedAt = performance.now();
  try {
    const hooks = { onProgress: progress.update, signal };
    const result = await scan([...paths], scanOptions, hooks);
    progress.clear();
    if (!cli.quiet) {
      for (const record of result.skipped) stderr.write(`wirecopy: ${describeSkipped(record)}\n`);
      stderr.write(`${describeRate(result, (performance.now() - startedAt) / 1000)}\n`);
    }
    return result;
  } finally {
    progress.clear();
  }
}

function render(
  result: QuotableResult,
  { scan: scanOptions, cli }: { scan: ScanOptions; cli: CliOptions },
  { stdout, env }: Streams,
): Iterable<string> {
  if (cli.format === 'ndjson') return renderNdjson(result);
  const isTerminal = cli.out === '-' && stdout.isTTY === true;
  const mayColor = cli.color && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
  const width = Math.min(120, Math.max(40, isTerminal ? stdout.columns || 80 : 80));
  const { minPassage, threshold, only } = scanOptions;
  return renderTerminal(result, {
    color: isTerminal && mayColor,
    width,
    minPassage,
    threshold,
    only,
  });
}

function describeRate({ summary }: ScanResult, seconds: number): string {
  const { articles, bytes } = summary;
  const perSecond = Math.round(articles / seconds);
  const rate = `${count(perSecond, 'article')}/s, ${formatBytes(bytes / seconds)}/s`;
  return `${count(articles, 'article')}, ${formatBytes(bytes)} in ${seconds.toFixed(2)} s: ${rate}`;
}

function exitStatus(result: ScanResult, failOn: CliOptions['failOn']): number {
  const found = {
    duplicates: result.clusters.length > 0,
    passages: result.passages.some((passage) => !passage.boilerplate),
    repeats: result.repeats.length > 0,
  };
  if (failOn.some((kind) => found[kind])) return EXIT.found;
  return result.skipped.length > 0 ? EXIT.incomplete : EXIT.ok;
}

/**
 * Turns the first Ctrl-C into an aborted signal; the second ends the process at once. While
 * standard input is read nothing else can run, and the system's own way of interrupting is left.
 */
export function watchInterrupt(paths: readonly string[]): {
  signal: AbortSignal;
  stop: () => void;
} {
  const controller = new AbortController();
  if (paths.includes('-')) return { signal: controller.signal, stop: () => {} };
  const onInterrupt = () => {
    if (controller.signal.aborted) process.exit(EXIT.interrupted);
    controller.abort(new RunError('interrupted'));
  };
  process.on('SIGINT', onInterrupt);
  return { signal: controller.signal, stop: () => process.off('SIGINT', onInterrupt) };
}

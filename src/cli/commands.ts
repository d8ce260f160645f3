/**
 * The commands by their names. Each is loaded only when it runs, so that it does not slow down the
 * others.
 */
import { debuglog } from 'node:util';
import { EXIT, messageOf, RunError, UsageError } from '../errors.js';
import { printable } from '../records/quote.js';
import type { Streams } from './output.js';

type Given = Readonly<Record<string, unknown>>;

const COMMANDS = {
  scan: async (paths: string[], given: Given, streams: Streams) =>
    (await import('./scan.js')).runScan(paths, given, streams),
  compare: async (articles: string[], given: Given, streams: Streams) =>
    (await import('./compare.js')).runCompare(articles, given, streams),
  repeats: async (paths: string[], given: Given, streams: Streams) =>
    (await import('./repeats.js')).runRepeats(paths, given, streams),
  why: async ([a = '', b = '', ...paths]: string[], given: Given, streams: Streams) =>
    (await import('./why.js')).runWhy([a, b], paths, given, streams),
  report: async (paths: string[], given: Given, streams: Streams) =>
    (await import('./report.js')).runReport(paths, given, streams),
  tune: async (_: string[], given: Given, streams: Streams) =>
    (await import('./tune.js')).runTune(given, streams),
  eval: async ([results = '']: string[], given: Given, streams: Streams) =>
    (await import('./eval.js')).runEval(results, given, streams),
  dedup: async (paths: string[], given: Given, streams: Streams) =>
    (await import('./dedup.js')).runDedup(paths, given, streams),
  serve: async (_: string[], given: Given, streams: Streams) =>
    (await import('./serve.js')).runServe(given, streams),
  index: async (args: string[], given: Given, streams: Streams) =>
    (await import('./index-command.js')).runIndex(args, given, streams),
};

/** A command with its arguments and options. */
export interface CommandCall {
  name: keyof typeof COMMANDS;
  args: string[];
  given: Given;
}

/** Runs a command and returns its status. Never rejects: errors are written to standard error. */
export async function runCommand(
  { name, args, given }: CommandCall,
  streams: Streams,
): Promise<number> {
  // A closed pipe is not an error, even for help; but without a listener a stream throws it.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  try {
    return await COMMANDS[name](args, given, streams);
  } catch (error) {
    // A service always ends because it was asked to: an error is one of its own.
    const isInterrupted = streams.signal.aborted && name !== 'serve';
    return isInterrupted ? EXIT.interrupted : describeError(error, streams);
  }
}

/**
 * Prints the error, one sentence a line, with a stack under NODE_DEBUG=wirecopy, and returns the
 * exit status for it.
 */
export function describeError(error: unknown, { stderr }: Pick<Streams, 'stderr'>): number {
  const message = messageOf(error);
  for (const line of message.split('\n')) stderr.write(`wirecopy: ${printable(line)}\n`);
  debuglog('wirecopy')(error instanceof Error ? (error.stack ?? '') : '');
  const isKnown = error instanceof UsageError || error instanceof RunError;
  return isKnown ? error.exitStatus : EXIT.incomplete;
}

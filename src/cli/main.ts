/** The command line: a thin layer over the library. One file for each command. */
import { CommanderError } from 'commander';
import { EXIT } from '../errors.js';
import { FOLDER_FORMATS } from '../options/formats.js';
import { type CommandCall, describeError } from './commands.js';
import type { Streams } from './output.js';
import { buildProgram } from './program.js';
import { supervise, superviseService, type Touched } from './supervise.js';
import { optimiseSeldom } from './tier-up.js';

type Standard = Omit<Streams, 'signal'>;

/** Runs `argv` (without the names of node and the script) and resolves to the exit status. Never rejects. */
export function main(argv: readonly string[], streams: Standard): Promise<number> {
  optimiseSeldom(argv[0] ?? '');
  return runProgram(argv, streams, (call) => runApart(call, streams));
}

/**
 * Has `run` run the command of `argv`, and resolves to its exit status. Never rejects: errors are written to
 * `stderr`, with a stack under NODE_DEBUG=wirecopy.
 */
export async function runProgram(
  argv: readonly string[],
  streams: Standard,
  run: (call: CommandCall) => Promise<number>,
): Promise<number> {
  // A closed pipe is not an error, even for help; but without a listener a stream throws it.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  let status: number = EXIT.ok;
  const program = buildProgram(streams, async (call) => {
    status = await run(call);
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    // Commander has already printed it; help and version also come here, with status 0.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    return describeError(error, streams);
  }
}

/** Runs a command in a thread of its own, and returns its exit status. */
function runApart(call: CommandCall, streams: Standard): Promise<number> {
  return call.name === 'serve'
    ? superviseService(call, streams)
    : supervise(call, touchedBy(call), streams);
}

/** The files that a command reads and writes, as far as its arguments show. */
function touchedBy({ name, args, given }: CommandCall): Touched {
  const paths = (...options: string[]) =>
    options.map((option) => given[option]).filter((value) => typeof value === 'string');
  const isFolder = FOLDER_FORMATS.some((format) => format === given.format);
  // With three or more arguments, the first two of `why` may be ids.
  const read = name === 'why' && args.length > 2 ? args.slice(2) : args;
  return {
    inputs: [...read, ...paths('ignore', 'pairs', 'truth', 'baseline')],
    outputs: paths('out', 'patch', 'route', 'decisions', 'report').filter(
      (file) => file !== '-' && file !== '',
    ),
    folders: [...paths('fix', 'resume', 'textOut'), ...paths(isFolder ? 'out' : '')],
  };
}

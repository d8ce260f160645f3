/** The command line: a thin skin over the library. One file a command; exit statuses here. */
import { readFileSync } from 'node:fs';
import { debuglog } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { EXIT, RunError, UsageError } from '../errors.js';
import {
  type CommandOption,
  describeDefault,
  OPTIONS,
  REPEATS_OPTIONS,
  WHY_OPTIONS,
} from '../options.js';
import { printable } from '../report/quote.js';
import { runRepeats } from './repeats.js';
import { runScan, type Streams } from './scan.js';
import { runWhy } from './why.js';

const PROGRAM_EXAMPLES = `
Examples:
  wirecopy scan news/                          what is copied in a folder of articles
  wirecopy scan news/ --json | jq .            the same for machines
  wirecopy repeats news/ --fix clean/          copies of the files without what stands twice
  wirecopy why a.txt b.txt news/               by which figures two articles were joined or not
  wirecopy scan --help                         all that scan can be told

Exit status: 0 done; 1 --fail-on found some; 2 wrong usage; 3 some input was skipped;
130 interrupted.
`;

const PATHS = `
Paths:
  .txt and .md files are one article each, .jsonl and .ndjson files an article a line, folders
  are searched with all below them, globs are matched, - is NDJSON on standard input.
`;

const SCAN_EXAMPLES = `${PATHS}
Examples:
  wirecopy scan news/
  wirecopy scan 'archive/2020-*/*.txt' wire.jsonl --keep source:Reuters,earliest
  wirecopy scan news/ --only repeats --fail-on repeats
  zcat dump.jsonl.gz | wirecopy scan - --field-text body --json --out copies.ndjson
`;

const REPEATS_EXAMPLES = `${PATHS}
Examples:
  wirecopy repeats news/
  wirecopy repeats news/ --fix clean/          cut copies by their ids, of nothing but such files
  wirecopy repeats news/ --patch doubles.patch && patch -p1 -d news < doubles.patch

Cut is what a faulty extractor doubled: whole lines whose words stand in full at another place. An
edited second copy stays, and so does what comes back on purpose: pull-quotes, refrains.
`;

const WHY_EXAMPLES = `
Articles:
  ids as scan shows them, or the files that hold them. Without paths the two files are all that is
  read; with paths they are two of what is read, for boilerplate and clusters are matters of all.

Examples:
  wirecopy why first.txt second.txt
  wirecopy why 2020/a.txt 2020/b.txt news/
  wirecopy why id-17 id-99 wire.jsonl --threshold 0.6 --json
`;

/**
 * Runs `argv` (without the names of node and the script) and resolves to the exit status. Never
 * rejects: what went wrong stands on `stderr`, with a stack under NODE_DEBUG=wirecopy.
 */
export async function main(argv: readonly string[], streams: Streams): Promise<number> {
  // A reader that has gone is no error, not even for help; without listeners it would be one.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  let status: number = EXIT.ok;
  const program = buildProgram(streams, (result) => {
    status = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return status;
  } catch (error) {
    return report(error, streams);
  }
}

function buildProgram(streams: Streams, onStatus: (status: number) => void): Command {
  const program = new Command('wirecopy')
    .description('Finds copied news: copies of articles, passages that travelled, repeats.')
    .version(version(), '--version', 'show the version')
    .helpOption('--help', 'show this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('(wirecopy --help shows what there is)')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'wirecopy: ')),
    })
    .addHelpText('after', PROGRAM_EXAMPLES);
  addCommand(program, 'scan', SCAN_EXAMPLES, OPTIONS)
    .summary('copies, shared passages and repeats in articles')
    .description('Finds which articles are copies, which passages they share, what repeats inside.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .action(async (paths: string[], given: Record<string, unknown>) => {
      onStatus(await runScan(paths, given, streams));
    });
  addCommand(program, 'repeats', REPEATS_EXAMPLES, REPEATS_OPTIONS)
    .summary('what repeats inside articles; --fix cuts what is doubled')
    .description('Finds what repeats inside each article, and cuts what is there twice by fault.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .action(async (paths: string[], given: Record<string, unknown>) => {
      onStatus(await runRepeats(paths, given, streams));
    });
  addCommand(program, 'why', WHY_EXAMPLES, WHY_OPTIONS)
    .summary('the figures by which two articles were joined or parted')
    .description('Tells, stage by stage, by which figures two articles were joined or parted.')
    .argument('<a>', 'id of an article, or the file that holds it')
    .argument('<b>', 'the same of another')
    .argument('[paths...]', 'what to scan: files, folders, globs, or - for standard input')
    .action(async (a: string, b: string, paths: string[], given: Record<string, unknown>) => {
      onStatus(await runWhy([a, b], paths, given, streams));
    });
  return program;
}

function addCommand(
  program: Command,
  name: string,
  examples: string,
  options: readonly CommandOption[],
): Command {
  const command = program
    .command(name)
    .addHelpText('after', examples)
    .showHelpAfterError(`(wirecopy ${name} --help shows all options)`);
  addOptions(command, options);
  return command;
}

/** A table of options in the terms of commander, which checks no values: `options.ts` does. */
function addOptions(command: Command, options: readonly CommandOption[]): void {
  for (const spec of options) {
    const flag = spec.default === true ? spec.flag.replace('--', '--no-') : spec.flag;
    const preset = describeDefault(spec);
    const details = spec.value === '' ? '' : ` (${spec.takes}; default ${preset})`;
    const help = spec.group === 'Fields of a record' ? spec.help : spec.help + details;
    const shown = spec.value === '' ? flag : `${flag} <${spec.value.toLowerCase()}>`;
    command.addOption(new Option(shown, help).helpGroup(`${spec.group}:`));
  }
}

/** Says what went wrong in a sentence a line, and gives the exit status that goes with it. */
function report(error: unknown, { stderr }: Streams): number {
  // Commander has said it already; help and version come here too, with status 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const message = error instanceof Error ? error.message : String(error);
  for (const line of message.split('\n')) stderr.write(`wirecopy: ${printable(line)}\n`);
  debuglog('wirecopy')(error instanceof Error ? (error.stack ?? '') : '');
  const isKnown = error instanceof UsageError || error instanceof RunError;
  return isKnown ? error.exitStatus : EXIT.incomplete;
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}

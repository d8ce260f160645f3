/** The command line: a thin skin over the library. One file a command; exit statuses here. */
import { readFileSync } from 'node:fs';
import { debuglog } from 'node:util';
import { Command, CommanderError, Option } from 'commander';
import { EXIT, RunError, UsageError } from '../errors.js';
import { describeDefault, optionsOf } from '../options.js';
import { printable } from '../report/quote.js';
import { runCompare } from './compare.js';
import { runScan, type Streams } from './scan.js';

const PROGRAM_EXAMPLES = `
Examples:
  wirecopy scan news/                          what is copied in a folder of articles
  wirecopy scan news/ --json | jq .            the same for machines
  wirecopy compare a.txt wire.jsonl#17         two articles side by side
  wirecopy scan --help                         all that scan can be told

Exit status: 0 done; 1 --fail-on found some; 2 wrong usage; 3 some input was skipped;
130 interrupted.
`;

const SCAN_EXAMPLES = `
Paths:
  .txt and .md files are one article each, .jsonl and .ndjson files an article a line, folders
  are searched with all below them, globs are matched, - is NDJSON on standard input.

Examples:
  wirecopy scan news/
  wirecopy scan 'archive/2020-*/*.txt' wire.jsonl --keep source:Reuters,earliest
  wirecopy scan news/ --only repeats --fail-on repeats
  zcat dump.jsonl.gz | wirecopy scan - --field-text body --json --out copies.ndjson
`;

const COMPARE_EXAMPLES = `
Articles:
  a file, or a record of a file of records: FILE.jsonl#ID. With --pairs all the articles that the
  pairs name, as scan takes them; the result is NDJSON, a passage a line in the order of the pairs.

Examples:
  wirecopy compare ours.txt theirs.txt
  wirecopy compare ours.txt wire.jsonl#2020-08-15/17 --json
  wirecopy compare --pairs candidates.csv articles.jsonl --out passages.ndjson
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
  const scan = program
    .command('scan')
    .summary('copies, shared passages and repeats in articles')
    .description('Finds which articles are copies, which passages they share, what repeats inside.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addHelpText('after', SCAN_EXAMPLES)
    .showHelpAfterError('(wirecopy scan --help shows all options)')
    .action(async (paths: string[], given: Record<string, unknown>) => {
      onStatus(await runScan(paths, given, streams));
    });
  for (const option of commanderOptions('scan')) scan.addOption(option);
  const compare = program
    .command('compare')
    .summary('two articles side by side, or pairs of articles')
    .description('Finds what two articles share: word for word, edited, or summed up.')
    .argument('[articles...]', 'two articles; or, with --pairs, all that the pairs name')
    .addHelpText('after', COMPARE_EXAMPLES)
    .showHelpAfterError('(wirecopy compare --help shows all options)')
    .action(async (articles: string[], given: Record<string, unknown>) => {
      onStatus(await runCompare(articles, given, streams));
    });
  for (const option of commanderOptions('compare')) compare.addOption(option);
  return program;
}

/** The option table in the terms of commander, which checks no values: `validateOptions` does. */
function commanderOptions(command: 'scan' | 'compare'): Option[] {
  return optionsOf(command).map((spec) => {
    const flag = spec.default === true ? spec.flag.replace('--', '--no-') : spec.flag;
    const preset = describeDefault(spec);
    const details = spec.value === '' ? '' : ` (${spec.takes}; default ${preset})`;
    const help = spec.group === 'Fields of a record' ? spec.help : spec.help + details;
    const shown = spec.value === '' ? flag : `${flag} <${spec.value.toLowerCase()}>`;
    return new Option(shown, help).helpGroup(`${spec.group}:`);
  });
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

/** The command line: a thin layer over the library. One file for each command. */
import { Command, CommanderError, Option } from 'commander';
import { EXIT } from '../errors.js';
import {
  COMPARE_OPTIONS,
  type CommandOption,
  DEDUP_OPTIONS,
  describeDefault,
  EVAL_OPTIONS,
  INDEX_OPTIONS,
  OPTIONS,
  REPEATS_OPTIONS,
  REPORT_OPTIONS,
  SERVE_OPTIONS,
  TUNE_OPTIONS,
  WHY_OPTIONS,
} from '../options/command-options.js';
import { FOLDER_FORMATS } from '../options/formats.js';
import { printable } from '../records/quote.js';
import { type CommandCall, describeError } from './commands.js';
import type { Streams } from './output.js';
import { supervise, superviseService, type Touched } from './supervise.js';
import { optimiseSeldom } from './tier-up.js';
import { version } from './version.js';

const PROGRAM_EXAMPLES = `
Examples:
  wirecopy scan news/                          copies and shared passages in a folder
  wirecopy scan news/ --json | jq .            the same as JSON lines
  wirecopy repeats news/ --fix clean/          deduplicated copies of the affected files
  wirecopy why a.txt b.txt news/               figures that joined or parted two articles
  wirecopy compare a.txt wire.jsonl#17         two articles side by side
  wirecopy scan news/ --report report.html     a page for a browser: every copy side by side
  wirecopy scan --help                         all options of scan
  wirecopy tune --threshold 0.7                estimates recall, memory and cost of a scan
  wirecopy eval copies.ndjson --truth pairs.csv   scores results against a known truth

Exit status: 0 done; 1 --fail-on found some; 2 wrong usage; 3 some input was lost;
130 interrupted.
`;

const PATHS = `
Paths:
  Folders are searched recursively, globs are matched, - is standard input. The content of a file
  shows its format: text, HTML, JSON, JSON Lines, CSV, Parquet, WARC, feeds, XML of agencies, ZIP or
  tar; compressed or not.
`;

const SCAN_EXAMPLES = `${PATHS}
Examples:
  wirecopy scan news/
  wirecopy scan 'archive/2020-*/*.txt' wire.jsonl --keep source:Reuters,earliest
  wirecopy scan news/ --only repeats --fail-on repeats
  wirecopy scan pages/ --text-out texts/       writes the texts of pages, to which spans refer
  wirecopy scan news/ --decisions keep.parquet  writes keep, drop or review for each article
  zcat dump.jsonl.gz | wirecopy scan - --field-text body --json --out copies.ndjson
`;

const REPORT_EXAMPLES = `
Results:
  NDJSON of a scan, or - for standard input. Texts are read again from the paths that were scanned;
  --no-text leaves them out. The page needs no server and loads nothing.

Examples:
  wirecopy scan news/ --json --out results.ndjson
  wirecopy report results.ndjson news/ -o report.html
  wirecopy report results.ndjson --no-text -o report.html
`;

const TUNE_EXAMPLES = `
Examples:
  wirecopy tune --threshold 0.7 --recall 0.95
  wirecopy tune --articles 1000000 --words 400 --json
`;

const EVAL_EXAMPLES = `
Truth, by its columns:
  a,b[,label]                                  pairs; labels such as 1 and 0, OK and BAD. Without
                                               labels, every other pair is wrong
  id,cluster                                   clusters, or JSON arrays of ids; an article that is
                                               not named is alone
  a,a_start,a_end,b,b_start,b_end[,category]   spans, scored as in PAN; scan --only passages also
                                               reports passages within clusters

Examples:
  wirecopy eval copies.ndjson --truth clusters.csv
  wirecopy scan news/ --json --only passages | wirecopy eval - --truth spans.csv --json
`;

const REPEATS_EXAMPLES = `${PATHS}
Examples:
  wirecopy repeats news/
  wirecopy repeats news/ --fix clean/          writes deduplicated copies of the affected files only
  wirecopy repeats news/ --patch doubles.patch && patch -p1 -d news < doubles.patch

A cut removes text that a faulty extractor doubled: whole lines whose words all occur at another
place. An edited second copy stays, and so does repetition on purpose: pull-quotes, refrains.
`;

const WHY_EXAMPLES = `
Articles:
  ids as scan shows them, or the files that hold them. Without paths, only the two files are read;
  with paths, everything is scanned, because boilerplate and clusters depend on the whole corpus.

Examples:
  wirecopy why first.txt second.txt
  wirecopy why 2020/a.txt 2020/b.txt news/
  wirecopy why id-17 id-99 wire.jsonl --threshold 0.6 --json
`;

const COMPARE_EXAMPLES = `
Articles:
  a file, or a record in a file of records: FILE.jsonl#ID. With --pairs, paths of all articles that
  the pairs name, as scan takes them; the result is NDJSON, one passage per line in their order.

Examples:
  wirecopy compare ours.txt theirs.txt
  wirecopy compare ours.txt wire.jsonl#2020-08-15/17 --json
  wirecopy compare --pairs candidates.csv articles.jsonl --out passages.ndjson
`;

const DEDUP_EXAMPLES = `${PATHS}
Examples:
  zcat today.jsonl.gz | wirecopy dedup - > marked.jsonl       copies within one stream
  wirecopy dedup - --index seen/ --drop < in.jsonl > new.jsonl    only new articles
  wirecopy dedup crawl.jsonl --against seen/ --route copies.jsonl
  tail -f feed.jsonl | wirecopy dedup - --index seen/ --key url --window 30d
`;

const INDEX_EXAMPLES = `
Examples:
  wirecopy index stats seen/
  wirecopy index remove seen/ --older 90d && wirecopy index compact seen/
  wirecopy index merge seen/ other/
  wirecopy index verify seen/
`;

const SERVE_EXAMPLES = `
Routes:
  POST /articles                               judges an article and adds it, or NDJSON, a line each
  POST /query                                  the same without adding
  GET and DELETE /articles/ID, GET /clusters/ID
  GET /, /openapi.json, /healthz, /readyz, /metrics

Examples:
  wirecopy serve --index seen/
  curl -s localhost:8734/articles --json '{"id":"17","text":"..."}'
  zcat today.jsonl.gz | curl -sT- -X POST localhost:8734/articles -H 'content-type: application/x-ndjson'
  WIRECOPY_TOKEN=$(cat secret) wirecopy serve --index seen/ --host 0.0.0.0

SIGTERM and Ctrl-C end it: it answers all that it has received, and takes no more. Exit status 0.
`;

/**
 * Runs `argv` (without the names of node and the script) and resolves to the exit status. Never
 * rejects: errors are written to `stderr`, with a stack under NODE_DEBUG=wirecopy.
 */
export async function main(
  argv: readonly string[],
  streams: Omit<Streams, 'signal'>,
): Promise<number> {
  optimiseSeldom(argv[0] ?? '');
  // A closed pipe is not an error, even for help; but without a listener a stream throws it.
  for (const stream of [streams.stdout, streams.stderr]) stream.on('error', () => {});
  let status: number = EXIT.ok;
  const program = buildProgram(streams, (result) => {
    status = result;
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

/** Runs a command and records its status. */
type Run = (name: CommandCall['name'], args: string[], given: Given) => Promise<void>;
type Given = Record<string, unknown>;

function buildProgram(
  streams: Omit<Streams, 'signal'>,
  onStatus: (status: number) => void,
): Command {
  const run: Run = async (name, args, given) => {
    const call = { name, args, given };
    if (name === 'serve') onStatus(await superviseService(call, streams));
    else onStatus(await supervise(call, touchedBy(name, args, given), streams));
  };
  const program = new Command('wirecopy')
    .description('Finds copied news: copies of articles, passages that travelled, repeats.')
    .version(version(), '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show this help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showHelpAfterError('(wirecopy --help lists the commands)')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(printableLines(text)),
      outputError: (text, write) => write(text.replace(/^error: /, 'wirecopy: ')),
    })
    .addHelpText('after', PROGRAM_EXAMPLES);
  for (const add of [
    addScan,
    addCompare,
    addRepeats,
    addWhy,
    addReport,
    addTune,
    addEval,
    addDedup,
    addIndex,
    addServe,
  ])
    add(program, run);
  return program;
}

/** The files that a command reads and writes, as far as its arguments show. */
function touchedBy(name: CommandCall['name'], args: readonly string[], given: Given): Touched {
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

type Add = (program: Command, run: Run) => void;

const addScan: Add = (program, run) => {
  addCommand(program, 'scan', OPTIONS)
    .summary('copies, shared passages and repeats in articles')
    .description(
      'Finds copies of articles, the passages they share, and repeats inside each article.',
    )
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addHelpText('after', SCAN_EXAMPLES)
    .action((paths: string[], given: Given) => run('scan', paths, given));
};

const addCompare: Add = (program, run) => {
  addCommand(program, 'compare', COMPARE_OPTIONS)
    .summary('two articles side by side, or pairs of articles')
    .description('Finds what two articles share: word for word, edited, or summed up.')
    .argument('[articles...]', 'two articles; or, with --pairs, all that the pairs name')
    .addHelpText('after', COMPARE_EXAMPLES)
    .action((articles: string[], given: Given) => run('compare', articles, given));
};

const addRepeats: Add = (program, run) => {
  addCommand(program, 'repeats', REPEATS_OPTIONS)
    .summary('repeats inside articles; --fix cuts doubled text')
    .description('Finds repeats inside each article, and cuts text that was doubled by a fault.')
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addHelpText('after', REPEATS_EXAMPLES)
    .action((paths: string[], given: Given) => run('repeats', paths, given));
};

const addWhy: Add = (program, run) => {
  addCommand(program, 'why', WHY_OPTIONS)
    .summary('the figures by which two articles were joined or parted')
    .description('Shows, stage by stage, the figures that joined or parted two articles.')
    .argument('<a>', 'id of an article, or the file that holds it')
    .argument('<b>', 'the same of another')
    .argument('[paths...]', 'the input: files, folders, globs, or - for standard input')
    .addHelpText('after', WHY_EXAMPLES)
    .action((a: string, b: string, paths: string[], given: Given) =>
      run('why', [a, b, ...paths], given),
    );
};

const addReport: Add = (program, run) => {
  addCommand(program, 'report', REPORT_OPTIONS)
    .summary('a page of HTML with all results, for a browser')
    .description('Writes the results of a scan as one page of HTML that needs nothing else.')
    .argument('<results>', 'NDJSON of a scan, or - for standard input')
    .argument('[paths...]', 'the paths that were scanned, from which texts are read')
    .addHelpText('after', REPORT_EXAMPLES)
    .action((results: string, paths: string[], given: Given) =>
      run('report', [results, ...paths], given),
    );
};

const addTune: Add = (program, run) => {
  addCommand(program, 'tune', TUNE_OPTIONS)
    .summary('an estimate of recall, memory and cost of a scan')
    .description('Shows the effect of options: bands, the S-curve, memory, pairs compared in vain.')
    .addHelpText('after', TUNE_EXAMPLES)
    .action((given: Given) => run('tune', [], given));
};

const addEval: Add = (program, run) => {
  addCommand(program, 'eval', EVAL_OPTIONS)
    .summary('scores of results against known pairs, clusters or spans')
    .description('Scores results: precision, recall, F1, adjusted Rand index, plagdet.')
    .argument('<results>', 'NDJSON of a scan or a comparison, or - for standard input')
    .addHelpText('after', EVAL_EXAMPLES)
    .action((results: string, given: Given) => run('eval', [results], given));
};

const addDedup: Add = (program, run) => {
  addCommand(program, 'dedup', DEDUP_OPTIONS)
    .summary('judges records one by one: new, a copy, a revision, or partly new')
    .description(
      'Adds to each record whether it was seen before, whose copy it is, and its new text.',
    )
    .argument('[paths...]', 'files, folders, globs, or - for standard input')
    .addHelpText('after', DEDUP_EXAMPLES)
    .action((paths: string[], given: Given) => run('dedup', paths, given));
};

const addIndex: Add = (program, run) => {
  addCommand(program, 'index', INDEX_OPTIONS)
    .summary('looks at an index of dedup and changes it')
    .description('Looks at an index of dedup and changes it.')
    .argument('<action>', 'stats, verify, remove, merge or compact')
    .argument('<folder>', 'the index')
    .argument('[others...]', 'merge: the indexes whose articles are added')
    .addHelpText('after', INDEX_EXAMPLES)
    .action((action: string, folder: string, others: string[], given: Given) =>
      run('index', [action, folder, ...others], given),
    );
};

const addServe: Add = (program, run) => {
  addCommand(program, 'serve', SERVE_OPTIONS)
    .summary('judges articles over HTTP, by an index of dedup')
    .description('Serves an index over HTTP: judges articles one by one and adds them.')
    .addHelpText('after', SERVE_EXAMPLES)
    .action((given: Given) => run('serve', [], given));
};

function addCommand(program: Command, name: string, options: readonly CommandOption[]): Command {
  const command = program
    .command(name)
    .showHelpAfterError(`(wirecopy ${name} --help shows all options)`);
  for (const option of commanderOptions(options)) command.addOption(option);
  return command;
}

/**
 * An option table in the terms of commander, which checks no values: `src/options/validate-cli.ts`
 * does.
 */
function commanderOptions(options: readonly CommandOption[]): Option[] {
  return options.map((spec) => {
    const flag = spec.default === true ? spec.flag.replace('--', '--no-') : spec.flag;
    const preset = describeDefault(spec);
    const details = spec.value === '' ? '' : ` (${spec.takes}; default ${preset})`;
    const help = spec.group === 'Fields of a record' ? spec.help : spec.help + details;
    const named = spec.short === undefined ? flag : `${spec.short}, ${flag}`;
    const shown = spec.value === '' ? named : `${named} <${spec.value.toLowerCase()}>`;
    return new Option(shown, help).helpGroup(`${spec.group}:`);
  });
}

function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

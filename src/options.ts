/**
 * The option table. Each option stands here once; the types, defaults and validation, the flags
 * and `--help` of the command line, and the table in the README all come from it.
 */
import { UsageError } from './errors.js';

/** Which of two articles of a cluster is kept: the first policy that tells them apart decides. */
export type KeepPolicy = 'earliest' | 'latest' | 'longest' | 'shortest' | `source:${string}`;

/** How one option is written, checked and explained. */
interface OptionSpec<T> {
  /** Long flag, without `--no-`: `--min-passage`. */
  readonly flag: string;
  /** What stands for the value in help, such as `TOKENS`; empty for a switch. */
  readonly value: string;
  /** Heading under which `--help` lists the option. */
  readonly group: 'Finding' | 'Estimating' | 'Running' | 'Fields of a record' | 'Output' | 'Fixing';
  /** One line: what the option does, with the unit of its value. */
  readonly help: string;
  /** What is taken, to end the sentence "--flag takes". */
  readonly takes: string;
  readonly default: T;
  /** The default in words, where the value itself would not tell. */
  readonly defaultText?: string;
  /** The value in its own type, or undefined where `given` is none of what is taken. */
  readonly parse: (given: unknown) => T | undefined;
}

/** Options as they come: nothing of them is trusted. */
type Given = Readonly<Record<string, unknown>>;

type Head = Pick<OptionSpec<unknown>, 'flag' | 'group' | 'help'> & {
  value?: string;
  defaultText?: string;
};

const ONLY = ['documents', 'passages', 'repeats'] as const;
const UNITS = ['utf16', 'codepoint', 'byte'] as const;
const FINDINGS = ['duplicates', 'passages', 'repeats'] as const;

/** A pair at the threshold becomes a candidate with at least this probability, if not told else. */
export const DEFAULT_RECALL = 0.99;

const SCAN_TABLE = {
  threshold: number({
    flag: '--threshold',
    value: 'JACCARD',
    group: 'Finding',
    help: 'similarity of shingle sets from which two articles are near-duplicates',
    range: [0, 1],
    default: 0.5,
  }),
  recall: number({
    flag: '--recall',
    value: 'SHARE',
    group: 'Finding',
    help: 'share of the pairs at the threshold that must become candidates',
    range: [0, 1],
    default: DEFAULT_RECALL,
  }),
  minPassage: integer({
    flag: '--min-passage',
    value: 'TOKENS',
    group: 'Finding',
    help: 'shortest passage to report, in tokens; not less than --shingle',
    range: [1, 10_000],
    default: 12,
  }),
  shingle: integer({
    flag: '--shingle',
    value: 'TOKENS',
    group: 'Finding',
    help: 'consecutive tokens in a shingle',
    range: [1, 32],
    default: 5,
  }),
  perm: integer({
    flag: '--perm',
    value: 'SLOTS',
    group: 'Finding',
    help: 'MinHash slots in the signature of an article',
    range: [16, 1024],
    default: 128,
  }),
  keep: list<KeepPolicy>({
    flag: '--keep',
    value: 'POLICIES',
    group: 'Finding',
    help: 'which article of a cluster is its canonical one; the first policy that decides',
    takes: 'a comma list of earliest, latest, longest, shortest and source:NAME',
    default: ['earliest', 'longest'],
    accepts: isKeepPolicy,
  }),
  source: text({
    flag: '--source',
    value: 'FIELD',
    group: 'Finding',
    help:
      'field of a record that names its source, else the host of its url, else its top folder; ' +
      'path: the top folder',
    takes: 'the name of a field, or path',
    default: 'source',
  }),
  ignore: text({
    flag: '--ignore',
    value: 'PATH',
    group: 'Finding',
    help: 'file or folder of known boilerplate, a line each; edited copies of it count too',
    takes: 'the path of a file or folder',
    mayBeEmpty: true,
    default: '',
    defaultText: 'none',
  }),
  only: choice<(typeof ONLY)[number] | null>({
    flag: '--only',
    value: 'KIND',
    group: 'Finding',
    help: 'report nothing but copied documents, shared passages or repeats',
    choices: ONLY,
    default: null,
    defaultText: 'all three',
  }),
  engine: choice<'kernel' | 'reference'>({
    flag: '--engine',
    value: 'NAME',
    group: 'Running',
    help: 'the WebAssembly kernel, or plain TypeScript: slow, and obviously right',
    choices: ['kernel', 'reference'],
    default: 'kernel',
  }),
  workers: integer({
    flag: '--workers',
    value: 'N',
    group: 'Running',
    help: 'worker threads; 0 takes as many as the run needs, up to one a core',
    range: [0, 256],
    default: 0,
  }),
  offsets: choice<(typeof UNITS)[number]>({
    flag: '--offsets',
    value: 'UNIT',
    group: 'Output',
    help: 'unit of the offsets into the text of an article',
    choices: UNITS,
    default: 'utf16',
  }),
  fieldId: field('id'),
  fieldText: field('text'),
  fieldTitle: field('title'),
  fieldDate: field('date'),
  fieldUrl: field('url'),
};

const CLI_TABLE = {
  format: choice<'text' | 'ndjson'>({
    flag: '--format',
    value: 'FORMAT',
    group: 'Output',
    help: 'a summary for people, or one JSON object a line',
    choices: ['text', 'ndjson'],
    default: 'text',
  }),
  json: toggle({
    flag: '--json',
    group: 'Output',
    help: 'the same as --format ndjson',
    default: false,
  }),
  out: text({
    flag: '--out',
    value: 'FILE',
    group: 'Output',
    help: 'where the results go; - is standard output',
    takes: 'the path of a file, or -',
    default: '-',
  }),
  failOn: list<(typeof FINDINGS)[number]>({
    flag: '--fail-on',
    value: 'FINDINGS',
    group: 'Output',
    help: 'exit with 1 where one of these was found',
    takes: 'a comma list of duplicates, passages and repeats',
    default: [],
    defaultText: 'nothing',
    accepts: (item) => (FINDINGS as readonly string[]).includes(item),
  }),
  quiet: toggle({
    flag: '--quiet',
    group: 'Output',
    help: 'nothing but errors on standard error',
    default: false,
  }),
  color: toggle({
    flag: '--color',
    group: 'Output',
    help: 'no colour even on a terminal; the variable NO_COLOR does the same',
    default: true,
  }),
};

/** Where the results of a command other than scan go. */
const OUTPUT_TABLE = { format: CLI_TABLE.format, json: CLI_TABLE.json, out: CLI_TABLE.out };

const TUNE_TABLE = {
  threshold: SCAN_TABLE.threshold,
  recall: SCAN_TABLE.recall,
  perm: SCAN_TABLE.perm,
  shingle: SCAN_TABLE.shingle,
  minPassage: SCAN_TABLE.minPassage,
  articles: integer({
    flag: '--articles',
    value: 'N',
    group: 'Estimating',
    help: 'articles of the scan to reckon with',
    range: [0, 1_000_000_000],
    default: 100_000,
  }),
  words: integer({
    flag: '--words',
    value: 'N',
    group: 'Estimating',
    help: 'mean length of an article, in tokens',
    range: [0, 1_000_000],
    default: 500,
  }),
  background: number({
    flag: '--background',
    value: 'JACCARD',
    group: 'Estimating',
    help: 'similarity of unrelated articles to reckon with',
    range: [0, 1],
    // Of 1,683 bodies of web news, pairs below 0.2: the cube root of the mean of J^3, since three
    // rows make a band at the default threshold. Of 80 whole pages with their boilerplate 0.015.
    default: 0.01,
  }),
};

const EVAL_TABLE = {
  truth: text({
    flag: '--truth',
    value: 'FILE',
    group: 'Finding',
    help: 'what is right: pairs, clusters or spans, told by the columns',
    takes: 'the path of a file of CSV or JSON',
    default: '',
    defaultText: 'none, it must be given',
  }),
  offsets: choice<(typeof UNITS)[number] | null>({
    flag: SCAN_TABLE.offsets.flag,
    value: SCAN_TABLE.offsets.value,
    group: 'Finding',
    help: 'unit of the spans in --truth',
    choices: UNITS,
    default: null,
    defaultText: 'that of the results',
  }),
};

const FIX_TABLE = {
  fix: text({
    flag: '--fix',
    value: 'FOLDER',
    group: 'Fixing',
    help: 'write copies without what is doubled into a new folder, by their ids',
    takes: 'the path of a folder that is new or empty',
    default: '',
    defaultText: 'none',
  }),
  patch: text({
    flag: '--patch',
    value: 'FILE',
    group: 'Fixing',
    help: 'write a patch that cuts what is doubled, for patch -p1 or git apply in the folder read',
    takes: 'the path of a file',
    default: '',
    defaultText: 'none',
  }),
};

/** Which pairs `compare` takes, beside two articles. */
const PAIRS_TABLE = {
  pairs: path({
    flag: '--pairs',
    value: 'FILE',
    group: 'Finding',
    help: 'compare the pairs of a CSV file, whose columns a and b hold ids of the articles given',
    takes: 'the path of a CSV file',
    defaultText: 'two articles',
  }),
};

/** What of a scan matters to the comparison of two articles. */
const COMPARE_TABLE = without(SCAN_TABLE, [
  ...(['recall', 'perm', 'keep', 'source', 'ignore', 'only', 'engine'] as const),
  ...(['fieldTitle', 'fieldDate', 'fieldUrl'] as const),
]);

/** What of a scan matters to the repeats inside articles. */
const REPEATS_TABLE = without(SCAN_TABLE, ['threshold', 'perm', 'keep', 'source', 'only']);

/** What of a scan decides how two articles are matched. */
const WHY_TABLE = without(SCAN_TABLE, ['only']);

/** Where the explanation goes. */
const WHY_OUTPUT_TABLE = without(CLI_TABLE, ['failOn', 'color']);

type Values<Table> = {
  [Name in keyof Table]: Table[Name] extends OptionSpec<infer T> ? T : never;
};

/** All that a scan can be told; every property has its default in the table above. */
export type ScanOptions = Values<typeof SCAN_TABLE>;

/** What only the command line can be told: where results go, and in what form. */
export type CliOptions = Values<typeof CLI_TABLE>;

/** All that `tune` can be told. */
export type TuneOptions = Values<typeof TUNE_TABLE>;

/** All that `eval` can be told beside the results. */
export type EvalOptions = Values<typeof EVAL_TABLE>;

/** Where the results of a command go, and in what form. */
export type OutputOptions = Values<typeof OUTPUT_TABLE>;

/** What `repeats` can be told beside. An empty path is none. */
export type FixOptions = Values<typeof FIX_TABLE>;

/** An option of a command, with the property of the options object that it sets. */
export type CommandOption = OptionSpec<unknown> & { name: string; cliOnly: boolean };

/** Every option of `scan` in the order of help. */
export const OPTIONS: readonly CommandOption[] = optionsOf(SCAN_TABLE, CLI_TABLE);

/** Every option of `tune` in the order of help. */
export const TUNE_OPTIONS: readonly CommandOption[] = optionsOf(TUNE_TABLE, OUTPUT_TABLE);

/** Every option of `eval` in the order of help. */
export const EVAL_OPTIONS: readonly CommandOption[] = optionsOf(EVAL_TABLE, OUTPUT_TABLE);

/** The options that `repeats` alone has. */
export const FIX_OPTIONS: readonly CommandOption[] = optionsOf({}, FIX_TABLE);

/** Every option of `repeats` in the order of help. */
export const REPEATS_OPTIONS: readonly CommandOption[] = [
  ...optionsOf(REPEATS_TABLE, CLI_TABLE),
  ...FIX_OPTIONS,
];

/** Every option of `why` in the order of help. */
export const WHY_OPTIONS: readonly CommandOption[] = optionsOf(WHY_TABLE, WHY_OUTPUT_TABLE);

/** Every option of `compare` in the order of help. */
export const COMPARE_OPTIONS: readonly CommandOption[] = optionsOf(COMPARE_TABLE, {
  ...PAIRS_TABLE,
  ...CLI_TABLE,
});

/**
 * Fills in defaults and checks every value; numbers and lists may be given as the strings of a
 * command line. An option that is undefined counts as not given.
 *
 * @throws UsageError that names all faults together: the flag, what it got and what it takes.
 */
export function validateOptions(partial: Partial<ScanOptions> = {}): ScanOptions {
  const faults: string[] = [];
  const options = readScan(partial, faults);
  throwAll(faults);
  return options;
}

/**
 * The same for all options of `scan` on the command line, as commander gives them.
 *
 * @throws UsageError that names all faults together.
 */
export function validateCliOptions(given: Given): { scan: ScanOptions; cli: CliOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, CLI_TABLE);
  const scan = readScan(rest, faults);
  const cli = withFormat(readTable(CLI_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { scan, cli };
}

/**
 * The same for `tune`: defaults filled in, every value checked.
 *
 * @throws UsageError that names all faults together.
 */
export function validateTuneOptions(partial: Partial<TuneOptions> = {}): TuneOptions {
  const faults: string[] = [];
  const options = readTune(partial, faults);
  throwAll(faults);
  return options;
}

/** The same for `tune` on the command line. */
export function validateTuneCli(given: Given): { tune: TuneOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const tune = readTune(rest, faults);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { tune, output };
}

/** The same for `eval` on the command line. */
export function validateEvalCli(given: Given): { evaluate: EvalOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const evaluate: EvalOptions = readTable(EVAL_TABLE, rest, faults);
  if (given.truth === undefined) faults.push(`--truth takes ${EVAL_TABLE.truth.takes}, got none`);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { evaluate, output };
}

/** The same for `repeats`: a scan for nothing else. */
export function validateRepeatsCli(given: Given): {
  scan: ScanOptions;
  cli: CliOptions;
  fix: FixOptions;
} {
  const faults: string[] = [];
  const [fixing, others] = split(given, FIX_TABLE);
  const [own, rest] = split(others, CLI_TABLE);
  const scan = readScan({ ...rest, only: 'repeats' }, faults);
  const cli = withFormat(readTable(CLI_TABLE, own, faults), given, faults);
  const fix: FixOptions = readTable(FIX_TABLE, fixing, faults);
  throwAll(faults);
  return { scan, cli, fix };
}

/** The same for `compare`. */
export function validateCompareCli(given: Given): {
  scan: ScanOptions;
  cli: CliOptions;
  pairs: string | null;
} {
  const faults: string[] = [];
  const [pairing, others] = split(given, PAIRS_TABLE);
  const [own, rest] = split(others, CLI_TABLE);
  const scan = readScan(rest, faults);
  const cli = withFormat(readTable(CLI_TABLE, own, faults), given, faults);
  const { pairs } = readTable(PAIRS_TABLE, pairing, faults);
  throwAll(faults);
  return { scan, cli, pairs };
}

/** The same for `why`. */
export function validateWhyCli(given: Given): {
  scan: ScanOptions;
  output: Values<typeof WHY_OUTPUT_TABLE>;
} {
  const faults: string[] = [];
  const [own, rest] = split(given, WHY_OUTPUT_TABLE);
  const scan = readScan(rest, faults);
  const output = withFormat(readTable(WHY_OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { scan, output };
}

/** The table of options for the README, in Markdown; a test holds the README to it. */
export function renderOptionTable(options = OPTIONS): string {
  const rows = options.map((option) => {
    const flag = option.default === true ? option.flag.replace('--', '--no-') : option.flag;
    const shown = option.value === '' ? flag : `${flag} ${option.value}`;
    const takes = option.value === '' ? '' : option.takes;
    return `| \`${shown}\` | ${option.help} | ${takes} | ${describeDefault(option)} |`;
  });
  return ['| option | what it does | takes | default |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  );
}

/** The default as help shows it; empty for a switch, whose default is to be absent. */
export function describeDefault(option: OptionSpec<unknown>): string {
  if (option.defaultText !== undefined) return option.defaultText;
  if (typeof option.default === 'boolean') return '';
  return Array.isArray(option.default) ? option.default.join(',') : String(option.default);
}

function readScan(given: Given, faults: string[]): ScanOptions {
  const options: ScanOptions = readTable(SCAN_TABLE, given, faults);
  checkPassage(options, faults);
  return options;
}

function readTune(given: Given, faults: string[]): TuneOptions {
  const options: TuneOptions = readTable(TUNE_TABLE, given, faults);
  checkPassage(options, faults);
  return options;
}

function checkPassage(
  { minPassage, shingle }: Pick<ScanOptions, 'minPassage' | 'shingle'>,
  faults: string[],
): void {
  if (faults.length === 0 && minPassage < shingle) {
    // One of the two is often a default that the user did not think of: name both.
    faults.push(
      `--min-passage takes an integer not below --shingle, which is ${shingle}, got ${minPassage}`,
    );
  }
}

/** `--json` is `--format ndjson`; both together must not differ. */
function withFormat<Options extends Pick<CliOptions, 'format' | 'json'>>(
  options: Options,
  given: Given,
  faults: string[],
): Options {
  if (options.json && given.format !== undefined && options.format !== 'ndjson') {
    faults.push(`--json means --format ndjson, got --format ${options.format} as well`);
  }
  return { ...options, format: options.json ? 'ndjson' : options.format };
}

/** What belongs to a table, and the rest. */
function split(given: Given, table: object): [own: Given, rest: Given] {
  const entries = Object.entries(given);
  const isOwn = ([name]: [string, unknown]) => Object.hasOwn(table, name);
  return [
    Object.fromEntries(entries.filter(isOwn)),
    Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  ];
}

function without<Table extends object, Name extends keyof Table & string>(
  table: Table,
  names: readonly Name[],
): Omit<Table, Name> {
  const entries = Object.entries(table).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(entries) as Omit<Table, Name>;
}

function optionsOf(
  library: Record<string, OptionSpec<unknown>>,
  cli: Record<string, OptionSpec<unknown>>,
): CommandOption[] {
  return [
    ...entriesOf(library).map(([name, spec]) => ({ ...spec, name, cliOnly: false })),
    ...entriesOf(cli).map(([name, spec]) => ({ ...spec, name, cliOnly: true })),
  ];
}

function readTable<Table extends Record<string, OptionSpec<unknown>>>(
  table: Table,
  given: Given,
  faults: string[],
): Values<Table> {
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(table, name)) {
      faults.push(`there is no option ${show(name)}; there are ${Object.keys(table).join(', ')}`);
    }
  }
  const values: Record<string, unknown> = {};
  for (const [name, spec] of entriesOf(table)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    const parsed = value === undefined ? undefined : spec.parse(value);
    if (value !== undefined && parsed === undefined) {
      faults.push(`${spec.flag} takes ${spec.takes}, got ${show(value)}`);
    }
    // A copy of a list: no caller can change the default of the next.
    values[name] = parsed === undefined ? structuredClone(spec.default) : parsed;
  }
  return values as Values<Table>;
}

function entriesOf(table: Record<string, OptionSpec<unknown>>): [string, OptionSpec<unknown>][] {
  return Object.entries(table);
}

function throwAll(faults: readonly string[]): void {
  if (faults.length > 0) throw new UsageError(faults.join('\n'));
}

/** A value as an error shows it: JSON where JSON has it, so that "" and "5 " can be seen. */
function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const json = typeof value === 'function' ? 'a function' : JSON.stringify(value);
  const shown = json ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}

type NumberHead = Head & { range: [low: number, high: number]; default: number };

function number(head: NumberHead): OptionSpec<number> {
  const [low, high] = head.range;
  const takes = `a number from ${low} to ${high}`;
  const parse = (given: unknown) => within(given, low, high);
  return { value: 'NUMBER', ...head, takes, parse };
}

function integer(head: NumberHead): OptionSpec<number> {
  const [low, high] = head.range;
  const takes = `an integer from ${low} to ${high}`;
  const parse = (given: unknown) => {
    const value = within(given, low, high);
    return Number.isInteger(value) ? value : undefined;
  };
  return { value: 'INTEGER', ...head, takes, parse };
}

/** Numbers, and strings of plain decimals: `Number` would take '', ' 5', '0x10' and 'Infinity'. */
function within(given: unknown, low: number, high: number): number | undefined {
  const decimal = typeof given === 'string' && /^-?(?:\d+\.?\d*|\.\d+)$/.test(given);
  const value = decimal ? Number(given) : given;
  if (typeof value !== 'number' || !(value >= low && value <= high)) return undefined;
  return value + 0; // -0 becomes 0
}

function choice<T extends string | null>(
  head: Head & { choices: readonly NonNullable<T>[]; default: T },
): OptionSpec<T> {
  const takes = `one of ${head.choices.join(', ')}`;
  const parse = (given: unknown) => {
    // Null is what a library user writes for "not limited", where that is the default.
    if (given === null && head.default === null) return head.default;
    return head.choices.find((known) => known === given);
  };
  return { value: 'NAME', ...head, takes, parse };
}

function list<T extends string>(
  head: Head & { takes: string; default: T[]; accepts: (item: string) => boolean },
): OptionSpec<T[]> {
  const parse = (given: unknown) => {
    const items: unknown = typeof given === 'string' ? given.split(',') : given;
    if (!Array.isArray(items)) return undefined;
    // An empty list is no list on a command line, but a fair value in a program.
    if (items.length === 0 && head.default.length > 0) return undefined;
    const valid = items.every((item) => typeof item === 'string' && head.accepts(item));
    return valid ? ([...new Set(items)] as T[]) : undefined;
  };
  return { value: 'LIST', ...head, parse };
}

function isKeepPolicy(item: string): boolean {
  const plain = ['earliest', 'latest', 'longest', 'shortest'].includes(item);
  return plain || (item.startsWith('source:') && item.length > 'source:'.length);
}

function text(
  head: Head & { takes: string; default: string; mayBeEmpty?: boolean },
): OptionSpec<string> {
  const accepts = (given: string) => given !== '' || head.mayBeEmpty === true;
  const parse = (given: unknown) =>
    typeof given === 'string' && accepts(given) ? given : undefined;
  return { value: 'TEXT', ...head, parse };
}

/** A path that need not be given. */
function path(head: Head & { takes: string }): OptionSpec<string | null> {
  const parse = (given: unknown) => {
    if (given === null) return null;
    return typeof given === 'string' && given !== '' ? given : undefined;
  };
  return { value: 'FILE', ...head, default: null, parse };
}

function field(name: string): OptionSpec<string> {
  return text({
    flag: `--field-${name}`,
    value: 'NAME',
    group: 'Fields of a record',
    help: `field of a record that holds its ${name}`,
    takes: 'the name of a field',
    default: name,
  });
}

function toggle(head: Head & { default: boolean }): OptionSpec<boolean> {
  const parse = (given: unknown) => (typeof given === 'boolean' ? given : undefined);
  return { ...head, value: '', takes: 'true or false', parse };
}

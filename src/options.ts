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
  readonly group: 'Finding' | 'Running' | 'Fields of a record' | 'Output';
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

type Head = Pick<OptionSpec<unknown>, 'flag' | 'group' | 'help'> & {
  value?: string;
  defaultText?: string;
};

const ONLY = ['documents', 'passages', 'repeats'] as const;
const FINDINGS = ['duplicates', 'passages', 'repeats'] as const;

const SCAN_TABLE = {
  threshold: number({
    flag: '--threshold',
    value: 'JACCARD',
    group: 'Finding',
    help: 'similarity of shingle sets from which two articles are near-duplicates',
    range: [0, 1],
    default: 0.5,
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
  offsets: choice<'utf16' | 'codepoint' | 'byte'>({
    flag: '--offsets',
    value: 'UNIT',
    group: 'Output',
    help: 'unit of the offsets into the text of an article',
    choices: ['utf16', 'codepoint', 'byte'],
    default: 'utf16',
  }),
  fieldId: field('id'),
  fieldText: field('text'),
  fieldTitle: field('title'),
  fieldDate: field('date'),
  fieldSource: field('source'),
  fieldUrl: field('url'),
};

const CLI_TABLE = {
  pairs: path({
    flag: '--pairs',
    value: 'FILE',
    group: 'Finding',
    help: 'compare the pairs of a CSV file, whose columns a and b hold ids of the articles given',
    takes: 'the path of a CSV file',
    defaultText: 'two articles',
  }),
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

type Values<Table> = {
  [Name in keyof Table]: Table[Name] extends OptionSpec<infer T> ? T : never;
};

/** All that a scan can be told; every property has its default in the table above. */
export type ScanOptions = Values<typeof SCAN_TABLE>;

/** What only the command line can be told: where results go, and in what form. */
export type CliOptions = Values<typeof CLI_TABLE>;

/** Every option in the order of help, with the property of the options object that it sets. */
export const OPTIONS: ReadonlyArray<OptionSpec<unknown> & { name: string; cliOnly: boolean }> = [
  ...entriesOf(SCAN_TABLE).map(([name, spec]) => ({ ...spec, name, cliOnly: false })),
  ...entriesOf(CLI_TABLE).map(([name, spec]) => ({ ...spec, name, cliOnly: true })),
];

/** What `wirecopy compare` takes of the options; `scan` takes all that are not of pairs. */
const COMPARE_OPTIONS: readonly string[] = [
  ...['pairs', 'threshold', 'minPassage', 'shingle', 'workers', 'offsets', 'fieldId', 'fieldText'],
  ...['format', 'json', 'out', 'failOn', 'quiet', 'color'],
];

/** The options of a command, in the order of help. */
export function optionsOf(command: 'scan' | 'compare'): typeof OPTIONS {
  const isTaken = (name: string) =>
    command === 'compare' ? COMPARE_OPTIONS.includes(name) : name !== 'pairs';
  return OPTIONS.filter(({ name }) => isTaken(name));
}

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
 * The same for all options of the command line, as commander gives them.
 *
 * @throws UsageError that names all faults together.
 */
export function validateCliOptions(given: Readonly<Record<string, unknown>>): {
  scan: ScanOptions;
  cli: CliOptions;
} {
  const faults: string[] = [];
  const isCli = ([name]: [string, unknown]) => Object.hasOwn(CLI_TABLE, name);
  const entries = Object.entries(given);
  const scan = readScan(Object.fromEntries(entries.filter((entry) => !isCli(entry))), faults);
  const cli: CliOptions = readTable(CLI_TABLE, Object.fromEntries(entries.filter(isCli)), faults);
  if (cli.json && given.format !== undefined && cli.format !== 'ndjson') {
    faults.push(`--json means --format ndjson, got --format ${cli.format} as well`);
  }
  throwAll(faults);
  return { scan, cli: { ...cli, format: cli.json ? 'ndjson' : cli.format } };
}

/** The table of options for the README, in Markdown; a test holds the README to it. */
export function renderOptionTable(): string {
  const rows = OPTIONS.map((option) => {
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

function readScan(given: Readonly<Record<string, unknown>>, faults: string[]): ScanOptions {
  const options: ScanOptions = readTable(SCAN_TABLE, given, faults);
  const { minPassage, shingle } = options;
  if (faults.length === 0 && minPassage < shingle) {
    // One of the two is often a default that the user did not think of: name both.
    faults.push(
      `--min-passage takes an integer not below --shingle, which is ${shingle}, got ${minPassage}`,
    );
  }
  return options;
}

function readTable<Table extends Record<string, OptionSpec<unknown>>>(
  table: Table,
  given: Readonly<Record<string, unknown>>,
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

function text(head: Head & { takes: string; default: string }): OptionSpec<string> {
  const parse = (given: unknown) => (typeof given === 'string' && given !== '' ? given : undefined);
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

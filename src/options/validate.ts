/**
 * Options of commands, from the tables: defaults and validation, the flags and `--help` of the
 * command line, the tables in the README.
 */

import { UsageError } from '../errors.js';
import {
  CLI_TABLE,
  type CliOptions,
  COMPARE_CLI_TABLE,
  COMPARE_TABLE,
  EVAL_TABLE,
  type EvalOptions,
  FINDINGS,
  FINDINGS_OF,
  FIX_TABLE,
  type Finding,
  type FixOptions,
  OUTPUT_TABLE,
  type OutputOptions,
  PAIRS_TABLE,
  REPEATS_TABLE,
  TEXT_OUT_TABLE,
  TUNE_TABLE,
  WHY_OUTPUT_TABLE,
  WHY_TABLE,
} from './command-tables.js';
import type { OptionSpec } from './kinds.js';
import type { ScanOptions, TuneOptions } from './scan-options.js';
import { HOOK_NAMES, SCAN_TABLE, type Values } from './scan-table.js';

/** Options before validation. */
type Given = Readonly<Record<string, unknown>>;

/** An option of a command, with the property of the options object that it sets. */
export type CommandOption = OptionSpec<unknown> & { name: string; cliOnly: boolean };

/** Every option of `scan` in the order of help. */
export const OPTIONS: readonly CommandOption[] = optionsOf(SCAN_TABLE, {
  ...CLI_TABLE,
  ...TEXT_OUT_TABLE,
});

/** Every option of `tune` in the order of help. */
export const TUNE_OPTIONS: readonly CommandOption[] = optionsOf(TUNE_TABLE, OUTPUT_TABLE);

/** Every option of `eval` in the order of help. */
export const EVAL_OPTIONS: readonly CommandOption[] = optionsOf(EVAL_TABLE, OUTPUT_TABLE);

/** The options that only `repeats` has. */
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
  ...COMPARE_CLI_TABLE,
});

/**
 * Fills in defaults and checks every value. Numbers and lists may be strings, as on a command line.
 * An undefined option counts as not given.
 *
 * @throws UsageError that names all faults together: each flag, the value it got and the values it
 *   takes.
 */
export function validateOptions(partial: Partial<ScanOptions> = {}): ScanOptions {
  const faults: string[] = [];
  const options = readScan(partial, faults);
  throwAll(faults);
  return options;
}

/**
 * Validates all options of `scan` on the command line, as commander gives them.
 *
 * @throws UsageError that names all faults together.
 */
export function validateCliOptions(given: Given): {
  scan: ScanOptions;
  cli: CliOptions;
  textOut: string | null;
} {
  const faults: string[] = [];
  const [writing, others] = split(given, TEXT_OUT_TABLE);
  const [own, rest] = split(others, CLI_TABLE);
  const scan = readScan(rest, faults);
  const cli = withFormat(readTable(CLI_TABLE, own, faults), given, faults);
  const { textOut } = readTable(TEXT_OUT_TABLE, writing, faults);
  checkFailOn(cli, scan.only === null ? FINDINGS : FINDINGS_OF[scan.only], faults);
  throwAll(faults);
  return { scan, cli, textOut };
}

/**
 * Fills in the defaults of `tune` and checks every value.
 *
 * @throws UsageError that names all faults together.
 */
export function validateTuneOptions(partial: Partial<TuneOptions> = {}): TuneOptions {
  const faults: string[] = [];
  const options = readTune(partial, faults);
  throwAll(faults);
  return options;
}

/** Validates the options of `tune` on the command line. */
export function validateTuneCli(given: Given): { tune: TuneOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const tune = readTune(rest, faults);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { tune, output };
}

/** Validates the options of `eval` on the command line. */
export function validateEvalCli(given: Given): { evaluate: EvalOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const evaluate: EvalOptions = readTable(EVAL_TABLE, rest, faults);
  if (given.truth === undefined) faults.push(`--truth takes ${EVAL_TABLE.truth.takes}, got none`);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { evaluate, output };
}

/** Validates the options of `repeats` on the command line: a scan that finds only repeats. */
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
  checkFailOn(cli, FINDINGS_OF.repeats, faults);
  throwAll(faults);
  return { scan, cli, fix };
}

/** Validates the options of `compare` on the command line. */
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
  // Only passages are reported for pairs; for two articles their relation as well.
  checkFailOn(cli, pairs === null ? ['duplicates', 'passages'] : ['passages'], faults);
  throwAll(faults);
  return { scan, cli, pairs };
}

/** Validates the options of `why` on the command line. */
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
  return ['| option | effect | takes | default |', '|---|---|---|---|', ...rows, ''].join('\n');
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
    // The message names both, because the user may not know that one of them is a default.
    faults.push(
      `--min-passage takes an integer not below --shingle, which is ${shingle}, got ${minPassage}`,
    );
  }
}

/** Rejects a finding that this command never reports: a check that always passes is a mistake. */
function checkFailOn(
  { failOn }: Pick<CliOptions, 'failOn'>,
  findable: readonly Finding[],
  faults: string[],
): void {
  for (const finding of failOn) {
    if (findable.includes(finding)) continue;
    faults.push(
      `--fail-on takes what this command reports (${findable.join(', ')}), got ${finding}`,
    );
  }
}

/** `--json` means `--format ndjson`; the two must not contradict each other. */
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

/** The options of a table, and the others. */
function split(given: Given, table: object): [own: Given, rest: Given] {
  const entries = Object.entries(given);
  const isOwn = ([name]: [string, unknown]) => Object.hasOwn(table, name);
  return [
    Object.fromEntries(entries.filter(isOwn)),
    Object.fromEntries(entries.filter((entry) => !isOwn(entry))),
  ];
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
    if (HOOK_NAMES.includes(name)) {
      faults.push(`${name} is a hook, not an option: pass it in the argument after the options`);
    } else if (!Object.hasOwn(table, name)) {
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
    // A copy of a list, so that no caller can change the default of the next.
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

/** A value as an error shows it: as JSON if possible, so that "" and "5 " can be seen. */
function show(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  const json = typeof value === 'function' ? 'a function' : JSON.stringify(value);
  const shown = json ?? String(value);
  return shown.length > 60 ? `${shown.slice(0, 57)}...` : shown;
}

/** Validates the options of commands, as commander gives them. */

import {
  EVAL_TABLE,
  type EvalOptions,
  FIX_TABLE,
  type FixOptions,
  PAIRS_TABLE,
  REPORT_READING_TABLE,
  REPORT_TABLE,
  SCAN_FILES_TABLE,
  type ScanFiles,
  WHY_OUTPUT_TABLE,
} from './command-tables.js';
import { SCAN_INDEX_TABLE, type ScanIndexOptions } from './dedup-tables.js';
import { FOLDER_FORMATS, type Format } from './formats.js';
import {
  CLI_TABLE,
  type CliOptions,
  FINDINGS,
  FINDINGS_OF,
  type Finding,
  OUTPUT_TABLE,
  type OutputOptions,
} from './output-tables.js';
import { type Given, readTable, split, throwAll } from './read-table.js';
import type { ScanOptions, TuneOptions } from './scan-options.js';
import type { Values } from './scan-table.js';
import { readScan, readTune } from './validate.js';

/**
 * Validates all options of `scan`.
 *
 * @throws UsageError that names all faults together.
 */
export function validateCliOptions(given: Given): {
  scan: ScanOptions;
  cli: CliOptions;
  files: ScanFiles;
  indexes: ScanIndexOptions;
} {
  const faults: string[] = [];
  const [writing, others] = split(given, SCAN_FILES_TABLE);
  const [indexing, plain] = split(others, SCAN_INDEX_TABLE);
  const [own, rest] = split(plain, CLI_TABLE);
  const scan = readScan(rest, faults);
  const cli = withFormat(readTable(CLI_TABLE, own, faults), given, faults);
  const files: ScanFiles = readTable(SCAN_FILES_TABLE, writing, faults);
  const indexes: ScanIndexOptions = readTable(SCAN_INDEX_TABLE, indexing, faults);
  if (!files.text && files.report === null) faults.push('--no-text takes --report, got none');
  checkFailOn(cli, scan.only === null ? FINDINGS : FINDINGS_OF[scan.only], faults);
  throwAll(faults);
  return { scan, cli, files, indexes };
}

/** Validates the options of `tune`. */
export function validateTuneCli(given: Given): { tune: TuneOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const tune = readTune(rest, faults);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { tune, output };
}

/** Validates the options of `eval`. */
export function validateEvalCli(given: Given): { evaluate: EvalOptions; output: OutputOptions } {
  const faults: string[] = [];
  const [own, rest] = split(given, OUTPUT_TABLE);
  const evaluate: EvalOptions = readTable(EVAL_TABLE, rest, faults);
  if (given.truth === undefined) faults.push(`--truth takes ${EVAL_TABLE.truth.takes}, got none`);
  const output = withFormat(readTable(OUTPUT_TABLE, own, faults), given, faults);
  throwAll(faults);
  return { evaluate, output };
}

/** Validates the options of `repeats`: a scan that finds only repeats. */
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

/** Validates the options of `compare`. */
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

/** Validates the options of `report`. */
export function validateReportCli(given: Given): {
  reading: Values<typeof REPORT_READING_TABLE>;
  cli: Values<typeof REPORT_TABLE>;
} {
  const faults: string[] = [];
  const [own, rest] = split(given, REPORT_TABLE);
  const reading = readTable(REPORT_READING_TABLE, rest, faults);
  const cli = readTable(REPORT_TABLE, own, faults);
  throwAll(faults);
  return { reading, cli };
}

/** Validates the options of `why`. */
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

/**
 * `--json` means `--format ndjson`; the two must not contradict each other. A form of several files needs
 * a folder.
 */
function withFormat<Options extends Pick<CliOptions, 'json' | 'out'> & { format: Format }>(
  options: Options,
  given: Given,
  faults: string[],
): Options {
  if (options.json && given.format !== undefined && options.format !== 'ndjson') {
    faults.push(`--json means --format ndjson, got --format ${options.format} as well`);
  }
  if (FOLDER_FORMATS.includes(options.format) && options.out === '-') {
    faults.push(`--format ${options.format} takes a folder, --out FOLDER, got none`);
  }
  return { ...options, format: options.json ? 'ndjson' : options.format };
}

/** Validates the options of `dedup` and `index`, as commander gives them. */
import {
  DEDUP_CLI_TABLE,
  DEDUP_READING_TABLE,
  DEDUP_TABLE,
  type DedupCliOptions,
  type DedupOptions,
  type DedupReading,
  INDEX_TABLE,
  type IndexCliOptions,
  OPEN_INDEX_TABLE,
} from './dedup-tables.js';
import { type Given, readTable, split, throwAll } from './read-table.js';
import type { Values } from './scan-table.js';
import { checkPassage } from './validate.js';

/** Validates the options of `dedup`. @throws UsageError that names all faults together. */
export function validateDedupCli(given: Given): {
  reading: DedupReading;
  rules: DedupOptions;
  output: DedupCliOptions;
} {
  const faults: string[] = [];
  const [ruling, others] = split(given, DEDUP_TABLE);
  const [own, rest] = split(others, DEDUP_CLI_TABLE);
  const reading: DedupReading = readTable(DEDUP_READING_TABLE, rest, faults);
  checkPassage(reading, faults);
  const rules: DedupOptions = readTable(DEDUP_TABLE, ruling, faults);
  const output: DedupCliOptions = readTable(DEDUP_CLI_TABLE, own, faults);
  if (rules.index !== null && rules.against !== null) {
    faults.push('--against leaves an index as it is, and --index adds to one: give one of them');
  }
  if (rules.drop && output.route !== null) {
    faults.push('--drop leaves copies out, and --route writes them to a file: give one of them');
  }
  if (output.route === '-' && output.out === '-') {
    faults.push('--route and --out cannot both be standard output');
  }
  throwAll(faults);
  return { reading, rules, output };
}

/** Validates the options of `openIndex`. @throws UsageError that names all faults together. */
export function validateOpenIndex(given: Given): Values<typeof OPEN_INDEX_TABLE> {
  const faults: string[] = [];
  const options = readTable(OPEN_INDEX_TABLE, given, faults);
  checkPassage(options, faults);
  throwAll(faults);
  return options;
}

/** Validates the options of `index`. @throws UsageError that names all faults together. */
export function validateIndexCli(given: Given): IndexCliOptions {
  const faults: string[] = [];
  const options: IndexCliOptions = readTable(INDEX_TABLE, given, faults);
  throwAll(faults);
  return options;
}

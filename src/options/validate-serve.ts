/** Validates the options of `serve`, as commander gives them. */
import { type Given, readTable, split, throwAll } from './read-table.js';
import {
  SERVE_CLI_TABLE,
  SERVE_READING_TABLE,
  SERVE_RULES_TABLE,
  SERVE_TABLE,
  type ServeCliOptions,
  type ServeListening,
  type ServeReading,
  type ServeRules,
} from './serve-tables.js';
import { checkPassage } from './validate.js';

/** Validates the options of `serve`. @throws UsageError that names all faults together. */
export function validateServeCli(given: Given): {
  reading: ServeReading;
  rules: ServeRules;
  listening: ServeListening;
  cli: ServeCliOptions;
} {
  const faults: string[] = [];
  const [ruling, others] = split(given, SERVE_RULES_TABLE);
  const [hearing, rest] = split(others, SERVE_TABLE);
  const [own, read] = split(rest, SERVE_CLI_TABLE);
  const reading: ServeReading = readTable(SERVE_READING_TABLE, read, faults);
  checkPassage(reading, faults);
  const { index, ...rules } = readTable(SERVE_RULES_TABLE, ruling, faults);
  const listening: ServeListening = readTable(SERVE_TABLE, hearing, faults);
  const cli: ServeCliOptions = readTable(SERVE_CLI_TABLE, own, faults);
  if (given.index === undefined) {
    faults.push(`--index takes ${SERVE_RULES_TABLE.index.takes}, got none`);
  }
  throwAll(faults);
  return { reading, rules: { ...rules, index: index! }, listening, cli };
}

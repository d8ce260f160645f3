/** The options of each command. */

import {
  COMPARE_CLI_TABLE,
  COMPARE_TABLE,
  EVAL_TABLE,
  FIX_TABLE,
  PAIRS_TABLE,
  REPEATS_TABLE,
  REPORT_READING_TABLE,
  REPORT_TABLE,
  SCAN_FILES_TABLE,
  TUNE_TABLE,
  WHY_OUTPUT_TABLE,
  WHY_TABLE,
} from './command-tables.js';
import {
  DEDUP_CLI_TABLE,
  DEDUP_READING_TABLE,
  DEDUP_TABLE,
  INDEX_TABLE,
  SCAN_INDEX_TABLE,
} from './dedup-tables.js';
import type { OptionSpec } from './kinds.js';
import { CLI_TABLE, OUTPUT_TABLE } from './output-tables.js';
import { without } from './pick-options.js';
import { entriesOf } from './read-table.js';
import { SCAN_TABLE } from './scan-table.js';
import {
  SERVE_CLI_TABLE,
  SERVE_READING_TABLE,
  SERVE_RULES_TABLE,
  SERVE_TABLE,
} from './serve-tables.js';

/** An option of a command, with the property of the options object that it sets. */
export type CommandOption = OptionSpec<unknown> & { name: string; cliOnly: boolean };

/** The groups of options, the most wanted first. */
const GROUPS: readonly OptionSpec<unknown>['group'][] = [
  ...(['Fixing', 'Estimating', 'Output', 'Finding', 'Checking'] as const),
  ...(['Reading', 'Fields of a record', 'Running'] as const),
];

/** Every option of `scan`. */
export const OPTIONS: readonly CommandOption[] = optionsOf(SCAN_TABLE, {
  ...SCAN_FILES_TABLE,
  ...CLI_TABLE,
  ...SCAN_INDEX_TABLE,
});

/** Every option of `tune`. */
export const TUNE_OPTIONS: readonly CommandOption[] = optionsOf(TUNE_TABLE, OUTPUT_TABLE);

/** Every option of `eval`. */
export const EVAL_OPTIONS: readonly CommandOption[] = optionsOf(EVAL_TABLE, OUTPUT_TABLE);

/** The options that only `repeats` has. */
export const FIX_OPTIONS: readonly CommandOption[] = optionsOf({}, FIX_TABLE);

/** Every option of `repeats`. */
export const REPEATS_OPTIONS: readonly CommandOption[] = optionsOf(REPEATS_TABLE, {
  ...CLI_TABLE,
  ...FIX_TABLE,
});

/** Every option of `report`. */
export const REPORT_OPTIONS: readonly CommandOption[] = optionsOf(
  REPORT_READING_TABLE,
  REPORT_TABLE,
);

/** Every option of `why`. */
export const WHY_OPTIONS: readonly CommandOption[] = optionsOf(WHY_TABLE, WHY_OUTPUT_TABLE);

/** The option that only `compare` has. */
export const PAIRS_OPTIONS: readonly CommandOption[] = optionsOf({}, PAIRS_TABLE);

/** Every option of `compare`. */
export const COMPARE_OPTIONS: readonly CommandOption[] = optionsOf(COMPARE_TABLE, {
  ...PAIRS_TABLE,
  ...COMPARE_CLI_TABLE,
});

/** The options that only `dedup` has, and where its records go. */
export const DEDUP_OWN_OPTIONS: readonly CommandOption[] = optionsOf(
  {},
  { ...DEDUP_TABLE, ...DEDUP_CLI_TABLE },
);

/** Every option of `dedup`. */
export const DEDUP_OPTIONS: readonly CommandOption[] = byGroup([
  ...DEDUP_OWN_OPTIONS,
  ...optionsOf(DEDUP_READING_TABLE, {}),
]);

/** The options of `serve` that `dedup` has not, or with another meaning. */
export const SERVE_OWN_OPTIONS: readonly CommandOption[] = optionsOf(
  {},
  { index: SERVE_RULES_TABLE.index, ...SERVE_TABLE, ...SERVE_CLI_TABLE },
);

/** Every option of `serve`. */
export const SERVE_OPTIONS: readonly CommandOption[] = byGroup([
  ...SERVE_OWN_OPTIONS,
  ...optionsOf(SERVE_READING_TABLE, without(SERVE_RULES_TABLE, ['index'])),
]);

/** Every option of `index`. */
export const INDEX_OPTIONS: readonly CommandOption[] = optionsOf({}, INDEX_TABLE);

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

function optionsOf(
  library: Record<string, OptionSpec<unknown>>,
  cli: Record<string, OptionSpec<unknown>>,
): CommandOption[] {
  return byGroup([
    ...entriesOf(cli).map(([name, spec]) => ({ ...spec, name, cliOnly: true })),
    ...entriesOf(library).map(([name, spec]) => ({ ...spec, name, cliOnly: false })),
  ]);
}

function byGroup(options: readonly CommandOption[]): CommandOption[] {
  return options.toSorted((x, y) => GROUPS.indexOf(x.group) - GROUPS.indexOf(y.group));
}

/** The options that most commands have: where results go, in what form, and what a run fails on. */

import { FORMATS, type Format } from './formats.js';
import { choice, limit, list, type OptionSpec, path, text, toggle } from './kinds.js';
import type { ScanOptions } from './scan-options.js';
import type { Values } from './scan-table.js';

/** The findings that `--fail-on` may name. */
export const FINDINGS = ['duplicates', 'passages', 'repeats'] as const;

/** A finding that `--fail-on` can name. */
export type Finding = (typeof FINDINGS)[number];

/** The findings that are possible if `--only` names a kind. */
export const FINDINGS_OF: Readonly<Record<NonNullable<ScanOptions['only']>, readonly Finding[]>> = {
  documents: ['duplicates'],
  passages: ['passages'],
  repeats: ['repeats'],
};

/** The form of an answer that is one object. */
const ANSWER_FORMAT = choice<'text' | 'ndjson'>({
  flag: '--format',
  value: 'FORMAT',
  group: 'Output',
  help: 'a summary for people, or one JSON object per line',
  choices: ['text', 'ndjson'],
  default: 'text',
});

/** When text has colours. */
const COLORS = ['auto', 'always', 'never'] as const;

/** The option that all commands have; it is about their help, too. */
export const COLOR = colors();

/** When text has colours; `--no-color` means never, too. */
function colors(): OptionSpec<(typeof COLORS)[number]> {
  const spec = choice<(typeof COLORS)[number]>({
    flag: '--color',
    value: 'WHEN',
    group: 'Output',
    help: 'colours: auto has them on a terminal, unless the variable NO_COLOR is set, and always with FORCE_COLOR',
    choices: COLORS,
    default: 'auto',
  });
  return { ...spec, parse: (given) => (given === false ? 'never' : spec.parse(given)) };
}

/** The options of the command line that `scan` and `repeats` take, besides the options of a scan. */
export const CLI_TABLE = {
  out: text({
    flag: '--out',
    short: '-o',
    value: 'FILE',
    group: 'Output',
    help: 'file for the results, a new folder for csv and parquet; - is standard output',
    takes: 'the path of a file, or -',
    default: '-',
  }),
  json: toggle({
    flag: '--json',
    group: 'Output',
    help: 'the same as --format ndjson',
    default: false,
  }),
  format: choice<Format>({
    flag: '--format',
    value: 'FORMAT',
    group: 'Output',
    help: 'a summary for people, one JSON object per line, or one of the forms for other programs',
    choices: FORMATS,
    default: 'text',
  }),
  top: limit({
    flag: '--top',
    group: 'Output',
    help: 'most findings of a kind in the summary for people, and half of it for parts of a finding',
    default: 20,
  }),
  all: toggle({
    flag: '--all',
    group: 'Output',
    help: 'list house passages in the summary, too, and all repeats, not only faults',
    default: false,
  }),
  color: COLOR,
  quiet: toggle({
    flag: '--quiet',
    group: 'Output',
    help: 'write only errors to standard error',
    default: false,
  }),
  failOn: list<(typeof FINDINGS)[number]>({
    flag: '--fail-on',
    value: 'FINDINGS',
    group: 'Checking',
    help: 'exit with 1 if one of these was found; of repeats only faults count',
    takes: 'a comma list of duplicates, passages and repeats',
    default: [],
    defaultText: 'nothing',
    accepts: (item) => (FINDINGS as readonly string[]).includes(item),
  }),
  baseline: path({
    flag: '--baseline',
    value: 'RESULTS',
    group: 'Checking',
    help: 'report only findings that an earlier scan does not have; --fail-on counts only these',
    takes: 'the path of a file of NDJSON from an earlier scan',
    defaultText: 'none',
  }),
  allowEmpty: toggle({
    flag: '--allow-empty',
    group: 'Checking',
    help: 'exit with 0, not 3, if there is no article at all',
    default: false,
  }),
  strict: toggle({
    flag: '--strict',
    group: 'Checking',
    help: 'exit with 3 also for a file of another kind, such as a picture in a folder',
    default: false,
  }),
};

/** Where the results of a command other than scan go. */
export const OUTPUT_TABLE = {
  out: text({ ...CLI_TABLE.out, help: 'file for the results; - is standard output' }),
  json: CLI_TABLE.json,
  format: ANSWER_FORMAT,
  color: COLOR,
};

/** Options of the command line only: the destination and the form of results. */
export type CliOptions = Values<typeof CLI_TABLE>;

/** Where the results of a command go, and in what form. */
export type OutputOptions = Values<typeof OUTPUT_TABLE>;

/** The option tables of the commands other than `scan`. */

import type { Encoding } from '../article/encodings.js';
import { METADATA_OPTIONS } from '../article/fields.js';
import { choice, integer, named, number, type OptionTable, path, text, toggle } from './kinds.js';
import { CLI_TABLE, COLOR, OUTPUT_TABLE } from './output-tables.js';
import { pick, without } from './pick-options.js';
import type { TuneOptions } from './scan-options.js';
import { knownEncoding, OFFSET_UNITS, SCAN_TABLE, type Values } from './scan-table.js';

/** The options of `tune`: the options of a scan that matter for an estimate, and its own. */
export const TUNE_TABLE = {
  threshold: SCAN_TABLE.threshold,
  recall: SCAN_TABLE.recall,
  perm: SCAN_TABLE.perm,
  shingle: SCAN_TABLE.shingle,
  minPassage: SCAN_TABLE.minPassage,
  articles: integer({
    flag: '--articles',
    value: 'N',
    group: 'Estimating',
    help: 'expected number of articles',
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
    help: 'expected similarity of unrelated articles',
    range: [0, 1],
    // The similarity of unrelated web news: for 1,683 article bodies (pairs below 0.2), the cube
    // root of the mean of J^3, because three rows make a band at the default threshold. 80 whole
    // pages with their boilerplate give 0.015.
    default: 0.01,
  }),
} satisfies OptionTable<TuneOptions>;

/** The options of `eval`. */
export const EVAL_TABLE = {
  truth: text({
    flag: '--truth',
    value: 'FILE',
    group: 'Finding',
    help: 'ground truth: pairs, clusters or spans, detected from the columns',
    takes: 'the path of a file of CSV or JSON',
    default: '',
    defaultText: 'none; it is required',
  }),
  offsets: choice<(typeof OFFSET_UNITS)[number] | null>({
    flag: SCAN_TABLE.offsets.flag,
    value: SCAN_TABLE.offsets.value,
    group: 'Finding',
    help: 'unit of the spans in --truth',
    choices: OFFSET_UNITS,
    default: null,
    defaultText: 'the unit of the results',
  }),
  encoding: named<Encoding | 'UTF-8'>({
    flag: SCAN_TABLE.encoding.flag,
    value: SCAN_TABLE.encoding.value,
    group: 'Finding',
    help: 'encoding of --truth if it is not UTF-8',
    takes: SCAN_TABLE.encoding.takes,
    known: knownEncoding,
    defaultText: 'guessed from the whole file',
  }),
};

/** The files that only `scan` writes, and their content. */
export const SCAN_FILES_TABLE = {
  report: path({
    flag: '--report',
    value: 'FILE',
    group: 'Output',
    help: 'write a page of HTML with all findings and texts, for a browser',
    takes: 'the path of a file',
    defaultText: 'none',
  }),
  text: toggle({
    flag: '--text',
    group: 'Output',
    help: 'leave the texts of articles out of --report',
    default: true,
  }),
  decisions: path({
    flag: '--decisions',
    value: 'FILE',
    group: 'Output',
    help: 'write one row an article: keep, drop or review, canonical article, relation, figures, reason',
    takes: 'the path of a file that ends in .ndjson, .jsonl, .csv or .parquet',
    defaultText: 'none',
  }),
  textOut: path({
    flag: '--text-out',
    value: 'FOLDER',
    group: 'Output',
    help: 'write the texts taken from pages, feeds, tables and archives into a new folder, with index.ndjson',
    takes: 'the path of a folder that is new or empty',
    defaultText: 'none',
  }),
};

/** The options of `report`. */
export const REPORT_TABLE = {
  out: { ...CLI_TABLE.out, help: 'file for the page; - is standard output' },
  text: {
    ...SCAN_FILES_TABLE.text,
    help: 'leave the texts of articles out: then no paths are needed',
  },
  quiet: CLI_TABLE.quiet,
  color: COLOR,
};

/** The options of a scan that decide which text an article has. */
export const REPORT_READING_TABLE = pick(SCAN_TABLE, [
  'fieldId',
  'fieldText',
  'encoding',
  'extractor',
  'maxSize',
  'maxRatio',
]);

/** The options that only `repeats` has. */
export const FIX_TABLE = {
  fix: text({
    flag: '--fix',
    value: 'FOLDER',
    group: 'Fixing',
    help: 'write deduplicated copies of the affected files into a new folder, named by their ids',
    takes: 'the path of a folder that is new or empty',
    default: '',
    defaultText: 'none',
  }),
  patch: text({
    flag: '--patch',
    value: 'FILE',
    group: 'Fixing',
    help: 'write a patch that removes doubled text, for patch -p1 or git apply in the scanned folder',
    takes: 'the path of a file',
    default: '',
    defaultText: 'none',
  }),
};

/** The pairs that `compare` takes instead of two articles. */
export const PAIRS_TABLE = {
  pairs: path({
    flag: '--pairs',
    value: 'FILE',
    group: 'Finding',
    help: 'compare the pairs in a CSV file, whose columns a and b hold ids of the given articles',
    takes: 'the path of a CSV file',
    defaultText: 'two articles',
  }),
};

/** The options of a scan that matter for the comparison of two articles. */
export const COMPARE_TABLE = without(SCAN_TABLE, [
  ...(['recall', 'perm', 'relations', 'keep', 'ignore', 'only', 'engine'] as const),
  ...(['memory', 'resume'] as const),
  ...METADATA_OPTIONS,
]);

/** The options of the command line that `compare` takes, without `--all`: it lists no repeats. */
export const COMPARE_CLI_TABLE = without(CLI_TABLE, ['all', 'baseline']);

/** The options of a scan that matter for the repeats inside articles. */
export const REPEATS_TABLE = without(SCAN_TABLE, [
  'threshold',
  'perm',
  'relations',
  'keep',
  'source',
  'only',
]);

/** The options of a scan that decide how two articles are matched. */
export const WHY_TABLE = without(SCAN_TABLE, ['only']);

/** Where the explanation goes. */
export const WHY_OUTPUT_TABLE = { ...OUTPUT_TABLE, top: CLI_TABLE.top, quiet: CLI_TABLE.quiet };

/** Files that `scan` writes besides its results, null for none; and the content of its page. */
export type ScanFiles = Values<typeof SCAN_FILES_TABLE>;

/** Options of `eval`. */
export type EvalOptions = Values<typeof EVAL_TABLE>;

/** Further options of `repeats`. An empty path means that none was given. */
export type FixOptions = Values<typeof FIX_TABLE>;

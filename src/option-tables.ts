/** The option tables: each option stands here once, whatever commands take it. */
import { type Encoding, encodingNamed } from './encodings.js';
import {
  choice,
  field,
  integer,
  isKeepPolicy,
  type KeepPolicy,
  list,
  named,
  number,
  type OptionSpec,
  path,
  size,
  text,
  toggle,
} from './option-kinds.js';

/** What an article can be to another; `--relations` says which make a cluster. */
const RELATIONS = [
  'identical',
  'same-text',
  'near-duplicate',
  'contained',
  'edited',
  'same-form',
] as const;
const ONLY = ['documents', 'passages', 'repeats'] as const;
const UNITS = ['utf16', 'codepoint', 'byte'] as const;
export const FINDINGS = ['duplicates', 'passages', 'repeats'] as const;

/** What `--fail-on` names. */
export type Finding = (typeof FINDINGS)[number];

/** What there is to be found where `--only` names a kind. */
export const FINDINGS_OF: Readonly<Record<(typeof ONLY)[number], readonly Finding[]>> = {
  documents: ['duplicates'],
  passages: ['passages'],
  repeats: ['repeats'],
};

/** A pair at the threshold becomes a candidate with at least this probability, if not told else. */
export const DEFAULT_RECALL = 0.99;

export const SCAN_TABLE = {
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
  relations: list<(typeof RELATIONS)[number]>({
    flag: '--relations',
    value: 'RELATIONS',
    group: 'Finding',
    help:
      'relations by which articles make a cluster of copies; those with the same words always do. ' +
      'same-form: reports that were filled into one form',
    takes: `a comma list of ${RELATIONS.slice(0, -1).join(', ')} and ${RELATIONS.at(-1)}`,
    default: ['identical', 'same-text', 'near-duplicate', 'contained', 'edited'],
    defaultText: 'all but same-form',
    accepts: (item) => (RELATIONS as readonly string[]).includes(item),
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
  memory: size({
    flag: '--memory',
    group: 'Running',
    help: 'memory of all threads together; what does not fit goes to temporary files',
    least: 300 * 2 ** 20,
    defaultText: 'a third of what is free',
  }),
  resume: path({
    flag: '--resume',
    value: 'FOLDER',
    group: 'Running',
    help: 'keep what was read there: a scan that was ended goes on, a later one reads what is new',
    takes: 'the path of a folder, which is made where there is none',
    defaultText: 'none',
  }),
  offsets: choice<(typeof UNITS)[number]>({
    flag: '--offsets',
    value: 'UNIT',
    group: 'Output',
    help: 'unit of the offsets into the text of an article',
    choices: UNITS,
    default: 'utf16',
  }),
  encoding: named<Encoding | 'UTF-8'>({
    flag: '--encoding',
    value: 'NAME',
    group: 'Reading',
    help: 'encoding of what is not UTF-8; each file or record in UTF-8 is read as that all the same',
    takes:
      'the name of an encoding, such as windows-1250, ISO-8859-2, KOI8-R, Shift_JIS or GB18030',
    known: (name) => (/^utf-?8$/i.test(name) ? 'UTF-8' : encodingNamed(name)),
    defaultText: 'a guess by all of the file',
  }),
  fieldId: field('id'),
  fieldText: field('text'),
  fieldTitle: field('title'),
  fieldDate: field('date'),
  fieldUrl: field('url'),
};

export const CLI_TABLE = {
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
    help: 'exit with 1 where one of these was found; repeats: where something is doubled by fault',
    takes: 'a comma list of duplicates, passages and repeats',
    default: [],
    defaultText: 'nothing',
    accepts: (item) => (FINDINGS as readonly string[]).includes(item),
  }),
  allowEmpty: toggle({
    flag: '--allow-empty',
    group: 'Output',
    help: 'exit with 0 where there is no article at all, not with 3',
    default: false,
  }),
  all: toggle({
    flag: '--all',
    group: 'Output',
    help: 'list in the summary house passages, too, and every repeat, not only what is doubled by fault',
    default: false,
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
export const OUTPUT_TABLE = { format: CLI_TABLE.format, json: CLI_TABLE.json, out: CLI_TABLE.out };

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

export const EVAL_TABLE = {
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

export const FIX_TABLE = {
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
export const PAIRS_TABLE = {
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
export const COMPARE_TABLE = without(SCAN_TABLE, [
  ...(['recall', 'perm', 'relations', 'keep', 'source', 'ignore', 'only', 'engine'] as const),
  ...(['memory', 'resume'] as const),
  ...(['fieldTitle', 'fieldDate', 'fieldUrl'] as const),
]);

/** Of the command line, what `compare` takes: it lists no repeats. */
export const COMPARE_CLI_TABLE = without(CLI_TABLE, ['all']);

/** What of a scan matters to the repeats inside articles. */
export const REPEATS_TABLE = without(SCAN_TABLE, [
  'threshold',
  'perm',
  'relations',
  'keep',
  'source',
  'only',
]);

/** What of a scan decides how two articles are matched. */
export const WHY_TABLE = without(SCAN_TABLE, ['only']);

/** Where the explanation goes. */
export const WHY_OUTPUT_TABLE = without(CLI_TABLE, ['failOn', 'allowEmpty', 'all', 'color']);

/** The values that the options of a table set, by name. */
export type Values<Table> = {
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

function without<Table extends object, Name extends keyof Table & string>(
  table: Table,
  names: readonly Name[],
): Omit<Table, Name> {
  const entries = Object.entries(table).filter(([name]) => !names.includes(name as Name));
  return Object.fromEntries(entries) as Omit<Table, Name>;
}

/** Names of the hooks of a scan: what a caller may want to hear of while it runs, or to stop. */
export const HOOK_NAMES: readonly string[] = ['onProgress', 'onSpill', 'signal'];

/** The table of the options of a scan, from which other commands take theirs. */

import type { Encoding } from '../article/encodings.js';
import { FIELDS } from '../article/fields.js';
import { encodingNamed } from './encodings.js';
import type { FieldOptions } from './field-options.js';
import {
  bytes,
  choice,
  field,
  integer,
  isKeepPolicy,
  type KeepPolicy,
  list,
  named,
  number,
  type OptionSpec,
  type OptionTable,
  path,
  RELATIONS,
  type Relation,
  size,
  text,
} from './kinds.js';
import type { ScanOptions } from './scan-options.js';

const ONLY = ['documents', 'passages', 'repeats'] as const;
/** The units that `--offsets` may name. */
export const OFFSET_UNITS = ['utf16', 'codepoint', 'byte'] as const;
/** By default, a pair at the threshold becomes a candidate with at least this probability. */
export const DEFAULT_RECALL = 0.99;

/**
 * Options that name the fields of a record, except the source, whose option has a rule of its own
 * below.
 */
const FIELD_TABLE = Object.fromEntries(
  Object.entries(FIELDS)
    .filter(([, { option }]) => option !== 'source')
    .map(([name, { option }]) => [option, field(name)]),
) as unknown as OptionTable<FieldOptions>;

/** The options of a scan, in the order of help. */
export const SCAN_TABLE = {
  threshold: number({
    flag: '--threshold',
    value: 'JACCARD',
    group: 'Finding',
    help: 'Jaccard similarity of shingle sets at which two articles are near-duplicates',
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
    help: 'shortest passage to report, in tokens; at least --shingle',
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
  relations: list<Relation>({
    flag: '--relations',
    value: 'RELATIONS',
    group: 'Finding',
    help:
      'relations by which articles form a cluster of copies; articles with the same words always ' +
      'do. same-form: reports filled into one form',
    takes: `a comma list of ${RELATIONS.slice(0, -1).join(', ')} and ${RELATIONS.at(-1)}`,
    default: ['identical', 'same-text', 'near-duplicate', 'contained', 'edited'],
    defaultText: 'all but same-form',
    accepts: (item) => (RELATIONS as readonly string[]).includes(item),
  }),
  keep: list<KeepPolicy>({
    flag: '--keep',
    value: 'POLICIES',
    group: 'Finding',
    help: 'how the canonical article of a cluster is chosen: the first policy that decides',
    takes: 'a comma list of earliest, latest, longest, shortest and source:NAME',
    default: ['earliest', 'longest'],
    accepts: isKeepPolicy,
  }),
  source: text({
    flag: '--source',
    value: 'FIELD',
    group: 'Finding',
    help:
      'field of a record that names its source; without it the host of its url, then its top ' +
      'folder. path: always the top folder',
    takes: 'the name of a field, or path',
    default: 'source',
  }),
  ignore: text({
    flag: '--ignore',
    value: 'PATH',
    group: 'Finding',
    help: 'file or folder of known boilerplate, one line each; edited copies of it count, too',
    takes: 'the path of a file or folder',
    mayBeEmpty: true,
    default: '',
    defaultText: 'none',
  }),
  only: choice<ScanOptions['only']>({
    flag: '--only',
    value: 'KIND',
    group: 'Finding',
    help: 'report only copied documents, only shared passages or only repeats',
    choices: ONLY,
    default: null,
    defaultText: 'all three',
  }),
  engine: choice<ScanOptions['engine']>({
    flag: '--engine',
    value: 'NAME',
    group: 'Running',
    help: 'the WebAssembly kernel, or plain TypeScript, which is slow and easy to verify',
    choices: ['kernel', 'reference'],
    default: 'kernel',
  }),
  workers: integer({
    flag: '--workers',
    value: 'N',
    group: 'Running',
    help: 'worker threads; 0 uses as many as the run needs, up to one per core',
    range: [0, 256],
    default: 0,
  }),
  memory: size({
    flag: '--memory',
    group: 'Running',
    help: 'memory of all threads together; sketches that do not fit go to temporary files',
    least: 300 * 2 ** 20,
    defaultText: 'a third of the free memory',
  }),
  resume: path({
    flag: '--resume',
    value: 'FOLDER',
    group: 'Running',
    help: 'cache sketches here: an interrupted scan resumes, and later scans read only new input',
    takes: 'the path of a folder, which is created if it does not exist',
    defaultText: 'none',
  }),
  offsets: choice<ScanOptions['offsets']>({
    flag: '--offsets',
    value: 'UNIT',
    group: 'Output',
    help: 'unit of offsets into the text of an article',
    choices: OFFSET_UNITS,
    default: 'utf16',
  }),
  encoding: named<Encoding | 'UTF-8'>({
    flag: '--encoding',
    value: 'NAME',
    group: 'Reading',
    help: 'encoding of input that is not UTF-8; valid UTF-8 is always read as UTF-8',
    takes:
      'the name of an encoding, such as windows-1250, ISO-8859-2, KOI8-R, Shift_JIS or GB18030',
    known: knownEncoding,
    defaultText: 'guessed from the whole file',
  }),
  extractor: choice<ScanOptions['extractor']>({
    flag: '--extractor',
    value: 'NAME',
    group: 'Reading',
    help: 'how the article of a page is found; readability takes the packages @mozilla/readability and linkedom',
    choices: ['wirecopy', 'readability'],
    default: 'wirecopy',
  }),
  maxSize: bytes({
    flag: '--max-size',
    group: 'Reading',
    help: 'skip a text, page, record or member of an archive that is larger',
    range: [1024, 512 * 2 ** 20],
    default: 512 * 2 ** 20,
    defaultText: '512M',
  }),
  maxRatio: number({
    flag: '--max-ratio',
    value: 'RATIO',
    group: 'Reading',
    help: 'give up a compressed file that decompresses to more than so many times its size',
    range: [1, 1_000_000],
    default: 500,
  }),
  ...FIELD_TABLE,
} satisfies OptionTable<ScanOptions>;

/** The values that the options of a table set, by name. */
export type Values<Table> = {
  [Name in keyof Table]: Table[Name] extends OptionSpec<infer T> ? T : never;
};

/** Names of the hooks of a scan, by which a caller follows it while it runs, or stops it. */
export const HOOK_NAMES: readonly string[] = ['onProgress', 'onSpill', 'signal'];

/** The encoding with this name; undefined if there is no such encoding. */
export function knownEncoding(name: string): Encoding | 'UTF-8' | undefined {
  return /^utf-?8$/i.test(name) ? 'UTF-8' : encodingNamed(name);
}

/** The option tables of `dedup` and `index`. */

import { choice, duration, integer, path, text, toggle } from './kinds.js';
import { CLI_TABLE, COLOR, OUTPUT_TABLE } from './output-tables.js';
import { without } from './pick-options.js';
import { SCAN_TABLE, type Values } from './scan-table.js';

/** The options of a scan that matter for articles that come one by one. */
export const DEDUP_READING_TABLE = without(SCAN_TABLE, [
  ...(['recall', 'perm', 'relations', 'keep', 'ignore', 'only', 'engine'] as const),
  ...(['workers', 'memory', 'resume'] as const),
]);

/** How articles are judged. */
export const DEDUP_TABLE = {
  index: path({
    flag: '--index',
    value: 'FOLDER',
    group: 'Finding',
    help: 'folder of an index of all articles so far: records are compared with it and added to it',
    takes: 'the path of an index, or of a new or empty folder',
    defaultText: 'none; the index lasts as long as the run',
  }),
  against: path({
    flag: '--against',
    value: 'FOLDER',
    group: 'Finding',
    help: 'folder of an index that records are compared with, and that stays as it is',
    takes: 'the path of an index',
    defaultText: 'none',
  }),
  within: toggle({
    flag: '--within',
    group: 'Finding',
    help: 'with --against: compare records with those before them in the stream, too',
    default: false,
  }),
  key: choice<'id' | 'url'>({
    flag: '--key',
    value: 'NAME',
    group: 'Finding',
    help: 'what shows that a record is a revision of an article: its id alone, or also the address of its page',
    choices: ['id', 'url'],
    default: 'id',
  }),
  window: duration({
    flag: '--window',
    group: 'Finding',
    help: 'compare only articles whose dates are at most this far apart',
    defaultText: 'none: all articles',
  }),
  latency: integer({
    flag: '--latency',
    value: 'MS',
    group: 'Output',
    help: 'with --index: milliseconds that a record may wait for others, which share its write to the disk',
    range: [0, 1000],
    default: 0,
  }),
  drop: toggle({
    flag: '--drop',
    group: 'Output',
    help: 'leave copies out: identical, same-text, near-duplicate, contained and edited ones',
    default: false,
  }),
};

/** Where the records of `dedup` go. */
export const DEDUP_CLI_TABLE = {
  field: text({
    flag: '--field',
    value: 'NAME',
    group: 'Output',
    help: 'name of the field that is added to each record',
    takes: 'the name of a field',
    default: 'wirecopy',
  }),
  route: path({
    flag: '--route',
    value: 'FILE',
    group: 'Output',
    help: 'write copies to this file, and only the others to --out',
    takes: 'the path of a file',
    defaultText: 'none',
  }),
  out: OUTPUT_TABLE.out,
  strict: toggle({
    flag: '--strict',
    group: 'Output',
    help: 'end at the first record that cannot be judged',
    default: false,
  }),
  quiet: CLI_TABLE.quiet,
  color: COLOR,
};

/** The options of `index`. */
export const INDEX_TABLE = {
  id: text({
    flag: '--id',
    value: 'ID',
    group: 'Finding',
    help: 'remove: the article with this id, in all of its revisions; articles have to meet all conditions that are given',
    takes: 'the id of an article',
    default: '',
    defaultText: 'none',
    mayBeEmpty: true,
  }),
  source: text({
    flag: '--source',
    value: 'NAME',
    group: 'Finding',
    help: 'remove: all articles of this source',
    takes: 'the name of a source',
    default: '',
    defaultText: 'none',
    mayBeEmpty: true,
  }),
  older: duration({
    flag: '--older',
    group: 'Finding',
    help: 'remove: articles that are older than the latest one by more than this',
    defaultText: 'none',
  }),
  shingle: { ...SCAN_TABLE.shingle, help: 'the shingles that the index was made with' },
  minPassage: { ...SCAN_TABLE.minPassage, help: 'the shortest passage that it was made with' },
  offsets: { ...SCAN_TABLE.offsets, help: 'the unit of spans that it was made with' },
  json: { ...CLI_TABLE.json, help: 'stats: write JSON to standard output' },
  quiet: CLI_TABLE.quiet,
  color: COLOR,
};

/** The indexes of `scan`. */
export const SCAN_INDEX_TABLE = {
  against: path({
    flag: '--against',
    value: 'FOLDER',
    group: 'Checking',
    help: 'report also which articles an index of dedup has seen before; it stays as it is',
    takes: 'the path of an index',
    defaultText: 'none',
  }),
  indexOut: path({
    flag: '--index-out',
    value: 'FOLDER',
    group: 'Output',
    help: 'add the articles to an index of dedup',
    takes: 'the path of an index, or of a new or empty folder',
    defaultText: 'none',
  }),
};

/** The options of `openIndex`. */
export const OPEN_INDEX_TABLE = {
  threshold: SCAN_TABLE.threshold,
  minPassage: SCAN_TABLE.minPassage,
  shingle: SCAN_TABLE.shingle,
  offsets: SCAN_TABLE.offsets,
  key: DEDUP_TABLE.key,
  window: DEDUP_TABLE.window,
  latency: DEDUP_TABLE.latency,
  readOnly: toggle({
    flag: 'readOnly',
    group: 'Output',
    help: 'leave the index as it is',
    default: false,
  }),
  against: toggle({
    flag: 'against',
    group: 'Finding',
    help: 'compare articles with those that were in the index before',
    default: true,
  }),
  within: toggle({
    flag: 'within',
    group: 'Finding',
    help: 'compare articles with those that were added since',
    default: true,
  }),
};

/** Options of the indexes of `scan`. */
export type ScanIndexOptions = Values<typeof SCAN_INDEX_TABLE>;

/** Options of reading and sketching. */
export type DedupReading = Values<typeof DEDUP_READING_TABLE>;

/** Options of judging. */
export type DedupOptions = Values<typeof DEDUP_TABLE>;

/** Options of writing. */
export type DedupCliOptions = Values<typeof DEDUP_CLI_TABLE>;

/** Options of `index`. */
export type IndexCliOptions = Values<typeof INDEX_TABLE>;

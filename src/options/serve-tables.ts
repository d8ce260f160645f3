/** The option tables of `serve`. */

import { DEDUP_READING_TABLE, DEDUP_TABLE } from './dedup-tables.js';
import { bytes, integer, path, text } from './kinds.js';
import { CLI_TABLE, COLOR } from './output-tables.js';
import { without } from './pick-options.js';
import type { Values } from './scan-table.js';

/** How the index is made, and which fields articles have. */
export const SERVE_READING_TABLE = without(DEDUP_READING_TABLE, [
  ...(['encoding', 'extractor', 'maxSize', 'maxRatio'] as const),
]);

/** How articles are judged. */
export const SERVE_RULES_TABLE = {
  index: path({
    flag: '--index',
    value: 'FOLDER',
    group: 'Finding',
    help: 'folder of the index that is served; nobody else can change it meanwhile',
    takes: 'the path of an index, or of a new or empty folder',
    defaultText: 'none; it must be given',
  }),
  key: DEDUP_TABLE.key,
  window: DEDUP_TABLE.window,
};

/** How the server listens. */
export const SERVE_TABLE = {
  host: text({
    flag: '--host',
    value: 'ADDRESS',
    group: 'Running',
    help: 'address to listen at; with 0.0.0.0, other machines can connect',
    takes: 'a name or an address of this machine',
    default: '127.0.0.1',
  }),
  port: integer({
    flag: '--port',
    value: 'PORT',
    group: 'Running',
    help: 'port to listen at; 0 for any that is free, which the log shows',
    range: [0, 65_535],
    default: 8734,
  }),
  maxSize: bytes({
    flag: '--max-size',
    group: 'Running',
    help: 'refuse an article that is larger',
    range: [1024, 64 * 2 ** 20],
    default: 4 * 2 ** 20,
    defaultText: '4M',
  }),
  timeout: integer({
    flag: '--timeout',
    value: 'SECONDS',
    group: 'Running',
    help: 'time in which a client has to send its next article and to take the answer',
    range: [1, 86_400],
    default: 60,
  }),
  requests: integer({
    flag: '--requests',
    value: 'N',
    group: 'Running',
    help: 'requests that are served at a time; a further one is refused with 503',
    range: [1, 10_000],
    default: 256,
  }),
};

/** Options of `serve` that only the command line has. */
export const SERVE_CLI_TABLE = {
  tokenFile: path({
    flag: '--token-file',
    value: 'FILE',
    group: 'Running',
    help: 'file of the token that requests must bring; the environment variable WIRECOPY_TOKEN does the same',
    takes: 'the path of a file',
    defaultText: 'none; requests need no token',
  }),
  quiet: CLI_TABLE.quiet,
  color: COLOR,
};

/** Options of the index that is served. */
export type ServeReading = Values<typeof SERVE_READING_TABLE>;

/** Options of judging. */
export type ServeRules = Values<typeof SERVE_RULES_TABLE> & { index: string };

/** Options of listening. */
export type ServeListening = Values<typeof SERVE_TABLE>;

/** Options of the command line. */
export type ServeCliOptions = Values<typeof SERVE_CLI_TABLE>;

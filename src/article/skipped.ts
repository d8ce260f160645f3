/** Input that cannot be read: each fault is a record with a reason, and the job continues. */

/** Why some input was not read, or was read only in part. */
export type SkipReason =
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'link-loop'
  | 'binary'
  | 'broken-utf8'
  | 'broken-json'
  | 'broken-data'
  | 'no-text'
  | 'summary-only'
  | 'one-text'
  | 'no-article'
  | 'encrypted'
  | 'no-id'
  | 'other-format'
  | 'bad-field'
  | 'unknown-id'
  | 'too-large'
  | 'broken-data'
  | 'no-body'
  | 'section-page'
  | 'error-page';

/** Input that was skipped, or was read only in part. */
export interface SkippedRecord {
  type: 'skipped';
  /** The path as it was found, or `-` for standard input. */
  path: string;
  reason: SkipReason;
  /** One sentence: the fault, its place, and the remedy. */
  message: string;
  /** Line of the record, from 1, if each line of the input is an article. */
  line?: number;
  /**
   * The number of lines of the file that this record is for, `line` being the first; 1 if missing.
   */
  count?: number;
}

/** A `skipped` record; without `line` if that is not given. */
export function skip(
  path: string,
  reason: SkipReason,
  message: string,
  line?: number,
): SkippedRecord {
  const record: SkippedRecord = { type: 'skipped', path, reason, message };
  return line === undefined ? record : { ...record, line };
}

/**
 * A fault after which the input cannot be read any further: the reason and the message of its
 * skipped record.
 */
export class InputFault extends Error {
  readonly reason: SkipReason;

  constructor(reason: SkipReason, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** The record for an {@link InputFault}, or for an error of the file system, by its code. */
export function skipForError(path: string, error: unknown, line?: number): SkippedRecord {
  if (error instanceof InputFault) return skip(path, error.reason, error.message, line);
  const code = errorCode(error);
  const [reason, message] = REASONS[code] ?? [
    'unreadable',
    `cannot be read (${code}); the rest of the input is read`,
  ];
  return skip(path, reason, message, line);
}

/** `ENOENT` and the like, or `UNKNOWN` if an error has no code. */
export function errorCode(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  return code ?? 'UNKNOWN';
}

const MISSING: [SkipReason, string] = ['missing', 'there is no such file or folder'];
const DENIED: [SkipReason, string] = [
  'unreadable',
  'permission denied; grant the right to read it',
];

const REASONS: Record<string, [SkipReason, string]> = {
  ENOENT: MISSING,
  ENOTDIR: MISSING,
  ENAMETOOLONG: MISSING,
  // A NUL byte in a path: no file can have that name.
  ERR_INVALID_ARG_VALUE: MISSING,
  EACCES: DENIED,
  EPERM: DENIED,
  EIO: ['unreadable', 'the device failed while it was read (EIO)'],
  ELOOP: ['link-loop', 'a symbolic link that leads back to itself'],
  EISDIR: ['not-a-file', 'a folder where a file was expected'],
  ENXIO: ['not-a-file', 'a socket or a device without a driver'],
};

/** The number of lines of one input, skipped for one reason, that are listed one by one. */
const MOST_LISTED = 100;

/**
 * Skipped records in the order in which they come. For each input and reason, the first {@link
 * MOST_LISTED} lines have a record each, and all further lines share the next record, which has
 * their count: memory does not grow with the faults of a file. The lists of the parts of an input,
 * added one after the other, give the list of the whole.
 */
export class SkippedList {
  readonly records: SkippedRecord[] = [];
  readonly #listed = new Map<string, { count: number; shared: SkippedRecord | null }>();

  add(record: SkippedRecord): void {
    const { path, reason, line, count = 1 } = record;
    if (line === undefined) {
      this.records.push(record);
      return;
    }
    const key = `${path}\0${reason}`;
    let listed = this.#listed.get(key);
    if (!listed) {
      listed = { count: 0, shared: null };
      this.#listed.set(key, listed);
    }
    if (listed.shared) {
      listed.shared.count = (listed.shared.count ?? 1) + count;
      return;
    }
    const added = { ...record };
    this.records.push(added);
    if (listed.count === MOST_LISTED) listed.shared = added;
    else listed.count++;
  }
}

/** The remedy for a file without a line that is an article, by the reason. */
const ADVICE: Partial<Record<SkipReason, string>> = {
  'broken-json': 'it takes an article a line, each an object of JSON (NDJSON)',
  'no-text': '--field-text names the field that has the text',
};

/**
 * Reports one cause once: if a file or a stream gave no article, all lines that were skipped for
 * one reason become one record, the first of them, with their count.
 * @param gave whether the input of that path gave any article.
 */
export function foldBarren(
  skipped: readonly SkippedRecord[],
  gave: (path: string) => boolean,
): SkippedRecord[] {
  const folded: SkippedRecord[] = [];
  const first = new Map<string, SkippedRecord>();
  for (const record of skipped) {
    const { path, reason, line, message } = record;
    const advice = ADVICE[reason];
    if (line === undefined || advice === undefined || gave(path)) {
      folded.push(record);
      continue;
    }
    const key = `${path}\0${reason}`;
    const known = first.get(key);
    if (known) {
      known.count = (known.count ?? 1) + (record.count ?? 1);
      continue;
    }
    const added = { ...record, message: `${message}; ${advice}` };
    first.set(key, added);
    folded.push(added);
  }
  return folded;
}

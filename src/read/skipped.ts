/** What becomes of input that cannot be read: a record with its reason, and the job goes on. */

/** Why some input was not read, or not read whole. */
export type SkipReason =
  | 'missing'
  | 'unreadable'
  | 'not-a-file'
  | 'link-loop'
  | 'binary'
  | 'broken-utf8'
  | 'broken-json'
  | 'no-text'
  | 'no-id'
  | 'bad-field'
  | 'unknown-id'
  | 'too-large';

/** Input that was skipped, or read only as far as it goes. */
export interface SkippedRecord {
  type: 'skipped';
  /** The path as it was found, or `-` for standard input. */
  path: string;
  reason: SkipReason;
  /** One sentence: what was found, where, and what to do. */
  message: string;
  /** Line of the record, from 1, where the input has an article a line. */
  line?: number;
}

/** A `skipped` record; `line` is left out where there is none. */
export function skip(
  path: string,
  reason: SkipReason,
  message: string,
  line?: number,
): SkippedRecord {
  const record: SkippedRecord = { type: 'skipped', path, reason, message };
  return line === undefined ? record : { ...record, line };
}

/** The record for an error of the file system, by its code. */
export function skipForError(path: string, error: unknown, line?: number): SkippedRecord {
  const code = errorCode(error);
  const [reason, message] = REASONS[code] ?? [
    'unreadable',
    `cannot be read (${code}); the rest of the input is read`,
  ];
  return skip(path, reason, message, line);
}

/** `ENOENT` and the like, or `UNKNOWN` where an error carries no code. */
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

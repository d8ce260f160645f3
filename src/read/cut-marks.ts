/** Files that end within the bytes by which their format is recognised. */
import { InputFault } from '../article/skipped.js';
import { latin1Of } from '../kernel/bytes.js';
import type { Head } from './reader.js';

/** A format that has to be recognised by its content, and cannot in a file that is cut too early. */
interface Marked {
  what: string;
  /** How it begins, a character a byte; '' if it has no mark at its start. */
  mark: string;
  /** Bytes that are enough to recognise it. */
  least: number;
}

const GZIP: Marked = { what: 'gzip', mark: '\x1f\x8b\x08', least: 3 };
const TAR: Marked = { what: 'tar', mark: '', least: 512 };
const WARC: Marked = { what: 'WARC', mark: 'WARC/', least: 8 };

const BY_EXTENSION = new Map<string, Marked>([
  ['.gz', GZIP],
  ['.tgz', GZIP],
  ['.zst', { what: 'zstd', mark: '\x28\xb5\x2f\xfd', least: 4 }],
  ['.br', { what: 'brotli', mark: '', least: 1 }],
  ['.bz2', { what: 'bzip2', mark: 'BZh', least: 10 }],
  ['.xz', { what: 'xz', mark: '\xfd7zXZ\0', least: 6 }],
  ['.zip', { what: 'ZIP', mark: 'PK', least: 4 }],
  ['.tar', TAR],
  ['.warc', WARC],
  ['.wet', WARC],
  ['.arc', { what: 'ARC', mark: 'filedesc://', least: 11 }],
  ['.parquet', { what: 'Parquet', mark: 'PAR1', least: 12 }],
]);

/**
 * Checks a file that is so short that only its name shows its format.
 * @throws {InputFault} if it is empty, or begins like this format and ends within its mark.
 */
export function checkMark({ bytes, isWhole, extension }: Head): void {
  const marked = BY_EXTENSION.get(extension);
  if (!marked || !isWhole || bytes.length >= marked.least) return;
  const { what, mark } = marked;
  if (bytes.length === 0)
    throw new InputFault('no-article', `it is empty: a file of ${what} has a beginning`);
  const begin = latin1Of(bytes);
  if (!begin.startsWith(mark) && !mark.startsWith(begin)) return;
  const message = `broken ${what}: it ends within its first bytes, at byte ${bytes.length}`;
  throw new InputFault('broken-data', message);
}

/** Refuses outputs that are also inputs, under any name, so that no input is overwritten. */
import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.js';

const STDIN_DESCRIPTOR = 0;

/**
 * Refuses an output that is an input file, under its own name, another name or through links; and
 * two outputs that are one file. The inputs are listed only if an output already exists.
 * @param outputs paths by the flag that names them; `-` and '' name no file.
 * @param filesRead returns all files that are read; called only if needed.
 * @throws {UsageError} that names the flag and the path.
 */
export function refuseOverwriting(
  outputs: Readonly<Record<string, string>>,
  filesRead: () => Iterable<string>,
): void {
  const known = new Map<string, string>();
  const existing = new Map<string, string>();
  for (const [flag, out] of Object.entries(outputs)) {
    if (out === '-' || out === '') continue;
    const file = identityOf(out);
    const name = file ?? path.resolve(out);
    const other = known.get(name);
    if (other !== undefined) {
      throw new UsageError(`${flag} takes another file than ${other}, got ${JSON.stringify(out)}`);
    }
    known.set(name, flag);
    if (file !== null)
      existing.set(file, `${flag} takes a file that is not an input, got ${JSON.stringify(out)}`);
  }
  if (existing.size === 0) return;
  for (const input of filesRead()) {
    const fault = existing.get(identityOf(input) ?? '');
    if (fault !== undefined) throw new UsageError(fault);
  }
}

/**
 * Device and number of a plain file, which are the same under each of its names; else null. `-` is
 * standard input, which may be a file, too.
 */
function identityOf(file: string): string | null {
  try {
    const stats =
      file === '-'
        ? fs.fstatSync(STDIN_DESCRIPTOR, { bigint: true })
        : fs.statSync(file, { bigint: true });
    return stats.isFile() ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null; // The file does not exist.
  }
}

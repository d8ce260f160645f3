/** Outputs that are inputs, by whatever name: nothing that is read is written over. */
import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from '../errors.js';

/**
 * Refuses outputs that are a file which is read, by its own name, another one or through links, and two
 * outputs that are one file. Only where an output is there already the inputs are listed.
 * @param outputs paths by the flag that names them; `-` and '' are none.
 * @param filesRead all files that are read; asked for where it matters.
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

/** Device and number of a plain file, which are the same under each of its names; else null. */
function identityOf(file: string): string | null {
  try {
    const stats = fs.statSync(file, { bigint: true });
    return stats.isFile() ? `${stats.dev}:${stats.ino}` : null;
  } catch {
    return null; // Nothing that is there.
  }
}

/**
 * Names of files that are not whole yet. Each ends with the number of the process, so that all of
 * this process can be found in a folder, whatever thread made them.
 */
import fs from 'node:fs';
import path from 'node:path';

/** The name beside `target` that it is written under: a rename away. */
export function temporaryName(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
}

/**
 * Removes what this process left under such names in folders, and in all below those. What cannot be
 * read or removed stays: nothing more can be done where a process is ended.
 */
export function removeTemporaries(folders: Iterable<string>): void {
  for (const folder of new Set(folders)) {
    try {
      for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
        const found = path.join(folder, entry.name);
        if (entry.isFile() && entry.name.endsWith(`.${process.pid}.tmp`)) fs.rmSync(found);
      }
    } catch {
      // Gone, or never made.
    }
  }
}

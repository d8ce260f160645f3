/**
 * Names of unfinished files. Each ends with the number of the process, so that all files of this
 * process can be found in a folder, from any of its threads.
 */
import fs from 'node:fs';
import path from 'node:path';

/** The name beside `target` under which it is written before it is renamed. */
export function temporaryName(target: string): string {
  return path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.tmp`);
}

/**
 * Removes the files that this process left under such names in folders and below them. Files that
 * cannot be read or removed stay: a process that is being ended can do no more.
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

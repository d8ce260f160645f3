/** Folders that a command fills with files: new or empty, so that nothing is overwritten. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError, UsageError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import { temporaryName } from './temporary.js';

/** A folder of its own for the files of a command. */
export interface NewFolder {
  /**
   * Writes a file. It appears under its name when it is complete.
   * @param name path below the folder, with `/`.
   * @throws RunError if it cannot be written, or if there is such a file already.
   */
  write(name: string, content: Uint8Array | string): void;
  /** Removes the folder if it was made for the command and is still empty. */
  discard(): void;
}

/**
 * Claims a folder, which is made if necessary.
 * @param flag names the folder in messages.
 * @throws UsageError if it is not empty.
 * @throws RunError if it cannot be made.
 */
export function claimFolder(folder: string, flag: string): NewFolder {
  const isNew = makeIfNew(folder, flag);
  return {
    write(name, content) {
      const target = path.join(folder, name);
      // In the top folder and not in the folder of the file, so that it is found if the process is
      // ended.
      const written = temporaryName(path.join(folder, 'copy'));
      try {
        makeFolder(path.dirname(target));
        if (fs.existsSync(target)) throw new Error('there is such a file already');
        fs.writeFileSync(written, content, { flag: 'wx' });
        fs.renameSync(written, target);
      } catch (error) {
        fs.rmSync(written, { force: true });
        throw cannotWrite(target, flag, error);
      }
    },
    discard() {
      const isEmpty = isNew && fs.existsSync(folder) && fs.readdirSync(folder).length === 0;
      if (isEmpty) fs.rmdirSync(folder);
    },
  };
}

/** Makes the folder if necessary; returns whether it was made. */
function makeIfNew(folder: string, flag: string): boolean {
  const takes = `${flag} takes a folder that is new or empty, got ${JSON.stringify(folder)}`;
  try {
    const stats = fs.statSync(folder, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) throw new UsageError(`${takes}, which is a file`);
    if (!stats) makeFolder(folder);
    else if (fs.readdirSync(folder).length > 0) throw new UsageError(`${takes}, which is not`);
    return !stats;
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(folder, flag, error);
  }
}

function cannotWrite(file: string, flag: string, error: unknown): RunError {
  const why = messageOf(error);
  return new RunError(`${flag} cannot write ${JSON.stringify(file)}: ${why}`, { cause: error });
}

/** `--fix` and `--patch`: cut copies of files in a new folder, and the same changes as a patch. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError, UsageError } from '../errors.js';
import { type CutFile, cut, type OpenScan } from '../index.js';
import { makeFolder } from '../make-folder.js';
import type { FixOptions } from '../options/command-tables.js';
import { describeFix, type FixReport } from '../report/fix-summary.js';
import { fileOutput, type Output } from './output.js';
import type { AfterScan } from './scan.js';
import { temporaryName } from './temporary.js';

/** Writes cut copies and a patch; both places are claimed before the scan. */
export interface CutWriter {
  run(result: OpenScan): Promise<AfterScan>;
  /** Removes everything unfinished if `run` did not complete. */
  discard(): void;
}

/**
 * Claims the folder and the file.
 * @throws UsageError if the folder is not empty.
 * @throws RunError if one of the two cannot be made.
 */
export function openCutWriter({ fix: folder, patch: patchFile }: FixOptions): CutWriter {
  const isNew = folder !== '' && claimFolder(folder);
  const patch = patchFile === '' ? undefined : fileOutput(patchFile, '--patch');
  const discard = () => {
    patch?.discard();
    // A folder that was made for copies is removed if it is still empty.
    if (isNew && fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  };
  return {
    discard,
    async run(result) {
      const report: FixReport = { folder, patch: patchFile, files: [], left: [], refused: [] };
      for (const file of cut(result)) await writeCut(file, folder, patch, report);
      patch?.finish();
      return { text: describeFix(report), isIncomplete: report.refused.length > 0 };
    },
  };
}

/** Makes the folder if necessary; returns whether it was made. */
function claimFolder(folder: string): boolean {
  const takes = `--fix takes a folder that is new or empty, got ${JSON.stringify(folder)}`;
  try {
    const stats = fs.statSync(folder, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) throw new UsageError(`${takes}, which is a file`);
    if (!stats) makeFolder(folder);
    else if (fs.readdirSync(folder).length > 0) throw new UsageError(`${takes}, which is not`);
    return !stats;
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(folder, error);
  }
}

/** Writes the copy and the patch of a file; the report names everything that is not written. */
async function writeCut(
  { id, words, left, refused, copy, patch }: CutFile,
  folder: string,
  patchOutput: Output | undefined,
  report: FixReport,
): Promise<void> {
  for (const repeat of left) report.left.push(repeat);
  for (const reason of refused) report.refused.push({ id, reason });
  if (!copy || !patch) return;
  if (!isPathBelow(id)) {
    const reason = 'its id is not a relative path; scan the folder that contains it';
    report.refused.push({ id, reason });
    return;
  }
  if (folder !== '') writeNew(folder, id, copy);
  await patchOutput?.write(patch);
  report.files.push({ id, words });
}

/**
 * Whether an id is a path that stays below the folder it is joined to, on any platform: relative,
 * without `..`, drive letter, backslash or NUL.
 */
export function isPathBelow(id: string): boolean {
  if (/[\\\0]|^[a-z]:/i.test(id)) return false;
  return id.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function writeNew(folder: string, id: string, bytes: Uint8Array): void {
  const target = path.join(folder, id);
  try {
    makeFolder(path.dirname(target));
    if (fs.existsSync(target)) throw new Error('there is such a file already');
    // In the top folder and not in the folder of the file, so that it is found if the process is
    // ended.
    const written = temporaryName(path.join(folder, 'copy'));
    fs.writeFileSync(written, bytes, { flag: 'wx' });
    fs.renameSync(written, target);
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

function cannotWrite(file: string, error: unknown): RunError {
  const why = messageOf(error);
  return new RunError(`--fix cannot write ${JSON.stringify(file)}: ${why}`, { cause: error });
}

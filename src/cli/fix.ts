/** `--fix` and `--patch`: cut copies of files in a new folder, and the same changes as a patch. */
import { type CutFile, cut, type OpenScan } from '../index.js';
import type { FixOptions } from '../options/command-tables.js';
import { describeFix, type FixReport } from '../report/fix-summary.js';
import type { TextLook } from '../report/reporter.js';
import { claimFolder, type NewFolder } from './new-folder.js';
import { fileOutput, type Output } from './output.js';
import type { AfterScan, ScanStep } from './scan-step.js';

/**
 * The step that writes cut copies and a patch. Claims the folder and the file.
 * @throws UsageError if the folder is not empty.
 * @throws RunError if one of the two cannot be made.
 */
export function openCutWriter(
  { fix: folder, patch: patchFile }: FixOptions,
  look: TextLook,
): ScanStep {
  const copies = folder === '' ? undefined : claimFolder(folder, '--fix');
  const patch = patchFile === '' ? undefined : fileOutput(patchFile, '--patch');
  return {
    needsTexts: false,
    needsLineage: false,
    discard() {
      patch?.discard();
      copies?.discard();
    },
    async run(result: OpenScan): Promise<AfterScan> {
      const report: FixReport = { folder, patch: patchFile, files: [], left: [], refused: [] };
      for (const file of cut(result)) await writeCut(file, copies, patch, report);
      patch?.finish();
      return { text: describeFix(report, look), isIncomplete: report.refused.length > 0 };
    },
  };
}

/** Writes the copy and the patch of a file; the report names everything that is not written. */
async function writeCut(
  { id, words, left, refused, copy, patch }: CutFile,
  copies: NewFolder | undefined,
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
  copies?.write(id, copy);
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

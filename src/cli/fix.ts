/** `--fix` and `--patch`: cut copies of files in a new folder, and the same as a patch. */
import fs from 'node:fs';
import path from 'node:path';
import { comesOnce } from '../article/address.js';
import { type CuttableArticle, cutFile, type FileCut } from '../cut/cut-file.js';
import { describeFix, type FixReport } from '../cut/fix-summary.js';
import { applyEdits, unifiedDiff } from '../cut/unified-diff.js';
import { RunError, UsageError } from '../errors.js';
import type { RepeatRecord } from '../index.js';
import { readFile } from '../kernel/bytes.js';
import type { FixOptions } from '../options/command-tables.js';
import { isDoubled } from '../records/repeat-lines.js';
import type { OpenScan } from '../scan/scan.js';
import { fileOutput, type Output } from './output.js';
import type { Aftermath } from './scan.js';
import { temporaryName } from './temporary.js';

/** Writes cut copies and a patch; both places are claimed before the scan. */
export interface Fixer {
  run(result: OpenScan): Promise<Aftermath>;
  /** Removes everything unfinished if `run` did not complete. */
  discard(): void;
}

/**
 * Claims the folder and the file.
 * @throws UsageError where the folder holds something.
 * @throws RunError where one cannot be made.
 */
export function openFixer({ fix: folder, patch: patchFile }: FixOptions): Fixer {
  const isNew = folder !== '' && claimFolder(folder);
  const patch = patchFile === '' ? undefined : fileOutput(patchFile, '--patch');
  const discard = () => {
    patch?.discard();
    // A folder that was made for copies is removed if it got none.
    if (isNew && fs.existsSync(folder) && fs.readdirSync(folder).length === 0) fs.rmdirSync(folder);
  };
  return {
    discard,
    async run(result) {
      const report: FixReport = { folder, patch: patchFile, files: [], left: [], refused: [] };
      for (const file of filesOf(result)) {
        await fixFile(file, result.summary.offsets, folder, patch, report);
      }
      patch?.finish();
      return { text: describeFix(report), isIncomplete: report.refused.length > 0 };
    },
  };
}

/** Whether the folder was made. */
function claimFolder(folder: string): boolean {
  const takes = `--fix takes a folder that is new or empty, got ${JSON.stringify(folder)}`;
  try {
    const stats = fs.statSync(folder, { throwIfNoEntry: false });
    if (stats && !stats.isDirectory()) throw new UsageError(`${takes}, which is a file`);
    if (!stats) fs.mkdirSync(folder, { recursive: true });
    else if (fs.readdirSync(folder).length > 0) throw new UsageError(`${takes}, which is not`);
    return !stats;
  } catch (error) {
    throw error instanceof UsageError ? error : cannotWrite(folder, error);
  }
}

/** A file, and its articles that repeat something. */
interface RepeatingFile {
  path: string;
  fileId: string;
  articles: CuttableArticle[];
}

/** The files with repeats, in the order of their ids. */
function filesOf(result: OpenScan): RepeatingFile[] {
  const files = new Map<string, RepeatingFile>();
  for (const [article, repeats] of groupByArticle(result.repeats)) {
    const address = result.addressOf(article);
    // The command refuses standard input.
    if (comesOnce(address)) continue;
    const { path: file, fileId } = address;
    const known = files.get(file) ?? { path: file, fileId, articles: [] };
    known.articles.push({ ...address, repeats });
    files.set(file, known);
  }
  return [...files.values()].sort((x, y) => (x.fileId < y.fileId ? -1 : 1));
}

function groupByArticle(repeats: readonly RepeatRecord[]): Map<string, RepeatRecord[]> {
  const groups = new Map<string, RepeatRecord[]>();
  for (const repeat of repeats) {
    const group = groups.get(repeat.article);
    if (group) group.push(repeat);
    else groups.set(repeat.article, [repeat]);
  }
  return groups;
}

async function fixFile(
  { path: file, fileId, articles }: RepeatingFile,
  offsets: OpenScan['summary']['offsets'],
  folder: string,
  patch: Output | undefined,
  report: FixReport,
): Promise<void> {
  const isWanted = articles.some(({ repeats }) => repeats.some(isDoubled));
  let bytes: Uint8Array;
  let cut: FileCut;
  try {
    bytes = readFile(file);
    cut = cutFile(bytes, articles, offsets);
  } catch (error) {
    // Too large for one buffer, or gone.
    report.refused.push({ id: fileId, reason: `it cannot be read again (${codeOf(error)})` });
    return;
  }
  for (const repeat of cut.left) report.left.push(repeat);
  if (isWanted) for (const reason of cut.refused) report.refused.push({ id: fileId, reason });
  if (cut.edits.length === 0) return;
  if (!isPathBelow(fileId)) {
    const reason = 'its id is not a relative path; scan the folder that contains it';
    report.refused.push({ id: fileId, reason });
    return;
  }
  if (folder !== '') writeNew(folder, fileId, applyEdits(bytes, cut.edits));
  await patch?.write(unifiedDiff(fileId, bytes, cut.edits));
  report.files.push({ id: fileId, words: cut.words });
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
    fs.mkdirSync(path.dirname(target), { recursive: true });
    if (fs.existsSync(target)) throw new Error('there is such a file already');
    // Beside all copies, not in a folder of its own: where the process is ended it is found there.
    const written = temporaryName(path.join(folder, 'copy'));
    fs.writeFileSync(written, bytes, { flag: 'wx' });
    fs.renameSync(written, target);
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

function cannotWrite(file: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  return new RunError(`--fix cannot write ${JSON.stringify(file)}: ${why}`, { cause: error });
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}

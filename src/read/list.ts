/**
 * Finds the files to read from the paths that a user gives. Opens a file only if its name does not
 * show its format: so the listing hangs on no pipe, follows no loop of links, and reports every
 * file that it leaves out.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type SourceFile, STDIN } from '../article/address.js';
import { errorCode, type SkippedRecord, skip, skipForError } from '../article/skipped.js';
import { type PassedOver, passOver, TAKES } from './passed-over.js';
import { readHead } from './read-head.js';
import type { Reader, Refusal } from './reader.js';
import { OTHERS_READER, readerOfContent, readerOfExtension, STDIN_READER } from './readers.js';
import {
  compareCodeUnits,
  fastGlob,
  slashes,
  type WalkEntry,
  walkFolder,
  walkGlob,
} from './walk.js';

/** A file to read, and how. */
export interface Input extends SourceFile {
  /** Name of its reader. */
  reader: string;
}

/** The result of `listInputs`. */
export interface Listing {
  /** Each file once, in the order of ids. */
  inputs: Input[];
  /** Named paths and found entries that are not inputs, in the order of paths. */
  skipped: SkippedRecord[];
  /** Files of other extensions, by the folder or glob that also gave inputs. */
  passedOver: PassedOver[];
}

/** A file before ids are given. */
interface Found {
  path: string;
  shown: string;
  reader: string;
  bytes: number;
  /** Absolute path without links on the way. */
  real: string;
}

/** The files of one argument. */
interface Root {
  /** Absolute folder that ids may be relative to. */
  base: string;
  files: Found[];
  /** The files that were passed over. */
  passedOver: PassedOver | null;
}

/**
 * Lists files, folders with everything below them, and globs. Links are followed. A file to which
 * several paths or links lead is listed once, and the order of `paths` does not matter. A path that
 * exists is taken literally, even if it looks like a glob.
 *
 * An id is the path relative to the folder given; for one file, its name; for several paths, the
 * path relative to their deepest common folder. About 5 µs a file, more than half of it for its
 * size.
 */
export function listInputs(paths: readonly string[]): Listing {
  const skipped: SkippedRecord[] = [];
  const roots = [...new Set(paths)]
    .filter((given) => given !== STDIN)
    .sort(compareCodeUnits)
    .map((given) => listRoot(given, skipped))
    .filter((root) => root !== undefined);
  const base = commonFolder(roots.map((root) => root.base));
  const inputs = dropDoubles(roots.flatMap((root) => root.files)).map((file) => ({
    path: file.path,
    shown: file.shown,
    id: idOf(file.path, base),
    reader: file.reader,
    bytes: file.bytes,
  }));
  if (paths.includes(STDIN)) {
    const stdin = { path: STDIN, shown: STDIN, id: STDIN, bytes: 0 };
    inputs.push({ ...stdin, reader: STDIN_READER.name });
  }
  return {
    inputs: inputs.sort((a, b) => compareCodeUnits(a.id, b.id)),
    skipped: dropRepeated(skipped),
    passedOver: roots.flatMap(({ passedOver, files }) =>
      passedOver && files.length > 0 ? [passedOver] : [],
    ),
  };
}

function listRoot(given: string, skipped: SkippedRecord[]): Root | undefined {
  const shown = slashes(given);
  let stats: fs.Stats;
  try {
    stats = fs.statSync(given);
  } catch (error) {
    const isGlob = shown !== '' && fastGlob().isDynamicPattern(shown);
    if (isGlob && errorCode(error) === 'ENOENT') {
      return listGlob(shown, skipped);
    }
    skipped.push(skipForError(shown, error));
    return undefined;
  }
  const absolute = path.resolve(given);
  if (stats.isDirectory()) {
    const others: string[] = [];
    const files = listFolder(absolute, shown, skipped, others);
    return { base: absolute, files, passedOver: otherFiles(shown, others, files, skipped) };
  }
  const files: Found[] = [];
  if (stats.isFile()) {
    const real = fs.realpathSync.native(given);
    addNamed({ path: absolute, shown, bytes: stats.size, real }, files, skipped);
  } else {
    skipped.push(skipSpecial(shown));
  }
  return { base: path.dirname(absolute), files, passedOver: null };
}

/** Files that were passed over; if there are no others, they are skipped input. */
function otherFiles(
  shown: string,
  others: readonly string[],
  files: readonly Found[],
  skipped: SkippedRecord[],
): PassedOver | null {
  const passedOver = passOver(shown, others);
  if (passedOver && files.length === 0) {
    skipped.push(skip(shown, 'other-format', passedOver.message));
  }
  return passedOver;
}

/**
 * Adds a file that the user names. If its extension is not known, its beginning shows its format.
 */
function addNamed(file: Omit<Found, 'reader'>, files: Found[], skipped: SkippedRecord[]): void {
  const reader = readerOfExtension(extensionOf(file.path)) ?? readerOfBeginning(file.path);
  if ('name' in reader) {
    files.push({ ...file, reader: reader.name });
    return;
  }
  const message = `${reader.what}; ${TAKES}: ${reader.advice}`;
  skipped.push(skip(file.shown, 'other-format', message));
}

function readerOfBeginning(file: string): Reader | Refusal {
  try {
    return readerOfContent(readHead(file));
  } catch {
    // The reader reports why the file cannot be read.
    return OTHERS_READER;
  }
}

/** @param others takes the extensions of files that are passed over. */
function listFolder(
  folder: string,
  shown: string,
  skipped: SkippedRecord[],
  others: string[],
): Found[] {
  const prefix = shown === '.' || shown.endsWith('/') ? shown.replace(/^\.$/, '') : `${shown}/`;
  const files: Found[] = [];
  for (const entry of walkFolder(folder, prefix, skipped)) {
    const isTaken = readerOfExtension(extensionOf(entry.path)) !== undefined;
    if (entry.kind.isDirectory()) {
      // It is searched like any folder; but its name promised an article.
      if (isTaken) skipped.push(skip(entry.shown, 'not-a-file', 'a folder; it is searched'));
    } else if (isTaken || isDangling(entry)) {
      takeFile(entry, files, skipped);
    } else if (entry.kind.isFile()) {
      others.push(extensionOf(entry.path));
    }
  }
  return files;
}

function listGlob(pattern: string, skipped: SkippedRecord[]): Root | undefined {
  const skippedBefore = skipped.length;
  const entries = walkGlob('.', pattern, skipped);
  if (entries.length === 0) {
    if (skipped.length === skippedBefore) {
      skipped.push(skip(pattern, 'missing', 'no file matches this pattern'));
    }
    return undefined;
  }
  // `*.html` names an extension, and so asks for such files; `news/*` asks for the articles in that
  // folder.
  const namesExtension = /\.[^*/]+$/.test(pattern);
  const folders = entries.filter((entry) => entry.kind.isDirectory());
  const folderPaths = new Set(folders.map((folder) => folder.path));
  const files: Found[] = [];
  const others: string[] = [];
  for (const folder of folders) {
    const name = folder.shown;
    if (readerOfExtension(extensionOf(name)) !== undefined) {
      skipped.push(skip(name, 'not-a-file', 'a folder; it is searched'));
    }
    // A folder is searched with everything below it. `**` matches those entries as well, but once
    // is enough.
    if (!folderPaths.has(path.dirname(folder.path))) {
      for (const file of listFolder(folder.path, name, skipped, others)) files.push(file);
    }
  }
  for (const entry of entries) {
    if (entry.kind.isDirectory()) continue;
    if (
      namesExtension ||
      readerOfExtension(extensionOf(entry.path)) !== undefined ||
      isDangling(entry)
    ) {
      takeFile(entry, files, skipped);
    } else if (entry.kind.isFile()) {
      others.push(extensionOf(entry.path));
    }
  }
  const tasks = fastGlob().generateTasks(pattern);
  const base = commonFolder(tasks.map((task) => path.resolve(task.base)));
  return { base, files, passedOver: otherFiles(pattern, others, files, skipped) };
}

function takeFile(entry: WalkEntry, files: Found[], skipped: SkippedRecord[]): void {
  const { kind, path: file, shown, real } = entry;
  if (!kind.isFile() && !kind.isSymbolicLink()) {
    skipped.push(skipSpecial(shown));
    return;
  }
  try {
    addNamed({ path: file, shown, bytes: fs.statSync(file).size, real }, files, skipped);
  } catch (error) {
    skipped.push(
      errorCode(error) === 'ENOENT' && kind.isSymbolicLink()
        ? skip(shown, 'missing', 'a symbolic link to what does not exist')
        : skipForError(shown, error),
    );
  }
}

/**
 * Whether a link that leads nowhere is reported. Without an extension it may have been a folder
 * full of articles; a dangling `logo.png` does not matter here.
 */
function isDangling(entry: WalkEntry): boolean {
  return entry.kind.isSymbolicLink() && extensionOf(entry.path) === '';
}

function skipSpecial(shown: string): SkippedRecord {
  const message = 'a pipe, socket or device; to read a stream, pipe it in and name -';
  return skip(shown, 'not-a-file', message);
}

function extensionOf(file: string): string {
  return path.extname(file).toLowerCase();
}

/** Keeps one of several paths to one file: the path without links, else the first by name. */
function dropDoubles(files: readonly Found[]): Found[] {
  const kept = new Map<string, Found>();
  for (const file of files) {
    const other = kept.get(file.real);
    const isBetter =
      other === undefined ||
      (other.path !== file.real && (file.path === file.real || file.path < other.path));
    if (isBetter) kept.set(file.real, file);
  }
  return [...kept.values()];
}

function dropRepeated(skipped: readonly SkippedRecord[]): SkippedRecord[] {
  const byKey = new Map(skipped.map((record) => [`${record.path}\0${record.reason}`, record]));
  return [...byKey.values()].sort((a, b) => compareCodeUnits(a.path, b.path));
}

/** The deepest folder that holds all of `folders`; the working folder if there are no folders. */
function commonFolder(folders: readonly string[]): string {
  const [first = path.resolve('.'), ...rest] = folders;
  let common = first.split(path.sep);
  for (const folder of rest) {
    const parts = folder.split(path.sep);
    const fork = common.findIndex((part, depth) => part !== parts[depth]);
    if (fork !== -1) common = common.slice(0, fork);
  }
  return common.join(path.sep) + path.sep;
}

function idOf(file: string, base: string): string {
  const isInside = file.startsWith(base);
  return slashes(isInside ? file.slice(base.length) : path.relative(base, file));
}

/**
 * Finds the files to read from the paths that a user gives. Opens a file only if it is to be divided
 * among threads: so the listing hangs on no pipe, follows no loop of links, and reports every file
 * that it leaves out.
 */
import fs from 'node:fs';
import path from 'node:path';
import { type SourceFile, STDIN } from '../article/address.js';
import { errorCode, type SkippedRecord, skip, skipForError } from '../article/skipped.js';
import { RunError } from '../errors.js';
import { dividingReader } from './divided.js';
import { type PassedOver, passOver } from './passed-over.js';
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
  /** Name of the reader that divides it among threads; null if it is read whole. */
  divided: string | null;
}

/** The result of `listInputs`. */
export interface Listing {
  /** Each file once, in the order of ids. */
  inputs: Input[];
  /** Named paths and found entries that are not inputs, in the order of paths. */
  skipped: SkippedRecord[];
  /** Entries that were left out, by the folder that was named. */
  passedOver: PassedOver[];
}

/** A file before ids are given. */
interface Found {
  path: string;
  shown: string;
  isFound: boolean;
  bytes: number;
  /** Absolute path without links on the way. */
  real: string;
}

/** The files of one argument. */
interface Root {
  /** Absolute folder that ids may be relative to. */
  base: string;
  files: Found[];
  /** The entries that were left out. */
  passedOver: PassedOver[];
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
  const inputs: Input[] = dropDoubles(roots.flatMap((root) => root.files)).map((file) => ({
    path: file.path,
    shown: file.shown,
    id: idOf(file.path, base),
    bytes: file.bytes,
    ...(file.isFound && { isFound: true }),
    divided: dividingReader(file),
  }));
  if (paths.includes(STDIN)) {
    inputs.push({ path: STDIN, shown: STDIN, id: STDIN, bytes: 0, divided: null });
  }
  return {
    inputs: inputs.sort((a, b) => compareCodeUnits(a.id, b.id)),
    skipped: dropRepeated(skipped),
    passedOver: roots.flatMap(({ passedOver }) => passedOver),
  };
}

/**
 * {@link listInputs} for a command that needs some input.
 * @throws {RunError} that names all paths, if each of them is missing.
 */
export function listGiven(paths: readonly string[]): Listing {
  const listing = listInputs(paths);
  const { inputs, skipped } = listing;
  const isMissing = skipped.length > 0 && skipped.every(({ reason }) => reason === 'missing');
  if (inputs.length > 0 || !isMissing) return listing;
  const lines = skipped.map(({ path, reason, message }) => `${path}: ${reason}, ${message}`);
  throw new RunError(lines.join('\n'));
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
    return { base: absolute, ...listFolder(absolute, shown, skipped) };
  }
  const files: Found[] = [];
  if (stats.isFile()) {
    const real = fs.realpathSync.native(given);
    files.push({ path: absolute, shown, isFound: false, bytes: stats.size, real });
  } else {
    skipped.push(skipSpecial(shown));
  }
  return { base: path.dirname(absolute), files, passedOver: [] };
}

function listFolder(
  folder: string,
  shown: string,
  skipped: SkippedRecord[],
): Pick<Root, 'files' | 'passedOver'> {
  const prefix = shown === '.' || shown.endsWith('/') ? shown.replace(/^\.$/, '') : `${shown}/`;
  const files: Found[] = [];
  const { found, leftOut } = walkFolder(folder, prefix, skipped);
  for (const entry of found) {
    if (!entry.kind.isDirectory()) takeFile(entry, { isFound: true }, files, skipped);
  }
  const passedOver = passOver(shown, leftOut);
  return { files, passedOver: passedOver ? [passedOver] : [] };
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
  const folders = entries.filter((entry) => entry.kind.isDirectory());
  const folderPaths = new Set(folders.map((folder) => folder.path));
  const root: Omit<Root, 'base'> = { files: [], passedOver: [] };
  for (const folder of folders) {
    // A folder is searched with everything below it. `**` matches those entries as well, but once
    // is enough.
    if (folderPaths.has(path.dirname(folder.path))) continue;
    const { files, passedOver } = listFolder(folder.path, folder.shown, skipped);
    for (const file of files) root.files.push(file);
    for (const one of passedOver) root.passedOver.push(one);
  }
  // `*.css` names an extension, and so asks for such files; `news/*` asks for the articles there.
  const isFound = !/\.[^*/]+$/.test(pattern);
  for (const entry of entries) {
    if (!entry.kind.isDirectory()) takeFile(entry, { isFound }, root.files, skipped);
  }
  const tasks = fastGlob().generateTasks(pattern);
  const base = commonFolder(tasks.map((task) => path.resolve(task.base)));
  return { base, ...root };
}

function takeFile(
  entry: WalkEntry,
  { isFound }: Pick<Found, 'isFound'>,
  files: Found[],
  skipped: SkippedRecord[],
): void {
  const { kind, path: file, shown, real } = entry;
  if (!kind.isFile() && !kind.isSymbolicLink()) {
    skipped.push(skipSpecial(shown));
    return;
  }
  try {
    files.push({ path: file, shown, isFound, bytes: fs.statSync(file).size, real });
  } catch (error) {
    skipped.push(
      errorCode(error) === 'ENOENT' && kind.isSymbolicLink()
        ? skip(shown, 'missing', 'a symbolic link to what does not exist')
        : skipForError(shown, error),
    );
  }
}

function skipSpecial(shown: string): SkippedRecord {
  const message = 'a pipe, socket or device; to read a stream, pipe it in and name -';
  return skip(shown, 'not-a-file', message);
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

/**
 * One walk over a tree that may hold anything: loops of links, folders that may not
 * be read, pipes, sockets. It ends, opens nothing but folders, and says what it left out.
 */
import fs, { type Dirent } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type FastGlob from 'fast-glob';
import { errorCode, type SkippedRecord, skip, skipForError } from '../article/skipped.js';

/** What tells files, folders, links and the rest apart. */
type EntryKind = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

/** Something that a walk met, a folder or not. */
export interface WalkEntry {
  /** Absolute path. */
  path: string;
  /** Path for messages, with `/`. */
  shown: string;
  /** What it is, behind all links; a link only where it leads nowhere. */
  kind: EntryKind;
  /** Absolute path without links on the way: the same for two entries that are one file. */
  real: string;
}

/**
 * All that stands below the folder `cwd`, hidden names excepted: folder by folder, level by level.
 * `prefix` stands before the relative path in `shown`. About 1 µs an entry.
 */
export function walkFolder(cwd: string, prefix: string, skipped: SkippedRecord[]): WalkEntry[] {
  const root = path.resolve(cwd);
  const folders = new Folders(root, prefix, skipped);
  const found: WalkEntry[] = [];
  const below = [''];
  // Grows as it is gone through.
  for (const folder of below) {
    const entries = folders.read(path.resolve(root, folder));
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const kind = entry.isSymbolicLink() ? folders.behind(folder, entry) : entry;
      found.push(folders.entryOf(folder, entry.name, kind));
      if (kind.isDirectory()) below.push(`${folder}${entry.name}/`);
    }
  }
  return found;
}

/** All that `pattern` matches below `cwd`, hidden names excepted; {@link walkFolder}. */
export function walkGlob(cwd: string, pattern: string, skipped: SkippedRecord[]): WalkEntry[] {
  const root = path.resolve(cwd);
  const folders = new Folders(root, '', skipped);
  const found = fastGlob().sync(pattern, {
    cwd: root,
    dot: false,
    onlyFiles: false,
    objectMode: true,
    followSymbolicLinks: true,
    fs: folders.adapter(),
  });
  return found.map((entry) => {
    const nameStart = entry.path.lastIndexOf('/') + 1;
    const name = entry.path.slice(nameStart);
    return folders.entryOf(entry.path.slice(0, nameStart), name, entry.dirent);
  });
}

/** The package, loaded where a glob is given: it is a hundred files. */
export function fastGlob(): typeof FastGlob {
  return createRequire(import.meta.url)('fast-glob') as typeof FastGlob;
}

/** A path of this platform with `/` between its parts. */
export function slashes(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}

/** Order by UTF-16 code units: the same on every machine, unlike that of a locale. */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The file system as it is seen in one walk. Each real folder is read under one path only,
 * the first that leads to it, and folders are read level by level in the order of names: so the
 * walk ends whatever the links say, takes linear time, and finds the same paths everywhere.
 */
class Folders {
  private readonly firstPathOf = new Map<string, string>();
  private readonly realOf = new Map<string, string>();
  private readonly links = new Set<string>();
  private readonly resolved = new Map<string, { path: string; real: string }>();

  constructor(
    private readonly root: string,
    private readonly prefix: string,
    private readonly skipped: SkippedRecord[],
  ) {}

  /** For fast-glob. */
  adapter(): Partial<FastGlob.FileSystemAdapter> {
    const readdirSync = (folder: string) => this.read(path.resolve(folder));
    const statSync = (file: string) => {
      // Fast-glob asks this of links alone: it has the type of everything else.
      this.links.add(path.resolve(file));
      return fs.statSync(file);
    };
    // The cast: `fs.readdirSync` has seven overloads, of which fast-glob uses this one.
    const adapter: unknown = { readdirSync, statSync };
    return adapter as Partial<FastGlob.FileSystemAdapter>;
  }

  /** What is behind a link in a folder; the link itself where it leads nowhere. */
  behind(folder: string, link: Dirent): EntryKind {
    const file = path.resolve(this.root, folder, link.name);
    this.links.add(file);
    try {
      return fs.statSync(file);
    } catch {
      return link;
    }
  }

  /** An entry of a folder, whose path is relative and ends with `/`. */
  entryOf(folder: string, name: string, kind: EntryKind): WalkEntry {
    const { path: start, real } = this.resolve(folder);
    const absolute = start + name;
    const isLink = this.links.has(absolute);
    return {
      path: absolute,
      shown: this.prefix + folder + name,
      kind,
      real: isLink ? realPathOf(absolute) : real + name,
    };
  }

  /** Absolute and real path, ending in a separator, of the folder of an entry; once a folder. */
  private resolve(relative: string): { path: string; real: string } {
    const known = this.resolved.get(relative);
    if (known !== undefined) return known;
    const folder = path.resolve(this.root, relative);
    const paths = {
      path: withSeparator(folder),
      real: withSeparator(this.realOf.get(folder) ?? realPathOf(folder)),
    };
    this.resolved.set(relative, paths);
    return paths;
  }

  /** The entries of an absolute path in the order of names; none where it is not to be read. */
  read(folder: string): Dirent[] {
    try {
      const real = fs.realpathSync.native(folder);
      const first = this.firstPathOf.get(real);
      if (first !== undefined && first !== folder) return this.leave(folder, real);
      if (this.links.has(folder) && isWithin(path.dirname(folder), real)) {
        return this.leave(folder, real);
      }
      this.firstPathOf.set(real, folder);
      this.realOf.set(folder, real);
      const entries = fs.readdirSync(folder, { withFileTypes: true });
      return entries.sort((a, b) => compareCodeUnits(a.name, b.name));
    } catch (error) {
      const code = errorCode(error);
      // Gone, or never there: the caller sees that its pattern matches nothing.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') {
        this.skipped.push(skipForError(this.shown(folder), error));
      }
      return [];
    }
  }

  /** Does not read a folder again; says so where a link would have led round for ever. */
  private leave(folder: string, real: string): Dirent[] {
    if (this.links.has(folder) && isWithin(path.dirname(folder), real)) {
      const message = 'a symbolic link to a folder that holds it; not followed';
      this.skipped.push(skip(this.shown(folder), 'link-loop', message));
    }
    return [];
  }

  private shown(folder: string): string {
    if (folder === this.root) return this.prefix.replace(/\/$/, '') || '.';
    return this.prefix + slashes(path.relative(this.root, folder));
  }
}

/** Whether the real folder `outer` is `folder` or stands above it. */
function isWithin(folder: string, outer: string): boolean {
  const inner = fs.realpathSync.native(folder);
  return inner === outer || inner.startsWith(withSeparator(outer));
}

function realPathOf(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file; // A link to nowhere stands for itself.
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(path.sep) ? folder : folder + path.sep;
}

/**
 * A walk over a tree that may hold anything: loops of links, folders without permission, pipes,
 * sockets. It ends, opens only folders, and reports the entries that it left out.
 */
import fs, { type Dirent } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type FastGlob from 'fast-glob';
import { errorCode, type SkippedRecord, skip, skipForError } from '../article/skipped.js';
import { GitIgnored } from './git-ignored.js';
import type { LeftOut } from './passed-over.js';

/** Distinguishes files, folders, links and other entries. */
type EntryKind = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

/** Something that a walk met, a folder or not. */
export interface WalkEntry {
  /** Absolute path. */
  path: string;
  /** Path for messages, with `/`. */
  shown: string;
  /** The type of the entry after all links are followed; a link only if it leads nowhere. */
  kind: EntryKind;
  /** Absolute path without links on the way: two entries with the same path are one file. */
  real: string;
}

/** The entries that a walk over a folder found, and the reasons why it left others out. */
export interface Walk {
  found: WalkEntry[];
  leftOut: LeftOut[];
}

/**
 * All entries below the folder `cwd` except hidden names, `node_modules` and what `.gitignore`
 * names: folder by folder, level by level. `prefix` comes before the relative path in `shown`.
 * About 1 µs an entry.
 */
export function walkFolder(cwd: string, prefix: string, skipped: SkippedRecord[]): Walk {
  const root = path.resolve(cwd);
  const folders = new Folders(root, prefix, skipped);
  const walk: Walk = { found: [], leftOut: [] };
  const below = [{ folder: '', outer: new GitIgnored() }];
  // Grows while the loop runs.
  for (const { folder, outer } of below) {
    const absolute = path.resolve(root, folder);
    const entries = folders.read(absolute);
    const hasRules = entries.some(({ name }) => name === '.gitignore');
    const ignored = hasRules ? outer.in(absolute) : outer;
    for (const entry of entries) {
      if (entry.name.startsWith('.')) continue;
      const kind = entry.isSymbolicLink() ? folders.behind(folder, entry) : entry;
      const isFolder = kind.isDirectory();
      if (isFolder && entry.name === 'node_modules') {
        walk.leftOut.push('node_modules');
      } else if (ignored.has(path.join(absolute, isFolder ? `${entry.name}/` : entry.name))) {
        walk.leftOut.push('.gitignore');
      } else {
        walk.found.push(folders.entryOf(folder, entry.name, kind));
        if (isFolder) below.push({ folder: `${folder}${entry.name}/`, outer: ignored });
      }
    }
  }
  return walk;
}

/** All entries below `cwd` that `pattern` matches, except hidden names; see {@link walkFolder}. */
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

/** The package, loaded only if a glob is given: it has a hundred files. */
export function fastGlob(): typeof FastGlob {
  return createRequire(import.meta.url)('fast-glob') as typeof FastGlob;
}

/** A path of this platform with `/` between its parts. */
export function slashes(file: string): string {
  return path.sep === '\\' ? file.replaceAll('\\', '/') : file;
}

/**
 * Compares by UTF-16 code units, which gives the same order on every machine; the order of a locale
 * does not.
 */
export function compareCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * The file system during one walk. Each real folder is read under one path only, the first that
 * leads to it, and folders are read level by level in the order of names. So the walk ends for any
 * links, takes linear time, and finds the same paths everywhere.
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

  /** The file system in the form that fast-glob calls. */
  adapter(): Partial<FastGlob.FileSystemAdapter> {
    const readdirSync = (folder: string) => this.read(path.resolve(folder));
    const statSync = (file: string) => {
      // Fast-glob calls this only for links: it has the type of everything else.
      this.links.add(path.resolve(file));
      return fs.statSync(file);
    };
    // The cast: `fs.readdirSync` has seven overloads, of which fast-glob uses this one.
    const adapter: unknown = { readdirSync, statSync };
    return adapter as Partial<FastGlob.FileSystemAdapter>;
  }

  /** The entry to which a link in a folder leads; the link itself if it leads nowhere. */
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

  /**
   * Absolute path and real path of the folder of an entry, with a separator at the end; computed
   * once a folder.
   */
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

  /**
   * The entries of an absolute path in the order of names; empty if it must not be read again or
   * cannot be read.
   */
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
      // The folder is gone, or never existed: the caller sees that its pattern matches nothing.
      if (code !== 'ENOENT' && code !== 'ENOTDIR') {
        this.skipped.push(skipForError(this.shown(folder), error));
      }
      return [];
    }
  }

  /**
   * Leaves out a folder that was already read, and reports a link that would have led round for
   * ever.
   */
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

/** Whether the real folder `outer` is `folder` or one of the folders above it. */
function isWithin(folder: string, outer: string): boolean {
  const inner = fs.realpathSync.native(folder);
  return inner === outer || inner.startsWith(withSeparator(outer));
}

function realPathOf(file: string): string {
  try {
    return fs.realpathSync.native(file);
  } catch {
    return file; // A link to nowhere is its own real path.
  }
}

function withSeparator(folder: string): string {
  return folder.endsWith(path.sep) ? folder : folder + path.sep;
}

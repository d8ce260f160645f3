/** Opens an index that is kept in a folder. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';
import { DamageError, joinedDamage, MissingFileError } from './damage.js';
import { type FolderSetup, FolderStorage, openSegment } from './folder-storage.js';
import { Journal, readJournal } from './journal.js';
import type { Change } from './journal-items.js';
import {
  hasManifest,
  type Manifest,
  manifestFile,
  namesIn,
  readManifest,
  writeManifest,
} from './manifest.js';
import type { Segment } from './segment.js';
import type { IndexState, Storage } from './storage.js';
import { isWriterLock, takeWriterLock } from './writer-lock.js';

/** An index as it was found in its folder. */
export interface OpenedFolder {
  storage: Storage;
  state: IndexState;
  /** The changes in each journal. */
  journals: Change[][];
  /** Bytes at the end of the last journal, of an entry that was not finished. */
  unfinished: number;
}

/** Times that a reader begins anew because a writer has replaced the files meanwhile. */
const READ_ATTEMPTS = 5;

/**
 * Opens the index in a folder for changes, or makes an empty one.
 * @throws {RunError} if another process changes it, or it was made with other parameters.
 * @throws {DamageError} if it is damaged.
 */
export function openFolder(folder: string, setup: FolderSetup): OpenedFolder {
  makeFolder(folder);
  const release = takeWriterLock(folder);
  try {
    if (!hasManifest(folder)) makeEmptyIndex(folder, setup);
    const manifest = readManifest(folder, setup.parameters, setup.hash);
    const { segments, ...read } = openFiles(folder, manifest, setup);
    removeStrays(folder, manifest);
    // From now on the last journal may grow: its length at the last closing says nothing any more.
    const last = manifest.journals.at(-1)!;
    const journals = [...manifest.journals.slice(0, -1), { ...last, bytes: null }];
    writeManifest(folder, { ...manifest, journals }, setup.hash);
    const journal = new Journal(path.join(folder, last.name), read.bytes, setup);
    const opened = { ...manifest, journals };
    const storage = new FolderStorage(folder, opened, journal, setup, release);
    return { ...read, storage, state: { ...manifest, segments } };
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * Opens the index in a folder for reading, which may go on while another process changes it: it stays
 * as it was found.
 * @throws {RunError} if there is none, or it was made with other parameters.
 * @throws {DamageError} if it is damaged.
 */
export function openFolderToRead(folder: string, setup: FolderSetup): OpenedFolder {
  for (let attempt = 1; ; attempt++) {
    const manifest = readManifest(folder, setup.parameters, setup.hash);
    try {
      const { segments, ...read } = openFiles(folder, manifest, setup);
      return { ...read, storage: READ_ONLY, state: { ...manifest, segments } };
    } catch (error) {
      if (!(error instanceof MissingFileError) || attempt === READ_ATTEMPTS) throw error;
    }
  }
}

/** Nothing lasts: articles that are added are known as long as the process. */
const READ_ONLY: Storage = {
  isLasting: true,
  recentArticles: Number.POSITIVE_INFINITY,
  recentBytes: Number.POSITIVE_INFINITY,
  record: () => {},
  sync: async () => {},
  write: () => {
    throw new RunError('the index was opened for reading');
  },
  writeAside: () => {
    throw new RunError('the index was opened for reading');
  },
  endThreads: () => {},
  rotate: () => {},
  commit: () => {},
  close: () => {},
};

function makeFolder(folder: string): void {
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
  } catch (error) {
    throw new RunError(`${folder} cannot hold an index: ${messageOf(error)}`, { cause: error });
  }
  if (!hasManifest(folder) && fs.readdirSync(folder).some((name) => !isOwn(name))) {
    throw new RunError(`${folder} holds other files and no index; name an empty or a new folder`);
  }
}

/** @throws {DamageError} if the folder has files of an index whose manifest was lost. */
function makeEmptyIndex(folder: string, { parameters, hash }: FolderSetup): void {
  for (const name of fs.readdirSync(folder)) {
    const isFilled = isStored(name) && fs.statSync(path.join(folder, name)).size > 0;
    if (isFilled)
      throw new MissingFileError(manifestFile(folder), `it is missing, but ${name} is there`);
  }
  const journal = 'journal-0';
  new Journal(path.join(folder, journal), 0, { hash, latency: 0 }).close();
  const journals = [{ name: journal, bytes: null }];
  const lists = { segments: [], gone: [], boilerplate: [] };
  writeManifest(folder, { parameters, journals, next: 0, ...lists }, hash);
}

/** Opens all files that a manifest names. */
function openFiles(folder: string, manifest: Manifest, setup: FolderSetup) {
  const segments: Segment[] = [];
  const damages: DamageError[] = [];
  try {
    for (const name of manifest.segments) {
      const file = path.join(folder, name);
      const opened = unlessDamaged(() => openSegment(file, setup), damages);
      for (const segment of opened) segments.push(segment);
    }
    const read = manifest.journals.flatMap(({ name, bytes }) => {
      const file = path.join(folder, name);
      return unlessDamaged(() => readJournal(file, bytes, setup.hash), damages);
    });
    if (damages.length > 0) throw joinedDamage(damages);
    for (const segment of segments) setup.book.add(segment.tokens);
    const { bytes, unfinished } = read.at(-1)!;
    return { segments, journals: read.map(({ changes }) => changes), bytes, unfinished };
  } catch (error) {
    for (const segment of segments) segment.close();
    const { code, path: file = folder } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? new MissingFileError(file, 'it is missing') : error;
  }
}

/** The opened part in a list; nothing if it is damaged, and `damages` has the fault. */
function unlessDamaged<Part>(open: () => Part, damages: DamageError[]): Part[] {
  try {
    return [open()];
  } catch (error) {
    // A reader begins anew if a file is missing.
    if (!(error instanceof DamageError) || error instanceof MissingFileError) throw error;
    damages.push(error);
    return [];
  }
}

/** Whether a file of the folder belongs to an index. */
function isOwn(name: string): boolean {
  return isStored(name) || isWriterLock(name) || /^index\.json(?:\.new)?$/.test(name);
}

/** Whether a file holds articles. */
function isStored(name: string): boolean {
  return /^(?:segment|journal)-\d+$/.test(name);
}

/** Removes files that a killed process did not finish, or did not remove. */
function removeStrays(folder: string, manifest: Manifest): void {
  const kept = new Set(namesIn(manifest));
  for (const name of fs.readdirSync(folder)) {
    if (isStored(name) && !kept.has(name)) fs.rmSync(path.join(folder, name), { force: true });
  }
}

import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf, RunError } from '../errors.js';
import type { SketchShape } from '../kernel/engine.js';
import { FileSource } from './byte-source.js';
import { MissingFileError } from './damage.js';
import { Journal, readJournal } from './journal.js';
import type { Change } from './journal-items.js';
import {
  hasManifest,
  type JournalFile,
  type Manifest,
  manifestFile,
  readManifest,
  writeForGood,
  writeManifest,
} from './manifest.js';
import type { IndexParameters } from './parameters.js';
import type { Hash32 } from './postings.js';
import { Segment } from './segment.js';
import type { SegmentTask } from './segment-task.js';
import type { SegmentWork } from './segment-worker.js';
import type { AsideTask, IndexState, Storage } from './storage.js';
import type { TokenBook } from './token-book.js';
import { type SegmentContents, writeSegment } from './write-segment.js';
import { isWriterLock, takeWriterLock } from './writer-lock.js';

/** The parts that an index in a folder needs. */
export interface FolderSetup {
  parameters: IndexParameters;
  shape: SketchShape;
  book: TokenBook;
  hash: Hash32;
  /** Milliseconds that changes may wait for others, which share their write to the disk. */
  latency: number;
}

function notWritten(file: string, error: unknown): RunError {
  fs.rmSync(file, { force: true });
  return new RunError(`${file} cannot be written: ${messageOf(error)}`, { cause: error });
}

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
  try {
    for (const name of manifest.segments) {
      segments.push(openSegment(path.join(folder, name), setup));
    }
    const read = manifest.journals.map(({ name, bytes }) =>
      readJournal(path.join(folder, name), bytes, setup.hash),
    );
    for (const segment of segments) setup.book.add(segment.tokens);
    const { bytes, unfinished } = read.at(-1)!;
    return { segments, journals: read.map(({ changes }) => changes), bytes, unfinished };
  } catch (error) {
    for (const segment of segments) segment.close();
    const { code, path: file = folder } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' ? new MissingFileError(file, 'it is missing') : error;
  }
}

function openSegment(file: string, { parameters, book, hash }: FolderSetup): Segment {
  const source = new FileSource(file);
  try {
    return new Segment(source, parameters, book, hash);
  } catch (error) {
    source.close();
    throw error;
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

/** The names of all files that hold articles. */
function namesIn({ segments, journals }: Manifest): string[] {
  return [...segments, ...journals.map(({ name }) => name)];
}

class FolderStorage implements Storage {
  readonly isLasting = true;
  readonly recentArticles = 1 << 14;
  readonly recentBytes = 1 << 28;
  readonly #folder: string;
  readonly #setup: FolderSetup;
  readonly #release: () => void;
  readonly #threads = new Set<Worker>();
  #manifest: Manifest;
  #journal: Journal;
  /** The number in the name of the next file. */
  #nextFile: number;

  constructor(
    folder: string,
    manifest: Manifest,
    journal: Journal,
    setup: FolderSetup,
    release: () => void,
  ) {
    this.#folder = folder;
    this.#manifest = manifest;
    this.#journal = journal;
    this.#setup = setup;
    this.#release = release;
    const numbers = namesIn(manifest).map((name) => Number(name.split('-')[1]));
    this.#nextFile = 1 + numbers.reduce((most, number) => Math.max(most, number), 0);
  }

  record(changes: readonly Change[]): void {
    this.#journal.append(changes);
  }

  sync(): Promise<void> {
    return this.#journal.sync();
  }

  write(contents: SegmentContents): Segment {
    const { hash } = this.#setup;
    const file = this.#nextSegment();
    try {
      writeForGood(file, (write) => writeSegment({ write }, contents, hash));
    } catch (error) {
      throw notWritten(file, error);
    }
    return openSegment(file, this.#setup);
  }

  async writeAside(asked: AsideTask): Promise<() => Segment> {
    const { parameters, shape } = this.#setup;
    const file = this.#nextSegment();
    const task: SegmentTask =
      asked.kind === 'merge' ? asked : { ...asked, journal: this.#firstJournal };
    const workerData: SegmentWork = { file, task, shape, parameters };
    const worker = new Worker(new URL('./segment-worker.js', import.meta.url), { workerData });
    this.#threads.add(worker);
    try {
      await new Promise<void>((resolve, reject) => {
        worker.once('error', reject);
        worker.once('exit', (code) => {
          if (code === 0) resolve();
          else reject(new Error(`its thread ended with status ${code}`));
        });
      });
    } catch (error) {
      throw notWritten(file, error);
    } finally {
      this.#threads.delete(worker);
    }
    return () => openSegment(file, this.#setup);
  }

  endThreads(): void {
    for (const worker of this.#threads) void worker.terminate();
    this.#threads.clear();
  }

  rotate(): void {
    const name = `journal-${this.#nextFile++}`;
    // Nothing syncs it from now on.
    this.#journal.syncNow();
    const opened = new Journal(path.join(this.#folder, name), 0, this.#setup);
    try {
      const journals = [...this.#closedJournals(), { name, bytes: null }];
      this.#replaceManifest({ ...this.#manifest, journals });
    } catch (error) {
      opened.close();
      throw error;
    }
    this.#journal.close();
    this.#journal = opened;
  }

  commit({ segments, next, gone, boilerplate }: IndexState, journals: number): void {
    const before = namesIn(this.#manifest);
    this.#replaceManifest({
      parameters: this.#setup.parameters,
      segments: segments.map(({ name }) => path.basename(name)),
      journals: this.#manifest.journals.slice(-journals),
      next,
      gone: [...gone],
      boilerplate: [...boilerplate],
    });
    const kept = new Set(namesIn(this.#manifest));
    for (const name of before) {
      if (!kept.has(name)) fs.rmSync(path.join(this.#folder, name), { force: true });
    }
  }

  /** The journal that is to become a segment first. */
  get #firstJournal(): JournalFile {
    const { name, bytes } = this.#manifest.journals[0]!;
    return { name: path.join(this.#folder, name), bytes };
  }

  /** The journals, with the bytes of the last one. */
  #closedJournals(): JournalFile[] {
    const { journals } = this.#manifest;
    return [...journals.slice(0, -1), { ...journals.at(-1)!, bytes: this.#journal.bytes }];
  }

  #replaceManifest(manifest: Manifest): void {
    writeManifest(this.#folder, manifest, this.#setup.hash);
    this.#manifest = manifest;
  }

  #nextSegment(): string {
    return path.join(this.#folder, `segment-${this.#nextFile++}`);
  }

  close(): void {
    try {
      this.#journal.syncNow();
      this.#replaceManifest({ ...this.#manifest, journals: this.#closedJournals() });
    } finally {
      this.#journal.close();
      this.#release();
    }
  }
}

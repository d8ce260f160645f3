import fs from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { messageOf, RunError } from '../errors.js';
import type { SketchShape } from '../kernel/engine.js';
import { FileSource } from './byte-source.js';
import { Journal } from './journal.js';
import type { Change } from './journal-items.js';
import {
  type JournalFile,
  type Manifest,
  namesIn,
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

/** The parts that an index in a folder needs. */
export interface FolderSetup {
  parameters: IndexParameters;
  shape: SketchShape;
  book: TokenBook;
  hash: Hash32;
  /** Milliseconds that changes may wait for others, which share their write to the disk. */
  latency: number;
}

/** Opens a segment. @throws {DamageError} if it is damaged. */
export function openSegment(file: string, { parameters, book, hash }: FolderSetup): Segment {
  const source = new FileSource(file);
  try {
    return new Segment(source, parameters, book, hash);
  } catch (error) {
    source.close();
    throw error;
  }
}

/** Keeps an index in a folder. */
export class FolderStorage implements Storage {
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

function notWritten(file: string, error: unknown): RunError {
  fs.rmSync(file, { force: true });
  return new RunError(`${file} cannot be written: ${messageOf(error)}`, { cause: error });
}

/** How much of the sketches stays in memory, and when they go to disk. */
import fs from 'node:fs';
import os from 'node:os';
import { RunError } from '../errors.js';
import type { MappedJob } from './job-cache.js';
import type { KeptTexts } from './kept-texts.js';
import { packedBytes } from './packed-block.js';
import { moveToFile } from './sketch-store.js';
import { cannotSpill, closeSpill, openSpill, type SpillSpace } from './spill.js';

/** That sketches go to disk from now on. */
export interface SpillNotice {
  folder: string;
  /** Bytes that it will take there, by what was read so far. */
  bytes: number;
  /** The limit that asks for it. */
  memory: number;
}

/**
 * What the process takes before it reads: runtime, kernels, read buffers. Measured as what the system says
 * of scans, less the sketches: done in one thread, or by the main one and workers, for each of which there
 * is another runtime and another kernel.
 */
const BASE_BYTES = 160e6;
const BASE_BESIDE_WORKERS = 190e6;
const WORKER_BYTES = 60e6;
/** What must be left for sketches, joins and what is found: with less, there are fewer workers. */
const LEAST_ROOM = 100e6;
/** Share of the rest that sketches may take: the joins need as much again. */
const SKETCH_SHARE = 0.5;
/** Share of as much again that sorting of one join may take; what was found needs the rest. */
const JOIN_SHARE = 0.5;
/** Free memory that is taken where no limit is given: others live here too. */
const SHARE_OF_FREE = 1 / 3;
/** More than what was read so far lets expect. */
const RESERVE = 1.1;

/** The limit where none is given, in bytes. */
export function defaultMemory(): number {
  return Math.max(2 * BASE_BYTES, os.freemem() * SHARE_OF_FREE);
}

/** Counts what blocks take; when it is too much, all go to disk. */
export class MemoryBudget {
  readonly #memory: number;
  readonly #inputBytes: number;
  readonly #onSpill: (notice: SpillNotice) => void;
  readonly #results: MappedJob[] = [];
  #base = BASE_BYTES;
  #blockBytes = 0;
  #textBytes = 0;
  #spill: SpillSpace | null = null;
  #texts: KeptTexts | null = null;

  /** @param inputBytes of all jobs. */
  constructor(memory: number, inputBytes: number, onSpill: (notice: SpillNotice) => void) {
    this.#memory = memory;
    this.#inputBytes = inputBytes;
    this.#onSpill = onSpill;
  }

  /**
   * How many of the threads that are wanted there is memory for, one at least. What they take is no
   * longer there for sketches.
   */
  takeThreads(wanted: number): number {
    let threads = Math.max(1, wanted);
    while (threads > 1 && this.#memory - baseBytes(threads) < LEAST_ROOM) threads--;
    this.#base = baseBytes(threads);
    return threads;
  }

  /** Where blocks are spilled; null while memory has room for them. */
  get spill(): SpillSpace | null {
    return this.#spill;
  }

  /** What one join may take, all threads together; no limit while sketches have room in memory. */
  get joinBytes(): number {
    return this.#spill === null ? Number.POSITIVE_INFINITY : Math.max(1, JOIN_SHARE * this.#room());
  }

  /** Counts texts as sketches are counted, and moves them to disk together with those. */
  countTexts(texts: KeptTexts): void {
    this.#texts = texts;
  }

  /**
   * Takes note of what a job gave. Once there is too much in memory, all of it goes to disk, and
   * what comes from then on should stand there already.
   * @throws {RunError} where the disk has no room.
   */
  add(result: MappedJob): void {
    if (this.#spill === null) this.#results.push(result);
    for (const block of result.blocks) {
      this.#blockBytes += packedBytes(block).length;
      for (const bytes of block.textBytes) this.#textBytes += bytes;
    }
    const kept = this.#blockBytes + (this.#texts?.bytesInMemory ?? 0);
    if (this.#spill !== null || kept <= this.#room()) return;
    const folder = os.tmpdir();
    this.#announce(folder);
    const space = openSpill(folder);
    this.#spill = space;
    for (const job of this.#results.splice(0)) {
      job.blocks = job.blocks.map((block) => moveToFile(block, space));
    }
    this.#texts?.moveToDisk(folder);
  }

  /** Gives the disk back. What was spilled is gone. */
  close(): void {
    if (this.#spill) closeSpill(this.#spill);
    this.#spill = null;
  }

  #room(): number {
    return Math.max(0, this.#memory - this.#base) * SKETCH_SHARE;
  }

  #announce(folder: string): void {
    const jobs = Math.max(this.#inputBytes, this.#textBytes);
    const kept = this.#blockBytes + (this.#texts?.bytesInMemory ?? 0);
    const bytes = Math.ceil((kept / this.#textBytes) * jobs * RESERVE);
    this.#onSpill({ folder, bytes, memory: this.#memory });
    const { bavail, bsize } = statOf(folder);
    if (bavail * bsize >= bytes) return;
    const [needed, free] = [bytes, bavail * bsize].map((n) => `${Math.ceil(n / 1e6)} MB`);
    throw new RunError(
      `${folder} has ${free} free, and sketches that do not fit into --memory need ${needed}: ` +
        'set TMPDIR to a folder with more room, or give more --memory',
    );
  }
}

function baseBytes(threads: number): number {
  return threads === 1 ? BASE_BYTES : BASE_BESIDE_WORKERS + threads * WORKER_BYTES;
}

/** @throws {RunError} where the folder is not there. */
function statOf(folder: string): fs.StatsFs {
  try {
    return fs.statfsSync(folder);
  } catch (error) {
    throw cannotSpill(folder, error);
  }
}

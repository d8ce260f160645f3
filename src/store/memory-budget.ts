/** Decides how much of the sketches stays in memory, and when they go to disk. */
import fs from 'node:fs';
import os from 'node:os';
import { RunError } from '../errors.js';
import type { MappedJob } from './job-cache.js';
import type { KeptTexts } from './kept-texts.js';
import { packedBytes } from './packed-block.js';
import { moveToFile } from './sketch-store.js';
import { cannotSpill, closeSpill, openSpill, type SpillSpace } from './spill.js';

/** The notice that sketches go to disk from now on. */
export interface SpillNotice {
  folder: string;
  /** Estimated bytes on disk, from the input read so far. */
  bytes: number;
  /** The limit that requires it. */
  memory: number;
  /**
   * Estimated memory of the process in the end, if much of the news is copied. The findings stay in
   * memory, so for many articles this may be more than the limit.
   */
  needed: number;
}

/**
 * The memory of the process before it reads: runtime, kernels, read buffers. Measured as the size
 * of the process minus the sketches, in scans in one thread, and in scans by the main thread and
 * workers, each of which has another runtime and another kernel.
 */
const BASE_BYTES = 160e6;
const BASE_BESIDE_WORKERS = 190e6;
const WORKER_BYTES = 60e6;
/** The least memory for sketches, joins and findings; with less, there are fewer workers. */
const LEAST_ROOM = 100e6;
/** Share of the rest that sketches may take; the joins need the same again. */
const SKETCH_SHARE = 0.5;
/**
 * The share of that part that sorting for one join may take; the findings need the rest. With half
 * of it, 342 MB of much copied news needed 371 MB of the 315 MB that they were given, with a
 * quarter 338 MB.
 */
const JOIN_SHARE = 0.25;
/** Memory of the findings on an article of much copied news, and of its facts and records. */
const FINDINGS_BYTES = 1200;
/** Default limit as a share of free memory; other processes need the rest. */
const SHARE_OF_FREE = 1 / 3;
/** Safety margin over the extrapolated size. */
const RESERVE = 1.1;

/** The default limit, in bytes. */
export function defaultMemory(): number {
  return Math.max(2 * BASE_BYTES, os.freemem() * SHARE_OF_FREE);
}

/** Counts the memory of blocks; when it is too much, all go to disk. */
export class MemoryBudget {
  readonly #memory: number;
  readonly #inputBytes: number;
  readonly #onSpill: (notice: SpillNotice) => void;
  readonly #results: MappedJob[] = [];
  #base = BASE_BYTES;
  #blockBytes = 0;
  #textBytes = 0;
  #articles = 0;
  #spill: SpillSpace | null = null;
  #texts: KeptTexts | null = null;

  /** @param inputBytes of all jobs. */
  constructor(memory: number, inputBytes: number, onSpill: (notice: SpillNotice) => void) {
    this.#memory = memory;
    this.#inputBytes = inputBytes;
    this.#onSpill = onSpill;
  }

  /**
   * How many of the wanted threads fit in memory, at least one. Their memory is no longer available
   * for sketches.
   */
  takeThreads(wanted: number): number {
    let threads = Math.max(1, wanted);
    while (threads > 1 && this.#memory - baseBytes(threads) < LEAST_ROOM) threads--;
    this.#base = baseBytes(threads);
    return threads;
  }

  /** Where blocks are spilled; null while they fit in memory. */
  get spill(): SpillSpace | null {
    return this.#spill;
  }

  /** The memory of one join, for all threads together; unlimited while sketches fit in memory. */
  get joinBytes(): number {
    return this.#spill === null ? Number.POSITIVE_INFINITY : Math.max(1, JOIN_SHARE * this.#room());
  }

  /** Counts texts like sketches, and moves them to disk together with them. */
  countTexts(texts: KeptTexts): void {
    this.#texts = texts;
  }

  /**
   * Counts the result of a job. As soon as memory holds too much, all of it goes to disk, and later
   * results should already be there.
   * @throws {RunError} if the disk is full.
   */
  add(result: MappedJob): void {
    if (this.#spill === null) this.#results.push(result);
    for (const block of result.blocks) {
      this.#blockBytes += packedBytes(block).length;
      this.#articles += block.count;
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

  /** Releases the disk; spilled data is lost. */
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
    const findings = (this.#articles / this.#textBytes) * jobs * FINDINGS_BYTES;
    const needed = Math.ceil(this.#base + JOIN_SHARE * this.#room() + findings);
    this.#onSpill({ folder, bytes, memory: this.#memory, needed });
    const { bavail, bsize } = statOf(folder);
    if (bavail * bsize >= bytes) return;
    const [space, free] = [bytes, bavail * bsize].map((n) => `${Math.ceil(n / 1e6)} MB`);
    throw new RunError(
      `${folder} has ${free} free, and sketches that do not fit into --memory need ${space}: ` +
        'set TMPDIR to a folder with more space, or give more --memory',
    );
  }
}

function baseBytes(threads: number): number {
  return threads === 1 ? BASE_BYTES : BASE_BESIDE_WORKERS + threads * WORKER_BYTES;
}

/** @throws {RunError} if the folder does not exist. */
function statOf(folder: string): fs.StatsFs {
  try {
    return fs.statfsSync(folder);
  } catch (error) {
    throw cannotSpill(folder, error);
  }
}

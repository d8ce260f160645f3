import type { SketchBlock } from '../sketch/block.js';
import type { BlockParameters } from './block-header.js';
import type { JobCache, MappedJob } from './job-cache.js';
import { leaveOnDisk, packBlock, packedBytes } from './packed-block.js';
import { type SpillSpace, spill } from './spill.js';
import type { Column } from './stored-columns.js';

/** Puts a block into its final place: shared memory, or the temporary file. */
export type Put = (block: SketchBlock) => SketchBlock;

/**
 * Stores the results of one thread of a scan: in memory that threads share, in the temporary file
 * as soon as there is too much, and with `--resume` also in a folder for the next run.
 */
export class SketchStore {
  readonly #parameters: BlockParameters;
  readonly #cache: JobCache | null;
  #space: SpillSpace | null = null;
  /**
   * The buffer in which blocks are packed for the file: a new one each time would be collected
   * late.
   */
  #scratch = new SharedArrayBuffer(0);

  /** @param cache the folder of finished jobs; by default none. */
  constructor(parameters: BlockParameters, cache: JobCache | null = null) {
    this.#parameters = parameters;
    this.#cache = cache;
  }

  /** Sets where the next blocks and words go: to a temporary file, or to memory if it is null. */
  use(space: SpillSpace | null): void {
    this.#space = space;
  }

  /** Whether blocks and words stay in memory. */
  get isInMemory(): boolean {
    return this.#space === null;
  }

  /**
   * Packs a block, and puts it into its final place.
   * @returns the block; if it is in the file, its large columns are read from there.
   * @throws {RunError} if the disk is full.
   */
  put(block: SketchBlock): SketchBlock {
    if (this.#space === null) return this.#pack(block);
    const packed = packBlock(block, this.#parameters, (bytes) => {
      if (this.#scratch.byteLength < bytes) this.#scratch = new SharedArrayBuffer(2 * bytes);
      return this.#scratch;
    });
    return moveToFile(packed, this.#space);
  }

  /**
   * Puts words into their final place.
   * @throws {RunError} if the disk is full.
   */
  putColumn(words: Uint32Array): Column {
    if (this.#space === null) return words;
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    return { fd: this.#space.fd, at: spill(bytes, this.#space), length: words.length };
  }

  /**
   * The result of a job: from the folder of finished jobs, or made now and kept there.
   * @param keyNow returns the job's key for its current input; null if the job cannot be kept.
   * @throws {RunError} if the folder or the temporary file is full.
   */
  async job(
    keyNow: (cache: JobCache) => string | null,
    make: (put: Put) => Promise<MappedJob>,
  ): Promise<MappedJob> {
    const cache = this.#cache;
    if (!cache) return make((block) => this.put(block));
    const key = keyNow(cache);
    const known = key === null ? undefined : cache.find(key, this.#parameters);
    const job = known ?? (await make((block) => this.#pack(block)));
    // A file that was written to meanwhile no longer matches its key.
    if (!known && key !== null && keyNow(cache) === key) cache.keep(key, job);
    const space = this.#space;
    return space ? { ...job, blocks: job.blocks.map((block) => moveToFile(block, space)) } : job;
  }

  #pack(block: SketchBlock): SketchBlock {
    return packBlock(block, this.#parameters);
  }
}

/**
 * Writes a packed block to a temporary file.
 * @returns the block without its large columns, which are read from there; a block that is already
 *   on disk is returned unchanged.
 * @throws {RunError} if the disk is full.
 */
export function moveToFile(block: SketchBlock, space: SpillSpace): SketchBlock {
  if (block.disk) return block;
  return leaveOnDisk(block, space.fd, spill(packedBytes(block), space));
}

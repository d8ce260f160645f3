import type { SketchBlock } from '../sketch/block.js';
import type { BlockParameters } from './block-header.js';
import type { JobCache, MappedJob } from './job-cache.js';
import { leaveOnDisk, packBlock, packedBytes } from './packed-block.js';
import { type SpillSpace, spill } from './spill.js';
import type { Words } from './stored-words.js';

/** Puts a block where it stays: into shared memory, or into the temporary file. */
export type Put = (block: SketchBlock) => SketchBlock;

/**
 * Where one thread of a scan puts what it makes: in memory that threads share, once there is too much
 * of it in the temporary file, and with `--resume` in a folder for the next run as well.
 */
export class SketchStore {
  readonly #parameters: BlockParameters;
  readonly #cache: JobCache | null;
  #space: SpillSpace | null = null;
  /** Where blocks are packed on their way to the file: memory of their own would be given back late. */
  #scratch = new SharedArrayBuffer(0);

  /** @param cache the folder of finished jobs; default none. */
  constructor(parameters: BlockParameters, cache: JobCache | null = null) {
    this.#parameters = parameters;
    this.#cache = cache;
  }

  /** Says where the next blocks and words go: to a temporary file, or with null to memory. */
  use(space: SpillSpace | null): void {
    this.#space = space;
  }

  /** Whether blocks and words stay in memory. */
  get isInMemory(): boolean {
    return this.#space === null;
  }

  /**
   * Packs a block, and puts it where it stays.
   * @returns the same; of one in the file the large columns are read from there.
   * @throws {RunError} where the disk is full.
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
   * Puts words where they stay.
   * @throws {RunError} where the disk is full.
   */
  putWords(words: Uint32Array): Words {
    if (this.#space === null) return words;
    const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
    return { fd: this.#space.fd, at: spill(bytes, this.#space), length: words.length };
  }

  /**
   * What a job gives: what the folder of finished jobs has of it, or what is made now, and kept there.
   * @param keyNow the job's key by its input as it is now; null where the job cannot be kept.
   * @throws {RunError} where the folder or the temporary file takes no more.
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
    // A file that was written to in between is not what the key says.
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
 * @returns the same without its large columns, which are read from there; one that is there already as
 *   it is.
 * @throws {RunError} where the disk is full.
 */
export function moveToFile(block: SketchBlock, space: SpillSpace): SketchBlock {
  if (block.disk) return block;
  return leaveOnDisk(block, space.fd, spill(packedBytes(block), space));
}

/** Blocks that do not fit into memory, in files without a name. */
import fs from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';
import { RunError } from '../errors.js';
import type { SketchBlock } from './block.js';
import { leaveOnDisk, packBlock, packedBytes } from './packed-block.js';

/**
 * A temporary file that is gone when the process ends, however it ends: it loses its name as soon
 * as it is open, and all threads of the process read it by its descriptor.
 */
export class SpillFile {
  readonly #fd: number;
  #end = 0;
  /** Where blocks are packed on their way: memory of their own would be given back late. */
  #scratch = new SharedArrayBuffer(0);

  /** @throws {RunError} where the folder takes no file. */
  constructor(folder: string) {
    const moment = process.hrtime.bigint();
    const name = path.join(folder, `wirecopy-${process.pid}-${threadId}-${moment}.tmp`);
    try {
      this.#fd = fs.openSync(name, 'wx+', 0o600);
      fs.unlinkSync(name);
    } catch (error) {
      throw cannotSpill(folder, error);
    }
  }

  /** Packs a block and writes it, as {@link add} does. */
  pack(block: SketchBlock): SketchBlock {
    return this.add(
      packBlock(block, (bytes) => {
        if (this.#scratch.byteLength < bytes) this.#scratch = new SharedArrayBuffer(2 * bytes);
        return this.#scratch;
      }),
    );
  }

  /**
   * Writes a packed block.
   * @returns the same without its large columns, which are read from here.
   * @throws {RunError} where the disk is full.
   */
  add(block: SketchBlock): SketchBlock {
    const at = this.#end;
    const bytes = packedBytes(block);
    try {
      for (let done = 0; done < bytes.length; ) {
        done += fs.writeSync(this.#fd, bytes, done, bytes.length - done, at + done);
      }
    } catch (error) {
      throw cannotSpill('the temporary folder', error);
    }
    this.#end += bytes.length;
    return leaveOnDisk(block, this.#fd, at);
  }
}

/** Bytes of a spilled column, in memory of their own. */
export function readColumn(fd: number, start: number, count: number): Uint8Array {
  const bytes = new Uint8Array(count);
  for (let done = 0; done < count; ) {
    const read = fs.readSync(fd, bytes, done, count - done, start + done);
    if (read === 0) throw new RunError('a temporary file became shorter while it was in use');
    done += read;
  }
  return bytes;
}

function cannotSpill(folder: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  const advice = 'set TMPDIR to a folder with more room, or give more --memory';
  return new RunError(`${folder} takes no temporary file: ${why}; ${advice}`, { cause: error });
}

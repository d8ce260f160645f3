/**
 * Finished jobs in a folder: an interrupted scan resumes, and tomorrow's scan reads only new files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { RunError } from '../errors.js';
import type { Plan } from '../options/plan.js';
import type { Job } from '../read/jobs.js';
import type { FieldNames } from '../read/record.js';
import { type Checksum, loadChecksums } from '../store/checksum.js';
import { packedBytes, viewBlock } from '../store/packed-block.js';
import { jobKey } from './job-key.js';
import type { MappedJob } from './map-job.js';

/** The JSON at the start of a file, before its blocks; the first eight bytes give its length. */
interface Header extends Pick<MappedJob, 'skipped' | 'lines'> {
  /** Bytes of each block. */
  blocks: number[];
  /** Hash of all blocks. */
  checksum: string;
}

const LENGTH_BYTES = 8;

/**
 * Opens a folder of finished jobs.
 * @returns null if no folder is named.
 * @throws {RunError} if it does not exist and cannot be made.
 */
export async function openKeptJobs(folder: string | null): Promise<KeptJobs | null> {
  return folder === null ? null : new KeptJobs(folder, await loadChecksums());
}

/** A folder of finished jobs, a file each, named by the job's key. */
export class KeptJobs {
  readonly #folder: string;
  readonly #newChecksum: () => Checksum;

  /** @throws {RunError} if the folder does not exist and cannot be made. */
  constructor(folder: string, newChecksum: () => Checksum) {
    this.#folder = folder;
    this.#newChecksum = newChecksum;
    try {
      fs.mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw cannotKeep(folder, error);
    }
  }

  /** The key of a job; null if it cannot be kept. Cost: a read of its input. */
  keyOf(job: Job, settings: { plan: Plan; fields: FieldNames }): string | null {
    return jobKey(job, settings, this.#newChecksum());
  }

  /** The job kept under a key; undefined if there is none, or if it is damaged. */
  find(key: string): MappedJob | undefined {
    let fd: number;
    try {
      fd = fs.openSync(this.#fileOf(key), 'r');
    } catch {
      return undefined;
    }
    try {
      return readJob(fd, this.#newChecksum());
    } catch {
      // Damaged: the job is done again and its file replaced.
      return undefined;
    } finally {
      fs.closeSync(fd);
    }
  }

  /**
   * Keeps a job. Its file appears whole or not at all, even if the process is killed.
   * @throws {RunError} if it cannot be written.
   */
  keep(key: string, { blocks, skipped, lines }: MappedJob): void {
    const file = this.#fileOf(key);
    const written = `${file}.${process.pid}.tmp`;
    const pieces = blocks.map(packedBytes);
    const header = encodeHeader({
      skipped,
      lines,
      blocks: pieces.map((piece) => piece.length),
      checksum: checksumOf(pieces, this.#newChecksum()),
    });
    try {
      const fd = fs.openSync(written, 'w');
      try {
        for (const piece of [header, ...pieces]) writeAll(fd, piece);
      } finally {
        fs.closeSync(fd);
      }
      fs.renameSync(written, file);
    } catch (error) {
      fs.rmSync(written, { force: true });
      throw cannotKeep(this.#folder, error);
    }
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, `${key}.sketches`);
  }
}

function encodeHeader(header: Header): Uint8Array {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json]);
}

/** @throws if the file is not as {@link KeptJobs.keep} writes it. */
function readJob(fd: number, ofBlocks: Checksum): MappedJob {
  const size = fs.fstatSync(fd).size;
  let at = 0;
  const next = (length: number): SharedArrayBuffer => {
    if (!(length >= 0 && at + length <= size)) throw new RangeError('the file is too short');
    const memory = new SharedArrayBuffer(length);
    const bytes = new Uint8Array(memory);
    for (let done = 0; done < length; ) {
      const count = fs.readSync(fd, bytes, done, length - done, at + done);
      if (count === 0) throw new RangeError('the file became shorter');
      done += count;
    }
    at += length;
    return memory;
  };
  const length = Buffer.from(next(LENGTH_BYTES)).readUInt32LE();
  const { blocks, checksum, skipped, lines } = JSON.parse(
    Buffer.from(next(length)).toString(),
  ) as Header;
  const memories = blocks.map(next);
  const pieces = memories.map((memory) => new Uint8Array(memory));
  if (at !== size || checksumOf(pieces, ofBlocks) !== checksum) {
    throw new RangeError('the file was changed after it was written');
  }
  return { blocks: memories.map(viewBlock), skipped, lines };
}

function checksumOf(pieces: readonly Uint8Array[], checksum: Checksum): string {
  for (const piece of pieces) checksum.update(piece);
  return checksum.digest();
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    done += fs.writeSync(fd, bytes, done, bytes.length - done);
  }
}

function cannotKeep(folder: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  const advice =
    'make space there, or name a folder on another disk; jobs that are already kept are used again';
  const message = `--resume cannot keep sketches in ${JSON.stringify(folder)}: ${why}; ${advice}`;
  return new RunError(message, { cause: error });
}

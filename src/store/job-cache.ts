/**
 * Finished jobs in a folder: an interrupted scan resumes, and tomorrow's scan reads only new files.
 */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';
import { makeFolder } from '../make-folder.js';
import type { FieldUse } from '../read/fields/field-uses.js';
import type { RawSkip } from '../read/raw-article.js';
import { readExactly } from '../read/read-exactly.js';
import type { Source } from '../read/reader.js';
import type { SketchBlock } from '../sketch/block.js';
import type { BlockParameters } from './block-header.js';
import { type Checksum, loadChecksums } from './checksum.js';
import type { JobTexts } from './job-texts.js';
import { openBlock, packedBytes, sealBlock } from './packed-block.js';
import { writeBytes } from './spill.js';

/** The result of one job of the map half. */
export interface MappedJob {
  blocks: SketchBlock[];
  /** The files and members that were read. */
  sources: Source[];
  /** The texts that cannot be read again; null if none are kept. A folder does not keep them. */
  texts: JobTexts | null;
  /** Lines count within the job. */
  skipped: RawSkip[];
  /** The fields of the files of records in the job. */
  fields: FieldUse[];
  /** Lines that began in the job's range. */
  lines: number;
  /** Bytes of the input that were read, compressed as they are. */
  bytesRead: number;
}

/** The JSON text before the blocks of a file. */
interface JobHeader extends Omit<MappedJob, 'blocks' | 'texts'> {
  /** Bytes of each block. */
  blocks: number[];
}

/** Bytes before the JSON text: its length, and the low half of its checksum. */
const PRELUDE_BYTES = 8;

/** Hexadecimal digits of half a checksum. */
const HALF_DIGITS = 8;

/**
 * Opens a folder of finished jobs.
 * @returns null if no folder is named.
 * @throws {RunError} if it does not exist and cannot be made.
 */
export async function openJobCache(folder: string | null): Promise<JobCache | null> {
  return folder === null ? null : new JobCache(folder, await loadChecksums());
}

/**
 * A folder of finished jobs, one file for each, named by the job's key. FORMAT.md describes the
 * files.
 */
export class JobCache {
  readonly #folder: string;
  /** Begins a checksum; keys of jobs are made with it, too. */
  readonly newChecksum: () => Checksum;

  /** @throws {RunError} if the folder does not exist and cannot be made. */
  constructor(folder: string, newChecksum: () => Checksum) {
    this.#folder = folder;
    this.newChecksum = newChecksum;
    try {
      makeFolder(folder);
    } catch (error) {
      throw cannotKeep(folder, error);
    }
  }

  /** The job kept under a key; undefined if there is none, or if it is damaged. */
  find(key: string, parameters: BlockParameters): MappedJob | undefined {
    let fd: number;
    try {
      fd = fs.openSync(this.#fileOf(key), 'r');
    } catch {
      return undefined;
    }
    try {
      return readJob(new JobReader(fd), parameters, this.newChecksum);
    } catch {
      // Damaged: the job is done again and its file replaced.
      return undefined;
    } finally {
      fs.closeSync(fd);
    }
  }

  /**
   * Keeps a job of packed blocks. Its file appears whole or not at all, even if the process is
   * killed.
   * @throws {RunError} if it cannot be written.
   */
  keep(key: string, { blocks, texts: _, ...facts }: MappedJob): void {
    const file = this.#fileOf(key);
    const written = `${file}.${process.pid}.tmp`;
    for (const block of blocks) sealBlock(block, this.newChecksum());
    const pieces = blocks.map(packedBytes);
    const lengths = pieces.map((piece) => piece.length);
    const header: JobHeader = { ...facts, blocks: lengths };
    try {
      const fd = fs.openSync(written, 'w');
      try {
        let at = 0;
        for (const piece of [this.#encode(header), ...pieces]) {
          writeBytes(fd, piece, at);
          at += piece.length;
        }
      } finally {
        fs.closeSync(fd);
      }
      fs.renameSync(written, file);
    } catch (error) {
      fs.rmSync(written, { force: true });
      throw cannotKeep(this.#folder, error);
    }
  }

  #encode(header: JobHeader): Uint8Array {
    const json = Buffer.from(JSON.stringify(header));
    const prelude = Buffer.alloc(PRELUDE_BYTES);
    prelude.writeUInt32LE(json.length);
    prelude.writeUInt32LE(halfChecksum(json, this.newChecksum()), PRELUDE_BYTES / 2);
    return Buffer.concat([prelude, json]);
  }

  #fileOf(key: string): string {
    return path.join(this.#folder, `${key}.sketches`);
  }
}

/** Reads a file piece by piece. */
class JobReader {
  readonly #fd: number;
  readonly #size: number;
  #at = 0;

  constructor(fd: number) {
    this.#fd = fd;
    this.#size = fs.fstatSync(fd).size;
  }

  /** The next bytes, in memory that threads share. @throws if the file has no more. */
  next(length: number): SharedArrayBuffer {
    if (!(length >= 0 && this.#at + length <= this.#size)) {
      throw new RangeError('the file is too short');
    }
    const memory = new SharedArrayBuffer(length);
    if (!readExactly(this.#fd, this.#at, new Uint8Array(memory))) {
      throw new RangeError('the file became shorter');
    }
    this.#at += length;
    return memory;
  }

  /** @throws if the file has more. */
  end(): void {
    if (this.#at !== this.#size) throw new RangeError('the file is too long');
  }
}

/** @throws if the file is not as {@link JobCache.keep} writes it. */
function readJob(
  file: JobReader,
  parameters: BlockParameters,
  newChecksum: () => Checksum,
): MappedJob {
  const prelude = Buffer.from(file.next(PRELUDE_BYTES));
  const json = Buffer.from(file.next(prelude.readUInt32LE()));
  if (halfChecksum(json, newChecksum()) !== prelude.readUInt32LE(PRELUDE_BYTES / 2)) {
    throw new RangeError('the header was changed after it was written');
  }
  const { blocks, ...facts } = JSON.parse(json.toString()) as JobHeader;
  const opened = blocks.map((bytes) => openBlock(file.next(bytes), parameters, newChecksum()));
  file.end();
  return { ...facts, blocks: opened, texts: null };
}

function halfChecksum(bytes: Uint8Array, checksum: Checksum): number {
  checksum.update(bytes);
  return Number.parseInt(checksum.digest().slice(HALF_DIGITS), 16);
}

function cannotKeep(folder: string, error: unknown): RunError {
  const why = messageOf(error);
  const advice =
    'make space there, or name a folder on another disk; jobs that are already kept are used again';
  const message = `--resume cannot keep sketches in ${JSON.stringify(folder)}: ${why}; ${advice}`;
  return new RunError(message, { cause: error });
}

/** The temporary file of a scan, for data that does not fit into memory: a file without a name. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';

/**
 * The temporary file of a scan, and the place in it of the next bytes; threads share both. Plain
 * data.
 */
export interface SpillSpace {
  fd: number;
  /** Bytes used so far, in shared memory. */
  end: BigInt64Array;
}

/**
 * Opens a temporary file that is gone when the process ends, even if it is killed: the file loses
 * its name as soon as it is open, and all threads of the process use its descriptor.
 * @throws {RunError} if the folder takes no file.
 */
export function openSpill(folder: string): SpillSpace {
  const moment = process.hrtime.bigint();
  const name = path.join(folder, `wirecopy-${process.pid}-${moment}.tmp`);
  try {
    const fd = fs.openSync(name, 'wx+', 0o600);
    fs.unlinkSync(name);
    return { fd, end: new BigInt64Array(new SharedArrayBuffer(8)) };
  } catch (error) {
    throw cannotSpill(folder, error);
  }
}

/** Releases the space of the file; its contents are lost. */
export function closeSpill({ fd }: SpillSpace): void {
  fs.closeSync(fd);
}

/**
 * Appends bytes.
 * @returns the byte at which they begin.
 * @throws {RunError} if the disk is full.
 */
export function spill(bytes: Uint8Array, { fd, end }: SpillSpace): number {
  const at = Number(Atomics.add(end, 0, BigInt(bytes.length)));
  spillAt(bytes, fd, at);
  return at;
}

/**
 * Writes bytes to a place of a temporary file.
 * @throws {RunError} if the disk is full.
 */
export function spillAt(bytes: Uint8Array, fd: number, at: number): void {
  try {
    writeBytes(fd, bytes, at);
  } catch (error) {
    throw cannotSpill('the temporary folder', error);
  }
}

/** Writes all bytes to a place of a file. @throws the error of the system. */
export function writeBytes(fd: number, bytes: Uint8Array, at: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += fs.writeSync(fd, bytes, done, bytes.length - done, at + done);
  }
}

/** The error that sketches cannot go to disk, with advice. */
export function cannotSpill(folder: string, error: unknown): RunError {
  const why = messageOf(error);
  const advice = 'set TMPDIR to a folder that is there and has more space, or give more --memory';
  return new RunError(`${folder} takes no temporary file: ${why}; ${advice}`, { cause: error });
}

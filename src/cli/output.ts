/** The destination of results: standard output or a file, written piece by piece. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';
import { writeWhole } from './descriptor.js';
import { temporaryName } from './temporary.js';

/** The parts of the process that the command line uses. */
export interface Streams {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
  /** Aborted if the user interrupts the run. */
  signal: AbortSignal;
}

/** A destination of results, opened before the work starts. */
export interface Output {
  /** Resolves after the piece is written; false if the reader has gone. */
  write(piece: string | Uint8Array): Promise<boolean>;
  /** Makes the output final. */
  finish(): void;
  /** Removes an unfinished output. After `finish`, does nothing. */
  discard(): void;
}

/** Text is collected up to this many UTF-16 units, so that not every line is a system call. */
const BLOCK = 64 * 1024;

/**
 * Writes all pieces; stops silently when the reader has gone, as with `head`. A piece of bytes is
 * written before the next one is requested.
 */
export async function writeAll(
  output: Output,
  pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  let block = '';
  for await (const piece of pieces) {
    const isText = typeof piece === 'string';
    if (isText) block += piece;
    if (isText && block.length < BLOCK) continue;
    if (block !== '' && !(await output.write(block))) return;
    block = '';
    if (!isText && !(await output.write(piece))) return;
  }
  if (block !== '') await output.write(block);
}

/** The output that a flag names; `-` is standard output. */
export function openOutput(out: string, { stdout }: Streams, flag = '--out'): Output {
  return out === '-' ? streamOutput(stdout) : fileOutput(out, flag);
}

/** Standard output; the caller handles its `error` events. A closed pipe is not an error. */
function streamOutput(stream: NodeJS.WritableStream): Output {
  let isClosed = false;
  const write = (piece: string | Uint8Array) =>
    new Promise<boolean>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        // The stream is destroyed by this error, and refuses pieces that come after.
        isClosed ||= (error as NodeJS.ErrnoException | null | undefined)?.code === 'EPIPE';
        if (!error) resolve(true);
        else if (isClosed) resolve(false);
        else reject(new RunError(`standard output cannot be written: ${error.message}`));
      };
      // The callback comes when the piece is written: waiting for it bounds the memory of pending
      // pieces.
      stream.write(piece, settle);
    });
  return { write, finish: () => {}, discard: () => {} };
}

/**
 * A file. It is written under another name in the same folder and renamed when it is complete, so
 * that it never holds half of the results, even if the process is killed. It keeps the mode of the
 * file that it replaces. Pipes, devices and open descriptors (`/dev/stdout`, `>(command)`) are
 * written directly.
 *
 * @throws RunError that names the path and the flag, if it cannot be written.
 */
export function fileOutput(file: string, flag = '--out'): Output {
  try {
    const number = descriptorOf(file);
    if (number !== null) return descriptorOutput(number, file, flag);
    const stats = fs.statSync(file, { throwIfNoEntry: false });
    if (stats?.isDirectory()) throw new Error('it is a folder');
    const isPlain = stats === undefined || stats.isFile();
    return isPlain ? replacedFile(file, flag, stats) : specialFile(file, flag);
  } catch (error) {
    throw cannotWrite(file, flag, error);
  }
}

/** Whether a path leads to a pipe or the like, where a write may wait for a reader. */
export function mayWait(file: string): boolean {
  if (descriptorOf(file) !== null) return true;
  try {
    const stats = fs.statSync(file);
    return !stats.isFile() && !stats.isDirectory();
  } catch {
    return false; // No file, or one that cannot be written: opening it gives the reason.
  }
}

/** The number of the open descriptor that a path names, such as 1 for `/dev/stdout`; else null. */
function descriptorOf(file: string): number | null {
  const name = path.resolve(file);
  const streams: Record<string, number> = { '/dev/stdout': 1, '/dev/stderr': 2 };
  const [, number] = /^\/(?:dev\/fd|proc\/self\/fd)\/(\d+)$/.exec(name) ?? [];
  return streams[name] ?? (number === undefined ? null : Number(number));
}

/** A descriptor that another process opened, and which it positions and closes. */
function descriptorOutput(fd: number, file: string, flag: string): Output {
  fs.fstatSync(fd);
  return { write: writer(fd, file, flag), finish: () => {}, discard: () => {} };
}

/** A pipe or a device. */
function specialFile(file: string, flag: string): Output {
  const fd = fs.openSync(file, 'w');
  const close = closer(fd);
  return { write: writer(fd, file, flag), finish: close, discard: close };
}

function replacedFile(file: string, flag: string, replaced: fs.Stats | undefined): Output {
  // A file without write permission must not be replaced either.
  if (replaced) fs.accessSync(file, fs.constants.W_OK);
  const target = behindLinks(path.resolve(file));
  const written = temporaryName(target);
  // A file left by an earlier process with this number.
  fs.rmSync(written, { force: true });
  const fd = fs.openSync(written, 'wx');
  const close = closer(fd);
  if (replaced) fs.fchmodSync(fd, replaced.mode & 0o7777);
  let isOpen = true;
  return {
    write: writer(fd, file, flag),
    finish() {
      isOpen = false;
      close();
      try {
        fs.renameSync(written, target);
      } catch (error) {
        fs.rmSync(written, { force: true });
        throw cannotWrite(file, flag, error);
      }
    },
    discard() {
      if (isOpen) fs.rmSync(written, { force: true });
      isOpen = false;
      close();
    },
  };
}

/** The target of a path, whether it exists or not; links stay. */
export function behindLinks(file: string): string {
  if (!isLink(file)) return file;
  const next = path.resolve(fs.realpathSync.native(path.dirname(file)), fs.readlinkSync(file));
  return behindLinks(next);
}

function isLink(file: string): boolean {
  try {
    return fs.lstatSync(file).isSymbolicLink();
  } catch {
    return false; // Nothing is there, or its folder is a file.
  }
}

function closer(fd: number): () => void {
  let isOpen = true;
  return () => {
    if (isOpen) fs.closeSync(fd);
    isOpen = false;
  };
}

function writer(fd: number, file: string, flag: string): Output['write'] {
  return async (piece) => {
    try {
      writeWhole(fd, typeof piece === 'string' ? Buffer.from(piece) : piece);
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EPIPE') return false;
      throw cannotWrite(file, flag, error);
    }
  };
}

function cannotWrite(file: string, flag: string, error: unknown): RunError {
  const why = messageOf(error);
  return new RunError(`${flag} cannot write ${JSON.stringify(file)}: ${why}`, { cause: error });
}

/** Where results go: standard output or a file, written piece by piece. */
import fs from 'node:fs';
import path from 'node:path';
import { RunError } from '../errors.js';

/** What the command line touches of the process; `process` is one. */
export interface Streams {
  stdout: NodeJS.WriteStream;
  stderr: NodeJS.WriteStream;
  env: NodeJS.ProcessEnv;
}

/** Somewhere to write results to, opened before the work starts. */
export interface Output {
  /** Resolves when the piece is on its way; false when nobody reads any more. */
  write(piece: string | Uint8Array): Promise<boolean>;
  /** Makes what was written last. */
  finish(): void;
  /** Leaves nothing behind. After `finish`, does nothing. */
  discard(): void;
}

/** Pieces are gathered up to this many UTF-16 units, so that a line is not a system call. */
const BLOCK = 64 * 1024;

/**
 * Writes all pieces; stops without a word when the reader has gone, as `head` does. A piece of bytes
 * has been written when the next one is asked for.
 */
export async function writeAll(
  output: Output,
  pieces: Iterable<string | Uint8Array>,
): Promise<void> {
  let block = '';
  for (const piece of pieces) {
    const isText = typeof piece === 'string';
    if (isText) block += piece;
    if (isText && block.length < BLOCK) continue;
    if (block !== '' && !(await output.write(block))) return;
    block = '';
    if (!isText && !(await output.write(piece))) return;
  }
  if (block !== '') await output.write(block);
}

/** What `--out` names: `-` is standard output. */
export function openOutput(out: string, { stdout }: Streams): Output {
  return out === '-' ? streamOutput(stdout) : fileOutput(out);
}

/** Standard output; its `error` events are for the caller to catch. A closed pipe is no error. */
function streamOutput(stream: NodeJS.WritableStream): Output {
  const write = (piece: string | Uint8Array) =>
    new Promise<boolean>((resolve, reject) => {
      const settle = (error?: Error | null) => {
        if (!error) resolve(true);
        else if ((error as NodeJS.ErrnoException).code === 'EPIPE') resolve(false);
        else reject(new RunError(`standard output cannot be written: ${error.message}`));
      };
      // The callback comes when the piece has left: waiting for it bounds what is held.
      stream.write(piece, settle);
    });
  return { write, finish: () => {}, discard: () => {} };
}

/**
 * A file. It is written under another name beside its own and renamed when all is there, so that
 * it never holds half of the results; pipes and devices are written to as they are.
 *
 * @throws RunError where it cannot be written, naming the path and the flag.
 */
export function fileOutput(file: string, flag = '--out'): Output {
  try {
    return openFile(file, flag);
  } catch (error) {
    throw cannotWrite(file, flag, error);
  }
}

function openFile(file: string, flag: string): Output {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  const isPlain = stats === undefined || stats.isFile();
  if (stats?.isDirectory()) throw new Error('it is a folder');
  // A file without the right to write is not to be replaced either; a link keeps pointing.
  if (stats?.isFile()) fs.accessSync(file, fs.constants.W_OK);
  const target = stats === undefined ? path.resolve(file) : fs.realpathSync.native(file);
  const name = `.${path.basename(target)}.${process.pid}.tmp`;
  const written = isPlain ? path.join(path.dirname(target), name) : target;
  const fd = fs.openSync(written, 'w');
  let isOpen = true;
  const close = () => {
    if (isOpen) fs.closeSync(fd);
    isOpen = false;
  };
  return {
    async write(piece) {
      try {
        // The call may take only a part where the disk is full: the rest tells why.
        for (let rest = Buffer.from(piece as Uint8Array); rest.length > 0; ) {
          rest = rest.subarray(fs.writeSync(fd, rest));
        }
        return true;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'EPIPE') return false;
        throw cannotWrite(file, flag, error);
      }
    },
    finish() {
      close();
      try {
        if (isPlain) fs.renameSync(written, target);
      } catch (error) {
        throw cannotWrite(file, flag, error);
      }
    },
    discard() {
      if (isOpen && isPlain) fs.rmSync(written, { force: true });
      close();
    },
  };
}

function cannotWrite(file: string, flag: string, error: unknown): RunError {
  const why = error instanceof Error ? error.message : String(error);
  return new RunError(`${flag} cannot write ${JSON.stringify(file)}: ${why}`, { cause: error });
}

/** Writes to open descriptors from any thread. */
import fs from 'node:fs';
import { Writable } from 'node:stream';

/** The time to wait when a non-blocking pipe is full. */
const FULL_WAIT_MS = 1;

/**
 * Writes all bytes, in as many calls as needed: a pipe may be full, or a call may write only a
 * part.
 */
export function writeWhole(fd: number, bytes: Uint8Array): void {
  for (let rest = bytes; rest.length > 0; ) {
    try {
      rest = rest.subarray(fs.writeSync(fd, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, FULL_WAIT_MS);
    }
  }
}

/** The properties of a terminal that output depends on. */
export type Terminal = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

/** A descriptor as a stream, for a thread that has no standard output or error of its own. */
export function descriptorStream(fd: number, { isTTY, columns }: Terminal): NodeJS.WriteStream {
  const stream = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      try {
        writeWhole(fd, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  return Object.assign(stream, { isTTY, columns, fd }) as unknown as NodeJS.WriteStream;
}

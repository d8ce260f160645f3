import fs from 'node:fs';
import { errorCode } from '../article/skipped.js';

/** The time to wait for more bytes of a standard input that does not block. */
const STDIN_WAIT_MS = 5;

/** Reads standard input, blocking or not; 0 bytes mean its end. A {@link ReadBytes}. */
export function readStdin(buffer: Uint8Array, offset: number, length: number): number {
  for (;;) {
    try {
      return fs.readSync(0, buffer, offset, length, null);
    } catch (error) {
      const code = errorCode(error);
      // Windows reports EOF where other systems read 0 bytes.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, STDIN_WAIT_MS);
    }
  }
}

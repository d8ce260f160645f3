import { createRequire } from 'node:module';
import { ReadableStream } from 'node:stream/web';
import type * as XzDecompress from 'xz-decompress';
import { InputFault } from '../../article/skipped.js';
import type { ReadBytes } from '../lines.js';
import type { ReadLimits } from '../reader.js';
import { brokenData, RatioBound } from './faults.js';
import { PieceQueue } from './piece-queue.js';

/** Bytes of a compressed stream that are read at once. */
const PIECE_BYTES = 64 * 1024;

/**
 * A stream without its compression by xz. The library (xz-decompress, the reference implementation
 * as WebAssembly) is asynchronous, so all of the stream is decompressed first, into memory.
 *
 * @throws {InputFault} if the stream is broken, or decompresses to more than the limits allow.
 */
export async function unpackXz(read: ReadBytes, limits: ReadLimits): Promise<ReadBytes> {
  const { XzReadableStream } = createRequire(import.meta.url)(
    'xz-decompress',
  ) as typeof XzDecompress;
  const bound = new RatioBound(limits);
  const pieces = new PieceQueue();
  let taken = 0;
  let given = 0;
  const source = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = new Uint8Array(PIECE_BYTES);
      const count = read(piece, 0, PIECE_BYTES, taken);
      taken += count;
      if (count === 0) controller.close();
      else controller.enqueue(piece.subarray(0, count));
    },
  });
  // The cast: the library is typed with the streams of browsers, which Node's are.
  const stream = new XzReadableStream(source as unknown as globalThis.ReadableStream<Uint8Array>);
  try {
    for await (const piece of stream as unknown as AsyncIterable<Uint8Array>) {
      bound.add(piece.length, taken);
      given += piece.length;
      if (given > limits.maxBytes) throw tooMuch(limits.maxBytes);
      if (piece.length > 0) pieces.push(piece.slice());
    }
  } catch (error) {
    if (error instanceof InputFault) throw error;
    throw brokenData('xz', { start: 0, end: taken }, error);
  }
  return (buffer, offset, length) => pieces.read(buffer, offset, length);
}

function tooMuch(most: number): InputFault {
  const message = `decompresses to more than ${most} bytes, which xz takes in memory; pipe it in: xz -dc FILE | wirecopy scan -`;
  return new InputFault('too-large', message);
}

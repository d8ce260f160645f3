/** The faults of compressed streams, and the bound on bombs. */
import { InputFault } from '../../article/skipped.js';
import { messageOf } from '../../errors.js';
import type { ReadLimits } from '../reader.js';

/** A compression that is undone, or an encoding that is undone as compressions are. */
export type Codec = 'UTF-32' | 'gzip' | 'zstd' | 'brotli' | 'bzip2' | 'xz' | 'deflate';

/** A stream that decompresses to less than this is harmless, whatever its ratio. */
const HARMLESS_BYTES = 64 * 1024 * 1024;

/** Refuses a stream that decompresses to far more bytes than it has. */
export class RatioBound {
  readonly #maxRatio: number;
  #bytes = 0;

  constructor({ maxRatio }: ReadLimits) {
    this.#maxRatio = maxRatio;
  }

  /**
   * Counts bytes that a stream decompressed to.
   * @param compressed bytes of the stream so far.
   * @throws {InputFault} if the ratio is too large.
   */
  add(bytes: number, compressed: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= HARMLESS_BYTES || this.#bytes <= this.#maxRatio * compressed) return;
    const message =
      `decompresses to more than ${this.#maxRatio} times its ${compressed} bytes; ` +
      'the rest is not read: --max-ratio raises the limit';
    throw new InputFault('too-large', message);
  }
}

/** The fault of a compressed stream that ends too early, or is broken between two bytes. */
export function brokenData(
  codec: Codec,
  { start, end }: { start: number; end: number },
  error: unknown,
): InputFault {
  const where = start === end ? `at its end, byte ${end}` : `between its bytes ${start} and ${end}`;
  const rest = codec === 'gzip' ? 'the rest of its member' : 'the rest';
  const message = `broken ${codec} ${where} (${messageOf(error)}); ${rest} is not read`;
  return new InputFault('broken-data', message);
}

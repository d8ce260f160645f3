/** Fetches the text of one article a second time, to quote it. */
import { type Address, comesOnce } from '../article/address.js';
import { messageOf, RunError } from '../errors.js';
import { stringOf } from '../kernel/bytes.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Source } from './reader.js';
import { readerNamed } from './readers.js';

/** The exact hash of a text, in two words, as `RawArticle` has it. */
export interface TextHash {
  low: number;
  high: number;
}

/** Whether the texts of a source can be read again one at a time. */
export function isSeekable({ format, member }: Pick<Source, 'format' | 'member'>): boolean {
  return member === '' && readerNamed(format)?.seeking != null;
}

/**
 * The text of an article, the same string that offsets were given for. Costs a read of its bytes.
 *
 * @param hash the hash that the text must have: a file may have changed in place.
 * @throws RangeError for standard input, whose texts come once.
 * @throws RunError where the file changed since it was read, or is gone.
 */
export function readTextAgain(address: Address, hash: TextHash, kernel: TextKernel): string {
  if (comesOnce(address)) throw new RangeError('the texts of standard input were not kept');
  try {
    const seeking = readerNamed(address.reader)?.seeking;
    if (!seeking) throw new Error(`${address.reader} has no way back to single texts`);
    const text = seeking.textIn(seeking.sourceAt(address), address);
    const found = kernel.exactHash(text);
    if (found !== (BigInt(hash.high) << 32n) + BigInt(hash.low))
      throw new Error('it has another text');
    return stringOf(text);
  } catch (error) {
    const cause = messageOf(error);
    throw new RunError(`${address.path} changed since it was read: ${cause}`, { cause: error });
  }
}

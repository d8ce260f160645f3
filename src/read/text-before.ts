import type { Address } from '../article/address.js';
import { stringOf } from '../kernel/bytes.js';
import { decodeGuessed } from './decode.js';
import { readRange } from './read-range.js';

/**
 * The text of a file before an article that is the rest of it, such as its front matter.
 * @throws {Error} if the file is gone or has become shorter.
 */
export function textBefore(address: Address): string {
  if (address.start === 0) return '';
  const bytes = readRange({ ...address, start: 0, end: address.start });
  return stringOf(decodeGuessed(bytes, { encoding: address.encoding, isDoubtful: false }).text);
}

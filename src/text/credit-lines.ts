import { findCredits } from './credits.js';

/** Bytes at either end of a text in which credits are looked for. */
const END_BYTES = 600;

/** Agencies that an article credits at its ends, given its text in UTF-8. */
export function creditsOf(text: Uint8Array): string[] {
  const head = decode(text.subarray(0, END_BYTES));
  const tail = text.length > END_BYTES ? decode(text.subarray(-END_BYTES)) : '';
  return findCredits(head, tail === '' ? head : tail);
}

/** Code points that the cut went through become U+FFFD, which is part of no name. */
function decode(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString();
}

// Whether a text may hold what scraping left in it: UTF-8 read in another encoding, entities,
// literal escapes, words broken over lines. Never misses one; what it says of a clean text in
// vain costs a look (src/text/repair.ts), so that it says little of clean text in any language.
import { suspectBlock } from './dispatch';

/** A block reads three bytes more. */
const BLOCK: usize = 64;
const REACH: usize = BLOCK + 3;
/** The end of a text, zeros behind it: what is behind the text itself is none of its matter. */
const TAIL: usize = memory.data(144, 16);

/** The SUSPECT_* bits of `length` bytes at `text`; reads nothing beyond them. */
export function suspect(text: usize, length: u32): u32 {
  const end = text + <usize>length;
  let found: u32 = 0;
  let at = text;
  for (; at + REACH <= end; at += BLOCK) found |= suspectBlock(at);
  memory.fill(TAIL, 0, 2 * BLOCK + 16);
  memory.copy(TAIL, at, end - at);
  for (let tail = TAIL; at < end; at += BLOCK, tail += BLOCK) found |= suspectBlock(tail);
  return found;
}

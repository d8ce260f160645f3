// Whether a text may hold traces of scraping: UTF-8 read in another encoding, entities, literal
// escapes, words broken over lines. The test misses no trace. Each false alarm costs a look at the
// text (src/repair/repair.ts), so it rarely reports a clean text in any language.
import { suspectBlock } from './dispatch';

/** A block also reads the three bytes after it. */
const BLOCK: usize = 64;
const REACH: usize = BLOCK + 3;
/**
 * A copy of the end of a text followed by zeros, so that the bytes after the text do not matter.
 */
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

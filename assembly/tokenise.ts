// Tokens of UTF-8 text: hashes and spans, in one pass. Runs of ASCII letters and digits are hashed
// eight bytes at a time; a run that touches any code point beyond ASCII goes through the tables.
import { beginText, shrink, tokeniseRun } from './beyond-ascii';
import { highMask, wordMask } from './dispatch';
import { hashFinish, hashSeed, hashWord } from './hash';
import { emit, lastEnd, spanOut, tokenOut, writeFrom, writeSpan } from './token-output';

/** ORed into eight ASCII letters or digits, makes letters lower-case and leaves digits. */
const LOWER: u64 = 0x2020202020202020;

/** Masks of the first bytes of a word, by their number. */
const MASKS: usize = memory.data<u64>([
  0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff,
  0xffffffffffffffff,
]);

/**
 * Tokenises `length` bytes of valid UTF-8 at `text`. Writes a u32 hash a token to `tokens` (at most
 * (length + 1) / 2 of them) and its span to `spans`: the gap since the last token's end and its
 * length, in `unit` (at most 8 + 0.6 * length bytes: one takes three from a gap of four on).
 * Returns the length of the text in units. Reads up to TEXT_PADDING bytes beyond the text.
 */
export function tokenise(text: usize, length: u32, tokens: usize, spans: usize, unit: u32): u32 {
  writeFrom(tokens, spans, 0);
  beginText();
  let runStart: u32 = 0;
  let inRun = false;
  let runIsHigh = false;
  // What runs of ASCII change, in locals: a global is a store and a load a token.
  let out = tokens;
  let spanTo = spans;
  // End of the last token in units, and what the text has shrunk by since: where gaps count from in
  // bytes, for between runs beyond ASCII the two go on in step.
  let last: u32 = 0;
  for (let base: u32 = 0; base < length; base += 64) {
    let high = highMask(text + base);
    let word = wordMask(text + base) | high;
    if (length - base < 64) {
      const inside = (<u64>1 << (length - base)) - 1;
      high &= inside;
      word &= inside;
    }
    const follows = (word << 1) | <u64>inRun;
    let starts = word & ~follows;
    let ends = ~word & follows;
    // A run that ends with the text ends at the byte after it, which the mask may not hold.
    while (ends) {
      const end = base + <u32>ctz(ends);
      ends &= ends - 1;
      if (!inRun) {
        runStart = base + <u32>ctz(starts);
        starts &= starts - 1;
      }
      inRun = false;
      if (high | <u64>runIsHigh) {
        const before = end - base == 0 ? 0 : high & (~(<u64>0) >> (64 - (end - base)));
        const since = runStart > base ? ~(<u64>0) << (runStart - base) : ~(<u64>0);
        if (runIsHigh || before & since) {
          writeFrom(out, spanTo, last - shrink);
          tokeniseRun(text, runStart, end, unit);
          out = tokenOut;
          spanTo = spanOut;
          last = lastEnd + shrink;
          runIsHigh = false;
          continue;
        }
      }
      store<u32>(out, hashAscii(text + runStart, end - runStart));
      out += 4;
      const gap = runStart - last;
      const size = end - runStart;
      last = end;
      spanTo = writeSpan(spanTo, gap, size);
    }
    if (word >> 63) {
      let since = ~(<u64>0);
      if (!inRun) {
        runStart = base + <u32>ctz(starts);
        since = ~(<u64>0) << (runStart - base);
      }
      inRun = true;
      runIsHigh = runIsHigh || (high & since) != 0;
    }
  }
  writeFrom(out, spanTo, last - shrink);
  // Only a run that fills the last block to its end is still open here.
  if (inRun) {
    if (runIsHigh) tokeniseRun(text, runStart, length, unit);
    else {
      const hash = hashAscii(text + runStart, length - runStart);
      emit(hash, runStart - shrink, length - shrink);
    }
  }
  return length - shrink;
}

/** Hash of a run of ASCII letters and digits, their case folded, eight bytes a step. */
@inline
function hashAscii(from: usize, length: u32): u32 {
  let left = length;
  let hash = hashSeed();
  while (left > 8) {
    hash = hashWord(hash, load<u64>(from) | LOWER);
    from += 8;
    left -= 8;
  }
  return hashFinish(hashWord(hash, (load<u64>(from) | LOWER) & load<u64>(MASKS + (<usize>left << 3))));
}

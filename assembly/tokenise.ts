// Tokens of UTF-8 text: hashes and spans. Runs of ASCII letters and digits are hashed eight bytes at a
// time; a run that touches any code point beyond ASCII goes through the tables.
import { beginText, shrink, tokeniseRun } from './beyond-ascii';
import { beginsWithDigit, hashFinish, hashSeed, hashWord } from './hash';
import { beginRuns, EDGES, findRuns, HIGH_ENDS, open, STRETCH } from './runs';
import { lastEnd, shortSpan, spanOut, tokenOut, writeFrom, writeSpan } from './token-output';

/** ORed into eight ASCII letters or digits, this makes letters lower-case and leaves digits. */
const LOWER: u64 = 0x2020202020202020;

/** Masks of the first bytes of a word, by their number from -8 to 16. */
const MASKS: usize = memory.data<u64>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff,
  0xffffffffffffff, -1, -1, -1, -1, -1, -1, -1, -1, -1,
]);

/**
 * Tokenises `length` bytes of valid UTF-8 at `text`. Writes a u32 hash per token to `tokens` (at
 * most (length + 1) / 2 of them) and its span to `spans`: the gap since the last token's end and
 * its length, in `unit` (at most (3 * length + 2) / 5 bytes: src/kernel/bounds.ts derives it).
 * Returns the length of the text in units. Reads up to TEXT_PADDING bytes beyond the text.
 */
export function tokenise(text: usize, length: u32, tokens: usize, spans: usize, unit: u32): u32 {
  beginText();
  beginRuns();
  // The state that runs of ASCII change is in locals: a global would cost a load and a store for
  // each token.
  let out = tokens;
  let spanTo = spans;
  // The begin of the run whose end comes next. All places here count from the start of the stretch.
  let start: u32 = 0;
  // The place from which gaps count, in bytes: the end of the last token in units, plus the number
  // of bytes by which the text has shrunk so far. Bytes and units differ only inside runs beyond
  // ASCII.
  let last: u32 = 0;
  let from: u32 = 0;
  // If the length is a multiple of STRETCH, one empty stretch closes the last run.
  for (; from <= length; from += STRETCH) {
    let at = EDGES;
    const here = text + from;
    const isOpen = <bool>open;
    const found = findRuns(text, from, length);
    if (!isOpen) start = load<u8>(at++);
    let highEnds = HIGH_ENDS;
    let stop = <usize>load<u32>(highEnds);
    for (;;) {
      // Nearly all tokens pass here, and nothing else does: rare cases would take registers from
      // them.
      for (; at < stop; at += 2) {
        const end = <u32>load<u8>(at);
        const size = end - start;
        const gap = start - last;
        // Two predictable branches take fewer instructions than one combined condition.
        if (gap > 3) break;
        if (size > 16) break;
        store<u32>(out, hashShort(here + start, size));
        store<u8>(spanTo++, shortSpan(gap, size));
        out += 4;
        last = end;
        start = load<u8>(at, 1);
      }
      const end = <u32>load<u8>(at);
      if (at < stop) {
        store<u32>(out, hashLong(here + start, end - start));
        spanTo = writeSpan(spanTo, start - last, end - start);
        out += 4;
        last = end;
      } else {
        if (stop == found) break;
        writeFrom(out, spanTo, from + last - shrink);
        tokeniseRun(text, from + start, from + end, unit);
        out = tokenOut;
        spanTo = spanOut;
        last = lastEnd + shrink - from;
        highEnds += 4;
        stop = load<u32>(highEnds);
      }
      start = load<u8>(at, 1);
      at += 2;
    }
    start -= STRETCH;
    last -= STRETCH;
  }
  writeFrom(out, spanTo, from + last - shrink);
  return length - shrink;
}

/**
 * The hash of a run of at most 16 ASCII letters and digits, with the case folded, in two steps. The
 * second step always runs; its result is discarded for tokens of up to eight bytes, because a
 * branch on the length would be unpredictable.
 */
@inline
function hashShort(from: usize, length: u32): u32 {
  const masks = MASKS + (<usize>length << 3);
  const begin = lower(from);
  const first = hashWord(hashSeed(), begin & load<u64>(masks, 64));
  const second = hashWord(first, lower(from + 8) & load<u64>(masks));
  return hashFinish(select<u64>(second, first, length > 8), beginsWithDigit(begin));
}

/** The hash of such a run of any length, equal to {@link hashShort} for short ones. */
function hashLong(from: usize, length: u32): u32 {
  let hash = hashSeed();
  let left = length;
  const digit = beginsWithDigit(load<u8>(from));
  for (; left > 8; from += 8, left -= 8) hash = hashWord(hash, lower(from));
  return hashFinish(hashWord(hash, lower(from) & load<u64>(MASKS + (<usize>left << 3), 64)), digit);
}

@inline
function lower(from: usize): u64 {
  return load<u64>(from) | LOWER;
}

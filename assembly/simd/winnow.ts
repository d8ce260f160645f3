// Must equal assembly/scalar/winnow.ts. There, the place of a choice is unpredictable, and one
// wrong branch a fingerprint is most of the cost. Here the minima of all windows of a block come
// first, and there is a choice only where a minimum differs from the one before it.
import { writeFingerprint } from '../fingerprint';
import { laneMask } from './lanes';

/** The widest window that is searched here: the number of values in one look. */
export const WIDEST_WINDOW: u32 = 16;

/** Windows of a block, whose values and minima stay in the nearest cache; a multiple of 64. */
const BLOCK: u32 = 1024;

/**
 * Values of a block, with space before them for a look at the first window and after them for the
 * last steps.
 */
const VALUES: usize = memory.data(64 + 4096 + 128, 16) + 64;
/** Minima of its windows, after the minimum of the last window of the block before. */
const MINIMA: usize = memory.data(16 + 4096 + 128, 16) + 16;

/** Chooses among more than `window` shingles. */
export function winnowSimd(
  shingles: usize,
  count: u32,
  window: u32,
  keys: usize,
  positions: usize,
): u32 {
  const windows = count - window + 1;
  let chosen: usize = 0;
  // The first window without the shingle that was chosen last.
  let bare: u32 = 0;
  for (let block: u32 = 0; block < windows; block += BLOCK) {
    const end = min(block + BLOCK, windows);
    readMinima(shingles + (<usize>block << 3), end - block + window - 1, window);
    for (let from = block; from < end; from += 64) {
      let changes = changeMask(MINIMA + (<usize>(from - block) << 2));
      if (end - from < 64) changes &= (<u64>1 << (end - from)) - 1;
      while (changes) {
        const next = from + <u32>ctz(changes);
        changes &= changes - 1;
        for (; bare < next; chosen += 4) {
          const at = bare + lastLeast(bare - block, window);
          writeFingerprint(shingles, at, keys + chosen, positions + chosen);
          bare = at + 1;
        }
        const at = next + lastLeast(next - block, window);
        writeFingerprint(shingles, at, keys + chosen, positions + chosen);
        bare = at + 1;
        chosen += 4;
      }
    }
    // The minimum stayed although the chosen shingle left the window: an equal one comes after it.
    for (; bare < end; chosen += 4) {
      const at = bare + lastLeast(bare - block, window);
      writeFingerprint(shingles, at, keys + chosen, positions + chosen);
      bare = at + 1;
    }
    store<u32>(MINIMA - 4, load<u32>(MINIMA + (<usize>(end - block - 1) << 2)));
  }
  return <u32>(chosen >> 2);
}

/**
 * Reads the values of `count` shingles, and makes the minima of the windows that begin with each.
 */
@inline
function readMinima(shingles: usize, count: u32, window: u32): void {
  const bytes = <usize>count << 2;
  let at: usize = 0;
  for (; at + 16 <= bytes; at += 16) {
    const low = v128.load(shingles + (at << 1));
    const high = v128.load(shingles + (at << 1), 16);
    v128.store(VALUES + at, v128.shuffle<u32>(low, high, 1, 3, 5, 7));
  }
  for (; at < bytes; at += 4) store<u32>(VALUES + at, load<u32>(shingles + (at << 1), 4));
  // Each step doubles the number of values in a minimum, until it covers a window.
  let from = VALUES;
  let width: u32 = 1;
  do {
    const step = min(width, window - width);
    const other = from + (<usize>step << 2);
    for (let at: usize = 0; at < bytes; at += 16) {
      v128.store(MINIMA + at, i32x4.min_u(v128.load(from + at), v128.load(other + at)));
    }
    from = MINIMA;
    width += step;
  } while (width < window);
}

/** The windows, of the 64 at `minima`, whose minimum differs from the window before. */
@inline
function changeMask(minima: usize): u64 {
  return ~(
    sameMask(minima) |
    (sameMask(minima + 64) << 16) |
    (sameMask(minima + 128) << 32) |
    (sameMask(minima + 192) << 48)
  );
}

@inline
function sameMask(minima: usize): u64 {
  return <u64>laneMask(
    i32x4.eq(v128.load(minima), v128.load(minima - 4)),
    i32x4.eq(v128.load(minima, 16), v128.load(minima + 12)),
    i32x4.eq(v128.load(minima, 32), v128.load(minima + 28)),
    i32x4.eq(v128.load(minima, 48), v128.load(minima + 44)),
  );
}

/** The place of the last of the least values of a window, within it. */
@inline
function lastLeast(index: u32, window: u32): u32 {
  const least = i32x4.splat(load<i32>(MINIMA + (<usize>index << 2)));
  // Values before the window may be equally small, but they are not the last.
  const end = VALUES + (<usize>(index + window) << 2);
  const equal = laneMask(
    i32x4.eq(v128.load(end - 64), least),
    i32x4.eq(v128.load(end - 48), least),
    i32x4.eq(v128.load(end - 32), least),
    i32x4.eq(v128.load(end - 16), least),
  );
  // Bit 15 is the last value.
  return window - 1 - (<u32>clz(equal) - 16);
}

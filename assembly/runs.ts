// Where runs of letters, digits and code points beyond ASCII begin and end. They are found before
// the tokens, a stretch of text at a time: a loop over the runs of each block would end
// unpredictably.
import { highMask, wordMask } from './dispatch';

/** Bytes that are searched at once, so few that a byte gives a place in them. */
export const STRETCH: u32 = 256;

/** Edges of a stretch, alternately the begin and the end of a run. Eight are written at a time. */
export const EDGES: usize = memory.data(256 + 8);
/**
 * The places among {@link EDGES} that end a run which is not plain ASCII; after them, the place
 * where all edges end.
 */
export const HIGH_ENDS: usize = memory.data(4 * (128 + 1), 4);

/** The numbers of the bits that are set in a byte, for each byte. */
const BITS: usize = memory.data(256 * 8, 8);
/** Multiplied by a byte, it repeats that byte eight times. */
const EIGHT: u64 = 0x0101010101010101;

/** Whether a run continues from the bytes before, and whether it holds more than ASCII: 1 or 0. */
export let open: u64 = 0;
let openIsHigh: u64 = 0;

/** Begins a text. */
@inline
export function beginRuns(): void {
  open = 0;
  openIsHigh = 0;
}

/**
 * Writes EDGES and HIGH_ENDS of the stretch at `from` of a text of `length` bytes; returns where
 * the edges end. If a run is open, the first edge is its end. Also looks at the byte after the
 * text, where its last run ends, and reads up to 64 bytes there.
 */
export function findRuns(text: usize, from: u32, length: u32): usize {
  let edges = EDGES;
  let highs = HIGH_ENDS;
  const end = min(from + STRETCH, length + 1);
  for (let base = from; base < end; base += 64) {
    let high = highMask(text + base);
    let runs = wordMask(text + base) | high;
    if (length - base < 64) {
      const inside = (<u64>1 << (length - base)) - 1;
      high &= inside;
      runs &= inside;
    }
    const follows = (runs << 1) | open;
    const bits = runs ^ follows;
    open = runs >> 63;
    if (high | openIsHigh) {
      // Added to its run, a high bit is carried to the place where the run ends.
      const carried = runs + high + openIsHigh;
      openIsHigh = (high | (runs & ~carried)) >> 63;
      for (let ends = carried & follows & ~runs; ends; ends &= ends - 1) {
        store<u32>(highs, <u32>edges + <u32>popcnt(bits & ((ends & -ends) - 1)));
        highs += 4;
      }
    }
    edges = writeBits(bits, <u64>(base - from) * EIGHT, edges);
  }
  store<u32>(highs, <u32>edges);
  return edges;
}

/**
 * Writes the numbers of the set bits, and then some meaningless numbers; returns where the numbers
 * of the set bits end.
 */
@inline
function writeBits(bits: u64, base: u64, to: usize): usize {
  for (let byte = 0; byte < 8; byte++) {
    const low = bits & 0xff;
    store<u64>(to, load<u64>(BITS + (<usize>low << 3)) + base);
    to += <usize>popcnt(low);
    base += 8 * EIGHT;
    bits >>= 8;
  }
  return to;
}

for (let byte: u32 = 0; byte < 256; byte++) {
  let to = BITS + (<usize>byte << 3);
  for (let bit: u32 = 0; bit < 8; bit++) {
    if ((byte >> bit) & 1) store<u8>(to++, <u8>bit);
  }
}

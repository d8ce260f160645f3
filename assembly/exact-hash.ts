// XXH64 with seed 0, after the specification of Yann Collet: https://xxhash.com/doc/
const P1: u64 = 0x9e3779b185ebca87;
const P2: u64 = 0xc2b2ae3d27d4eb4f;
const P3: u64 = 0x165667b19e3779f9;
const P4: u64 = 0x85ebca77c2b2ae63;
const P5: u64 = 0x27d4eb2f165667c5;

/** Lanes of a hash that is made at once. */
const LANES: usize = memory.data(32, 8);

/** 64-bit xxHash of `length` bytes at `text`; reads nothing beyond them. */
export function exactHash(text: usize, length: u32): u64 {
  const end = text + <usize>length;
  beginHash(LANES);
  return endHash(LANES, length, hashStripes(LANES, text, end), end);
}

/** Begins a hash that is made piece by piece: its four lanes, 32 bytes at `lanes`. */
export function beginHash(lanes: usize): void {
  store<u64>(lanes, P1 + P2);
  store<u64>(lanes, P2, 8);
  store<u64>(lanes, 0, 16);
  store<u64>(lanes, 0 - P1, 24);
}

/** Takes the whole stripes of 32 bytes between `at` and `end`; returns where the last of them ends. */
export function hashStripes(lanes: usize, at: usize, end: usize): usize {
  let a = load<u64>(lanes);
  let b = load<u64>(lanes, 8);
  let c = load<u64>(lanes, 16);
  let d = load<u64>(lanes, 24);
  for (; at + 32 <= end; at += 32) {
    a = round(a, load<u64>(at));
    b = round(b, load<u64>(at, 8));
    c = round(c, load<u64>(at, 16));
    d = round(d, load<u64>(at, 24));
  }
  store<u64>(lanes, a);
  store<u64>(lanes, b, 8);
  store<u64>(lanes, c, 16);
  store<u64>(lanes, d, 24);
  return at;
}

/** The hash of `total` bytes, of which the lanes have all whole stripes, and the rest is `[at, end)`. */
export function endHash(lanes: usize, total: f64, at: usize, end: usize): u64 {
  let hash = P5;
  if (total >= 32) {
    const a = load<u64>(lanes);
    const b = load<u64>(lanes, 8);
    const c = load<u64>(lanes, 16);
    const d = load<u64>(lanes, 24);
    hash = rotl(a, 1) + rotl(b, 7) + rotl(c, 12) + rotl(d, 18);
    hash = merge(merge(merge(merge(hash, a), b), c), d);
  }
  hash += <u64>total;
  for (; at + 8 <= end; at += 8) hash = rotl(hash ^ round(0, load<u64>(at)), 27) * P1 + P4;
  if (at + 4 <= end) {
    hash = rotl(hash ^ (<u64>load<u32>(at) * P1), 23) * P2 + P3;
    at += 4;
  }
  for (; at < end; at++) hash = rotl(hash ^ (<u64>load<u8>(at) * P5), 11) * P1;
  hash = (hash ^ (hash >> 33)) * P2;
  hash = (hash ^ (hash >> 29)) * P3;
  return hash ^ (hash >> 32);
}

@inline
function round(lane: u64, word: u64): u64 {
  return rotl(lane + word * P2, 31) * P1;
}

@inline
function merge(hash: u64, lane: u64): u64 {
  return (hash ^ round(0, lane)) * P1 + P4;
}

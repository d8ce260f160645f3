// One article from text to sketch: the map half of the kernel.
import {
  ROW_FINGERPRINTS,
  ROW_REPEATS,
  ROW_REST,
  ROW_SPAN_BYTES,
  ROW_TEXT_HASH_LOW,
  ROW_TOKENS,
  ROW_UNITS,
} from './layout';
import { repeatedRuns } from './repeat';
import { shingleCount, shingleInto, shingleTwiceInto } from './shingle';
import { sign } from './sign';
import { spanOut, tokenOut } from './token-output';
import { tokenise } from './tokenise';
import { winnow } from './winnow';

/**
 * Sketches `length` bytes of valid UTF-8 at `text`: a signature of `slots` slots over shingles of `k`
 * tokens (0: none), fingerprints winnowed in windows of `window` shingles of `seed` tokens, and
 * repeated runs of those (0: neither).
 *
 * Writes to the caller's regions, each at its own pointer: token hashes (4 bytes per token),
 * encoded spans in `unit`, the signature (4 bytes per slot), fingerprint keys and positions (4
 * bytes each, at most one a token), repeated runs (RUN_BYTES each, at most one a token), and the
 * row that counts them. `scratch` takes what src/kernel/bounds.ts derives, as does every other
 * region.
 */
export function sketch(
  text: usize,
  length: u32,
  unit: u32,
  k: u32,
  seed: u32,
  slots: u32,
  window: u32,
  tokens: usize,
  spans: usize,
  signature: usize,
  keys: usize,
  positions: usize,
  repeats: usize,
  row: usize,
  scratch: usize,
): void {
  const units = tokenise(text, length, tokens, spans, unit);
  const count = <u32>((tokenOut - tokens) >> 2);
  const seeds = scratch;
  const shingles = seeds + (<usize>(count + 1) << 3);
  const rest = shingles + (<usize>(count + 1) << 3);
  let hash: u64 = 0;
  if (slots > 0) {
    if (k == seed + 1) hash = shingleTwiceInto(tokens, count, seed, seeds, shingles);
    else shingleInto(tokens, count, k, shingles);
    sign(shingles, shingleCount(count, k), slots, signature, rest);
  }
  if (slots == 0 || k != seed + 1) hash = shingleInto(tokens, count, seed, seeds);
  let fingerprints: u32 = 0;
  let runs: u32 = 0;
  if (window > 0) {
    const total = shingleCount(count, seed);
    fingerprints = winnow(seeds, total, window, keys, positions);
    // The longer shingles are signed: their memory is free.
    if (count >= seed) runs = repeatedRuns(tokens, seeds, total, seed, shingles, repeats);
  }
  store<u32>(row + ROW_TOKENS, count);
  store<u32>(row + ROW_SPAN_BYTES, <u32>(spanOut - spans));
  store<u32>(row + ROW_FINGERPRINTS, fingerprints);
  store<u32>(row + ROW_REPEATS, runs);
  store<u64>(row + ROW_TEXT_HASH_LOW, hash);
  store<u32>(row + ROW_UNITS, units);
  store<u32>(row + ROW_REST, 0);
}

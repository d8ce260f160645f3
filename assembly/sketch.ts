// One article from text to sketch: the map half of the kernel.
import {
  ROW_FINGERPRINTS,
  ROW_REPEATS,
  ROW_REST,
  ROW_SPAN_BYTES,
  ROW_TEXT_HASH,
  ROW_TOKENS,
  ROW_UNITS,
} from './layout';
import { repeatedRuns } from './repeat';
import { shingleCount, shingleInto } from './shingle';
import { sign } from './sign';
import { spansEnd, tokenise, tokensEnd } from './tokenise';
import { winnow } from './winnow';

/**
 * Sketches `length` bytes of valid UTF-8 at `text` with shingles of `k` tokens, `slots` slots (0:
 * no signature) and winnowing windows of `window` shingles (0: no fingerprints, no repeats).
 *
 * Writes to the caller's regions, each at its own pointer: token hashes (4 bytes a token), encoded
 * spans in `unit`, the signature (4 bytes a slot), fingerprint keys and positions (4 bytes each, at
 * most one a token), repeated runs (REPEAT_BYTES each, at most one a token), and the row that counts
 * them. `scratch` takes max(40 bytes a token, 8 bytes a token and a byte a slot), and 64 more.
 */
export function sketch(
  text: usize,
  length: u32,
  unit: u32,
  k: u32,
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
  const count = <u32>((tokensEnd() - tokens) >> 2);
  const shingles = scratch;
  const hash = shingleInto(tokens, count, k, shingles);
  const shingleTotal = shingleCount(count, k);
  const rest = shingles + (<usize>(shingleTotal + 1) << 3);
  let fingerprints: u32 = 0;
  let runs: u32 = 0;
  if (slots > 0) sign(shingles, shingleTotal, slots, signature, rest);
  if (window > 0) {
    fingerprints = winnow(shingles, shingleTotal, window, keys, positions);
    if (count >= k) runs = repeatedRuns(tokens, shingles, shingleTotal, k, rest, repeats);
  }
  store<u32>(row + ROW_TOKENS, count);
  store<u32>(row + ROW_SPAN_BYTES, <u32>(spansEnd() - spans));
  store<u32>(row + ROW_FINGERPRINTS, fingerprints);
  store<u32>(row + ROW_REPEATS, runs);
  store<u64>(row + ROW_TEXT_HASH, hash);
  store<u32>(row + ROW_UNITS, units);
  store<u32>(row + ROW_REST, 0);
}

// The one place that chooses between the SIMD routines and their scalar twins, at compile time.
import { highMaskScalar, wordMaskScalar } from './scalar/classify';
import { equalMaskScalar } from './scalar/equal';
import { matchForwardScalar } from './scalar/match';
import { openSlotsScalar } from './scalar/sign';
import { stringStopScalar } from './scalar/string-stop';
import { suspectBlockScalar } from './scalar/suspect';
import { winnowScalar } from './scalar/winnow';
import { highMaskSimd, wordMaskSimd } from './simd/classify';
import { equalMaskSimd } from './simd/equal';
import { matchForwardSimd } from './simd/match';
import { openSlotsSimd } from './simd/sign';
import { stringStopSimd } from './simd/string-stop';
import { suspectBlockSimd } from './simd/suspect';
import { WIDEST_WINDOW, winnowSimd } from './simd/winnow';

@inline
export function wordMask(pointer: usize): u64 {
  return ASC_FEATURE_SIMD ? wordMaskSimd(pointer) : wordMaskScalar(pointer);
}

@inline
export function highMask(pointer: usize): u64 {
  return ASC_FEATURE_SIMD ? highMaskSimd(pointer) : highMaskScalar(pointer);
}

@inline
export function equalMask(pointer: usize, count: i32, word: i32): u64 {
  return ASC_FEATURE_SIMD
    ? equalMaskSimd(pointer, count, word)
    : equalMaskScalar(pointer, count, word);
}

@inline
export function matchForward(a: usize, b: usize, most: u32): u32 {
  return ASC_FEATURE_SIMD ? matchForwardSimd(a, b, most) : matchForwardScalar(a, b, most);
}

@inline
export function suspectBlock(pointer: usize): u32 {
  return ASC_FEATURE_SIMD ? suspectBlockSimd(pointer) : suspectBlockScalar(pointer);
}

@inline
export function stringStop(at: usize): usize {
  return ASC_FEATURE_SIMD ? stringStopSimd(at) : stringStopScalar(at);
}

@inline
export function openSlots(signature: usize, slots: u32, filled: usize): u32 {
  return ASC_FEATURE_SIMD
    ? openSlotsSimd(signature, slots, filled)
    : openSlotsScalar(signature, slots, filled);
}

@inline
export function winnowLong(
  shingles: usize,
  count: u32,
  window: u32,
  keys: usize,
  positions: usize,
): u32 {
  return ASC_FEATURE_SIMD && window <= WIDEST_WINDOW
    ? winnowSimd(shingles, count, window, keys, positions)
    : winnowScalar(shingles, count, window, keys, positions);
}

// Must equal assembly/scalar/sign.ts bit for bit.
import { openSlotsScalar } from '../scalar/sign';
import { laneBytes } from './lanes';

/** Sixteen slots per step. */
@inline
export function openSlotsSimd(signature: usize, slots: u32, filled: usize): u32 {
  const none = i32x4.splat(-1);
  let empty: u32 = 0;
  let slot: u32 = 0;
  for (; slot + 16 <= slots; slot += 16) {
    const at = signature + (<usize>slot << 2);
    const isEmpty = laneBytes(
      i32x4.eq(v128.load(at), none),
      i32x4.eq(v128.load(at, 16), none),
      i32x4.eq(v128.load(at, 32), none),
      i32x4.eq(v128.load(at, 48), none),
    );
    v128.store(filled + slot, v128.andnot(i8x16.splat(2), isEmpty));
    empty += <u32>popcnt(i8x16.bitmask(isEmpty));
  }
  const rest = signature + (<usize>slot << 2);
  return empty + openSlotsScalar(rest, slots - slot, filled + slot);
}

/**
 * Writes to `filled` for each slot whether it has a value, 2 or 0; returns the number of empty
 * slots.
 */
@inline
export function openSlotsScalar(signature: usize, slots: u32, filled: usize): u32 {
  let empty: u32 = 0;
  for (let slot: u32 = 0; slot < slots; slot++) {
    const isEmpty = load<u32>(signature + (<usize>slot << 2)) == u32.MAX_VALUE;
    store<u8>(filled + slot, select<u32>(0, 2, isEmpty));
    empty += <u32>isEmpty;
  }
  return empty;
}

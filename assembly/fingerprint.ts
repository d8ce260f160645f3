// The data kept of a chosen shingle.

/** Writes the key and the position of the shingle at index `at`, u32 each. */
@inline
export function writeFingerprint(shingles: usize, at: u32, key: usize, position: usize): void {
  store<u32>(key, load<u32>(shingles + (<usize>at << 3)));
  store<u32>(position, at);
}

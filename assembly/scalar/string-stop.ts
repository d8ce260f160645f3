/** The first quote, backslash or control character from `at` on; there must be one. */
export function stringStopScalar(at: usize): usize {
  let byte = <u32>load<u8>(at);
  while (byte != 0x22 && byte != 0x5c && byte >= 0x20) byte = <u32>load<u8>(++at);
  return at;
}

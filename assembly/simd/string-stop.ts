// Must equal assembly/scalar/string-stop.ts.

/** Which of the 16 bytes at `at` are quotes, backslashes or control characters. */
@inline
function stops(at: usize): i32 {
  const bytes = v128.load(at);
  const control = i8x16.lt_u(bytes, i8x16.splat(0x20));
  const quote = i8x16.eq(bytes, i8x16.splat(0x22));
  const slash = i8x16.eq(bytes, i8x16.splat(0x5c));
  return i8x16.bitmask(v128.or(control, v128.or(quote, slash)));
}

/** The first quote, backslash or control character from `at` on; there must be one. */
@inline
export function stringStopSimd(at: usize): usize {
  let found = stops(at);
  while (!found) found = stops((at += 16));
  return at + <usize>ctz(found);
}

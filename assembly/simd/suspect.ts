// Must equal assembly/scalar/suspect.ts bit for bit: each line here is a condition of
// assembly/suspicious.ts, applied to 16 bytes at once, and adds nothing.
import {
  SUSPECT_BROKEN_LINE,
  SUSPECT_ENTITY,
  SUSPECT_ESCAPE,
  SUSPECT_MARKUP,
  SUSPECT_MISREAD,
} from '../layout';
import { isMarkup } from '../suspicious';

@inline
function is(bytes: v128, value: u8): v128 {
  return i8x16.eq(bytes, i8x16.splat(<i8>value));
}

/** Whether a byte is `value` or `value` + 1, for an even `value`. */
@inline
function isPair(bytes: v128, value: u8): v128 {
  return is(v128.and(bytes, i8x16.splat(<i8>0xfe)), value);
}

@inline
function isWithin(bytes: v128, from: u8, count: u8): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(<i8>from)), i8x16.splat(<i8>count));
}

/** Bytes with which a misread lead byte may begin: they are rare, so the other tests rarely run. */
@inline
function mayMisread(bytes: v128, next: v128): v128 {
  const cyrillic = v128.or(is(next, 0x82), v128.or(isPair(next, 0xa0), isWithin(next, 0x92, 4)));
  return v128.or(
    v128.or(isWithin(bytes, 0xc2, 5), v128.and(is(bytes, 0xd0), cyrillic)),
    v128.or(is(bytes, 0xe2), is(bytes, 0xce)),
  );
}

@inline
function isAny(bytes: v128, a: u8, b: u8, c: u8, d: u8): v128 {
  return v128.or(v128.or(is(bytes, a), is(bytes, b)), v128.or(is(bytes, c), is(bytes, d)));
}

function misread(bytes: v128, next: v128, third: v128, fourth: v128): bool {
  const low = i8x16.lt_u(next, i8x16.splat(<i8>0xa0));
  const latin = v128.and(
    is(bytes, 0xc3),
    v128.or(
      v128.or(isAny(third, 0xc2, 0xc6, 0xcb, 0xe2), v128.or(is(next, 0x83), is(third, 0xef))),
      v128.and(isPair(third, 0xc4), v128.or(low, is(next, 0xa2))),
    ),
  );
  const extended = v128.and(
    v128.or(
      v128.and(is(bytes, 0xc4), isAny(next, 0x82, 0x86, 0x90, 0xb9)),
      v128.and(is(bytes, 0xc5), isAny(next, 0x83, 0x98, 0xa0, 0xae)),
    ),
    v128.or(v128.andnot(isWithin(third, 0xc2, 10), is(third, 0xc3)), is(third, 0xe2)),
  );
  const quoting = v128.or(is(fourth, 0xa0), v128.or(is(fourth, 0xab), is(fourth, 0xbb)));
  const odd = v128.or(
    v128.or(v128.andnot(is(third, 0xc2), quoting), is(third, 0xd2)),
    v128.or(
      v128.and(is(third, 0xd0), i8x16.lt_u(fourth, i8x16.splat(<i8>0x90))),
      v128.and(is(third, 0xd1), isWithin(fourth, 0x90, 16)),
    ),
  );
  const lead = v128.or(isPair(next, 0xa0), isWithin(next, 0x92, 4));
  const cyrillic = v128.and(is(bytes, 0xd0), v128.or(is(next, 0x82), v128.and(lead, odd)));
  const signs = v128.or(
    v128.or(isPair(next, 0x88), isPair(next, 0x94)),
    v128.or(is(next, 0x97), v128.and(is(third, 0x9a), is(fourth, 0xc3))),
  );
  const other = v128.or(
    v128.or(v128.and(is(bytes, 0xe2), signs), v128.and(is(bytes, 0xc6), is(next, 0x92))),
    v128.or(
      v128.and(is(bytes, 0xc2), v128.or(low, is(next, 0xac))),
      v128.and(v128.and(is(bytes, 0xce), is(next, 0x93)), is(third, 0xc3)),
    ),
  );
  return v128.any_true(v128.or(v128.or(latin, extended), v128.or(cyrillic, other)));
}

/** The SUSPECT_* bits of the 64 bytes at `pointer`; reads three bytes more. */
@inline
export function suspectBlockSimd(pointer: usize): u32 {
  let entity = i8x16.splat(0);
  let escape = i8x16.splat(0);
  let broken = i8x16.splat(0);
  let markup = i8x16.splat(0);
  let high = i8x16.splat(0);
  // Brackets are rare in clean text, so the bytes after them are looked at later.
  let brackets = i8x16.splat(0);
  for (let at = pointer; at < pointer + 64; at += 16) {
    const bytes = v128.load(at);
    const next = v128.load(at, 1);
    const third = v128.load(at, 2);
    entity = v128.or(entity, is(bytes, 0x26));
    const zero = v128.or(is(next, 0x30), is(third, 0x30));
    escape = v128.or(escape, v128.or(is(bytes, 0x5c), v128.and(is(bytes, 0x75), zero)));
    markup = v128.or(markup, is(bytes, 0x3c));
    // Only bit 5 differs between `[` and `{`, and between `]` and `}`.
    const folded = v128.or(bytes, i8x16.splat(0x20));
    brackets = v128.or(brackets, isWithin(folded, 0x7b, 3));
    // A control character, which in text is white space, after a hyphen, soft or not.
    const hyphen = v128.or(is(bytes, 0x2d), v128.or(is(bytes, 0xad), is(bytes, 0x90)));
    broken = v128.or(broken, v128.and(hyphen, isWithin(next, 9, 5)));
    high = v128.or(high, bytes);
  }
  let found: u32 = 0;
  if (v128.any_true(entity)) found |= SUSPECT_ENTITY;
  if (v128.any_true(escape)) found |= SUSPECT_ESCAPE;
  if (v128.any_true(broken)) found |= SUSPECT_BROKEN_LINE;
  if (v128.any_true(markup)) found |= SUSPECT_MARKUP;
  if (v128.any_true(brackets)) {
    for (let at = pointer; at < pointer + 64; at++) {
      if (isMarkup(<u32>load<u8>(at), <u32>load<u8>(at, 1))) found |= SUSPECT_MARKUP;
    }
  }
  if (i8x16.bitmask(high)) {
    for (let at = pointer; at < pointer + 64; at += 16) {
      const bytes = v128.load(at);
      const next = v128.load(at, 1);
      if (!v128.any_true(mayMisread(bytes, next))) continue;
      if (misread(bytes, next, v128.load(at, 2), v128.load(at, 3))) found |= SUSPECT_MISREAD;
    }
  }
  return found;
}

import {
  SUSPECT_BROKEN_LINE,
  SUSPECT_ENTITY,
  SUSPECT_ESCAPE,
  SUSPECT_MARKUP,
  SUSPECT_MISREAD,
} from '../layout';
import { isBrokenLine, isEscape, isMarkup, isMisread } from '../suspicious';

/** The SUSPECT_* bits of the 64 bytes at `pointer`; reads three bytes more. */
export function suspectBlockScalar(pointer: usize): u32 {
  let found: u32 = 0;
  for (let at = pointer; at < pointer + 64; at++) {
    const byte = <u32>load<u8>(at);
    const next = <u32>load<u8>(at, 1);
    const third = <u32>load<u8>(at, 2);
    if (byte == 0x26) found |= SUSPECT_ENTITY;
    if (isEscape(byte, next, third)) found |= SUSPECT_ESCAPE;
    if (isMarkup(byte, next)) found |= SUSPECT_MARKUP;
    if (isBrokenLine(byte, next)) found |= SUSPECT_BROKEN_LINE;
    if (isMisread(byte, next, third, <u32>load<u8>(at, 3))) found |= SUSPECT_MISREAD;
  }
  return found;
}

// The kernel's export list. Every routine works on the caller's pointers and keeps nothing between
// calls but static scratch.
import { ABI_VERSION } from './abi-version';

export { align, alignNear } from './align';
export { exactHash } from './exact-hash';
export { chain } from './chain';
export { groupEqual, keepRepeated } from './equal-keys';
export { overlapInto, setInto } from './sets';
export { matchTokens } from './match-tokens';
export { filterNames, namedLines } from './named-lines';
export { readLines } from './records';
export { repeatedRuns } from './repeat';
export { sharedSeeds } from './shared-seeds';
export { shingleInto, shingleTwiceInto } from './shingle';
export { sign } from './sign';
export { sketch } from './sketch';
export { sortPairs, sortRows } from './sort';
export { suspect } from './suspect';
export { decodeSpans, tokenCount } from './token-output';
export { tokenise } from './tokenise';
export { winnow } from './winnow';

/** Where the caller's memory begins, after the static data. */
export function heapBase(): usize {
  return __heap_base;
}

/** The version of the layout and of these exports, which a caller compares with its own. */
export function abiVersion(): u32 {
  return ABI_VERSION;
}

// The memory layout that the kernel and its callers share, in one place: scripts/generate-abi.js
// makes src/kernel/abi.ts from it, with a version that the loader checks. All numbers are
// little-endian; the caller gives every pointer, and src/kernel/bounds.ts derives the size of each
// region.
//
// A `record` is a row of 32-bit numbers: its constants are offsets in bytes, and the last one its
// size. `values` are the values that a number takes. `limits` are single numbers.

// limits
/** Bytes after the end of any text that the kernel may read (never use): a SIMD block and a 64-bit load. */
export const TEXT_PADDING: usize = 80;
/** Bytes at either end of a text in which `namedLines` looks for names. */
export const END_BYTES: u32 = 600;
/** Bytes of a filter of names, as `filterNames` writes it. */
export const NAME_FILTER_BYTES: u32 = 16384;
/** The most fields that `readLines` finds in a record: each has a bit, and one bit is spare. */
export const MOST_FIELDS: u32 = 31;

// record ROW: An article, as `sketch` writes it; the last of its numbers is zero.
export const ROW_TOKENS: usize = 0;
export const ROW_SPAN_BYTES: usize = 4;
export const ROW_FINGERPRINTS: usize = 8;
export const ROW_REPEATS: usize = 12;
/** The two halves of the 64-bit hash of the token sequence. */
export const ROW_TEXT_HASH_LOW: usize = 16;
export const ROW_TEXT_HASH_HIGH: usize = 20;
/** Length of the text in the unit of the spans. */
export const ROW_UNITS: usize = 24;
export const ROW_REST: usize = 28;
export const ROW_BYTES: usize = 32;

// record LINE: A line of a block of records, as `readLines` writes it; the fields of its names follow.
/** One of the LINE_STATE values. */
export const LINE_STATE: usize = 0;
/** Where the line starts and where its line feed is, in the memory of the kernel. */
export const LINE_START: usize = 4;
export const LINE_END: usize = 8;
/** For a plain line: the SUSPECT bits of its text, and the two halves of its exact hash. */
export const LINE_SUSPECTED: usize = 12;
export const LINE_HASH_LOW: usize = 16;
export const LINE_HASH_HIGH: usize = 20;
export const LINE_BYTES: usize = 24;

// record NAMED_LINE: A line that names one of some names, as `namedLines` writes it; places count bytes of the text.
export const NAMED_LINE_START: usize = 0;
export const NAMED_LINE_END: usize = 4;
/** Where its first and its last name begin. */
export const NAMED_LINE_FIRST: usize = 8;
export const NAMED_LINE_LAST: usize = 12;
export const NAMED_LINE_BYTES: usize = 16;

// record FIELD: Pointer and length of the value of a name, the text first; 0 and 0 if it is missing.
export const FIELD_START: usize = 0;
export const FIELD_SIZE: usize = 4;
export const FIELD_BYTES: usize = 8;

// record RUN: A repeated run inside an article: first token, token of the second place, tokens.
export const RUN_FIRST: usize = 0;
export const RUN_AGAIN: usize = 4;
export const RUN_TOKENS: usize = 8;
export const RUN_BYTES: usize = 12;

// record ALIGNMENT: An aligned pair of spans, as `align` writes it.
export const ALIGNMENT_A_START: usize = 0;
export const ALIGNMENT_A_END: usize = 4;
export const ALIGNMENT_B_START: usize = 8;
export const ALIGNMENT_B_END: usize = 12;
/** Matching tokens. */
export const ALIGNMENT_MATCHES: usize = 16;
export const ALIGNMENT_EDITS: usize = 20;
/** Tokens of the longest exact run. */
export const ALIGNMENT_LONGEST_RUN: usize = 24;
export const ALIGNMENT_BYTES: usize = 28;

// record NEAR: An alignment and, after it, OPEN bits, as `alignNear` writes it.
export const NEAR_OPEN: usize = 28;
export const NEAR_BYTES: usize = 32;

// record CHAIN: Alignments joined over gaps, as `chain` writes it; its parts follow it.
export const CHAIN_A_START: usize = 0;
export const CHAIN_A_END: usize = 4;
export const CHAIN_B_START: usize = 8;
export const CHAIN_B_END: usize = 12;
/** Matching tokens. */
export const CHAIN_MATCHES: usize = 16;
/** Tokens of the alignments and of the gaps between them. */
export const CHAIN_COLUMNS: usize = 20;
/** Tokens of the longest exact run. */
export const CHAIN_LONGEST_RUN: usize = 24;
/** How many parts. */
export const CHAIN_PARTS: usize = 28;
export const CHAIN_BYTES: usize = 32;

// record PART: An alignment of a chain.
export const PART_A_START: usize = 0;
export const PART_A_END: usize = 4;
export const PART_B_START: usize = 8;
export const PART_B_END: usize = 12;
export const PART_BYTES: usize = 16;

// values LINE_STATE: What a line of a block of records is.
/** A record that has a text; its strings are unescaped. */
export const LINE_STATE_PLAIN: u32 = 0;
/** White space. */
export const LINE_STATE_BLANK: u32 = 1;
/** Any other line, as it was read: the caller finds its fault, if there is one. */
export const LINE_STATE_ODD: u32 = 2;

// values OPEN: Ends of the given tokens that an extension reached: more tokens might change it.
export const OPEN_AHEAD: u32 = 1;
export const OPEN_BACK: u32 = 2;

// values UNIT: Units in which spans are counted.
export const UNIT_UTF16: u32 = 0;
export const UNIT_CODEPOINT: u32 = 1;
export const UNIT_BYTE: u32 = 2;

// values SUSPECT: Bits that say what a text may hold, as `suspect` returns them.
/** An ampersand: perhaps an entity. */
export const SUSPECT_ENTITY: u32 = 1;
/** A backslash, or `u` with a zero after it: perhaps `\u2019` or `u00e2u20acu201d`. */
export const SUSPECT_ESCAPE: u32 = 2;
/** A hyphen or soft hyphen before white space other than a space. */
export const SUSPECT_BROKEN_LINE: u32 = 4;
/** Two neighbouring code points that are rare except as bytes of one that was misread. */
export const SUSPECT_MISREAD: u32 = 8;
/** `<`, or `](`: perhaps markup. */
export const SUSPECT_MARKUP: u32 = 16;

// The memory map that the kernel and its caller share. All numbers are little-endian; the caller
// gives every pointer, and sizes the regions by the bounds beside each.

/** Bytes past the end of any text that the kernel may read (never use): one SIMD block. */
export const TEXT_PADDING: u32 = 64;

/** One row an article: eight u32, the last of them zero. */
export const ROW_BYTES: usize = 32;
export const ROW_TOKENS: usize = 0;
export const ROW_SPAN_BYTES: usize = 4;
export const ROW_FINGERPRINTS: usize = 8;
export const ROW_REPEATS: usize = 12;
/** 64-bit hash of the token sequence. */
export const ROW_TEXT_HASH: usize = 16;
/** Length of the text in the unit of the spans. */
export const ROW_UNITS: usize = 24;
export const ROW_REST: usize = 28;

/**
 * A line of a block of records: its state, where it starts and where its line feed stands, and, where
 * it is plain, the SUSPECT_* bits and the exact hash of its text and the fields, the text first.
 */
export const LINE_STATE: usize = 0;
export const LINE_START: usize = 4;
export const LINE_END: usize = 8;
export const LINE_SUSPECTED: usize = 12;
export const LINE_HASH: usize = 16;
export const LINE_FIELDS: usize = 24;
/** Pointer and length. */
export const FIELD_BYTES: usize = 8;
/** Six fields. */
export const LINE_BYTES: usize = 72;

/** A record whose fields stand in the row. */
export const LINE_PLAIN: u32 = 0;
/** White space alone. */
export const LINE_BLANK: u32 = 1;
/** Anything else. */
export const LINE_ODD: u32 = 2;

/** A repeated run inside an article: first token, token where it stands again, tokens. */
export const REPEAT_BYTES: usize = 12;

/**
 * An aligned pair of spans: aStart, aEnd, bStart, bEnd, matching tokens, edits, tokens of the
 * longest exact run; u32 each.
 */
export const ALIGNMENT_BYTES: usize = 28;

/**
 * Alignments joined over gaps: aStart, aEnd, bStart, bEnd, matching tokens, aligned tokens, tokens of
 * the longest exact run, number of parts; u32 each.
 */
export const CHAIN_BYTES: usize = 32;
/** An alignment of a chain: its first four numbers. */
export const PART_BYTES: usize = 16;

/** Units that spans are counted in. */
export const UNIT_UTF16: u32 = 0;
export const UNIT_CODEPOINT: u32 = 1;
export const UNIT_BYTE: u32 = 2;

/** Bits of what a text may hold, as `suspect` returns them. */
/** An ampersand: perhaps an entity. */
export const SUSPECT_ENTITY: u32 = 1;
/** A backslash, or `u` with a zero behind it: perhaps `\u2019` or `u00e2u20acu201d`. */
export const SUSPECT_ESCAPE: u32 = 2;
/** A hyphen or a soft one before white space other than a space. */
export const SUSPECT_BREAK: u32 = 4;
/** Two code points that seldom stand together but as bytes of one, read wrongly. */
export const SUSPECT_MISREAD: u32 = 8;
/** `<`, or `](`: perhaps markup. */
export const SUSPECT_MARKUP: u32 = 16;

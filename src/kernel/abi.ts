// Made by scripts/generate-abi.js from assembly/layout.ts and assembly/index.ts: change those.

/** The version of everything below, as `abiVersion()` of a kernel with this layout returns it. */
export const ABI_VERSION = 0xf184888b;

/** Bytes after the end of any text that the kernel may read (never use): a SIMD block and a 64-bit load. */
export const TEXT_PADDING = 80;
/** Bytes at either end of a text in which `namedLines` looks for names. */
export const END_BYTES = 600;
/** Bytes of a filter of names, as `filterNames` writes it. */
export const NAME_FILTER_BYTES = 16384;
/** The most fields that `readLines` finds in a record: each has a bit, and one bit is spare. */
export const MOST_FIELDS = 31;

/** An article, as `sketch` writes it; the last of its numbers is zero. */
export const ROW = {
  tokens: 0,
  spanBytes: 1,
  fingerprints: 2,
  repeats: 3,
  /** The two halves of the 64-bit hash of the token sequence. */
  textHashLow: 4,
  textHashHigh: 5,
  /** Length of the text in the unit of the spans. */
  units: 6,
  rest: 7,
  length: 8,
} as const;

/** A line of a block of records, as `readLines` writes it; the fields of its names follow. */
export const LINE = {
  /** One of the LINE_STATE values. */
  state: 0,
  /** Where the line starts and where its line feed is, in the memory of the kernel. */
  start: 1,
  end: 2,
  /** For a plain line: the SUSPECT bits of its text, and the two halves of its exact hash. */
  suspected: 3,
  hashLow: 4,
  hashHigh: 5,
  length: 6,
} as const;

/** A line that names one of some names, as `namedLines` writes it; places count bytes of the text. */
export const NAMED_LINE = {
  start: 0,
  end: 1,
  /** Where its first and its last name begin. */
  first: 2,
  last: 3,
  length: 4,
} as const;

/** Pointer and length of the value of a name, the text first; 0 and 0 if it is missing. */
export const FIELD = {
  start: 0,
  size: 1,
  length: 2,
} as const;

/** A repeated run inside an article: first token, token of the second place, tokens. */
export const RUN = {
  first: 0,
  again: 1,
  tokens: 2,
  length: 3,
} as const;

/** An aligned pair of spans, as `align` writes it. */
export const ALIGNMENT = {
  aStart: 0,
  aEnd: 1,
  bStart: 2,
  bEnd: 3,
  /** Matching tokens. */
  matches: 4,
  edits: 5,
  /** Tokens of the longest exact run. */
  longestRun: 6,
  length: 7,
} as const;

/** An alignment and, after it, OPEN bits, as `alignNear` writes it. */
export const NEAR = {
  open: 7,
  length: 8,
} as const;

/** Alignments joined over gaps, as `chain` writes it; its parts follow it. */
export const CHAIN = {
  aStart: 0,
  aEnd: 1,
  bStart: 2,
  bEnd: 3,
  /** Matching tokens. */
  matches: 4,
  /** Tokens of the alignments and of the gaps between them. */
  columns: 5,
  /** Tokens of the longest exact run. */
  longestRun: 6,
  /** How many parts. */
  parts: 7,
  length: 8,
} as const;

/** An alignment of a chain. */
export const PART = {
  aStart: 0,
  aEnd: 1,
  bStart: 2,
  bEnd: 3,
  length: 4,
} as const;

/** What a line of a block of records is. */
export const LINE_STATE = {
  /** A record that has a text; its strings are unescaped. */
  plain: 0,
  /** White space. */
  blank: 1,
  /** Any other line, as it was read: the caller finds its fault, if there is one. */
  odd: 2,
} as const;

/** Ends of the given tokens that an extension reached: more tokens might change it. */
export const OPEN = {
  ahead: 1,
  back: 2,
} as const;

/** Units in which spans are counted. */
export const UNIT = {
  utf16: 0,
  codepoint: 1,
  byte: 2,
} as const;

/** Bits that say what a text may hold, as `suspect` returns them. */
export const SUSPECT = {
  /** An ampersand: perhaps an entity. */
  entity: 1,
  /** A backslash, or `u` with a zero after it: perhaps `\u2019` or `u00e2u20acu201d`. */
  escape: 2,
  /** A hyphen or soft hyphen before white space other than a space. */
  brokenLine: 4,
  /** Two neighbouring code points that are rare except as bytes of one that was misread. */
  misread: 8,
  /** `<`, or `](`: perhaps markup. */
  markup: 16,
} as const;

/** The linear memory of a kernel: a WebAssembly.Memory, whose type not every consumer has. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  /** Adds pages of 64 KiB; throws if there is no more memory. */
  grow(pages: number): number;
}

/** The exports of the WebAssembly module; pointers and counts are unsigned 32-bit numbers. */
export interface KernelExports {
  memory: LinearMemory;
  align(
    a: number,
    aCount: number,
    b: number,
    bCount: number,
    seeds: number,
    seedCount: number,
    k: number,
    within: number,
    out: number,
  ): number;
  alignNear(
    a: number,
    aCount: number,
    b: number,
    bCount: number,
    i: number,
    j: number,
    k: number,
    out: number,
  ): void;
  exactHash(text: number, length: number): bigint;
  chain(alignments: number, count: number, within: number, out: number, scratch: number): number;
  groupEqual(keys: number, values: number, count: number, other: number, out: number): number;
  keepRepeated(
    keys: number,
    count: number,
    filter: number,
    filterBits: number,
    places: number,
  ): number;
  overlapInto(
    hashes: number,
    count: number,
    table: number,
    slots: number,
    out: number,
    scratch: number,
  ): void;
  setInto(hashes: number, count: number, table: number, slots: number): number;
  matchTokens(
    first: number,
    aCount: number,
    second: number,
    bCount: number,
    out: number,
    scratch: number,
  ): void;
  filterNames(namePairs: number, nameCount: number, filter: number): void;
  namedLines(
    text: number,
    length: number,
    tokens: number,
    count: number,
    namePairs: number,
    nameCount: number,
    filter: number,
    out: number,
    scratch: number,
  ): number;
  readLines(
    from: number,
    end: number,
    areUtf8: number,
    fieldNames: number,
    fieldCount: number,
    rows: number,
    most: number,
  ): number;
  repeatedRuns(
    tokens: number,
    shingles: number,
    count: number,
    k: number,
    scratch: number,
    out: number,
  ): number;
  sharedSeeds(
    aKeys: number,
    aPlaces: number,
    aCount: number,
    mostA: number,
    bKeys: number,
    bPlaces: number,
    bCount: number,
    mostB: number,
    out: number,
    scratch: number,
  ): number;
  shingleInto(tokens: number, count: number, k: number, out: number): bigint;
  shingleTwiceInto(
    tokens: number,
    count: number,
    k: number,
    out: number,
    longerOut: number,
  ): bigint;
  sign(shingles: number, count: number, slots: number, signature: number, filled: number): void;
  sketch(
    text: number,
    length: number,
    unit: number,
    k: number,
    seed: number,
    slots: number,
    window: number,
    tokens: number,
    spans: number,
    signature: number,
    keys: number,
    positions: number,
    repeats: number,
    row: number,
    scratch: number,
  ): void;
  sortPairs(
    keys: number,
    values: number,
    count: number,
    otherKeys: number,
    otherValues: number,
  ): void;
  sortRows(rows: number, count: number, width: number, by: number, other: number): void;
  suspect(text: number, length: number): number;
  decodeSpans(spans: number, count: number, out: number): number;
  tokenCount(tokens: number): number;
  tokenise(text: number, length: number, tokens: number, spans: number, unit: number): number;
  winnow(shingles: number, count: number, window: number, keys: number, positions: number): number;
  heapBase(): number;
  abiVersion(): number;
}

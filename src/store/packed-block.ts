/**
 * A block in one shared buffer, which can be written to a file as it is. FORMAT.md describes its
 * bytes.
 */
import type { RecordColumns, SketchBlock } from '../sketch/block.js';
import { STRING_FIELDS } from '../sketch/strings.js';
import {
  articlesIn,
  BlockError,
  type BlockParameters,
  BYTES_BEFORE_CHECKSUM,
  checkHeader,
  checksumIn,
  FIXED_BYTES,
  writeChecksum,
  writeHeader,
} from './block-header.js';
import type { Checksum } from './checksum.js';

type TypedColumn = Uint8Array | Uint32Array | Float64Array;
type ColumnType = Uint8ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/** The columns that every use of a block needs. */
const LIGHT = [
  ['rows', Uint32Array],
  ['textBytes', Uint32Array],
  ['words', Uint32Array],
  ['headlines', Uint8Array],
  ['tokenStarts', Uint32Array],
  ['spanStarts', Uint32Array],
  ['repaired', Uint32Array],
  ['mapEnds', Uint32Array],
  ['maps', Uint32Array],
  ['repeats', Uint32Array],
  ['encodings', Uint32Array],
  ['bucketEnds', Uint32Array],
] as const satisfies readonly (readonly [string, ColumnType])[];

/** The data of articles besides their sketches. */
const RECORDS = [
  ['exact', Uint32Array],
  ['sources', Uint32Array],
  ['lines', Uint32Array],
  ['starts', Float64Array],
  ['ends', Float64Array],
  ['stringEnds', Uint32Array],
  ['stringBytes', Uint8Array],
] as const satisfies readonly (readonly [string, ColumnType])[];

/** The sketches. */
const LARGE = [
  ['bandKeys', Uint32Array],
  ['keys', Uint32Array],
  ['places', Uint32Array],
  ['tokens', Uint32Array],
  ['spans', Uint8Array],
] as const satisfies readonly (readonly [string, ColumnType])[];

/** The columns in the order in which they are packed. */
const COLUMNS = [...LIGHT, ...RECORDS, ...LARGE] as const;

type ColumnName = (typeof COLUMNS)[number][0];

/** Required by Float64Array. */
const ALIGNMENT_BYTES = 8;
const HEADER_BYTES = FIXED_BYTES + ALIGNMENT_BYTES * COLUMNS.length;

/**
 * Copies a block into one shared buffer. Cost: a copy of its bytes.
 * @param allocate gives a buffer of at least this number of bytes.
 */
export function packBlock(
  block: SketchBlock,
  parameters: BlockParameters,
  allocate = (bytes: number) => new SharedArrayBuffer(bytes),
): SketchBlock {
  const columns = columnsOf(block);
  const bytes = COLUMNS.reduce((sum, [name]) => sum + padded(columns[name].byteLength), 0);
  const packed = new Uint8Array(allocate(HEADER_BYTES + bytes));
  writeHeader(packed.buffer, parameters, { articles: block.count, columns: COLUMNS.length });
  const lengths = lengthsIn(packed.buffer);
  let at = HEADER_BYTES;
  for (const [i, [name]] of COLUMNS.entries()) {
    const column = columns[name];
    lengths[i] = column.length;
    packed.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return viewBlock(packed.buffer);
}

/**
 * Writes the checksum of a packed block into its header, because the block will outlive the
 * process. Cost: a look at its bytes.
 * @param checksum a new one, without input.
 */
export function sealBlock(block: SketchBlock, checksum: Checksum): void {
  const packed = packedBytes(block);
  writeChecksum(packed.buffer, digestOf(packed, checksum));
}

/**
 * Opens a block that was packed and sealed. Cost: a look at its bytes.
 * @param packed the bytes of the block, and nothing else.
 * @throws {BlockError} with the values found and expected, if the block is damaged, or was made by
 *   another version or with other parameters.
 */
export function openBlock(
  packed: SharedArrayBuffer,
  parameters: BlockParameters,
  checksum: Checksum,
): SketchBlock {
  checkHeader(packed, parameters, COLUMNS.length);
  const found = digestOf(new Uint8Array(packed), checksum);
  const asked = checksumIn(packed);
  if (found !== asked) throw new BlockError(`checksum is ${found}, written was ${asked}`);
  return viewBlock(packed);
}

/** The checksum of all bytes except its own. */
function digestOf(packed: Uint8Array, checksum: Checksum): string {
  checksum.update(packed.subarray(0, BYTES_BEFORE_CHECKSUM));
  checksum.update(packed.subarray(FIXED_BYTES));
  return checksum.digest();
}

/** The block in the memory of a packed one: views, no copies. */
export function viewBlock(packed: ArrayBufferLike): SketchBlock {
  const count = articlesIn(packed);
  const views = viewColumns(COLUMNS, packed, HEADER_BYTES, lengthsIn(packed)) as Columns;
  const { stringBytes, stringEnds, ...columns } = views;
  const { rows, tokens, spans, bandKeys, keys, places, ...rest } = columns;
  return {
    count,
    columns: { rows, tokens, spans, bandKeys, keys, places },
    strings: { bytes: stringBytes, ends: stringEnds },
    disk: null,
    ...rest,
  };
}

/** The records of `count` articles, in a buffer that begins at the records of a packed block. */
export function viewRecords(packed: ArrayBufferLike, count: number): RecordColumns {
  const numbers = [2 * count, count, count, count, count, STRING_FIELDS.length * count];
  const views = viewColumns(RECORDS, packed, 0, [...numbers, 0]) as Columns;
  const { exact, sources, lines, starts, ends, stringEnds } = views;
  const at = stringEnds.byteOffset + padded(stringEnds.byteLength);
  const bytes = new Uint8Array(packed as ArrayBuffer, at, stringEnds.at(-1) ?? 0);
  return { exact, sources, lines, starts, ends, strings: { bytes, ends: stringEnds } };
}

/** The number of elements of each column. */
function lengthsIn(packed: ArrayBufferLike): Float64Array {
  return new Float64Array(packed as ArrayBuffer, FIXED_BYTES, COLUMNS.length);
}

function viewColumns(
  columns: typeof COLUMNS | typeof RECORDS,
  packed: ArrayBufferLike,
  from: number,
  lengths: ArrayLike<number>,
): Partial<Columns> {
  let at = from;
  const views = columns.map(([name, Type], i): [ColumnName, TypedColumn] => {
    // The types of a union of constructors accept only one kind of buffer.
    const view = new Type(packed as ArrayBuffer, at, lengths[i]);
    at += padded(view.byteLength);
    return [name, view];
  });
  return Object.fromEntries(views);
}

/** The columns of a block by name. */
type Columns = {
  [Entry in (typeof COLUMNS)[number] as Entry[0]]: Entry[1] extends Uint8ArrayConstructor
    ? Uint8Array
    : Entry[1] extends Uint32ArrayConstructor
      ? Uint32Array
      : Float64Array;
};

/** The bytes of a packed block. */
export function packedBytes({ columns: { rows, spans } }: SketchBlock): Uint8Array {
  return new Uint8Array(rows.buffer, 0, padded(spans.byteOffset + spans.byteLength));
}

/**
 * Copies the columns of a packed block that every use needs, and records where the rest is on disk.
 * @param fd a file that holds the packed block, beginning at the byte `at`.
 */
export function leaveOnDisk(block: SketchBlock, fd: number, at: number): SketchBlock {
  const columns = columnsOf(block);
  const light = columns.rows.buffer.slice(0, columns.exact.byteOffset);
  lengthsIn(light).fill(0, LIGHT.length);
  const starts = [...RECORDS, ...LARGE].map(([name]) => [name, at + columns[name].byteOffset]);
  return { ...viewBlock(light), disk: { fd, ...Object.fromEntries(starts) } };
}

function columnsOf({ columns, strings, count: _, disk: __, ...rest }: SketchBlock): Columns {
  return { ...columns, ...rest, stringBytes: strings.bytes, stringEnds: strings.ends };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}

/**
 * A block in one piece of memory that threads share, and that can be written to a file as it is:
 * the count of articles, the length of each column, then the columns one behind the other.
 */
import type { LargeColumn, SketchBlock } from './block.js';

type Column = Uint8Array | Uint32Array | Float64Array;
type ColumnType = Uint8ArrayConstructor | Uint32ArrayConstructor | Float64ArrayConstructor;

/** The columns in the order in which they are packed: the large ones stand last. */
const COLUMNS = [
  ['rows', Uint32Array],
  ['exact', Uint32Array],
  ['textBytes', Uint32Array],
  ['words', Uint32Array],
  ['files', Uint32Array],
  ['lines', Uint32Array],
  ['starts', Float64Array],
  ['ends', Float64Array],
  ['stringEnds', Uint32Array],
  ['stringBytes', Uint8Array],
  ['repaired', Uint32Array],
  ['mapEnds', Uint32Array],
  ['maps', Uint32Array],
  ['repeats', Uint32Array],
  ['tokenStarts', Uint32Array],
  ['spanStarts', Uint32Array],
  ['bucketEnds', Uint32Array],
  ['signatures', Uint32Array],
  ['keys', Uint32Array],
  ['places', Uint32Array],
  ['tokens', Uint32Array],
  ['spans', Uint8Array],
] as const satisfies readonly (readonly [string, ColumnType])[];

type ColumnName = (typeof COLUMNS)[number][0];

/** Float64Array asks for it, and the mark of a file is as long. */
const ALIGNMENT_BYTES = 8;
const LARGE_COLUMNS = 5;
const HEADER_BYTES = ALIGNMENT_BYTES * (1 + COLUMNS.length);

/**
 * Copies a block into one piece of shared memory. Cost: a copy of its bytes.
 * @param allocate gives memory of so many bytes, or more.
 */
export function packBlock(
  block: SketchBlock,
  allocate = (bytes: number) => new SharedArrayBuffer(bytes),
): SketchBlock {
  const columns = columnsOf(block);
  const bytes = COLUMNS.reduce((sum, [name]) => sum + padded(columns[name].byteLength), 0);
  const packed = new Uint8Array(allocate(HEADER_BYTES + bytes));
  const header = new Float64Array(packed.buffer, 0, 1 + COLUMNS.length);
  header[0] = block.count;
  let at = HEADER_BYTES;
  for (const [i, [name]] of COLUMNS.entries()) {
    const column = columns[name];
    header[1 + i] = column.length;
    packed.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), at);
    at += padded(column.byteLength);
  }
  return viewBlock(packed.buffer);
}

/** The block that {@link packBlock} packed: views, no copies. */
export function viewBlock(packed: ArrayBufferLike): SketchBlock {
  const [count = 0, ...lengths] = new Float64Array(packed, 0, 1 + COLUMNS.length);
  let at = HEADER_BYTES;
  const views = COLUMNS.map(([name, Type], i): [ColumnName, Column] => {
    // To the types of a union of constructors all buffers are of one kind.
    const view = new Type(packed as ArrayBuffer, at, lengths[i]);
    at += padded(view.byteLength);
    return [name, view];
  });
  const { stringBytes, stringEnds, ...columns } = Object.fromEntries(views) as Columns;
  const { rows, tokens, spans, signatures, keys, places, ...rest } = columns;
  return {
    count,
    columns: { rows, tokens, spans, signatures, keys, places },
    strings: { bytes: stringBytes, ends: stringEnds },
    disk: null,
    ...rest,
  };
}

/** The columns of a block by name. */
type Columns = {
  [Entry in (typeof COLUMNS)[number] as Entry[0]]: Entry[1] extends Uint8ArrayConstructor
    ? Uint8Array
    : Entry[1] extends Uint32ArrayConstructor
      ? Uint32Array
      : Float64Array;
};

/** The memory that a packed block is. */
export function packedBytes({ columns: { rows, spans } }: SketchBlock): Uint8Array {
  return new Uint8Array(rows.buffer, 0, padded(spans.byteOffset + spans.byteLength));
}

/**
 * A packed block without its large columns, in memory of its own.
 * @param fd a file that has the packed block, beginning at the byte `at`.
 */
export function leaveOnDisk(block: SketchBlock, fd: number, at: number): SketchBlock {
  const { columns } = block;
  const start = (name: LargeColumn) => at + columns[name].byteOffset;
  const light = columns.rows.buffer.slice(0, columns.signatures.byteOffset);
  new Float64Array(light, 0, 1 + COLUMNS.length).fill(0, 1 + COLUMNS.length - LARGE_COLUMNS);
  return {
    ...viewBlock(light),
    disk: {
      fd,
      signatures: start('signatures'),
      keys: start('keys'),
      places: start('places'),
      tokens: start('tokens'),
      spans: start('spans'),
    },
  };
}

function columnsOf({ columns, strings, count: _, disk: __, ...rest }: SketchBlock): Columns {
  return { ...columns, ...rest, stringBytes: strings.bytes, stringEnds: strings.ends };
}

function padded(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT_BYTES) * ALIGNMENT_BYTES;
}

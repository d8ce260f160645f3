/** The header of a stored block, as FORMAT.md describes it. */
import { UNIT } from '../kernel/abi.js';
import type { Plan } from '../options/plan.js';

/** Version of the layout of a block. */
const BLOCK_VERSION = 2;

/**
 * Version of the contents of columns. Raise it with each change of tokens, hashes, repairs, repeats
 * or encodings, because the same bytes then give another block.
 */
export const ALGORITHM = 14;

/** Bytes of the header before the lengths of the columns. */
export const FIXED_BYTES = 64;

/** Bytes of the header before the checksum. */
export const BYTES_BEFORE_CHECKSUM = 56;

const MAGIC = 'WIRECOPY';
const BYTE_ORDER = 0x01020304;

/** Places of the fields, in words of 32 bits; the magic is before them. */
const WORD = {
  version: 2,
  byteOrder: 3,
  parameters: 4,
  articles: 12,
  columns: 13,
  checksum: BYTES_BEFORE_CHECKSUM / 4,
} as const;

/** The parameters in which blocks must agree to be compared, in the order of the header. */
const PARAMETERS = [
  'algorithm',
  'shingle',
  'seed',
  'window',
  'slots',
  'bands',
  'rows',
  'unit',
] as const;

/** The parameters with which a block was made; they decide the meaning of its numbers. */
export type BlockParameters = Readonly<Record<(typeof PARAMETERS)[number], number>>;

/** A block that cannot be read here: damaged, of another version or of other parameters. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
}

/** The parameters of the blocks of a scan. */
export function parametersOf({ shape, bands, rows }: Plan): BlockParameters {
  const { shingle, seed, window, slots } = shape;
  const unit = UNIT[shape.unit];
  return { algorithm: ALGORITHM, shingle, seed, window, slots, bands, rows, unit };
}

/** Writes the fixed part of a header, without a checksum, to the start of a block's buffer. */
export function writeHeader(
  packed: ArrayBufferLike,
  parameters: BlockParameters,
  { articles, columns }: { articles: number; columns: number },
): void {
  const bytes = new Uint8Array(packed, 0, FIXED_BYTES);
  for (let i = 0; i < MAGIC.length; i++) bytes[i] = MAGIC.charCodeAt(i);
  const words = wordsOf(packed);
  words[WORD.version] = BLOCK_VERSION;
  words[WORD.byteOrder] = BYTE_ORDER;
  for (const [i, name] of PARAMETERS.entries()) words[WORD.parameters + i] = parameters[name];
  words[WORD.articles] = articles;
  words[WORD.columns] = columns;
  words[WORD.checksum] = 0;
  words[WORD.checksum + 1] = 0;
}

/** The number of articles of a block. */
export function articlesIn(packed: ArrayBufferLike): number {
  return wordsOf(packed)[WORD.articles]!;
}

/** Writes the checksum of a block, 16 hexadecimal digits, into its header. */
export function writeChecksum(packed: ArrayBufferLike, checksum: string): void {
  const words = wordsOf(packed);
  words[WORD.checksum] = Number.parseInt(checksum.slice(8), 16);
  words[WORD.checksum + 1] = Number.parseInt(checksum.slice(0, 8), 16);
}

/** The checksum in the header of a block, 16 hexadecimal digits; zeros if it was not computed. */
export function checksumIn(packed: ArrayBufferLike): string {
  const [low = 0, high = 0] = wordsOf(packed).subarray(WORD.checksum, WORD.checksum + 2);
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/**
 * Compares a header with the expected one.
 * @throws {BlockError} that names the values found and expected.
 */
export function checkHeader(
  packed: ArrayBufferLike,
  asked: BlockParameters,
  columns: number,
): void {
  if (packed.byteLength < FIXED_BYTES) {
    throw new BlockError(`${packed.byteLength} bytes, a header has ${FIXED_BYTES}`);
  }
  let magic = '';
  for (const byte of new Uint8Array(packed, 0, MAGIC.length)) magic += String.fromCharCode(byte);
  if (magic !== MAGIC) throw new BlockError(`begins with ${JSON.stringify(magic)}, not ${MAGIC}`);
  const words = wordsOf(packed);
  const differences = [
    difference('byte order', words[WORD.byteOrder]!, BYTE_ORDER),
    difference('version', words[WORD.version]!, BLOCK_VERSION),
    ...PARAMETERS.map((name, i) => difference(name, words[WORD.parameters + i]!, asked[name])),
    difference('columns', words[WORD.columns]!, columns),
  ].filter((text) => text !== '');
  if (differences.length > 0) throw new BlockError(differences.join('; '));
}

function difference(name: string, found: number, asked: number): string {
  return found === asked ? '' : `${name} is ${found}, asked for ${asked}`;
}

function wordsOf(packed: ArrayBufferLike): Uint32Array {
  return new Uint32Array(packed as ArrayBuffer, 0, FIXED_BYTES / 4);
}

/** The entries of ZIP archives, by their directory or by the heads before their contents. */
import { isUtf8 } from 'node:buffer';
import { asBuffer, stringOf } from '../../kernel/bytes.js';
import { decodeAs } from '../convert.js';

/** An entry. */
export interface ZipEntry {
  name: string;
  isEncrypted: boolean;
  /** Whether sizes and checksum come after the content. */
  hasDescriptor: boolean;
  isLink: boolean;
  method: number;
  checksum: number;
  /** Bytes of the content in the archive, and when decompressed. */
  packed: number;
  bytes: number;
  /** Place of its head. */
  offset: number;
}

const ENTRY = 0x02014b50;
const HEAD = 0x04034b50;
const END = 0x06054b50;
const DESCRIPTOR = 0x08074b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
/** Bytes of the fixed parts. */
const ENTRY_BYTES = 46;
/** Bytes of the head before the content of an entry, without its name and its extra field. */
export const ZIP_HEAD_BYTES = 30;
const DIRECTORY_END_BYTES = 22;
const MOST_COMMENT = 0xffff;
const IN_EXTRA = 0xffffffff;

/** A directory: its entries in the order of their places, and its own place. */
export interface ZipDirectory {
  entries: ZipEntry[];
  start: number;
}

/** Reads numbers of a few bytes, the lowest first. */
class Numbers {
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  }

  two(at: number): number {
    return this.#view.getUint16(at, true);
  }

  four(at: number): number {
    return this.#view.getUint32(at, true);
  }

  /** A number of eight bytes; sizes above the safe integers are not real. */
  eight(at: number): number {
    return Number(this.#view.getBigUint64(at, true));
  }
}

/** The signature at a place: 4 bytes that name the part there; 0 if there are no 4 bytes. */
export function signatureAt(bytes: Uint8Array, at: number): number {
  return at + 4 <= bytes.length ? new Numbers(bytes).four(at) : 0;
}

/** Whether a signature begins an entry of the directory, or one of the ends after it. */
export function isAfterMembers(signature: number): boolean {
  return [ENTRY, END, END_64, LOCATOR_64].includes(signature);
}

/** Whether a signature begins the head of an entry. */
export function isHead(signature: number): boolean {
  return signature === HEAD;
}

/** The directory at the end of a whole archive; undefined if it is broken or not there. */
export function directoryOf(bytes: Uint8Array): ZipDirectory | undefined {
  const end = indexOfEnd(bytes);
  if (end < 0) return undefined;
  try {
    const numbers = new Numbers(bytes);
    let [size, offset, place] = [numbers.four(end + 12), numbers.four(end + 16), end];
    const isLarge = size === IN_EXTRA || offset === IN_EXTRA || numbers.two(end + 10) === 0xffff;
    if (isLarge && end >= 20 && numbers.four(end - 20) === LOCATOR_64) {
      const before = asBuffer(bytes).lastIndexOf('PK\x06\x06', end - 20, 'latin1');
      if (before < 0) return undefined;
      [size, offset, place] = [numbers.eight(before + 40), numbers.eight(before + 48), before];
    }
    const start = place - size;
    // Bytes before the archive, such as a program that unpacks it, move all places.
    const moved = start - offset;
    if (start < 0 || moved < 0) return undefined;
    const entries = entriesIn(bytes, start, place, moved);
    return entries && { entries: entries.sort((one, other) => one.offset - other.offset), start };
  } catch {
    return undefined;
  }
}

function indexOfEnd(bytes: Uint8Array): number {
  const buffer = asBuffer(bytes);
  const first = Math.max(0, bytes.length - DIRECTORY_END_BYTES - MOST_COMMENT);
  for (let at = bytes.length - DIRECTORY_END_BYTES; at >= first; at--) {
    at = buffer.lastIndexOf('PK\x05\x06', at, 'latin1');
    if (at < first) return -1;
    // The comment goes to the end of the file; some writers add zeros.
    if (at + DIRECTORY_END_BYTES + new Numbers(bytes).two(at + 20) <= bytes.length) return at;
  }
  return -1;
}

function entriesIn(
  bytes: Uint8Array,
  start: number,
  end: number,
  moved: number,
): ZipEntry[] | undefined {
  const numbers = new Numbers(bytes);
  const entries: ZipEntry[] = [];
  for (let at = start; at < end; ) {
    if (numbers.four(at) !== ENTRY) return undefined;
    const nameEnd = at + ENTRY_BYTES + numbers.two(at + 28);
    const extraEnd = nameEnd + numbers.two(at + 30);
    const extra = bytes.subarray(nameEnd, extraEnd);
    const raw = bytes.subarray(at + ENTRY_BYTES, nameEnd);
    const isUnix = bytes[at + 5] === 3;
    const entry = {
      ...partsAt(numbers, at + 8),
      name: nameOf(raw, extra),
      isLink: isUnix && numbers.four(at + 38) >>> 28 === 0xa,
      offset: numbers.four(at + 42),
    };
    applyLarge(entry, extra);
    entry.offset += moved;
    entries.push(entry);
    at = extraEnd + numbers.two(at + 32);
  }
  return entries;
}

/** The parts that an entry of the directory and a head have in common, from the flags on. */
function partsAt(numbers: Numbers, at: number) {
  const flags = numbers.two(at);
  return {
    isEncrypted: (flags & 1) === 1,
    hasDescriptor: (flags & 8) === 8,
    method: numbers.two(at + 2),
    checksum: numbers.four(at + 8),
    packed: numbers.four(at + 12),
    bytes: numbers.four(at + 16),
  };
}

/** Sizes and places of more than 32 bits are in an extra field, if the others say so. */
function applyLarge(entry: ZipEntry, extra: Uint8Array): void {
  const field = extraField(extra, 0x0001);
  if (!field) return;
  const numbers = new Numbers(field);
  let at = 0;
  for (const key of ['bytes', 'packed', 'offset'] as const) {
    if (entry[key] !== IN_EXTRA || at + 8 > field.length) continue;
    entry[key] = numbers.eight(at);
    at += 8;
  }
}

function extraField(extra: Uint8Array, wanted: number): Uint8Array | undefined {
  const numbers = new Numbers(extra);
  for (let at = 0; at + 4 <= extra.length; ) {
    const size = numbers.two(at + 2);
    if (numbers.two(at) === wanted) return extra.subarray(at + 4, at + 4 + size);
    at += 4 + size;
  }
  return undefined;
}

/** A name is in UTF-8 if it can be, else in the code page of DOS; some have it in a field. */
function nameOf(raw: Uint8Array, extra: Uint8Array): string {
  const field = extraField(extra, 0x7075);
  const bytes = field && field.length > 5 ? field.subarray(5) : raw;
  return isUtf8(bytes) ? stringOf(bytes) : decodeAs(bytes, 'IBM437');
}

/** The head at a place, and where the content begins; undefined if it is not all there. */
export function headAt(
  bytes: Uint8Array,
  at: number,
): { entry: ZipEntry; contentStart: number } | undefined {
  if (at < 0 || at + ZIP_HEAD_BYTES > bytes.length || signatureAt(bytes, at) !== HEAD)
    return undefined;
  const numbers = new Numbers(bytes);
  const nameEnd = at + ZIP_HEAD_BYTES + numbers.two(at + 26);
  const contentStart = nameEnd + numbers.two(at + 28);
  if (contentStart > bytes.length) return undefined;
  const extra = bytes.subarray(nameEnd, contentStart);
  const name = nameOf(bytes.subarray(at + ZIP_HEAD_BYTES, nameEnd), extra);
  const entry = { ...partsAt(numbers, at + 6), name, isLink: false, offset: at };
  applyLarge(entry, extra);
  return { entry, contentStart };
}

function isNext(signature: number): boolean {
  return isHead(signature) || isAfterMembers(signature);
}

/**
 * The number of bytes of a content whose sizes come only after it, and of these sizes; undefined if
 * the end is not among the bytes.
 */
export function contentEnd(bytes: Uint8Array): { packed: number; after: number } | undefined {
  const buffer = asBuffer(bytes);
  const numbers = new Numbers(bytes);
  for (let at = buffer.indexOf('PK'); at >= 0; at = buffer.indexOf('PK', at + 2)) {
    const signature = signatureAt(bytes, at);
    if (signature === DESCRIPTOR && at + 16 <= bytes.length) {
      if (numbers.four(at + 8) !== at) continue;
      // Sizes of 64 bits, whose upper halves are zero, are recognised by the mark after them.
      const isLarge = at + 28 <= bytes.length && isNext(signatureAt(bytes, at + 24));
      const isSmall = isNext(signatureAt(bytes, at + 16));
      return { packed: at, after: isLarge && !isSmall ? 24 : 16 };
    } else if (at >= 12 && isNext(signature)) {
      // Some writers leave out the signature of the sizes.
      if (numbers.four(at - 8) === at - 12) return { packed: at - 12, after: 12 };
      if (at >= 20 && numbers.eight(at - 16) === at - 20) return { packed: at - 20, after: 20 };
    }
  }
  return undefined;
}

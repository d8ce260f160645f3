/**
 * The members of ZIP archives. No library of the registry reads them synchronously from a stream:
 * yauzl needs a file and callbacks, and fflate trusts the heads and has no large archives. Node's
 * zlib does the decompression (`inflate.ts`).
 */
import type { ReadBytes } from '../lines.js';
import { readMemory } from '../read-memory.js';
import type { StreamWindow } from '../stream-window.js';
import { crc32 } from './crc32.js';
import { type ArchiveItem, LINKS, type MemberFault } from './member.js';
import {
  contentEnd,
  directoryOf,
  headAt,
  isAfterMembers,
  isHead,
  signatureAt,
  ZIP_HEAD_BYTES,
  type ZipDirectory,
  type ZipEntry,
} from './zip-entries.js';

/** Decompresses the content of a member, which is deflated, by the sizes that are stated. */
export type Inflate = (read: ReadBytes, sizes: { packed: number; bytes: number }) => ReadBytes;

/** Archives up to this size are held, because their directory is at their end. */
const HELD_BYTES = 128 << 20;
/** Names and extra fields of a head. */
const MOST_HEAD_BYTES = ZIP_HEAD_BYTES + 2 * 0xffff;
const HEAD_MARK = Uint8Array.of(0x50, 0x4b, 3, 4);

const STORED = 0;
const DEFLATED = 8;
/** Methods whose content shows its compression itself: bzip2, zstd and xz. */
const SELF_EVIDENT = new Set([12, 93, 95]);

/**
 * The members of an archive: by its directory, or if it has none, as they come.
 * @param maxBytes the bytes in which the end of a member without a stated size is searched.
 */
export function* zipMembers(
  window: StreamWindow,
  inflate: Inflate,
  maxBytes: number,
): Generator<ArchiveItem, void> {
  const isHeld = window.fill(HELD_BYTES + 1) <= HELD_BYTES;
  const directory = isHeld ? directoryOf(window.bytes) : undefined;
  if (directory) {
    yield* membersOf(window.bytes, directory, inflate);
    return;
  }
  if (isHeld) {
    const message = 'the archive has no directory at its end: it is cut, or broken';
    yield { type: 'fault', number: 1, name: '', reason: 'broken-data', message };
  }
  yield* membersInStream(window, inflate, maxBytes);
}

function* membersOf(
  bytes: Uint8Array,
  { entries, start }: ZipDirectory,
  inflate: Inflate,
): Generator<ArchiveItem, void> {
  for (const [at, entry] of entries.entries()) {
    const number = at + 1;
    const head = headAt(bytes, entry.offset);
    const contentStart = head?.contentStart ?? 0;
    const end = contentStart + entry.packed;
    if (!head) yield fault(number, entry, `has no head at byte ${entry.offset}`);
    else if (end > (entries[at + 1]?.offset ?? start)) {
      yield fault(number, entry, 'overlaps the next one, as in a bomb');
    } else {
      const content = readMemory(bytes.subarray(contentStart, end));
      yield* memberOf({ entry, number, content, inflate });
    }
  }
}

/** A member whose content can be read. */
interface ZipContent {
  entry: ZipEntry;
  number: number;
  content: ReadBytes;
  inflate: Inflate;
}

/** Gives a member, and its fault after it was read. */
function* memberOf(zip: ZipContent): Generator<ArchiveItem, void> {
  const { entry, number, content, inflate } = zip;
  const { name, method, bytes } = entry;
  if (name.endsWith('/')) return;
  if (entry.isLink) yield { type: 'left-out', number, cause: LINKS };
  else if (entry.isEncrypted) {
    const message = 'is encrypted: unpack it with its password, and name the folder';
    yield { type: 'fault', number, name, reason: 'encrypted', message };
  } else if (SELF_EVIDENT.has(method)) {
    yield { type: 'member', number, name, bytes: -1, read: content };
  } else if (method !== STORED && method !== DEFLATED) {
    const message = `is compressed by method ${method}, which is not read: unpack it first`;
    yield { type: 'fault', number, name, reason: 'other-format', message };
  } else {
    const checked = new CheckedBytes(method === STORED ? content : inflate(content, entry));
    yield { type: 'member', number, name, bytes, read: checked.read };
    const isWrong = checked.hasEnded && (checked.sum !== entry.checksum || checked.count !== bytes);
    if (isWrong) yield fault(number, entry, 'does not have its checksum: its content is damaged');
  }
}

function fault(number: number, { name }: ZipEntry, message: string): MemberFault {
  return { type: 'fault', number, name, reason: 'broken-data', message };
}

/** A stream whose checksum is known once it has ended. */
class CheckedBytes {
  sum = 0;
  count = 0;
  hasEnded = false;
  readonly #read: ReadBytes;

  constructor(read: ReadBytes) {
    this.#read = read;
  }

  readonly read: ReadBytes = (buffer, offset, length) => {
    const count = this.#read(buffer, offset, length, this.count);
    this.sum = crc32(buffer.subarray(offset, offset + count), this.sum);
    this.count += count;
    this.hasEnded ||= count === 0 && length > 0;
    return count;
  };
}

/** The members of a stream as they come, each after a head of its own. */
function* membersInStream(
  window: StreamWindow,
  inflate: Inflate,
  maxBytes: number,
): Generator<ArchiveItem, void> {
  for (let number = 1; ; number++) {
    const held = window.fill(MOST_HEAD_BYTES);
    const bytes = window.bytes.subarray(0, held);
    const signature = signatureAt(bytes, 0);
    if (isAfterMembers(signature)) return;
    const start = window.position;
    const head = headAt(bytes, 0);
    const passed = head || held === 0 ? 0 : skipToHead(window);
    if (!head) {
      const rest = held === 0 ? 'is cut' : `is broken; ${passed} bytes were passed over`;
      const message = `the archive at byte ${start} ${rest}`;
      yield { type: 'fault', number, name: '', reason: 'broken-data', message };
      if (held === 0) return;
      continue;
    }
    yield* memberInStream(window, { ...head, number, inflate, maxBytes });
  }
}

/** A member at the window. */
interface HeadInStream {
  entry: ZipEntry;
  contentStart: number;
  number: number;
  inflate: Inflate;
  maxBytes: number;
}

function* memberInStream(
  window: StreamWindow,
  { entry, contentStart, number, inflate, maxBytes }: HeadInStream,
): Generator<ArchiveItem, void> {
  window.advance(contentStart);
  let after = 0;
  if (entry.hasDescriptor && entry.packed === 0) {
    const end = findEnd(window, maxBytes);
    if (!end) {
      yield fault(number, entry, 'has no end: the archive is cut, or broken');
      return;
    }
    after = end.after;
    applyDescriptor(entry, window.bytes.subarray(end.packed, end.packed + after));
    entry.packed = end.packed;
  }
  const end = window.position + entry.packed;
  const content = window.take(entry.packed);
  yield* memberOf({ entry, number, content, inflate });
  const rest = end - window.position;
  const missing = rest - window.skip(rest);
  if (missing > 0) yield fault(number, entry, `is cut: ${missing} of its bytes are missing`);
  window.skip(after);
}

/** Takes the checksum and the size from the descriptor that follows a content. */
function applyDescriptor(entry: ZipEntry, descriptor: Uint8Array): void {
  const view = new DataView(descriptor.buffer, descriptor.byteOffset, descriptor.length);
  const isLarge = descriptor.length >= 20;
  const at = descriptor.length % 8 === 0 ? 4 : 0;
  entry.checksum = view.getUint32(at, true);
  entry.bytes = isLarge ? Number(view.getBigUint64(at + 12, true)) : view.getUint32(at + 8, true);
}

function findEnd(
  window: StreamWindow,
  maxBytes: number,
): { packed: number; after: number } | undefined {
  for (let reach = 1 << 20; ; reach *= 4) {
    const held = window.fill(Math.min(reach, maxBytes));
    const end = contentEnd(window.bytes.subarray(0, held));
    if (end || held < reach) return end;
  }
}

/** Moves the window to the next head, or to the end; the number of bytes passed over. */
function skipToHead(window: StreamWindow): number {
  const from = window.position;
  window.skip(1);
  while (window.skipTo(HEAD_MARK) && !isHead(signatureAt(window.bytes, 0))) window.skip(1);
  return window.position - from;
}

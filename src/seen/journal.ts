/**
 * The journal of an index: changes that are not in a segment yet. Each entry is written at once and has
 * a checksum, so an entry of which a kill left a part is recognised, and was never acknowledged.
 */
import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { messageOf, RunError } from '../errors.js';
import { readFile } from '../kernel/bytes.js';
import { ByteWriter, wordAt } from './byte-writer.js';
import { DamageError } from './damage.js';
import { type Change, endChanges, putChange, takeChanges } from './journal-items.js';
import type { Hash32 } from './postings.js';

/** `WJRN` in ASCII, the low byte first. */
const MAGIC = 0x4e52_4a57;

/** Bytes before an entry's changes: magic, length, checksum. */
const HEAD_BYTES = 12;

/** Writes the journal. */
export class Journal {
  readonly #file: string;
  readonly #fd: number;
  readonly #hash: Hash32;
  readonly #latency: number;
  readonly #entry = new ByteWriter();
  /** Bytes of the file. */
  bytes: number;
  /** Bytes that are on the disk for good. */
  #synced: number;
  #syncing: Promise<void> | null = null;
  /** The error of a sync. It stays, because a later sync may succeed although bytes were lost at the first. */
  #fault: RunError | null = null;

  /**
   * Opens a journal for more entries after its first `bytes` bytes; the others are dropped.
   * @param how with the milliseconds for which {@link sync} waits for more entries.
   */
  constructor(file: string, bytes: number, { hash, latency }: { hash: Hash32; latency: number }) {
    this.#file = file;
    this.bytes = bytes;
    this.#synced = bytes;
    this.#hash = hash;
    this.#latency = latency;
    try {
      this.#fd = fs.openSync(file, fs.constants.O_RDWR | fs.constants.O_CREAT);
      fs.ftruncateSync(this.#fd, bytes);
    } catch (error) {
      throw this.#cannotBeWritten(error);
    }
  }

  /**
   * Appends changes as one entry: all of them or none survive a kill. They survive a loss of power
   * after the next {@link sync}.
   * @throws {RunError} if the disk is full; the index is as before. Also after a sync has failed.
   */
  append(changes: readonly Change[]): void {
    if (this.#fault) throw this.#fault;
    const entry = this.#entry;
    entry.clear();
    entry.word(MAGIC);
    entry.word(0);
    entry.word(0);
    for (const change of changes) putChange(entry, change);
    endChanges(entry);
    const bytes = entry.view;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const body = bytes.subarray(HEAD_BYTES);
    view.setUint32(4, body.length, true);
    view.setUint32(8, this.#hash(body), true);
    try {
      for (let written = 0; written < bytes.length; ) {
        written += fs.writeSync(
          this.#fd,
          bytes,
          written,
          bytes.length - written,
          this.bytes + written,
        );
      }
    } catch (error) {
      fs.ftruncateSync(this.#fd, this.bytes);
      throw this.#cannotBeWritten(error);
    }
    this.bytes += bytes.length;
  }

  /**
   * Resolves after all that was appended is on the disk for good. Calls share the disk's work.
   * @throws {RunError} if that fails once, and from then on: the system drops bytes that it could not write.
   */
  async sync(): Promise<void> {
    const wanted = this.bytes;
    while (this.#synced < wanted) {
      this.#syncing ??= this.#sync();
      await this.#syncing;
    }
  }

  /** {@link sync} without a pause. */
  syncNow(): void {
    if (this.#fault) throw this.#fault;
    try {
      fs.fsyncSync(this.#fd);
    } catch (error) {
      throw this.#cannotBeWritten(error);
    }
  }

  async #sync(): Promise<void> {
    if (this.#latency > 0) await wait(this.#latency);
    const reached = this.bytes;
    await new Promise<void>((resolve, reject) => {
      fs.fdatasync(this.#fd, (error) => {
        this.#fault = error && this.#cannotBeWritten(error);
        if (this.#fault) reject(this.#fault);
        else resolve();
      });
    });
    this.#synced = Math.max(this.#synced, reached);
    this.#syncing = null;
  }

  /** Ends all use. The changes need no sync any more. */
  close(): void {
    this.#synced = Number.POSITIVE_INFINITY;
    const close = () => fs.closeSync(this.#fd);
    if (this.#syncing === null) close();
    else void this.#syncing.then(close, close);
  }

  #cannotBeWritten(error: unknown): RunError {
    return new RunError(`${this.#file} cannot be written: ${messageOf(error)}`, { cause: error });
  }
}

/** The changes in a journal, and the bytes of its whole entries. */
export interface ReadJournal {
  changes: Change[];
  bytes: number;
  /** Bytes after them, of an entry that was not finished. */
  unfinished: number;
}

/**
 * Reads a journal.
 * @param closedAt the bytes that it had when the index was closed; null if it was not.
 * @throws {DamageError} if an entry is damaged that others follow, or if it was closed with more.
 * @throws the error of the system if it cannot be read.
 */
export function readJournal(file: string, closedAt: number | null, hash: Hash32): ReadJournal {
  const bytes = readFile(file);
  const changes: Change[] = [];
  let at = 0;
  for (let body = entryAt(bytes, at, hash); body; body = entryAt(bytes, at, hash)) {
    for (const change of takeChanges(body)) changes.push(change);
    at += HEAD_BYTES + body.length;
  }
  if (closedAt !== null && at < closedAt) {
    throw new DamageError(file, at, `it had ${closedAt} bytes when it was closed`);
  }
  if (hasEntryAfter(bytes, at + 1, hash)) {
    throw new DamageError(file, at, 'an entry does not agree with its checksum');
  }
  return { changes, bytes: at, unfinished: bytes.length - at };
}

/** The changes of a whole entry, or null. */
function entryAt(bytes: Uint8Array, at: number, hash: Hash32): Uint8Array | null {
  if (at + HEAD_BYTES > bytes.length || wordAt(bytes, at) !== MAGIC) return null;
  const length = wordAt(bytes, at + 4);
  const body = bytes.subarray(at + HEAD_BYTES, at + HEAD_BYTES + length);
  return body.length === length && hash(body) === wordAt(bytes, at + 8) ? body : null;
}

/** Whether a whole entry begins anywhere after a place. */
function hasEntryAfter(bytes: Uint8Array, from: number, hash: Hash32): boolean {
  const first = MAGIC & 0xff;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (entryAt(bytes, at, hash)) return true;
  }
  return false;
}

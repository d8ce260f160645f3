/** Reads the members of archives, each in its own format. Nothing is written anywhere. */
import type { SourceFile } from '../../article/address.js';
import { InputFault, skip, skipForError } from '../../article/skipped.js';
import type { ReadBytes } from '../lines.js';
import { type OpenInner, readInner } from '../open-inner.js';
import { HEAD_BYTES } from '../peeked-bytes.js';
import type { RawArticle, RawSkip } from '../raw-article.js';
import type { ArchiveBound, AwaitedArticles, ReadOptions, ReadTools } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import { Tally } from '../tally.js';
import { inflated } from './inflate.js';
import type { ArchiveItem, Member } from './member.js';
import { isHidden, MemberNames } from './member-names.js';
import type { Inflate } from './zip.js';

/** The members of an archive format; at most `maxBytes` are held of a member. */
export type MembersOf = (
  window: StreamWindow,
  inflate: Inflate,
  maxBytes: number,
) => Generator<ArchiveItem, void>;

/** Archives within archives that are opened. */
const MOST_DEPTH = 4;
/** An archive that decompresses to less than this is harmless, whatever its ratio. */
const HARMLESS_BYTES = 256 * 1024 * 1024;
const SILENT = 'are empty, or hold no article';
const HIDDEN = 'are hidden, or of a system, as folders leave them out';

/** All articles of an archive. */
export async function* readArchive(
  { open, membersOf }: { open: OpenInner; membersOf: MembersOf },
  read: ReadBytes,
  file: SourceFile,
  options: ReadOptions,
  tools: ReadTools,
): AwaitedArticles {
  const { shown } = file;
  const depth = (tools.archives?.depth ?? 0) + 1;
  if (depth > MOST_DEPTH) {
    const message = `an archive within ${MOST_DEPTH} others; unpack the outer ones`;
    yield skip(shown, 'other-format', message);
    return;
  }
  const window = new StreamWindow(read);
  const bound = tools.archives?.bound ?? new TotalBound(tools.maxRatio, () => window.read);
  const inner = { ...tools, archives: { depth, bound } };
  const inflate: Inflate = (content, sizes) => inflated(content, sizes, tools);
  const archive = new ArchiveReader({ open, file, options, tools: inner });
  try {
    for (const item of membersOf(window, inflate, tools.maxBytes)) {
      yield* archive.readItem(item);
      if (bound.isExceeded) break;
    }
  } catch (error) {
    yield skipForError(shown, error);
  }
  yield* archive.tallies();
}

/** Bounds all that is decompressed within the outermost archive. */
class TotalBound implements ArchiveBound {
  isExceeded = false;
  readonly #maxRatio: number;
  readonly #packed: () => number;
  #bytes = 0;

  /** @param packed the bytes of the archive so far. */
  constructor(maxRatio: number, packed: () => number) {
    this.#maxRatio = maxRatio;
    this.#packed = packed;
  }

  /** @throws {InputFault} if the archive is a bomb. */
  add(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= HARMLESS_BYTES) return;
    const most = this.#maxRatio * this.#packed();
    if (this.#bytes <= most) return;
    this.isExceeded = true;
    const message = `its members decompress to more than ${this.#maxRatio} times its bytes`;
    throw new InputFault('too-large', `${message}; the rest is not read`);
  }
}

/** How the members of an archive are read. */
interface ArchiveReading {
  open: OpenInner;
  file: SourceFile;
  options: ReadOptions;
  tools: ReadTools;
}

class ArchiveReader {
  readonly #reading: ArchiveReading;
  readonly #names = new MemberNames();
  readonly #buffer = new Uint8Array(HEAD_BYTES);
  readonly #leftOut: Tally;
  readonly #otherFormats: Tally;

  constructor(reading: ArchiveReading) {
    this.#reading = reading;
    this.#leftOut = new Tally(reading.file.shown, 'no-article');
    this.#otherFormats = new Tally(reading.file.shown, 'other-format');
  }

  async *readItem(item: ArchiveItem): AsyncGenerator<RawArticle | RawSkip, void> {
    const { number } = item;
    const { shown } = this.#reading.file;
    if (item.type === 'left-out') {
      this.#leftOut.count(item.cause, number);
      return;
    }
    if (item.type === 'fault') {
      const { name, reason, message } = item;
      yield skip(
        shown,
        reason,
        name === '' ? message : `${JSON.stringify(name)} ${message}`,
        number,
      );
      return;
    }
    const name = this.#names.nameOf(item.name);
    if (isHidden(name)) this.#leftOut.count(HIDDEN, number);
    else yield* this.#readMember(item, name);
  }

  async *#readMember(
    { read, bytes, number }: Member,
    name: string,
  ): AsyncGenerator<RawArticle | RawSkip, void> {
    const { open, file, options, tools } = this.#reading;
    const path = `${file.shown}/${name}`;
    const id = `${file.id}/${name}`;
    const inner: SourceFile = {
      path: file.path,
      shown: path,
      id,
      bytes: Math.max(0, bytes),
      isFound: true,
    };
    const bounded: ReadBytes = (buffer, offset, length, position) => {
      const count = read(buffer, offset, length, position);
      tools.archives?.bound.add(count);
      return count;
    };
    const stream = { read: bounded, file: inner, buffer: this.#buffer };
    let isSilent = true;
    for await (const item of readInner(open, stream, options, tools)) {
      isSilent = false;
      if (item.type === 'article') {
        item.member = item.member === '' ? name : `${name}/${item.member}`;
        yield item;
        // Copied, because the object is filled anew for the next article.
        item.member = '';
      } else if (item.reason === 'other-format' && item.path === path) {
        this.#otherFormats.count(`${item.message}`, number);
      } else yield item;
    }
    if (isSilent) this.#leftOut.count(SILENT, number);
  }

  *tallies(): Generator<RawSkip, void> {
    yield* this.#leftOut.records();
    yield* this.#otherFormats.records();
  }
}

/** The first pages of an archive, for a survey of their sites before the archive is read. */
import { InputFault } from '../../article/skipped.js';
import { isNamedPage } from '../html/page-files.js';
import type { ReadBytes } from '../lines.js';
import { PeekedBytes } from '../peeked-bytes.js';
import { readWhole } from '../read-whole.js';
import type { ReadLimits } from '../reader.js';
import { StreamWindow } from '../stream-window.js';
import { inflated } from './inflate.js';
import type { ArchiveItem, Member } from './member.js';
import { isHidden, MemberNames } from './member-names.js';
import { tarMembers } from './tar.js';
import { headOfTar } from './tar-head.js';
import { zipMembers } from './zip.js';

/** A member that is a page by its name, and that name. */
export interface ArchivedPage {
  bytes: Uint8Array;
  name: string;
}

/**
 * Bytes of an archive that are passed at most, and before its first page: most archives have none. A ZIP with
 * a directory is read as a whole for it, but only its pages are decompressed.
 */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_BYTES_BEFORE = 16 * 1024 * 1024;

/**
 * At most `most` pages, in the order of the archive, by the names that {@link MemberNames} gives them.
 * Members that cannot be read are passed over: reading reports them.
 * @throws the fault of a stream that breaks off.
 */
export function* archivedPages(
  read: ReadBytes,
  most: number,
  limits: ReadLimits,
): Generator<ArchivedPage, void> {
  const stream = new PeekedBytes(read);
  const isTar = headOfTar(stream.peek()) !== undefined;
  const window = new StreamWindow(stream.read);
  const names = new MemberNames();
  let pages = 0;
  for (const item of isTar ? tarMembers(window) : membersOfZip(window, limits)) {
    const mostBytes = pages === 0 ? MOST_BYTES_BEFORE : MOST_BYTES;
    if (pages === most || window.position > mostBytes) return;
    if (item.type !== 'member') continue;
    const name = names.nameOf(item.name);
    if (isHidden(name) || !isNamedPage(name) || item.bytes > limits.maxBytes) continue;
    const bytes = contentOf(item, limits.maxBytes);
    if (bytes === null) continue;
    pages++;
    yield { bytes, name };
  }
}

function contentOf({ read }: Member, maxBytes: number): Uint8Array | null {
  try {
    return readWhole(read, maxBytes);
  } catch (error) {
    if (error instanceof InputFault) return null;
    throw error;
  }
}

function membersOfZip(window: StreamWindow, limits: ReadLimits): Generator<ArchiveItem, void> {
  return zipMembers(window, (content, sizes) => inflated(content, sizes, limits), limits.maxBytes);
}

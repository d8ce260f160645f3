/** Archives of files: ZIP, also from a stream, and tar. */
import type { OpenInner } from '../open-inner.js';
import type { Reader } from '../reader.js';
import { type MembersOf, readArchive } from './read-archive.js';
import { beginsTar, tarMembers } from './tar.js';
import { zipMembers } from './zip.js';
import { isAfterMembers, isHead, signatureAt } from './zip-entries.js';

/** The readers of archives; `open` reads their members. */
export function archiveReaders(open: OpenInner): Reader[] {
  return [
    archiveReader('zip', open, zipMembers, (bytes) => {
      const signature = signatureAt(bytes, 0);
      return isHead(signature) || isAfterMembers(signature);
    }),
    archiveReader('tar', open, tarMembers, beginsTar),
  ];
}

function archiveReader(
  name: string,
  open: OpenInner,
  membersOf: MembersOf,
  begins: (bytes: Uint8Array) => boolean,
): Reader {
  return {
    name,
    extensions: [`.${name}`],
    accepts: ({ bytes }) => begins(bytes),
    readStream: (...stream) => readArchive({ open, membersOf }, ...stream),
    ranges: null,
    seeking: null,
  };
}

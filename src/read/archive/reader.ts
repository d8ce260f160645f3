/** Archives of files: ZIP, also from a stream, and tar. */
import { lazily } from '../lazily.js';
import type { OpenInner } from '../open-inner.js';
import type { Reader } from '../reader.js';
import type { MembersOf } from './read-archive.js';
import { headOfTar } from './tar-head.js';
import { isAfterMembers, isHead, signatureAt } from './zip-entries.js';

/** The readers of archives; `open` reads their members. */
export function archiveReaders(open: OpenInner): Reader[] {
  const begins = (bytes: Uint8Array) => {
    const signature = signatureAt(bytes, 0);
    return isHead(signature) || isAfterMembers(signature);
  };
  const zip = async () => (await import('./zip.js')).zipMembers;
  const tar = async () => (await import('./tar.js')).tarMembers;
  return [
    archiveReader('zip', open, zip, begins),
    archiveReader('tar', open, tar, (bytes) => headOfTar(bytes) !== undefined),
  ];
}

/** @param load loads the parser of its members. */
function archiveReader(
  name: string,
  open: OpenInner,
  load: () => Promise<MembersOf>,
  begins: (bytes: Uint8Array) => boolean,
): Reader {
  return {
    name,
    extensions: [`.${name}`],
    accepts: ({ bytes }) => begins(bytes),
    readStream: lazily(async () => {
      const [{ readArchive }, membersOf] = [await import('./read-archive.js'), await load()];
      return (...stream) => readArchive({ open, membersOf }, ...stream);
    }),
    ranges: null,
    seeking: null,
  };
}

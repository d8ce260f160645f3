import type { SourceFile } from '../article/address.js';
import type { Job } from './reader.js';

/** Limits the time that a job of many tiny files takes, and the size of its message. */
const JOB_FILES = 1000;

/**
 * On average, a job of files ends after this number of files, at an id that its hash chooses: so a
 * file that is added or removed changes its own job, and not all later ones.
 */
const FILES_TO_END = 256;

/** Jobs of files that are read whole; the files of a job have about `jobBytes` bytes together. */
export function wholeFiles(files: readonly SourceFile[], jobBytes: number): Job[] {
  const jobs: Job[] = [];
  let together: SourceFile[] = [];
  let filled = 0;
  const close = () => {
    if (together.length > 0) jobs.push({ reader: null, files: together, range: null });
    together = [];
    filled = 0;
  };
  for (const file of files) {
    if (together.length === JOB_FILES || filled + file.bytes > jobBytes) close();
    together.push(file);
    filled += file.bytes;
    if (hashId(file.id) % FILES_TO_END === 0) close();
  }
  close();
  return jobs;
}

/** A hash of an id: FNV-1a over UTF-16 units. */
export function hashId(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  // Numbered names differ in few bits, so all bits are mixed once more (as MurmurHash3 ends).
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** The list of the files of an index, which is replaced as a whole. */
import fs from 'node:fs';
import path from 'node:path';
import { messageOf, RunError } from '../errors.js';
import { DamageError } from './damage.js';
import {
  differencesOf,
  type IndexParameters,
  otherParameters,
  otherVersion,
} from './parameters.js';
import type { Hash32 } from './postings.js';

/** Version of the layout of an index. */
const VERSION = 4;

const NAME = 'index.json';

/** A journal. */
export interface JournalFile {
  name: string;
  /** Its bytes; null for the last one while the index is open for changes. */
  bytes: number | null;
}

/** The files of an index, and its state beside them. */
export interface Manifest {
  parameters: IndexParameters;
  /** Names of its segments, in the order of their articles. */
  segments: string[];
  /** Its journals, in their order: the last one takes changes, the others wait for their segments. */
  journals: JournalFile[];
  next: number;
  gone: number[];
  boilerplate: number[];
}

/** The names of all files that hold articles. */
export function namesIn({ segments, journals }: Manifest): string[] {
  return [...segments, ...journals.map(({ name }) => name)];
}

/** The file of the manifest of an index. */
export function manifestFile(folder: string): string {
  return path.join(folder, NAME);
}

/** Whether a folder holds an index. */
export function hasManifest(folder: string): boolean {
  return fs.existsSync(manifestFile(folder));
}

/** @throws {DamageError} if it is damaged. @throws {RunError} if it is of another version or differs. */
export function readManifest(folder: string, asked: IndexParameters, hash: Hash32): Manifest {
  const file = manifestFile(folder);
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new RunError(`${folder} holds no index${reasonOf(folder, error)}`, { cause: error });
  }
  const [json = '', checksum = ''] = text.split('\n');
  const found = hash(new TextEncoder().encode(json)).toString(16);
  if (found !== checksum) {
    throw new DamageError(file, 0, `its checksum is ${found}, written was ${checksum || 'none'}`);
  }
  const { version, ...manifest } = JSON.parse(json) as Manifest & { version: number };
  if (version !== VERSION) {
    throw new RunError(otherVersion(file, version, VERSION));
  }
  const differences = differencesOf(manifest.parameters, asked);
  if (differences.length > 0) {
    throw new RunError(otherParameters(folder, differences));
  }
  return manifest;
}

/** Why a folder has no manifest that can be read, as the end of a message. */
function reasonOf(folder: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOTDIR') return ': it is not a folder';
  if (code !== 'ENOENT') return ` that can be read: ${messageOf(error)}`;
  return fs.existsSync(folder)
    ? '; wirecopy dedup --index makes one'
    : ': there is no such folder; wirecopy dedup --index makes one';
}

/**
 * Replaces the manifest: afterwards the old one or the new one is there, whatever happens. Files that
 * were made in the folder before last from now on, too.
 * @throws {RunError} if it cannot be written; the old one is there.
 */
export function writeManifest(folder: string, manifest: Manifest, hash: Hash32): void {
  const json = JSON.stringify({ version: VERSION, ...manifest });
  const bytes = new TextEncoder().encode(json);
  const end = new TextEncoder().encode(`\n${hash(bytes).toString(16)}\n`);
  const file = manifestFile(folder);
  try {
    syncFolder(folder);
    writeForGood(`${file}.new`, (write) => {
      write(bytes);
      write(end);
    });
    fs.renameSync(`${file}.new`, file);
    syncFolder(folder);
  } catch (error) {
    throw new RunError(`${file} cannot be written: ${messageOf(error)}`, { cause: error });
  }
}

/** Writes a file that is on the disk for good afterwards. */
export function writeForGood(
  file: string,
  fill: (write: (bytes: Uint8Array) => void) => void,
): void {
  const fd = fs.openSync(file, 'w');
  try {
    fill((bytes) => {
      for (let written = 0; written < bytes.length; ) {
        written += fs.writeSync(fd, bytes, written, bytes.length - written);
      }
    });
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

/** Makes the names in a folder last. */
function syncFolder(folder: string): void {
  // Windows opens no folders, and needs no such call.
  if (process.platform === 'win32') return;
  const fd = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(fd);
  } finally {
    fs.closeSync(fd);
  }
}

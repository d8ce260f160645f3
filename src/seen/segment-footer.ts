/** The footer of a segment, as FORMAT.md describes it: the parts of the file, and its parameters. */
import { messageOf, RunError } from '../errors.js';
import { stringOf } from '../kernel/bytes.js';
import type { ByteSource } from './byte-source.js';
import { putWord, wordAt } from './byte-writer.js';
import { DamageError } from './damage.js';
import {
  differencesOf,
  type IndexParameters,
  otherParameters,
  otherVersion,
} from './parameters.js';
import type { BucketShape, Hash32 } from './postings.js';

/** Version of the layout of a segment. */
export const SEGMENT_VERSION = 4;

const MAGIC = 'WIRESEGM';

/** Bytes after the JSON of the footer: its length, its checksum, and the magic. */
const TAIL_BYTES = 16;

/** A part of a segment. */
export interface Section {
  at: number;
  length: number;
  /** Checksum of the whole part; null if its pieces have their own. */
  checksum: number | null;
}

/** The parts of a segment, in their order. */
export const SECTIONS = [
  'articles',
  'postings',
  'buckets',
  'filter',
  'facts',
  'starts',
  'hashes',
  'lengths',
] as const;

/** The end of a segment: its layout and its parameters. */
export interface Footer {
  version: number;
  parameters: IndexParameters;
  articles: number;
  /** Entries of the postings, and the layout of their buckets. */
  entries: number;
  buckets: BucketShape;
  sections: Record<(typeof SECTIONS)[number], Section>;
}

/** The bytes of a footer. */
export function footerBytes(footer: Footer, hash: Hash32): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(footer));
  const bytes = new Uint8Array(json.length + TAIL_BYTES);
  bytes.set(json);
  putWord(bytes, json.length, json.length);
  putWord(bytes, json.length + 4, hash(json));
  for (let i = 0; i < MAGIC.length; i++) bytes[json.length + 8 + i] = MAGIC.charCodeAt(i);
  return bytes;
}

/**
 * Reads the footer of a segment.
 * @throws {DamageError} if it is damaged. @throws {RunError} if it is of another version, or made with
 *   other parameters.
 */
export function readFooter(source: ByteSource, asked: IndexParameters, hash: Hash32): Footer {
  const { name, size } = source;
  const tail = source.read(Math.max(0, size - TAIL_BYTES), TAIL_BYTES).slice();
  const magic = tail.length < TAIL_BYTES ? '' : stringOf(tail, TAIL_BYTES - MAGIC.length);
  if (magic !== MAGIC) {
    const fault = `it ends with ${JSON.stringify(magic)}, not ${MAGIC}`;
    throw new DamageError(name, Math.max(0, size - MAGIC.length), fault);
  }
  const at = size - TAIL_BYTES - wordAt(tail, 0);
  const json = at < 0 ? new Uint8Array(0) : source.read(at, wordAt(tail, 0));
  if (at < 0 || hash(json) !== wordAt(tail, 4)) {
    throw new DamageError(name, Math.max(0, at), 'its footer does not agree with its checksum');
  }
  const footer = parse(name, at, json);
  if (footer.version !== SEGMENT_VERSION) {
    throw new RunError(otherVersion(name, footer.version, SEGMENT_VERSION));
  }
  const differences = differencesOf(footer.parameters, asked);
  if (differences.length > 0) throw new RunError(otherParameters(name, differences));
  return footer;
}

function parse(name: string, at: number, json: Uint8Array): Footer {
  try {
    return JSON.parse(new TextDecoder().decode(json)) as Footer;
  } catch (error) {
    throw new DamageError(name, at, messageOf(error));
  }
}

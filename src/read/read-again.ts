/** Fetches the text of one article a second time, to quote it. */
import fs from 'node:fs';
import type { Encoding } from '../article/encodings.js';
import { RunError } from '../errors.js';
import { stringOf } from '../kernel/bytes.js';
import { textProbe } from '../kernel/thread-kernels.js';
import { decodeGuessed } from './decode.js';

/** Where an article was found; what `RawArticle` says of it. */
export interface TextPlace {
  /** Absolute path; not `-`, which cannot be read twice. */
  path: string;
  /** Byte range of the file or the line, `[start, end)`. */
  start: number;
  end: number;
  kind: 'text' | 'records';
  /** Encoding that it was read in; null for UTF-8. */
  encoding: Encoding | null;
  /** Field of a record that holds the text. */
  field: string;
  /** Id of the file: its path below the folder that was read, with `/`. */
  fileId: string;
}

/** The exact hash of a text, in two words, as `RawArticle` has it. */
export interface TextHash {
  low: number;
  high: number;
}

/**
 * The text of an article, the same string that offsets were given for. Costs a read of its bytes.
 *
 * @param hash what the text must have: a file may have changed in place.
 * @throws RunError where the file changed since it was read, or is gone.
 */
export function readTextAgain(place: Omit<TextPlace, 'fileId'>, hash: TextHash): string {
  const bytes = new Uint8Array(place.end - place.start);
  try {
    const fd = fs.openSync(place.path, 'r');
    try {
      let filled = 0;
      while (filled < bytes.length) {
        const rest = bytes.length - filled;
        const count = fs.readSync(fd, bytes, filled, rest, place.start + filled);
        if (count === 0) throw new Error('it is shorter than it was');
        filled += count;
      }
    } finally {
      fs.closeSync(fd);
    }
    const { encoding, kind, field } = place;
    const decoded = decodeGuessed(bytes, { encoding, isDoubtful: false }).text;
    const text = kind === 'text' ? decoded : textOf(stringOf(decoded), field);
    const found = textProbe().exactHash(text);
    if (found !== (BigInt(hash.high) << 32n) + BigInt(hash.low))
      throw new Error('it has another text');
    return stringOf(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new RunError(`${place.path} changed since it was read: ${cause}`, { cause: error });
  }
}

function textOf(line: string, field: string): Uint8Array {
  const record: unknown = JSON.parse(line);
  const text = (record as Record<string, unknown> | null)?.[field];
  if (typeof text !== 'string') throw new Error(`its record has no text in ${field}`);
  // Through UTF-8 and back, as the article went: a lone surrogate is U+FFFD there.
  return new TextEncoder().encode(text);
}

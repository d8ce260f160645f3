/** Files that are one article each. */
import fs from 'node:fs';
import { numberOf } from '../article/encodings.js';
import { skip, skipForError } from '../article/skipped.js';
import { decodeFile, isBinary, type Wanted } from './decode.js';
import type { TextFile } from './jobs.js';
import {
  OPEN_FLAGS,
  RawArticle,
  type RawSkip,
  type ReadLimits,
  skipBroken,
} from './raw-article.js';

/** The articles of `files` in their order: one open, one read and one close for each. */
export function* readTextFiles(
  files: readonly TextFile[],
  limits: ReadLimits,
  wanted: Wanted,
): Generator<RawArticle | RawSkip> {
  const article = new RawArticle();
  for (const file of files) {
    const { path, shown, id } = file;
    if (file.bytes > limits.maxBytes) {
      yield skip(shown, 'too-large', `${file.bytes} bytes; at most ${limits.maxBytes} are read`);
      continue;
    }
    let bytes: Uint8Array;
    try {
      bytes = readWhole(file, article);
    } catch (error) {
      yield skipForError(shown, error);
      continue;
    }
    if (isBinary(bytes, wanted)) {
      yield skip(shown, 'binary', 'a NUL byte among the first 8192: no text file');
      continue;
    }
    const { text, broken, encoding, isDoubtful } = decodeFile(bytes, wanted);
    if (broken) yield skipBroken(shown, broken);
    article.path = path;
    article.encoding = numberOf(encoding, isDoubtful);
    article.end = bytes.length;
    if (text !== bytes) article.textRoom(id, text.length).set(text);
    article.setText(text.length);
    yield article;
  }
}

/** The bytes of a file, in the room that the article has for its text. */
function readWhole({ path, id, bytes }: TextFile, article: RawArticle): Uint8Array {
  const fd = fs.openSync(path, OPEN_FLAGS);
  try {
    // One byte more than the file has: a read that does not fill the room met the end.
    let room = article.textRoom(id, bytes + 1);
    let filled = 0;
    for (;;) {
      const count = fs.readSync(fd, room, filled, room.length - filled, filled);
      filled += count;
      // Regular files give all that was asked for, except at their end.
      if (filled < room.length) return room.subarray(0, filled);
      room = article.textRoom(id, 2 * filled);
    }
  } finally {
    fs.closeSync(fd);
  }
}

/** Names of files for the texts of articles, whose ids may be any strings. */
import { createHash } from 'node:crypto';

/**
 * Parts of a path that mean the same on every system: in small letters, and not a device of
 * Windows.
 */
const SAFE_PART =
  /^(?!(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$))[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?$/;
const MOST_SAFE = 200;

/** Code points of the readable beginning of any other name. */
const MOST_READABLE = 40;
/** These are 64 bits: even among a hundred million names no two have the same. */
const HASH_DIGITS = 16;

/**
 * The file of an article's text, a path with `/`: its id with `.txt`, if that is a safe path on every
 * system; else a name with a hash. Different ids never have the same file: a folder does not end in
 * `.txt`, and only names with a hash have `~`.
 */
export function textFileName(id: string): string {
  if (isSafe(id)) return `${id}.txt`;
  const readable = [...id.replace(/[^\p{L}\p{N}._-]+/gu, '_').replace(/^[._]+/, '')];
  const hash = createHash('sha256').update(id).digest('hex').slice(0, HASH_DIGITS);
  return `${readable.slice(0, MOST_READABLE).join('')}~${hash}.txt`;
}

function isSafe(id: string): boolean {
  const parts = id.split('/');
  const folders = parts.slice(0, -1);
  if (id.length > MOST_SAFE || folders.some((part) => part.endsWith('.txt'))) return false;
  return parts.every((part) => SAFE_PART.test(part));
}

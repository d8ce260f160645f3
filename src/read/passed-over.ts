/** Files that are no input by their names: what they are, and what to do about them. */
import fs from 'node:fs';
import { stringOf } from '../kernel/bytes.js';
import { OPEN_FLAGS } from './raw-article.js';

/** Files of a folder or a glob that were passed over for their extensions. */
export interface PassedOver {
  /** The folder or glob, as it was given. */
  shown: string;
  count: number;
  /** One sentence: how many of each extension, and what is taken. */
  message: string;
}

/** What a scan takes, for messages. */
export const TAKES = 'takes .txt, .md, .jsonl, .ndjson';

/** Extensions that are named; of the others their number is. */
const SHOWN = 5;

/** Counts files by their extensions; null where there are none. */
export function passOver(shown: string, extensions: readonly string[]): PassedOver | null {
  if (extensions.length === 0) return null;
  const counts = new Map<string, number>();
  for (const extension of extensions) counts.set(extension, (counts.get(extension) ?? 0) + 1);
  const sorted = [...counts].sort(([x, many], [y, more]) => more - many || (x < y ? -1 : 1));
  const named = sorted.slice(0, SHOWN).map(([name, n]) => `${n} ${name || 'without extension'}`);
  const rest = sorted.slice(SHOWN).reduce((sum, [, n]) => sum + n, 0);
  const list = [...named, ...(rest > 0 ? [`${rest} others`] : [])].join(', ');
  const count = extensions.length;
  const files = count === 1 ? '1 file was' : `${count} files were`;
  const message = `${files} passed over (${list}): a folder ${TAKES}; name other files themselves`;
  return { shown, count, message };
}

/** Enough to see what a file is. */
const PROBE_BYTES = 64 * 1024;

/**
 * What a file is that the user names and whose extension is none of those taken: `records` where it
 * has an object of JSON a line, `json` where it is other JSON, else `text`. Reads its beginning.
 * @throws the error of the system where it cannot be read.
 */
export function sniffFormat(file: string): 'records' | 'json' | 'text' {
  const { text, isWhole } = readBeginning(file);
  const begin = text.replace(/^\ufeff?\s*/, '');
  if (!/^[{[]/.test(begin)) return 'text';
  const lines = begin.split(/\r?\n/).filter((line) => line.trim() !== '');
  // The last line may go on behind what was read.
  const whole = isWhole || lines.length === 1 ? lines : lines.slice(0, -1);
  if (whole.some(isObject)) return 'records';
  if (isWhole) return isJson(begin) ? 'json' : 'text';
  if (lines.length === 1) return begin.startsWith('{') ? 'records' : 'json';
  return /^[{[]\s*(?:[[{"\]}]|$)/.test(begin) ? 'json' : 'text';
}

function readBeginning(file: string): { text: string; isWhole: boolean } {
  const fd = fs.openSync(file, OPEN_FLAGS);
  try {
    const bytes = new Uint8Array(PROBE_BYTES);
    const count = fs.readSync(fd, bytes, 0, bytes.length, 0);
    return { text: stringOf(bytes, 0, count), isWhole: count < bytes.length };
  } finally {
    fs.closeSync(fd);
  }
}

function isObject(line: string): boolean {
  return line.trimStart().startsWith('{') && isJson(line);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

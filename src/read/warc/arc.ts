/** The records of ARC files, the format before WARC: one line of head, then the block. */
import { latin1Of, stringOf } from '../../kernel/bytes.js';
import type { RecordHead } from './head.js';

/** Fields of the one line before each block; the address is the first and may have spaces. */
export interface ArcVersion {
  fields: number;
}

/** A line that may be the head of a record, and the end of the line before it. */
export const ARC_LINE = /\n(?:https?|ftp|dns|gopher|file|urn):[^\r\n]{1,8000}\r?\n/g;

/** The version of an ARC file, by its beginning; undefined for other files. */
export function arcVersionOf(bytes: Uint8Array): ArcVersion | undefined {
  const begin = latin1Of(bytes.subarray(0, 4096));
  if (!begin.startsWith('filedesc:')) return undefined;
  const names = begin.split(/\r?\n/).find((line) => /^URL IP-address /i.test(line));
  return { fields: names?.trim().split(/\s+/).length ?? 5 };
}

/** The head at the start of some bytes, and its size. */
export function headOfArc(
  bytes: Uint8Array,
  { fields }: ArcVersion,
): { head: RecordHead | undefined; bytes: number } {
  const feed = bytes.indexOf(0x0a);
  if (feed < 0) return { head: undefined, bytes: 0 };
  const parts = stringOf(bytes, 0, feed).trimEnd().split(' ');
  const url = parts.slice(0, parts.length - fields + 1).join(' ');
  const [date = '', mediaType = ''] = parts.slice(parts.length - fields + 2);
  const length = parts.at(-1) ?? '';
  if (url === '' || !/^\d{8,18}$/.test(date)) return { head: undefined, bytes: 0 };
  const head: RecordHead = {
    type: /^https?:/i.test(url) ? 'response' : /^filedesc:/i.test(url) ? 'filedesc' : 'other',
    url,
    mediaType,
    length: /^\d{1,15}$/.test(length) ? Number(length) : -1,
    truncated: '',
  };
  return { head, bytes: feed + 1 };
}

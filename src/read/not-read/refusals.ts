/** Recognises files that are not read. */
import { latin1Of } from '../../kernel/bytes.js';
import type { Head, Refusal } from '../reader.js';
import { MARKS } from './marks.js';

/** Bytes that show whether a file is text. */
const PROBE_BYTES = 8192;

/** Marks by their first byte, because every file is checked, and those that are elsewhere. */
const BY_FIRST = new Map<number, typeof MARKS>();
const ELSEWHERE = MARKS.filter(({ at }) => at);
for (const mark of MARKS) {
  if (mark.at) continue;
  const first = Number.parseInt(mark.bytes.slice(0, 2), 16);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), mark]);
}

/** The reason why a file with this beginning is not read; undefined if it may be read. */
export function refusalOf({ bytes }: Pick<Head, 'bytes'>): Refusal | undefined {
  const mark = markOf(bytes, BY_FIRST.get(bytes[0] ?? -1)) ?? markOf(bytes, ELSEWHERE);
  if (mark) return { what: mark.what, advice: mark.advice };
  return bytes[0] === 0x50 ? officeOf(bytes) : undefined;
}

function markOf(bytes: Uint8Array, marks: typeof MARKS = []): Refusal | undefined {
  for (const mark of marks) {
    const isSame = hasBytes(bytes, mark.bytes, mark.at ?? 0);
    if (isSame && !(mark.isLikeText && isText(bytes))) return mark;
  }
  return undefined;
}

function hasBytes(bytes: Uint8Array, digits: string, at: number): boolean {
  if (bytes.length < at + digits.length / 2) return false;
  for (let n = 0; 2 * n < digits.length; n++) {
    const pair = digits.slice(2 * n, 2 * n + 2);
    if (pair !== '..' && bytes[at + n] !== Number.parseInt(pair, 16)) return false;
  }
  return true;
}

function isText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, PROBE_BYTES).includes(0);
}

/** Documents that are ZIP archives, by the names at their beginning. */
const OFFICE: readonly [RegExp, Refusal][] = [
  [
    /^mimetypeapplication\/epub/,
    { what: 'an EPUB book', advice: 'convert it first, such as with: pandoc -t plain' },
  ],
  [
    /^mimetypeapplication\/vnd\.oasis/,
    { what: 'an office document (ODF)', advice: 'convert it first, such as with: pandoc -t plain' },
  ],
  [
    /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/)/,
    {
      what: 'an office document (OOXML)',
      advice: 'convert it first, such as with: pandoc -t plain',
    },
  ],
  [
    /^(?:META-INF\/|AndroidManifest\.xml)/,
    { what: 'a package of a program', advice: 'it holds no articles' },
  ],
];

/** The refusal of an archive of ZIP that is a document. */
function officeOf(bytes: Uint8Array): Refusal | undefined {
  if (!hasBytes(bytes, '504b0304', 0)) return undefined;
  const nameLength = bytes[26]! + 256 * bytes[27]!;
  const extraLength = bytes[28]! + 256 * bytes[29]!;
  const name = latin1Of(bytes.subarray(30, 30 + nameLength));
  const content = latin1Of(bytes.subarray(30 + nameLength + extraLength).subarray(0, 60));
  const begin = name === 'mimetype' ? name + content : name;
  return OFFICE.find(([pattern]) => pattern.test(begin))?.[1];
}

/** The heads of WARC records, and the fields of heads as in HTTP. */
import { asBuffer, latin1Of, stringOf } from '../../kernel/bytes.js';

/** The head of a record. */
export interface RecordHead {
  /** Such as `response`; in ARC files by the address and the block. */
  type: string;
  /** Address of the page; '' if there is none. */
  url: string;
  /** Media type of the block. */
  mediaType: string;
  /** Bytes of the block; -1 if the head does not have a number. */
  length: number;
  /** The reason for which the crawler cut the block; '' if it did not. */
  truncated: string;
}

/** The head at the start of some bytes, and its size with the empty line after it. */
export function headOfWarc(bytes: Uint8Array): { head: RecordHead | undefined; bytes: number } {
  const none = { head: undefined, bytes: 0 };
  if (!/^WARC\/\d+\.\d+\r?\n/.test(latin1Of(bytes.subarray(0, 32)))) return none;
  const { end, fields } = headerFields(bytes);
  if (end < 0) return none;
  const length = fields.get('content-length') ?? '';
  const head: RecordHead = {
    type: (fields.get('warc-type') ?? '').toLowerCase(),
    // Wget puts angle brackets around it.
    url: (fields.get('warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1'),
    mediaType: fields.get('content-type') ?? '',
    length: /^\d{1,15}$/.test(length) ? Number(length) : -1,
    truncated: fields.get('warc-truncated') ?? '',
  };
  return { head, bytes: end };
}

/**
 * The fields of a head of WARC or HTTP, by names in small letters, and the byte after the empty
 * line that ends the head, or -1 if it has no end. The first line has no field. If a name comes
 * again, its values are joined by commas.
 */
export function headerFields(bytes: Uint8Array): { end: number; fields: Map<string, string> } {
  const buffer = asBuffer(bytes);
  const [crlf, lf] = [buffer.indexOf('\r\n\r\n'), buffer.indexOf('\n\n')];
  const isCrlf = crlf >= 0 && (lf < 0 || crlf < lf);
  const end = isCrlf ? crlf + 4 : lf < 0 ? -1 : lf + 2;
  const fields = new Map<string, string>();
  if (end < 0) return { end, fields };
  const lines = stringOf(bytes, 0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    if (colon < 1) continue;
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    const known = fields.get(name);
    fields.set(name, known === undefined ? value : `${known}, ${value}`);
  }
  return { end, fields };
}

/**
 * The encoding of a page. Bytes that are valid UTF-8 beyond ASCII are UTF-8, whatever a page declares,
 * because text in another encoding is hardly ever valid UTF-8. Other pages have the encoding that they
 * declare, by HTTP, or else in the page. Without a declaration the encoding is detected.
 */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../../article/encodings.js';
import { latin1Of } from '../../kernel/bytes.js';
import { encodingNamed } from '../../options/encodings.js';
import { type Decoded, decodeFile, decodeGuessed, type Wanted } from '../decode.js';

/** The declaration is at the beginning; browsers look at 1,024 bytes, but some pages have it later. */
const PROBE_BYTES = 4096;

const DECLARED =
  /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i;

/**
 * Decodes a page.
 * @param wanted the encoding that the user names for input that is not UTF-8.
 * @param charset the name that HTTP gives; undefined if it gives none.
 */
export function decodePage(bytes: Uint8Array, wanted: Wanted, charset?: string): Decoded {
  const declared = wanted === null && !isUtf8(bytes) ? declaredEncoding(bytes, charset) : undefined;
  if (declared === undefined) return decodeFile(bytes, wanted);
  return decodeGuessed(bytes, { encoding: declared, isDoubtful: false });
}

/**
 * The encoding that a page declares, if it is a known one. A page that says so in ASCII is not in
 * UTF-16: as in browsers, this declaration does not count.
 */
function declaredEncoding(bytes: Uint8Array, charset = ''): Encoding | undefined {
  const begin = latin1Of(bytes.subarray(0, PROBE_BYTES));
  const [, meta, xml] = DECLARED.exec(begin) ?? [];
  for (const name of [charset, meta ?? xml ?? '']) {
    const encoding = encodingNamed(name);
    if (encoding !== undefined && !encoding.startsWith('UTF-16')) return encoding;
  }
  return undefined;
}

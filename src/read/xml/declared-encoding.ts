/** The encoding that a document of XML declares. */
import type { Encoding } from '../../article/encodings.js';
import { latin1Of } from '../../kernel/bytes.js';
import { encodingNamed } from '../../options/encodings.js';

const DECLARATION = /^[\s\0]*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/;

/** Null for UTF-8, for UTF-16, which its bytes show, and for names that are not known. */
export function declaredEncoding(bytes: Uint8Array): Encoding | null {
  const begin = latin1Of(bytes.subarray(0, 300)).replace(/^\u00ef\u00bb\u00bf/, '');
  const found = encodingNamed(DECLARATION.exec(begin)?.[1] ?? '') ?? null;
  return found?.startsWith('UTF-16') ? null : found;
}

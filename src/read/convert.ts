/** From the bytes of an encoding to a string. */
import { createRequire } from 'node:module';
import type * as IconvLite from 'iconv-lite';
import type { Encoding } from '../article/encodings.js';
import { asBuffer, latin1Of } from '../kernel/bytes.js';

/** Loaded with the first text that needs it: a scan of UTF-8 never does. */
function iconv(): typeof IconvLite {
  return createRequire(import.meta.url)('iconv-lite') as typeof IconvLite;
}

/** Encodings that every Node reads alike, and the library lacks or reads slower. */
const OWN: ReadonlySet<Encoding> = new Set(['UTF-16LE', 'UTF-16BE', 'ISO-2022-JP']);

/** The text of bytes. Bytes without a character become U+FFFD. A byte order mark stays. */
export function decodeAs(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'windows-1252') return windows1252(bytes);
  if (OWN.has(encoding)) return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  return iconv().decode(bytes as Parameters<typeof IconvLite.decode>[0], libraryName(encoding), {
    stripBOM: false,
  });
}

/** Decodes bytes that come in pieces, which may end within a character. */
interface Decoder {
  write(bytes: Uint8Array): string;
  end(): string;
}

/** A decoder that gives what {@link decodeAs} gives for all pieces; null is UTF-8. */
export function newDecoder(encoding: Encoding | null): Decoder {
  if (encoding === 'windows-1252') return { write: windows1252, end: () => '' };
  if (encoding === null || OWN.has(encoding)) {
    const decoder = new TextDecoder(encoding ?? 'UTF-8', { ignoreBOM: true });
    return {
      write: (bytes) => decoder.decode(bytes, { stream: true }),
      end: () => decoder.decode(),
    };
  }
  const decoder = iconv().getDecoder(libraryName(encoding), { stripBOM: false });
  return { write: (bytes) => decoder.write(asBuffer(bytes)), end: () => decoder.end() ?? '' };
}

/** How many bytes a text takes in an encoding. */
export function encodedLength(text: string, encoding: Encoding): number {
  if (encoding === 'windows-1252') return text.length;
  if (encoding === 'UTF-16LE' || encoding === 'UTF-16BE') return 2 * text.length;
  return OWN.has(encoding) ? 0 : iconv().encode(text, libraryName(encoding)).length;
}

/** The library knows IBM's code pages only by their numbers, and needs Apple's names. */
function libraryName(encoding: Encoding): string {
  if (encoding === 'x-mac-cyrillic') return 'maccyrillic';
  return encoding.replace(/^IBM/, 'cp');
}

/**
 * The characters for the bytes 80 to 9F of windows-1252, some of which the library does not decode.
 */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Decodes windows-1252 as the Encoding Standard does, which gives every byte a character. */
export function windows1252(bytes: Uint8Array): string {
  return latin1Of(bytes).replace(/[\u0080-\u009f]/g, (unit) =>
    CP1252.charAt(unit.charCodeAt(0) - 0x80),
  );
}

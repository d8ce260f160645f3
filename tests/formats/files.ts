import { encode } from '../fixtures/encode.js';

/** The files of a folder, or the members of an archive. */
export type Files = Record<string, Uint8Array>;

/** Text for markup: `&`, angle brackets and quotes escaped. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The paragraphs of a text as elements. */
export function paragraphsIn(text: string, name = 'p'): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<${name}>${escaped(paragraph)}</${name}>`)
    .join('\n');
}

export const utf8 = (text: string): Uint8Array => Buffer.from(text);

/** Text as bytes. */
export interface Encode {
  (text: string): Uint8Array;
  /** The name of the encoding for declarations; missing for UTF-8. */
  charset?: string;
}

/** Writes text in an encoding. */
export function encoderOf(encoding: string): Encode {
  if (encoding === 'UTF-8 with a mark') return (text) => utf8(`\ufeff${text}`);
  const mark = encoding === 'UTF-16LE' ? [0xff, 0xfe] : [];
  const write: Encode = (text) => Buffer.concat([Uint8Array.from(mark), encode(text, encoding)]);
  return Object.assign(write, { charset: encoding });
}

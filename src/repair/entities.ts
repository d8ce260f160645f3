import { createRequire } from 'node:module';
import type * as Decode from 'entities/decode';

/** Loaded at the first entity: most scans meet none. */
let decode: typeof Decode | undefined;

/** The characters of an entity of HTML 5, named without `&` and `;`; undefined for other names. */
export function charactersOf(name: string): string | undefined {
  decode ??= createRequire(import.meta.url)('entities/decode') as typeof Decode;
  const written = `&${name};`;
  const characters = decode.decodeHTMLStrict(written);
  return characters === written ? undefined : characters;
}

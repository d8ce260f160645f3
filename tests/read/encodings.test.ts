import { describe, expect, test } from 'vitest';
import { decodeFile, decodeUtf8, isBinary } from '../../src/read/decode.js';

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const ENGLISH = 'He said “no” – the café’s owner, 50 % of €20… and naïve Zoë Œuvre.\r\n';
const RUSSIAN =
  'Правительство сообщило во вторник, что переговоры продолжатся, несмотря на отказ министра. ' +
  'Ёлка стоит на площади «Победы».\n';
const POLISH =
  'Rząd ogłosił we wtorek, że rozmowy będą trwały, chociaż minister odmówił udziału w spotkaniu, ' +
  'a mieszkańcy źle przyjęli wieść o dalszych cięciach.\n';

/** Encodes by asking the decoder for each byte: Node has no encoders. */
function encodeAs(encoding: string, text: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    bytes.set(new TextDecoder(encoding).decode(Uint8Array.of(byte)), byte);
  }
  return Uint8Array.from(text, (character) => bytes.get(character) ?? 0x3f);
}

/** windows-1252, which not every version of Node decodes as it is. */
function encode1252(text: string): Uint8Array {
  const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
  return Uint8Array.from(text, (character) => {
    const at = upper.indexOf(character);
    return at === -1 ? character.charCodeAt(0) : 0x80 + at;
  });
}

describe('a file that is not UTF-8, but text in another encoding, is decoded whole', () => {
  test.each([
    ['windows-1252', ENGLISH, encode1252(ENGLISH)],
    ['Latin-1', 'für Zoë', Buffer.from('für Zoë', 'latin1')],
    ['windows-1251', RUSSIAN, encodeAs('windows-1251', RUSSIAN)],
    ['KOI8-R', RUSSIAN.replace(/[«»]/g, '"'), encodeAs('koi8-r', RUSSIAN.replace(/[«»]/g, '"'))],
    ['windows-1250', POLISH, encodeAs('windows-1250', POLISH)],
    ['ISO 8859-2', POLISH, encodeAs('iso-8859-2', POLISH)],
  ])('%s', (_, text, bytes) => {
    const decoded = decodeFile(bytes);
    expect(asText(decoded.text)).toBe(text);
    expect(decoded.broken).toBeUndefined();
  });

  test.each(['utf-16le', 'utf-16be'])('%s, with its mark or without', (encoding) => {
    for (const text of [ENGLISH, RUSSIAN, `\ufeff${POLISH}`, `${'🎉 party '.repeat(1200)}`]) {
      const little = Buffer.from(text, 'utf16le');
      const bytes = encoding === 'utf-16le' ? little : Buffer.from(little).swap16();
      expect(isBinary(bytes)).toBe(false);
      expect(asText(decodeFile(bytes).text)).toBe(text);
    }
  });
});

describe('what is no text in any of them stays what it was', () => {
  test('UTF-8 with a few stray bytes is UTF-8', () => {
    const text = Buffer.from('déjà vu, naïve, Zoë — “quoted”');
    const bytes = Buffer.concat([text, Buffer.from([0xe9, 0x20, 0x92]), text]);
    expect(decodeUtf8(bytes).broken).toEqual({ encoding: 'UTF-8', byteOffset: text.length });
  });

  test('Greek, Chinese and erased memory are not taken for Cyrillic or Latin', () => {
    const greek = encodeAs('iso-8859-7', 'Η κυβέρνηση ανακοίνωσε την Τρίτη ότι οι συνομιλίες');
    const gbk = Buffer.from('d5fec1a2d4dacee5c8d5b7a2b2bcb5c4c9f9c3f7d6d0cbb5', 'hex');
    for (const bytes of [greek, gbk, Buffer.alloc(100, 0xff)]) {
      expect(decodeUtf8(bytes).broken).toBeDefined();
    }
  });

  test('numbers with zeros between them are binary, not UTF-16', () => {
    const samples = Buffer.from(Uint16Array.from({ length: 4096 }, (_, i) => (i * 7) % 251).buffer);
    expect(isBinary(samples)).toBe(true);
    expect(isBinary(Buffer.from('ab\0c'))).toBe(true);
  });
});

import { isUtf8 } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodingNamed } from '../../src/options/encodings.js';
import { decodeFile, isBinary } from '../../src/read/decode.js';
import { Utf8Check, wideLines } from '../../src/read/records-encoding.js';
import { cases } from '../fixtures/articles.js';
import { encode } from '../fixtures/encode.js';
import { LANGUAGES } from '../fixtures/languages.js';

const asText = (bytes: Uint8Array) => Buffer.from(bytes).toString();

const ENGLISH = 'He said “no” – the café’s owner, 50 % of €20… and naïve Zoë Œuvre.\r\n';
const guessed = (bytes: Uint8Array) => decodeFile(bytes);

describe('a file that is not UTF-8, but text in another encoding, is decoded whole', () => {
  test.each(
    LANGUAGES.flatMap(([language, encodings, text]) =>
      encodings.map((encoding) => [language, encoding, text] as const),
    ),
  )('%s in %s', (_, encoding, text) => {
    const bytes = encode(text, encoding);
    const decoded = guessed(bytes);
    // Several encodings may give the same text, and any of them may be named.
    expect(asText(decoded.text).normalize('NFC')).toBe(text.normalize('NFC'));
    expect(decoded.encoding).not.toBeNull();
    expect(decoded.broken).toBeUndefined();
    const named = encodingNamed(encoding)!;
    expect(asText(decodeFile(bytes, named).text)).toBe(asText(decoded.text));
  });

  test('quotes of Windows are not in doubt, few letters are', () => {
    const english = encode('He said “no” – the café’s owner, 50 % of €20…', 'windows-1252');
    expect(guessed(english)).toMatchObject({ encoding: 'windows-1252', isDoubtful: false });
    expect(asText(guessed(encode(ENGLISH, 'windows-1252')).text)).toBe(ENGLISH);
    expect(guessed(encode('Łódź i Kraków', 'windows-1250')).isDoubtful).toBe(true);
    const [, [encoding = ''] = [], czech = ''] = LANGUAGES[1]!;
    expect(guessed(encode(czech, encoding)).isDoubtful).toBe(false);
  });

  test('unknown pages are in doubt, English with signs is not', () => {
    // Greek of DOS: letters without ASCII letters between them.
    const greek = Buffer.from(
      '8ae6adddf5a4e8e9a0 98a498a1e5a4e0a998 ab9ea4 b3e8ebab9e'.replace(/ /g, '20'),
      'hex',
    );
    expect(guessed(greek).isDoubtful).toBe(true);
    const english = encode(
      'It cost £5, then £8 – “too much,” he said.”“Yes,” she said.',
      'windows-1252',
    );
    expect(guessed(english)).toMatchObject({ encoding: 'windows-1252', isDoubtful: false });
  });

  test('by all of its text, not only by its beginning', () => {
    const english = 'The talks went on for days, and nobody said why.\n'.repeat(2000);
    for (const [language, [encoding = ''], text] of LANGUAGES) {
      if (language === 'Vietnamese') continue;
      const long = `${english}${text}\n${text}\n`;
      expect([
        language,
        asText(guessed(encode(long, encoding)).text).slice(-text.length - 1),
      ]).toEqual([language, `${text}\n`]);
    }
  });

  test.each(['UTF-16LE', 'UTF-16BE'])('%s, with its mark or without', (encoding) => {
    const texts = LANGUAGES.map(([, , text]) => `${text}\n${text}\n`);
    for (const text of [ENGLISH, ...texts, `\ufeff${ENGLISH}`, `${'🎉 party '.repeat(1200)}`]) {
      const little = Buffer.from(text, 'utf16le');
      const bytes = encoding === 'UTF-16LE' ? little : Buffer.from(little).swap16();
      expect(isBinary(bytes)).toBe(false);
      expect(asText(decodeFile(bytes).text)).toBe(text);
    }
  });

  test.each(['UTF-16LE', 'UTF-16BE'])(
    '%s without a mark, if letters are among markup',
    (encoding) => {
      for (const [, , text] of LANGUAGES) {
        const page = `<html><head><title>${text}</title></head><body><p class="text">一${text}</p></body></html>`;
        const little = Buffer.from(page, 'utf16le');
        const bytes = encoding === 'UTF-16LE' ? little : Buffer.from(little).swap16();
        expect(asText(decodeFile(bytes).text)).toBe(page);
      }
    },
  );

  test('in the encoding that the user names, unless it is valid UTF-8', () => {
    const bytes = encode('café', 'windows-1252');
    expect(asText(decodeFile(bytes, 'ISO-8859-5').text)).toBe('cafщ');
    expect(asText(decodeFile(Buffer.from('café'), 'ISO-8859-5').text)).toBe('café');
    expect(decodeFile(bytes, 'UTF-8').broken).toEqual({ encoding: 'UTF-8', byteOffset: 3 });
  });
});

describe('bytes that are not text in another encoding are read as UTF-8', () => {
  test('UTF-8 with a few stray bytes is UTF-8', () => {
    const text = Buffer.from('déjà vu, naïve, Zoë — “quoted”');
    const bytes = Buffer.concat([text, Buffer.from([0xe9, 0x20, 0x92]), text]);
    expect(decodeFile(bytes).broken).toEqual({ encoding: 'UTF-8', byteOffset: text.length });
  });

  test('erased memory and noise are not taken for letters', () => {
    expect(decodeFile(Buffer.alloc(100, 0xff)).broken).toBeDefined();
    const noise = Buffer.from(Array.from({ length: 500 }, (_, i) => ((i * 7919) % 251) + 1));
    expect(decodeFile(noise).encoding).toBeNull();
  });

  test('a byte that an encoding lacks is replaced, and its place is named', () => {
    const text = LANGUAGES.find(([language]) => language === 'Korean')![2];
    const bytes = Buffer.concat([
      encode(text, 'EUC-KR'),
      Buffer.from([0xff]),
      encode(text, 'EUC-KR'),
    ]);
    expect(decodeFile(bytes, 'EUC-KR').broken).toEqual({
      encoding: 'EUC-KR',
      byteOffset: encode(text, 'EUC-KR').length,
    });
  });

  test('numbers with zeros between them are binary, not UTF-16', () => {
    const samples = Buffer.from(Uint16Array.from({ length: 4096 }, (_, i) => (i * 7) % 251).buffer);
    expect(isBinary(samples)).toBe(true);
    expect(isBinary(Buffer.from('ab\0c'))).toBe(true);
  });
});

describe('Utf8Check', () => {
  test('gives the same result for a stream in any pieces as for the whole', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 4 }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), fc.array(fc.nat(12)), (parts, cuts) => {
        // The bytes begin with a whole character, because the check passes over the rest of one at
        // the start of a stream.
        const bytes = Buffer.concat([Buffer.from('a'), ...parts]);
        const check = new Utf8Check();
        let from = 0;
        for (const length of [...cuts, bytes.length]) {
          check.add(bytes.subarray(from, from + length));
          from = Math.min(bytes.length, from + length);
        }
        const isWhole = isUtf8(bytes) || isUtf8(Buffer.concat([bytes, Buffer.from('\u0080')]));
        if (isUtf8(bytes)) expect(check.isValid).toBe(true);
        else if (isWhole || check.isValid) expect(endsWithin(bytes)).toBe(true);
      }),
      cases(500),
    );
  });
});

/** Whether bytes are valid, except that they end within a character. */
function endsWithin(bytes: Uint8Array): boolean {
  return [1, 2, 3].some((rest) => isUtf8(bytes.subarray(0, bytes.length - rest)));
}

describe('wideLines', () => {
  test('gives the lines of the text, though any character may hold the byte of a line feed', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\n', 'Ċ', '਀', 'ਊ', '漊', '\r', '🎉'),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, fc.boolean(), fc.boolean(), (lines, isLittle, hasMark) => {
        const bytes = Buffer.from(hasMark ? `\ufeff${lines}` : lines, 'utf16le');
        if (!isLittle) bytes.swap16();
        const encoding = isLittle ? 'UTF-16LE' : 'UTF-16BE';
        const found = [...wideLines(bytes, encoding)].map(({ start, end }) =>
          new TextDecoder(encoding).decode(bytes.subarray(start, end)),
        );
        expect(found).toEqual(
          lines
            .replace(/\n$/, '')
            .split('\n')
            .slice(0, lines === '' ? 0 : Infinity),
        );
      }),
      cases(500),
    );
  });
});

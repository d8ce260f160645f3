import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tokenise } from '../../src/reference/tokenise.js';
import { mapSpans } from '../../src/repair/offset-map.js';
import { repair } from '../../src/repair/repair.js';
import { kernel } from '../fixtures/kernel.js';
import { text as anyText, cases } from '../kernel/texts.js';
import { type Language, misread, SENTENCES, wordsOf } from '../text/misread.js';

const encode = (text: string) => new TextEncoder().encode(text);

function repaired(text: string): string {
  const result = repair(encode(text), 'utf16', kernel);
  return result ? Buffer.from(result.text).toString() : text;
}

const tokensOf = (text: string) => tokenise(text, 'utf16').map((token) => token.text);

describe('a clean text is left as it is', () => {
  test('of any characters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        // Left out: control characters, which become letters of windows-1252, and hyphens before a
        // line end, which may be removed.
        fc.pre(!/[\u0080-\u009f]|[-\u00ad\u2010]\s*[\n\r]/.test(text));
        expect(repair(encode(text), 'utf16', kernel)).toBeNull();
      }),
      cases(2000),
    );
  });

  test.each(Object.entries(SENTENCES))('in %s, and in capitals', (_, sentence) => {
    expect(repaired(sentence)).toBe(sentence);
    expect(repaired(sentence.toUpperCase())).toBe(sentence.toUpperCase());
  });

  test.each([
    'AMANHÃ, NÃO. MANHÃ — TARDE',
    'O CORAÇÃO DA MÃE',
    'CAFÉ® ET THÉ™, RÉSUMÉ… « ÉTÉ »',
    'LE CAFÉ\u00a0: IL EST FERMÉ\u00a0!',
    'ROMÂNIA, ÎN „CÂMPIA”',
    'ĐÀ NẴNG, VIỆT NAM Ã À',
    'ЗАО «РОССИЯ» В\u00a0Москве, СССР»',
    'РІВНЕ І СЄВЄРОДОНЕЦЬК',
    'a volume of 10 Å³ and a radius of 2 Å',
    'x = √π, ∆° and ≈½',
    'AT&T, R&D; Q&A & co.',
    'C:\\users\\new and eu2018at in 2019',
    'Monday-\nFriday, 10-\n20, and a dash -\nhere',
    'a long-term plan, which is a long-\nterm one',
  ])('%j', (text) => {
    expect(repaired(text)).toBe(text);
  });
});

describe('UTF-8 that was misread in another encoding is restored', () => {
  const latin: Language[] = ['english', 'french', 'spanish', 'portuguese', 'german', 'swedish'];
  const central: Language[] = ['polish', 'czech', 'latvian', 'turkish'];
  const others: Language[] = ['russian', 'ukrainian', 'greek', 'arabic', 'thai', 'chinese'];

  // Greek and Arabic in windows-1251 are left out: they look like Cyrillic words.
  const pairs = Object.keys(SENTENCES).flatMap((name) =>
    ['windows-1252', 'windows-1250', 'windows-1251', 'macintosh'].map((page) => [name, page]),
  );
  test.each(pairs.filter(([name, page]) => page !== 'windows-1251' || !/greek|arabic/.test(name!)))(
    '%s in %s',
    (name, page) => {
      const sentence = SENTENCES[name as Language];
      expect(repaired(misread(sentence, page!))).toBe(sentence);
    },
  );

  test('after two and three readings', () => {
    for (const name of [...latin, ...central, ...others]) {
      const twice = misread(misread(SENTENCES[name], 'windows-1252'), 'windows-1252');
      expect(repaired(twice)).toBe(SENTENCES[name]);
      expect(repaired(misread(twice, 'windows-1252'))).toBe(SENTENCES[name]);
    }
  });

  test('in one part of a sound text', () => {
    const part = wordsOf([...latin, ...central, ...others]);
    fc.assert(
      fc.property(part, fc.constantFrom('english', 'spanish', 'polish'), (words, name) => {
        const strong = `${misread('“so — it’s”', 'windows-1252')} ${misread(words, 'windows-1252')}`;
        const text = `${SENTENCES[name]} ${strong}`;
        expect(tokensOf(repaired(text))).toEqual(
          tokensOf(`${SENTENCES[name]} “so — it’s” ${words}`),
        );
      }),
      cases(300),
    );
  });
});

test('next to misread text, sound text in any language is left as it is', () => {
  const capitals = [
    '“IRMÃ”, «MANHÃ» E AMANHÃ… SÃO JOÃO, MAÇÃ® ROMÃ™ CÂMARA Â».',
    'ĐÀ NẴNG – BÃO SỐ 5, “Ã” VÀ HÃNG… ÔNG NGUYỄN VĂN Ã, BÀ Â… NÓI.',
    'SELKÄ\u00a0EDELLÄ… “KESÄ” HÄN – ÄITI, TÄÄLLÄ; YLÄ® ALÄ.',
    'NICIODATĂ… „ȚARĂ” ROMÂNĂ – FĂRĂ APĂ\u00a0',
    '«СССР», В\u00a0МОСКВЕ — «ЦСКА»… РФ’ С\u00a0УЧЁТОМ, Р. С. ОБСЕ; ГОСТ Р ИСО.',
  ];
  const sound = Object.values(SENTENCES).flatMap((one) => [one, one.toUpperCase()]);
  for (const sentence of [...sound, ...capitals, ...capitals.map((one) => one.toLowerCase())]) {
    const said = 'He said “no” and it’s over.';
    expect(repaired(`${misread(said, 'windows-1252')} ${sentence}`)).toBe(`${said} ${sentence}`);
  }
});

describe('escapes are resolved', () => {
  test.each([
    ['a&amp;quot;b&quot; &amp;amp; c', 'a"b" & c'],
    ['&tcaron;&nbsp;&CounterClockwiseContourIntegral; &NotEqualTilde; &period;', 'ť\u00a0∳ ≂̸ .'],
    ['it&#8217;s &#x201c;caf&eacute;&#x201D;&nbsp;&hellip;', 'it’s “café”\u00a0…'],
    ['it\\u2019s \\ud83d\\ude00 caf\\u00e9', 'it’s 😀 café'],
    ['caf\\xc3\\xa9', 'café'],
    ['2019. u00e2u20acu201d Reuters', '2019. — Reuters'],
    ['theyu2019re u201cgoneu201d', 'they’re “gone”'],
    ['\u0160kola a \u009akola', 'Škola a škola'],
  ])('%j', (text, expected) => {
    expect(repaired(text)).toBe(expected);
  });

  test('text that only resembles an escape is left', () => {
    for (const text of ['&unknown; &#0; &#55296; &;', '\\u12 \\ud800 \\x7', 'u2019 tu2020']) {
      expect(repaired(text)).toBe(text);
    }
  });
});

describe('words that were broken over the end of a line are joined', () => {
  test.each([
    ['hyphen-\nated', 'hyphenated'],
    ['hyphen-\r\n  ated', 'hyphenated'],
    ['hyphen\u00ad\nated', 'hyphenated'],
    ['hyphen\u2010\nated', 'hyphenated'],
    ['Donau\u00ad\r\nDampf', 'DonauDampf'],
    ['Об-\nласть', 'Область'],
  ])('%j', (text, expected) => {
    expect(repaired(text)).toBe(expected);
  });
});

describe('the map to the original', () => {
  const scraps = fc.constantFrom(
    misread('“so — it’s”', 'windows-1252'),
    misread('L’été à Nîmes', 'windows-1252'),
    misread('Переговоры «продолжатся»', 'windows-1251'),
    'caf&amp;eacute; &#8217; 😀',
    'theyu00e2u20acu2122re',
    'hyphen-\nated words 漢字',
    'plain words 🎉 here',
  );
  const broken = fc.array(scraps, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(' '));

  test('maps each token to its original characters, in every unit, in order', () => {
    fc.assert(
      fc.property(broken, fc.constantFrom('utf16', 'codepoint', 'byte'), (text, unit) => {
        const result = repair(encode(text), unit, kernel);
        if (!result) return;
        const { map } = result;
        for (let i = 4; i < map.length; i += 4) {
          expect(map[i]).toBeGreaterThanOrEqual(map[i - 3]!);
          expect(map[i + 2]).toBeGreaterThanOrEqual(map[i - 1]!);
        }
        const tokens = tokenise(Buffer.from(result.text).toString(), unit);
        const spans = mapSpans(
          Uint32Array.from(tokens.flatMap(({ start, end }) => [start, end])),
          map,
        );
        let last = 0;
        for (const [i, token] of tokens.entries()) {
          const [start, end] = [spans[2 * i]!, spans[2 * i + 1]!];
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          expect(tokensOf(repaired(cut(text, start, end, unit)))).toContain(token.text);
        }
      }),
      cases(300),
    );
  });

  test.each(['政府周二宣布', 'นายกฯ', '“слово”, “дело”'])(
    'has a span for each token of %s, also if its letters are misread next to each other',
    (text) => {
      const damaged = misread(text, 'windows-1252');
      const { map } = repair(encode(damaged), 'utf16', kernel)!;
      const spans = tokenise(text, 'utf16').flatMap(({ start, end }) => [start, end]);
      const before = spans.map((offset) => misread(text.slice(0, offset), 'windows-1252').length);
      expect([...mapSpans(Uint32Array.from(spans), map)]).toEqual(before);
    },
  );

  test('is the same in bytes with any unit', () => {
    const text = `${misread('déjà', 'windows-1252')} 😀 &eacute;`;
    const [inBytes, inUnits] = [
      repair(encode(text), 'byte', kernel),
      repair(encode(text), 'utf16', kernel),
    ];
    expect(inBytes?.map).toEqual(inUnits?.byteMap);
    expect(inBytes?.byteMap).toEqual(inUnits?.byteMap);
  });
});

function cut(text: string, start: number, end: number, unit: string): string {
  if (unit === 'utf16') return text.slice(start, end);
  if (unit === 'byte') return Buffer.from(text).subarray(start, end).toString();
  return [...text].slice(start, end).join('');
}

describe('hostile text is repaired or left, in bounded time', () => {
  const MEGABYTE = 2 ** 20;
  test.each([
    ['Ã', 'Ã'],
    ['Ã©', 'é'],
    ['â€', undefined],
    ['â€™', '’'],
    ['ÃƒÂ©', 'é'],
    ['Ã Â', undefined],
    ['&amp;', undefined],
    ['&#', '&#'],
    ['\\u', '\\u'],
    ['u00e2', undefined],
    ['ab-\n', undefined],
    ['-\n \t', '-\n \t'],
    ['РЎ', undefined],
    ['├┤a┼┐', '├┤a┼┐'],
    ['í ½', undefined],
  ])('%j over and over', (piece, expected) => {
    const text = piece.repeat(MEGABYTE / encode(piece).length);
    const result = repaired(text);
    expect(result.length).toBeLessThanOrEqual(text.length);
    if (expected !== undefined) expect(result).toBe(text.replaceAll(piece, expected));
  });

  test('a sequence that is cut anywhere throws no error', () => {
    const text = misread('“L’été à Nîmes — 😀”', 'windows-1252');
    for (let end = 0; end <= text.length; end++) {
      expect(() => repaired(text.slice(0, end))).not.toThrow();
      expect(() => repaired(text.slice(end))).not.toThrow();
    }
  });
});

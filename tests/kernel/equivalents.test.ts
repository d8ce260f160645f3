import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EQUIVALENT_LETTERS, RADICALS } from '../../src/reference/equivalents.js';
import { foldToken } from '../../src/reference/fold.js';
import { tokenise } from '../../src/reference/tokenise.js';
import { describeBuilds, encode, kernelOf, referenceOf, SHAPE, tokensOf } from './engines.js';
import { cases } from './texts.js';

const BLOCK = 64;

/** The first code point of each block that has a letter, a mark or a digit. */
const blocks = Array.from({ length: 0x110000 / BLOCK }, (_, i) => i * BLOCK).filter((first) =>
  Array.from({ length: BLOCK }, (_, i) => first + i).some(
    (point) =>
      (point < 0xd800 || point > 0xdfff) && /[\p{L}\p{M}\p{N}]/u.test(String.fromCodePoint(point)),
  ),
);

/** Words of the letters of one block, sometimes with marks and joiners of others. */
const word = fc
  .tuple(
    fc.constantFrom(...blocks),
    fc.array(fc.nat(BLOCK - 1), { minLength: 1, maxLength: 6 }),
    fc.array(
      fc.tuple(
        fc.nat(6),
        fc.constantFrom(
          ...'\u0301\u0307\u0308\u0323\u0326\u0327\u0328\u0342\u0345\u0640\u0651\u0654\u200d',
        ),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([first, offsets, extra]) => {
    const letters = offsets.map((offset) => String.fromCodePoint(first + offset));
    for (const [at, mark] of extra) letters.splice(at, 0, mark);
    return letters.join('');
  });
const words = fc.array(word, { maxLength: 8 }).map((some) => some.join(' '));

/** Text in two spellings of the same letters. */
const SAME: readonly (readonly [string, string])[] = [
  ['Preşedintele ţării', 'Președintele țării'],
  ['ŞTIRI ŢARĂ', 'știri țară'],
  ['Ещё её счёт', 'Еще ее счет'],
  ['ЕЩЁ е\u0308', 'ещё е'],
  ['за́мок', 'замок'],
  ['об\u02bcєкт', "об'єкт"],
  ['об\u2019єкт', 'об\u02bcєкт'],
  ['O\u02bbzbekiston', 'O‘zbekiston'],
  ['Hawai\u02bbi', 'Hawai\u2018i'],
  ['\u0149 dag', '\u02bcn dag'],
  ['يكي', 'یکی'],
  ['على', 'علي'],
  ['كتـــاب', 'كتاب'],
  ['أحمد إلى آخر ٱلله', 'احمد الى اخر الله'],
  ['مسؤول رئيس', 'مسوول رييس'],
  ['مُحَمَّدٌ', 'محمد'],
  ['ﷲ ﺍﻟﻌﺮﺑﻴﺔ', 'الله العربية'],
  ['ہم', 'هم'],
  ['בְּרֵאשִׁית שָׁלוֹם', 'בראשית שלום'],
  ['٢٠٢٤ ۲۰۲۴ २०२४ ২০২৪ ๒๐๒๔ ２０２４', '2024 2024 2024 2024 2024 2024'],
  ['ปี๒๕๖๗', 'ปี2567'],
  ['ｶﾞｷﾞ ﾊﾟｰﾃｨｰ', 'ガギ パーティー'],
  ['⼀⽇⻓⺠⻄', '一日长民西'],
  ['\uf90a山', '金山'],
  ['ΑΘΗΝΑ ΆΥΛΟΣ ΡΑΪ́ΣΗΣ', 'Αθήνα άυλος ραΐσης'],
  ['ἀνὴρ ῥήτωρ', 'ανηρ ρητωρ'],
  ['İSTANBUL IŞIK', 'istanbul ışık'],
  ['AZƏRBAYCAN SƏFİRİ', 'azǝrbaycan sǝfiri'],
  ['Hoà bình, khoẻ mạnh, thuý kiều', 'Hòa bình, khỏe mạnh, thúy kiều'],
  ['UỶ BAN hoá học'.normalize('NFD'), 'Ủy ban hóa học'],
  ['Ðồng Ðảng', 'Đồng Đảng'],
  ['به‌رپرسی هه‌رێم ده‌ڵێت', 'بەرپرسی هەرێم دەڵێت'],
  ['خانۀ ما', 'خانهٔ ما'],
  ['ګټه', 'گټه'],
  ['װאָס גרױס ײדיש', 'וואָס גרויס יידיש'],
  ['cœur ŒUVRE encyclopædia', 'coeur oeuvre encyclopaedia'],
  ['Әli Әliyev', 'Əli Əliyev'],
  ['ㅎㅏㄴㄱㅡㄹ', '한글'],
  ['ൻ ൽ ৎ', 'ന്\u200d ല്\u200d ত্\u200d'],
];

/** Two words of one language that differ in a letter or a mark. */
const DIFFERENT: readonly (readonly [string, string])[] = [
  ['мой', 'мои'],
  ['їх', 'іх'],
  ['año', 'ano'],
  ['schon', 'schön'],
  ['pêche', 'péché'],
  ['façade', 'facade'],
  ['ѓ', 'г'],
  ['بھائی', 'بہائی'],
  ['كتابة', 'كتابه'],
  ['か', 'が'],
  ['ｶ', 'ｶﾞ'],
  ['안아', '아나'],
  ['아까', '악가'],
  ['国', '國'],
  ['Mädchen', 'Maedchen'],
  ['hóa', 'hỏa'],
  ['của', 'cuả'],
  ['término', 'terminó'],
  ['ก่', 'ก้'],
];

describe('equivalent letters', () => {
  test.each(SAME)('make %j equal to %j', (one, other) => {
    const fold = (text: string) => tokenise(text, 'utf16').map((token) => token.text);
    expect(fold(one)).toEqual(fold(other));
  });

  test.each(DIFFERENT)('leave %j and %j different', (one, other) => {
    expect(foldToken(one)).not.toBe(foldToken(other));
  });

  test('equal the letters of the table, each of them', () => {
    for (const { from, to } of EQUIVALENT_LETTERS) {
      for (const letter of from) expect(foldToken(letter)).toBe(foldToken(to));
    }
    const radicals = Array.from(RADICALS);
    for (let i = 0; i < radicals.length; i += 2) {
      expect(foldToken(radicals[i]!)).toBe(foldToken(radicals[i + 1]!));
    }
  });

  test('fold to letters that do not fold further', () => {
    fc.assert(
      fc.property(words, (text) => {
        for (const token of tokenise(text, 'utf16')) expect(foldToken(token.text)).toBe(token.text);
      }),
      cases(2000),
    );
  });

  test('fold alike in composed and decomposed text, with any marks', () => {
    fc.assert(
      fc.property(word, (drawn) => {
        expect(foldToken(drawn.normalize('NFC'))).toBe(foldToken(drawn));
        expect(foldToken(drawn.normalize('NFD'))).toBe(foldToken(drawn));
      }),
      cases(3000),
    );
  });
});

describeBuilds('kernel = reference', (build) => {
  const kernel = kernelOf(build);
  const agree = (text: string) => {
    const bytes = encode(text);
    expect(kernel.tokenise(bytes)).toEqual(referenceOf().tokenise(bytes));
  };

  it('in words of every block of Unicode', () => {
    fc.assert(fc.property(words, agree), cases(1500));
  });

  it('in all spellings of the same letters', () => {
    for (const pair of [...SAME, ...DIFFERENT]) for (const text of pair) agree(text);
  });

  it('in letters with marks of any number, in any order', () => {
    const marks = fc.array(fc.constantFrom(...'\u0301\u0308\u0323\u0326\u0328\u0345\u0651\u0334'), {
      minLength: 28,
      maxLength: 40,
      size: 'max',
    });
    fc.assert(
      fc.property(fc.constantFrom(...'aеαزåё中'), marks, (letter, some) => {
        const text = `x${letter}${some.join('')}y`;
        agree(text);
        agree(text.normalize('NFC'));
        expect(tokensOf(kernel, text)).toEqual(tokensOf(kernel, text.normalize('NFD')));
      }),
      cases(500),
    );
  });

  it('in letters that pass their tone on, with other marks between', () => {
    const part = fc.constantFrom(
      ...'oOuúòỏõaáeyYæ',
      '\u0301',
      '\u0323',
      '\u0302',
      '\u0345',
      '\u00ad',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 9 }), (parts) => {
        const text = `h${parts.join('')}n`;
        agree(text);
        expect(tokensOf(kernel, text.normalize('NFC'))).toEqual(
          tokensOf(kernel, text.normalize('NFD')),
        );
      }),
      cases(2000),
    );
  });

  it.each(['utf16', 'codepoint', 'byte'] as const)('in their spans, in %s', (unit) => {
    const shape = { ...SHAPE, unit };
    fc.assert(
      fc.property(words, (text) => {
        const sketching = kernelOf(build, shape);
        const reference = referenceOf(shape);
        sketching.sketch(encode(text));
        reference.sketch(encode(text));
        expect(sketching.take()).toEqual(reference.take());
      }),
      cases(300),
    );
  });
});

test('the span of a word includes the points on its last letter, but no stretching after it', () => {
  const text = '\u0651 كتابٌ ـ بيتـ،';
  const spans = tokenise(text, 'utf16').map(({ start, end }) => text.slice(start, end));
  expect(spans).toEqual(['كتابٌ', 'بيت']);
});

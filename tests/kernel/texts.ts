// Arbitrary texts and token sequences for the laws of the kernel.
import fc from 'fast-check';

/** Every run repeats: seed and number of cases. */
export const cases = (numRuns: number) => ({ seed: 20_240_607, numRuns });

const WORDS = [
  'the',
  'Minister',
  'SAID',
  'on',
  'Tuesday',
  '2024',
  '3rd',
  'a',
  'Reuters',
  'internationalisation',
  'straße',
  'STRAẞE',
  'Ærøskøbing',
  'ŒUVRE',
  'ﬁnance',
  'Ｆｕｌｌ',
  'ｗｉｄｔｈ１２',
  'naïve',
  'nai\u0308ve',
  'İstanbul',
  'ışık',
  'Жириновский',
  'ОБЪЕКТ',
  'обʼєкт',
  'Σίσυφος',
  'ΟΔΟΣ',
  'ᾳ\u0323',
  '\u1fb3\u0301',
  'العربية',
  'مُحَمَّد',
  'עברית',
  'हिन्दी',
  '한국어',
  '\u1112\u1161\u11ab',
  'x²',
  '①',
  '½',
  'q\u0323\u0307',
  'q\u0307\u0323',
  'a\u0340\u0323',
  '日本語',
  'が',
  'か\u3099',
  'ｶﾞ',
  'コーヒー',
  'ภาษาไทย',
  'กำ',
  'ລາວ',
  'ខ្មែរ',
  'မြန်မာ',
  'soft\u00adhyphen',
  'zero\u200bwidth',
  '\u02bc',
  'aʼb',
  '𝒜𝓁𝑔',
  '𐐀𐐨',
  '𠀋',
  '\u0345',
  '\ufc5e',
  '\ufe70',
] as const;

const GAPS = [
  ' ',
  ' ',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\u00a0',
  '\ufeff',
  ', ',
  '. ',
  '—',
  '“',
  '’',
  "'",
  '-',
  '_',
  '\u200d',
  '\ufe0f',
  '👩\u200d👩\u200d👧',
  '❤\ufe0f',
  '1\ufe0f\u20e3',
  '🇩🇪',
  '≠',
  '=\u0338',
  '。',
  '、',
  '\0',
  '',
] as const;

/** A word or the text between words. */
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 5, arbitrary: fc.constantFrom(...GAPS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.stringMatching(/^[a-zA-Z0-9 ]{0,9}$/) },
);

/** Pieces that bring the text to a length at or beside the end of a block of 8, 16 or 64 bytes. */
const filler = fc
  .tuple(
    fc.constantFrom(...'aZé 中'),
    fc.constantFrom(8, 16, 64, 128),
    fc.integer({ min: -1, max: 1 }),
  )
  .map(([character, block, off]) => character.repeat(block + off));

/** A gap or a token too long for a byte of its span's encoding. */
const long = fc
  .tuple(fc.constantFrom(...'xЯ .'), fc.constantFrom(253, 254, 255, 256, 300))
  .map(([character, length]) => character.repeat(length));

/** Text of all kinds, from empty to some hundred characters. */
export const text = fc
  .array(
    fc.oneof(
      { weight: 30, arbitrary: piece },
      { weight: 2, arbitrary: filler },
      { weight: 1, arbitrary: long },
    ),
    { maxLength: 40, size: 'max' },
  )
  .map((pieces) => pieces.join(''));

/** Text that repeats itself: drawn from a few sentences, so that shingles recur. */
export const repetitiveText = fc
  .tuple(
    fc.array(text, { minLength: 1, maxLength: 3 }),
    fc.array(fc.nat(2), { maxLength: 8, size: 'max' }),
  )
  .map(([parts, order]) => order.map((n) => parts[n % parts.length]).join(' '));

/** Text with the number of bytes given: ASCII words, or two-byte letters between them. */
export function textOfBytes(bytes: number): fc.Arbitrary<string> {
  const letter = fc.constantFrom<string>('a', 'B', '7', ' ', ' ', '.');
  return fc
    .tuple(fc.array(letter, { minLength: bytes, maxLength: bytes }), fc.nat(bytes), fc.boolean())
    .map(([letters, at, high]) => {
      if (high && bytes >= 2) letters.splice(Math.min(at, bytes - 2), 2, 'é');
      return letters.join('');
    });
}

/** Token hashes from an alphabet of the given size; a small one makes runs and ties. */
export function tokens(alphabet: number, maxLength: number): fc.Arbitrary<Uint32Array> {
  return fc
    .array(fc.integer({ min: 1, max: alphabet }), { maxLength, size: 'max' })
    .map((numbers) => Uint32Array.from(numbers, (n) => Math.imul(n, 2_654_435_761)));
}

/** One change of a token sequence. */
interface Edit {
  at: number;
  kind: 'change' | 'drop' | 'insert';
}

/** An edit somewhere in a sequence, `at` from 0 to 1. */
export const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(9999).map((n) => n / 10_000),
  kind: fc.constantFrom('change', 'drop', 'insert'),
});

/**
 * A copy of `original` after `edits`; new tokens count up from `fresh`, which is above all others.
 */
export function edited(original: Uint32Array, edits: readonly Edit[], fresh: number): Uint32Array {
  const copy = [...original];
  for (const [n, { at, kind }] of edits.entries()) {
    const place = Math.floor(at * copy.length);
    copy.splice(place, kind === 'insert' ? 0 : 1, ...(kind === 'drop' ? [] : [fresh + n]));
  }
  return Uint32Array.from(copy);
}

/** Seeds of two sequences: all places at which k tokens are equal, in the order of the first. */
export function allSeeds(a: Uint32Array, b: Uint32Array | null, k: number): Uint32Array {
  const seeds: number[] = [];
  const other = b ?? a;
  for (let i = 0; i + k <= a.length; i++) {
    for (let j = b ? 0 : i + 1; j + k <= other.length; j++) {
      let equal = 0;
      while (equal < k && a[i + equal] === other[j + equal]) equal++;
      if (equal === k) seeds.push(i, j);
    }
  }
  return Uint32Array.from(seeds);
}

import { describe, expect, test } from 'vitest';
import { type OffsetUnit, scan } from '../../src/index.js';
import { articlesOf, nameOf, Prose } from '../fixtures/articles.js';
import { cpuTime } from '../fixtures/cpu-time.js';
import { articleOf, clusterIds, cut } from '../fixtures/results.js';

const relations = async (texts: readonly string[]) => {
  const { clusters } = await scan(articlesOf(texts));
  return clusters.flatMap(({ members }) => members.map((member) => member.relation));
};

const words = async (text: string) => (await scan(articlesOf([text]))).articles[0]?.words;

describe('an odd article', () => {
  test.each([
    ['empty', '', 0],
    ['of one word', 'Word', 1],
    ['of 4 words', 'Not enough for one.', 4],
    ['of 5 words, one shingle', 'Just enough words for one.', 5],
    ['of punctuation alone', '… — “” !? -- ,;: \n\n ((()))', 0],
    ['of emoji alone', '👩‍👩‍👧 ❤️ 🇩🇪 🎉🎉', 0],
    ['of a byte-order mark alone', '\ufeff', 0],
    ['without a space', 'a'.repeat(100_000), 1],
    ['of Han', '香港立法會', 5],
  ])('%s is counted and stays single', async (_, text, count) => {
    const prose = new Prose(1);
    const result = await scan(articlesOf([prose.article(), text, prose.article()]));
    expect(articleOf(result, nameOf(1))).toMatchObject({
      words: count,
      coverage: 0,
      cluster: null,
    });
    expect([result.clusters, result.passages, result.repeats]).toEqual([[], [], []]);
  });

  test.each([
    ['of one word', 'Word'],
    ['of 4 words', 'Not enough for one.'],
    ['of 5 words', 'Just enough words for one.'],
    ['without a space', 'ab'.repeat(50_000)],
    [
      'of 100,000 Han letters in no order',
      ((prose) =>
        Array.from({ length: 100_000 }, () =>
          String.fromCodePoint(0x4e00 + prose.below(9000)),
        ).join(''))(new Prose(2)),
    ],
  ])('%s is a copy of its like', async (_, text) => {
    const result = await scan(articlesOf([text, `${text} `, text]));
    const [members = []] = result.clusters.map((cluster) => cluster.members);
    expect(members.map((member) => member.relation)).toEqual(['same-text', 'identical']);
    expect(result.articles.map((article) => article.coverage)).toEqual([1, 1, 1]);
  });

  test.each([[''], ['… — !'], ['🎉']])(
    'without words is not a copy of its like: %j',
    async (text) => {
      const result = await scan(articlesOf([text, text]));
      expect(result.clusters).toEqual([]);
      expect(result.articles.map((article) => article.coverage)).toEqual([0, 0]);
    },
  );

  test('of few words is not a copy of another that has some of them', async () => {
    expect(await relations(['One two three', 'One two', 'one two three four', 'Two'])).toEqual([]);
  });
});

describe('copies are the same text', () => {
  const text = 'Überraschung in Córdoba: der Präsident, so hieß es, reiste nach Jalapeño ab.';
  test.each([
    ['composed and decomposed', text.normalize('NFC'), text.normalize('NFD')],
    ['with CRLF and LF', 'one two\nthree four\n\nfive', 'one two\r\nthree four\r\n\r\nfive'],
    ['in upper and lower case', text.toUpperCase(), text],
    ['with a byte-order mark and without', `\ufeff${text}`, text],
    ['with typographic and plain quotes', '“It is ‘so’,” he said', '"It is \'so\'," he said'],
    ['with no-break spaces and spaces', 'one\u00a0two three', 'one two three'],
    [
      'with soft hyphens and without',
      'inter\u00adnational news agency',
      'international news agency',
    ],
    ['in Cyrillic capitals', 'МИНСК, 9 АВГУСТА', 'Минск, 9 августа'],
    ['in Greek with final sigma', 'ΟΔΟΣ ΤΗΣ ΑΘΗΝΑΣ', 'οδος της αθηνας'],
  ])('%s', async (_, one, other) => {
    expect(await relations([one, other])).toEqual(['same-text']);
  });
});

/** Words of a script, drawn at random. */
const SCRIPTS: [name: string, space: string, words: string[]][] = [
  ['Han', '', [...'的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能']],
  ['Thai', '', [...'กขคฆงจฉชซญดตถทธนบปผฝพฟภมยรลวศสหอฮ'].map((letter) => `${letter}ำ${letter}ิ`)],
  [
    'Arabic',
    ' ',
    ['قال', 'الرئيس', 'في', 'مؤتمر', 'صحفي', 'أمس', 'إن', 'الحكومة', 'مُحَمَّد', 'بغداد', 'على'],
  ],
  [
    'Hindi',
    ' ',
    ['प्रधानमंत्री', 'ने', 'कहा', 'कि', 'सरकार', 'दिल्ली', 'में', 'हिन्दी', 'समाचार', 'आज', 'लोग'],
  ],
];

describe.each(SCRIPTS)('%s copy', (_, space, vocabulary) => {
  const prose = new Prose(3);
  const write = (count: number) =>
    Array.from({ length: count }, () => prose.pick(vocabulary)).join(space);
  const story = write(160);
  const passage = write(60);

  test.each<OffsetUnit>(['utf16', 'codepoint', 'byte'])(
    'is found, with its spans in %s',
    async (offsets) => {
      const frame = () => write(70);
      const texts = [
        story,
        `${story}${space}${write(30)}`,
        `${frame()}。 ${passage}. ${frame()}`,
        `🎉 ${frame()} — ${passage}؟ ${frame()}`,
      ];
      const result = await scan(articlesOf(texts), { offsets, minPassage: 30 });
      expect(clusterIds(result)).toEqual([[nameOf(1), nameOf(0)]]);
      expect(result.passages).toHaveLength(1);
      for (const place of result.passages[0]?.occurrences ?? []) {
        expect(cut(result.textOf(place.article), place, offsets)).toContain(passage);
      }
    },
  );
});

describe('spans', () => {
  test.each<OffsetUnit>(['utf16', 'codepoint', 'byte'])(
    'in %s are right around lone surrogates',
    async (offsets) => {
      const prose = new Prose(4);
      const passage = prose.paragraph(20);
      const text = () =>
        `\ud83d ${prose.article(1)} \udc00\ud800 😀 ${passage} \ud83d\ud83d ${prose.article(1)}`;
      const articles = articlesOf([text(), text()]);
      const result = await scan(articles, { offsets });
      expect(result.passages).toHaveLength(1);
      for (const place of result.passages[0]?.occurrences ?? []) {
        const source = articles.find(({ id }) => id === place.article)?.text ?? '';
        expect(`${cut(source, place, offsets)}.`).toContain(passage);
      }
    },
  );

  test('count a byte-order mark as part of the text', async () => {
    const passage = new Prose(5).paragraph(20);
    const texts = [`\ufeff${passage}`, `${passage} And then there was more.`];
    const result = await scan(articlesOf(texts), { only: 'passages' });
    const starts = result.passages[0]?.occurrences.map((place) => place.start);
    expect(starts).toEqual([1, 0]);
  });
});

describe('a scan ends in seconds', () => {
  const million = 'word '.repeat(1_000_000);
  test.each<[string, string[]]>([
    ['of a million times the same word', [million]],
    ['of two articles of a million times the same word', [million, `${million} word`]],
    [
      'of a phrase twenty thousand times in two articles',
      [
        'he said so on Tuesday again '.repeat(20_000),
        'he said so on Tuesday again '.repeat(20_001),
      ],
    ],
    [
      'of a hundred articles of one phrase over and over',
      Array.from({ length: 100 }, (_, i) => 'he said so on Tuesday again '.repeat(200 + i)),
    ],
  ])(
    '%s',
    async (_, texts) => {
      const before = cpuTime();
      const result = await scan(articlesOf(texts));
      expect(cpuTime() - before).toBeLessThan(20_000);
      expect(result.articles).toHaveLength(texts.length);
    },
    30_000,
  );

  test('and counts a word of any length as one', async () => {
    expect(await words(`${'x'.repeat(1_000_000)} y`)).toBe(2);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutFile } from '../../src/cut/cut-file.js';
import { cutRepeats } from '../../src/cut/cut-repeats.js';
import { applyEdits } from '../../src/cut/unified-diff.js';
import { rewriteRecord } from '../../src/read/records/rewrite-record.js';
import type { RepeatRecord } from '../../src/records/records.js';
import { scan } from '../../src/scan/scan.js';

const A = 'The harbour authority closed both piers on Tuesday after a survey found cracks.';
const B = 'Engineers will need at least six weeks to replace the damaged beams, she said.';
const C = 'Ferries to the islands leave from the fish market until then, twice every hour.';

async function cut(text: string, offsets: 'utf16' | 'codepoint' | 'byte' = 'utf16') {
  const { repeats } = await scan([{ id: 'x', text }], { only: 'repeats', offsets });
  return cutRepeats(text, repeats, offsets);
}

describe('cutRepeats', () => {
  test.each([
    ['in the midst', `${A}\n\n${B}\n\n${B}\n\n${C}\n`, `${A}\n\n${B}\n\n${C}\n`],
    ['at the end', `${A}\n\n${B}\n\n${B}\n`, `${A}\n\n${B}\n`],
    ['at an end without a line end', `${A}\n\n${B}\n\n${B}`, `${A}\n\n${B}`],
    ['before many line ends', `${A}\n\n${B}\n\n${B}\n\n\n`, `${A}\n\n${B}\n\n\n`],
    ['of lines', `${A}\n${B}\n${B}\n${C}`, `${A}\n${B}\n${C}`],
    [
      'with carriage returns',
      `${A}\r\n\r\n${B}\r\n\r\n${B}\r\n\r\n${C}\r\n`,
      `${A}\r\n\r\n${B}\r\n\r\n${C}\r\n`,
    ],
    ['at a carriage return', `${A}\r\n\r\n${B}\r\n\r\n${B}\r\n`, `${A}\r\n\r\n${B}\r\n`],
    ['with spaces around', `${A}\n\n${B}\n\n \t${B}  \n\n${C}`, `${A}\n\n${B}\n\n${C}`],
    ['a body twice', `${A}\n\n${B}\n\n${C}\n\n${A}\n\n${B}\n\n${C}\n`, `${A}\n\n${B}\n\n${C}\n`],
    [
      'a body interleaved',
      `${A}\n\n${A}\n\n${B}\n\n${B}\n\n${C}\n\n${C}\n`,
      `${A}\n\n${B}\n\n${C}\n`,
    ],
    ['behind what is no ASCII', `ä🎉 ${A}\n\n${B}\n\n“${B}”\n\n${C}`, `ä🎉 ${A}\n\n${B}\n\n${C}`],
  ])('cuts the second place %s and the line ends that belong to it', async (_, text, expected) => {
    for (const unit of ['utf16', 'codepoint', 'byte'] as const) {
      expect((await cut(text, unit)).text).toBe(expected);
    }
  });

  const DANISH = [
    '»Vi lukkede begge moler tirsdag, efter at man havde fundet revner i bjælkerne,« sagde chefen.',
    '»Ingeniørerne skal bruge mindst seks uger på at skifte bjælkerne, og det koster millioner.«',
    'Beboerne klagede over, at ingen havde fortalt dem noget, og de venter på svar fra borgmesteren.',
  ];
  test.each([
    ['Danish quotes', DANISH, ' '],
    ['a blank before a tag', [A, B, C], ' <br> '],
    ['tags about lines', [A, B, C].map((one) => `<i>${one}</i>`), '\n    '],
    ['tags within blocks', [A, B, C].map((one) => `<div><span>${one}</span></div>`), '\n'],
    ['one tag that closes and opens', [A, B, C], '</p><p>'],
    ['line ends escaped twice', [A, B, C], String.raw`\\n\\n`],
    ['a tab escaped', [A, B, C], String.raw`\t\n`],
    ['line ends as entities', [A, B, C], '&#10;&#10;'],
    ['blanks as entities', [A, B, C], '&nbsp;\n\n'],
    ['lines of a blank as an entity', [A, B, C], '\n&nbsp;\n'],
  ])('cuts a body to the seam: %s', async (_, [a = '', b = '', c = ''], seam) => {
    for (const end of ['', '\n']) {
      const once = [a, b, c].join(seam) + end;
      expect((await cut([a, b, c, a, b, c].join(seam) + end)).text).toBe(once);
      if (seam !== ' ') expect((await cut([a, b, b, c].join(seam) + end)).text).toBe(once);
    }
  });

  test('names its cuts: spans of the original, and words', async () => {
    const text = `${A}\n\n${B}\n\n${B.toUpperCase()}\n`;
    const { cuts, words, left } = await cut(text);
    expect(cuts).toHaveLength(1);
    expect(text.slice(cuts[0]!.start, cuts[0]!.end)).toBe(`\n\n${B.toUpperCase()}`);
    expect([words, left]).toEqual([14, []]);
  });

  test.each([
    ['an edited copy', B.replace('six', 'ten')],
    ['another sum, of the same words', B.replace('weeks', 'weeks, $5,')],
  ])('leaves %s', async (_, other) => {
    const first = B.replace('weeks', other.includes('$') ? 'weeks, €5,' : 'weeks');
    const text = `${A}\n\n${first}\n\n${other}\n\n${C}\n`;
    const result = await cut(text);
    expect(result.text).toBe(text);
    expect(result.left).toMatchObject([{ reason: 'edited' }]);
  });

  test('leaves text that is repeated on purpose, and says so', async () => {
    const text = [A, B, A, C, A].join('\n\n');
    const result = await cut(text);
    expect(result.text).toBe(text);
    expect(result.left.map(({ reason }) => reason)).toEqual(['on-purpose', 'on-purpose']);
  });

  test('cuts nothing for a record that the text contradicts', () => {
    const record: RepeatRecord = {
      type: 'repeat',
      article: 'x',
      class: 'doubled-paragraph',
      words: 5,
      first: { start: 0, end: A.length, line: 1 },
      again: { start: A.length + 2, end: A.length + 2 + B.length, line: 3 },
      identity: 1,
    };
    const text = `${A}\n\n${B}`;
    expect(cutRepeats(text, [record]).text).toBe(text);
    const itself = { ...record, again: record.first };
    expect(cutRepeats(text, [itself]).text).toBe(text);
    const [first, again] = [
      { start: 4, end: 20, line: 1 },
      { start: A.length + 6, end: A.length + 22, line: 3 },
    ];
    const within = { ...record, first, again };
    expect(cutRepeats(`${A}\n\n${A}`, [within]).left).toMatchObject([
      { reason: 'within-sentence' },
    ]);
  });

  test('loses no words: all paragraphs remain, in their order', async () => {
    const paragraphs = [A, B, C, 'By Jane Doe', 'Why?', `${A} ${B}`];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...paragraphs), { maxLength: 12 }),
        async (list) => {
          // Two paragraphs and the same text as one are a double, so a cut may end within a paragraph.
          const left = (await cut(list.join('\n\n'))).text.replaceAll('\n\n', ' ');
          // The halves of the joined paragraph may also remain where they are paragraphs.
          const said = list.flatMap((one) => (one === `${A} ${B}` ? [A, B] : [one]));
          for (const paragraph of said) expect(left).toContain(paragraph);
          // A cut between the halves of the joined paragraph may create it again.
          const single = [...new Set(list)].filter((paragraph) => paragraph !== `${A} ${B}`);
          const places = single.map((paragraph) => list.join(' ').indexOf(paragraph));
          const kept = single.map((paragraph) => left.indexOf(paragraph));
          const order = (all: number[]) => [...all.keys()].sort((x, y) => all[x]! - all[y]!);
          expect(order(kept)).toEqual(order(places));
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('cutFile', () => {
  const repeatsOf = async (text: string) =>
    (await scan([{ id: 'x', text }], { only: 'repeats' })).repeats;

  test('changes the text field of a record and no other byte', async () => {
    const text = `${A}\n\n${B}\n\n${B}\n\n“${C}” ä`;
    const line = `{ "id":"x", "n":1.50,\t"text" : ${JSON.stringify(text)} , "z":"\\u00e4" }\r`;
    const bytes = Buffer.concat([Buffer.from('fir\xff\n', 'latin1'), Buffer.from(`${line}\nlast`)]);
    const end = 5 + Buffer.byteLength(line);
    const article = { reader: 'records', line: 2, start: 5, end, field: 'text', encoding: null };
    const { edits, words } = cutFile(
      bytes,
      [{ ...article, repeats: await repeatsOf(text) }],
      'utf16',
    );
    const expected = line.replace(
      JSON.stringify(text),
      JSON.stringify(text.replace(`\n\n${B}\n`, '\n')),
    );
    const after = applyEdits(bytes, edits);
    expect(after.subarray(0, 5)).toEqual(bytes.subarray(0, 5));
    expect(after.subarray(5).toString()).toBe(`${expected}\nlast`);
    expect(words).toBe(14);
  });

  test('refuses a file that is not UTF-8, or has become shorter', async () => {
    const text = `${A}\n\n${B}\n\n${B}\n`;
    const repeats = await repeatsOf(text);
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
    const latin = Buffer.concat([Buffer.from(text), Buffer.from([0xe9])]);
    const place = { reader: 'text', line: 0, start: 0, field: 'text' };
    for (const [bytes, encoding, reason] of [
      [utf16, 'UTF-16LE', /in UTF-16LE/],
      [Buffer.from(text), 'ISO-2022-JP', /in ISO-2022-JP/],
      [latin, null, /broken UTF-8/],
    ] as const) {
      const article = { ...place, end: bytes.length, encoding, repeats };
      const { edits, refused } = cutFile(bytes, [article], 'utf16');
      expect([edits, refused]).toEqual([[], [expect.stringMatching(reason)]]);
    }
    const longer = { ...place, end: 10_000, encoding: null, repeats };
    expect(cutFile(Buffer.from(text), [longer], 'utf16').refused).toHaveLength(1);
  });
});

/** A line with another value in a field, and the value before; null if it lacks the field. */
function replaceField(line: string, field: string, change: (value: string) => string) {
  let old = '';
  const edits = rewriteRecord(line, field, (text) => {
    old = text;
    return { text: change(text), cuts: [] };
  });
  if (!edits) return null;
  let changed = line;
  for (const { start, end, text } of edits) {
    changed = changed.slice(0, start) + text + changed.slice(end);
  }
  return { line: changed, old };
}

describe('rewriteRecord', () => {
  test('changes the field as JSON.parse sees it, in any valid object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue(), { maxKeys: 5 }),
        fc.constantFrom('text', 'a"b', '__proto__', ''),
        fc.string({ unit: 'binary' }),
        fc.constantFrom(undefined, 1, '\t'),
        (rest, field, value, space) => {
          const object = Object.fromEntries([...Object.entries(rest), [field, value]]);
          const line = JSON.stringify(object, null, space);
          const replaced = replaceField(line, field, (text) => `${text}"\n`);
          const entriesOf = (json: string) => Object.entries(JSON.parse(json) as object);
          expect(replaced?.old).toBe(value);
          expect(entriesOf(replaced?.line ?? '')).toEqual(
            entriesOf(line).map(([key, old]) => [key, key === field ? `${value}"\n` : old]),
          );
        },
      ),
    );
  });

  test('changes the last of two equal keys, and skips the same key in nested objects', () => {
    const line = '{"a":{"text":"x"},"text":"y","b":["text"],"text":"z"}';
    expect(replaceField(line, 'text', () => 'new')?.line).toBe(line.replace('"z"', '"new"'));
  });

  test('accepts only an object with such a string', () => {
    for (const line of ['', '[]', '{', '"text"', '{"text":1}', '{"other":"text"}', 'null']) {
      expect(replaceField(line, 'text', () => 'new')).toBe(null);
    }
  });
});

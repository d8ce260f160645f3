import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JSON_DOCUMENTS } from '../../../src/read/json/reader.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { readBytes } from '../streams.js';

const read = (content: string | Uint8Array, options = {}) =>
  readBytes(JSON_DOCUMENTS, content, options);
const page = (n: number) => ({ id: `p${n}`, title: `Title "${n}"`, text: `Some text ${n}` });
const pages = [1, 2, 3, 4, 5].map((n) => JSON.stringify(page(n)));

/** Changes of the third record, each of which breaks it. */
const faults: Record<string, (record: string) => string> = {
  'a lost quote at the end of a string': (record) => record.replace('text 3"', 'text 3'),
  'a lost quote at the beginning of a string': (record) => record.replace('"Some', 'Some'),
  'a quote too many': (record) => record.replace('text 3', 'te"xt 3'),
  'a lost bracket at the end': (record) => record.slice(0, -1),
  'a lost bracket within': (record) => record.replace('"Some', '["Some'),
  'a bracket too many': (record) => record.replace('"text"', ']"text"'),
  'a lost comma': (record) => record.replace(',"text"', '"text"'),
  'a lost colon': (record) => record.replace('"text":', '"text"'),
  'a line end in a string': (record) => record.replace('Some ', 'Some\n'),
  'an unknown escape': (record) => record.replace('Some ', 'Some \\x '),
  'a word without quotes': (record) => record.replace('"Some text 3"', 'None'),
  'a single quote': (record) => record.replace('"id"', "'id'"),
};

const layouts: Record<string, (records: string[]) => string> = {
  'an array in one line': (records) => `[${records.join(',')}]`,
  'an array, a record a line': (records) => `[\n  ${records.join(',\n  ')}\n]`,
  'an object with an array': (records) => `{"status":"ok","articles":[${records.join(', ')}]}`,
  'objects, a record a line': (records) => records.join('\n'),
  'a text sequence': (records) => records.map((record) => `\u001e${record}\n`).join(''),
};

describe.each(Object.entries(layouts))('in %s', (_, layout) => {
  test.each(Object.entries(faults))('%s is named, and the others are read', async (__, change) => {
    const changed = pages.map((record, n) => (n === 2 ? change(record) : record));
    const content = layout(changed);
    const { articles, skipped } = await read(content);
    expect(articles.map(({ id }) => id)).toEqual(['p1', 'p2', 'p4', 'p5']);
    expect(skipped).toHaveLength(1);
    const [{ reason, line, message }] = skipped as [(typeof skipped)[0]];
    expect({ reason, line }).toEqual({ reason: 'broken-json', line: 3 });
    const start = Buffer.from(content).indexOf(changed[2]!);
    expect(message).toContain(`the record at byte ${start}`);
  });

  test('a file cut at any byte gives the records before, and names the cut', async () => {
    const content = Buffer.from(layout(pages));
    const whole = await read(content);
    expect(whole.articles).toHaveLength(pages.length);
    for (let length = 1; length < content.length; length++) {
      const { articles, skipped } = await read(content.subarray(0, length));
      const ended = whole.articles.filter(({ end }) => end <= length).length;
      expect(articles).toHaveLength(ended);
      const rest = content.subarray(whole.articles[ended - 1]?.end ?? 0, length).toString();
      const isInRecord = /\{/.test(rest);
      expect(skipped.length, rest).toBeGreaterThanOrEqual(isInRecord ? 1 : 0);
      expect(skipped.length, rest).toBeLessThanOrEqual(2);
    }
  });

  test('any changes of bytes lose no more than the records in which they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(255), async (place, byte) => {
        const content = Buffer.from(layout(pages));
        const at = place % content.length;
        content[at] = byte;
        const { articles, skipped } = await read(content);
        expect(articles.length + skipped.length).toBeGreaterThan(0);
        expect(articles.length).toBeGreaterThanOrEqual(pages.length - 2);
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile documents take little time and memory', () => {
  const quick = async (content: string | Uint8Array, options = {}) => {
    const before = cpuTime();
    const found = await read(content, { blockBytes: 1 << 16, piece: 1 << 16, ...options });
    expect(cpuTime() - before).toBeLessThan(20_000);
    return found;
  };

  test.each(['[', '{"a":', '[{"a":'])('with %s a hundred thousand times', async (opening) => {
    for (const closing of ['', opening === '[' ? ']' : '}']) {
      const deep = opening.repeat(100_000) + (closing && `1${closing.repeat(100_000)}`);
      const { articles, skipped } = await quick(`[${deep},{"text":"x"}]`);
      expect(articles.length).toBeLessThanOrEqual(1);
      expect(skipped.length).toBeGreaterThan(0);
    }
  });

  test('a nested element is skipped, and the next one is read', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const { articles } = await quick(`[{"text":"a","x":${deep}},{"text":"b"}]`);
    expect(articles.map(({ text }) => text)).toEqual(['a', 'b']);
  });

  test('a record over the limit is named, and the next one is read', async () => {
    const long = JSON.stringify({ text: 'x'.repeat(300_000) });
    const content = `[{"text":"a"},${long},{"text":"b"}]`;
    const { articles, skipped } = await quick(content, { maxBytes: 200_000 });
    expect(articles.map(({ text }) => text)).toEqual(['a', 'b']);
    expect(skipped).toMatchObject([{ reason: 'too-large', line: 2 }]);
  });

  test('unclosed records within each other', async () => {
    const { skipped } = await quick(`[${'{"a":1,"b":[1,'.repeat(100_000)}`);
    expect(skipped.length).toBeGreaterThan(0);
  });

  test('megabytes of spaces, of commas, of colons, of quotes', async () => {
    for (const byte of [' ', ',', ':', '"', '{', '}', '\u001e', '\\', '\n']) {
      await quick(`[{"text":"a"},${byte.repeat(1 << 18)}{"text":"b"}]`);
      await quick(byte.repeat(1 << 18));
    }
  });
});

test.each(['utf16le', 'latin1'] as const)('a document in %s is decoded', async (encoding) => {
  const text = 'Déjà vu à Besançon: les élèves ont été reçus à la préfecture où ils étaient.';
  const mark = encoding === 'latin1' ? '' : '\ufeff';
  const content = Buffer.from(`${mark}{"articles":[{"text":"${text}"}]}`, encoding);
  const { articles } = await read(content);
  expect(articles).toMatchObject([{ text, start: 0, end: 0 }]);
});

test('a record in another encoding is decoded, and the others stay', async () => {
  const before = `[${'{"text":"plain text"},'.repeat(5000)}`;
  const text = 'Les élèves ont été reçus à la préfecture où ils étaient attendus.';
  const content = Buffer.concat([
    Buffer.from(before),
    Buffer.from(`{"text":"${text}"},`, 'latin1'),
    Buffer.from('{"text":"déjà"}]'),
  ]);
  const { articles } = await read(content);
  expect(articles).toHaveLength(5002);
  expect(new Set(articles.map((one) => one.text))).toEqual(new Set(['plain text', 'déjà', text]));
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CSV } from '../../../src/read/csv/reader.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { asked, readBytes } from '../streams.js';

const read = (content: string | Uint8Array, options = {}) => readBytes(CSV, content, options);

const TEXT = 'The council met on Monday, and decided nothing at all; officials "said" so.';
const rows = [1, 2, 3].map((n) => [`${n}`, `Title ${n}`, `${TEXT}\nSecond line of ${n}`]);

/** A table of text; every cell that needs quotes has them. */
function table(lines: string[][], delimiter: string, lineEnd: string): string {
  const cell = (text: string) =>
    /["\r\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return lines.map((line) => line.map(cell).join(delimiter) + lineEnd).join('');
}

describe('a row that is longer than the beginning by which formats are recognised', () => {
  const long = `${TEXT} `.repeat(2000);

  test('shows its fields as others do', async () => {
    const content = table(
      [
        ['id', 'kicker', 'Story', 'author'],
        ['1', 'x', long, 'AP'],
      ],
      ',',
      '\n',
    );
    const { articles, skipped } = await read(content);
    expect(skipped).toEqual([]);
    expect(articles.map(({ id, text }) => [id, text])).toEqual([['1', long]]);
  });

  test('is named if it has no end within the limit', async () => {
    const content = `id,headline,body\n1,x,"${long.replaceAll('"', '')}`;
    const { articles, skipped } = await read(content, { maxBytes: 100_000 });
    expect(articles).toEqual([]);
    expect(skipped).toMatchObject([{ reason: 'too-large', line: 2 }]);
  });
});

describe('three rows are read', () => {
  test.each([',', ';', '\t', '|'])('with the delimiter %j', async (delimiter) => {
    for (const lineEnd of ['\n', '\r\n']) {
      for (const mark of ['', '\ufeff']) {
        const content = mark + table([['id', 'headline', 'body'], ...rows], delimiter, lineEnd);
        for (const piece of [1, 100, 4096]) {
          const { articles, skipped, assumed } = await read(content, { piece, blockBytes: 16 });
          expect(skipped).toEqual([]);
          expect(assumed).toEqual({ text: 'body', title: 'headline' });
          expect(articles.map(({ id, title, text }) => [id, title, text])).toEqual(rows);
          expect(articles.map(({ line }) => line)).toEqual([2, 3, 4]);
          const [first] = articles;
          const source = Buffer.from(content).subarray(first?.start, first?.end).toString();
          expect(source).toBe(table(rows.slice(0, 1), delimiter, lineEnd));
        }
      }
    }
  });

  test('with carriage returns alone, and no line end at the end', async () => {
    const plain = rows.map(([id = '', title = '']) => [id, title, `A text ${id}`]);
    const content = table([['id', 'title', 'text'], ...plain], ',', '\r').slice(0, -1);
    const { articles } = await read(content);
    expect(articles.map(({ id, title, text }) => [id, title, text])).toEqual(plain);
  });

  test.each([
    ['the delimiter of Excel before them', 'sep=;\r\n', ';', '\r\n'],
    ['a delimiter that is named there alone', 'sep=^\n', '^', '\n'],
    ['remarks before them', '# Export of 6 May 2024\n# 3 rows\n', ',', '\n'],
    ['carriage returns between rows, and line feeds in cells', '', ',', '\r'],
  ])('with %s', async (_, preamble, delimiter, lineEnd) => {
    for (const mark of ['', '\ufeff']) {
      const content = `${mark}${preamble}${table([['id', 'title', 'text'], ...rows], delimiter, lineEnd)}`;
      const { articles, skipped } = await read(content, { blockBytes: 16 });
      expect(skipped).toEqual([]);
      expect(articles.map(({ id, title, text }) => [id, title, text])).toEqual(rows);
    }
  });

  test('with spaces between delimiters and quotes, but none is taken from a cell without quotes', async () => {
    const content = 'id, "title", "text"\n1, "T, 1",  "He said ""so"""\n2, T "2",b\n';
    const { articles, skipped } = await read(content);
    expect(skipped).toEqual([]);
    expect(articles.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['1', 'T, 1', 'He said "so"'],
      ['2', ' T "2"', 'b'],
    ]);
  });

  test('with backslashes before quotes', async () => {
    const content = 'id,title,text\n1,T,"He said \\"so\\", and left\\\\"\n2,T,"b"\n';
    const { articles } = await read(content);
    expect(articles.map(({ text }) => text)).toEqual(['He said "so", and left\\', 'b']);
  });
});

describe('the columns', () => {
  const long = (n: number) => [`${n}`, 'Some place', `${TEXT} ${TEXT} ${n}`];

  test('are known by their names in any case and spelling', async () => {
    const content = table(
      [
        ['', 'Publication', 'Published At', 'Source URL', 'Article Body'],
        ['0', 'S', 'D', 'https://a.org/b', TEXT],
      ],
      ',',
      '\n',
    );
    const { articles } = await read(content);
    expect(articles).toMatchObject([
      { text: TEXT, source: 'S', date: 'D', url: 'https://a.org/b' },
    ]);
  });

  test('without a header, or with other names: the one long column is the text', async () => {
    const headless = await read(table([long(1), long(2), long(3)], ',', '\n'));
    expect(headless.articles.map(({ line }) => line)).toEqual([1, 2, 3]);
    expect(headless.assumed).toEqual({ text: '3' });
    const foreign = await read(table([['Nr', 'Ort', 'Inhalt'], long(1), long(2)], ',', '\n'));
    expect(foreign.articles.map(({ line }) => line)).toEqual([2, 3]);
    expect(foreign.assumed).toEqual({ text: 'Inhalt' });
  });

  test('of two long texts are ambiguous, so the table is skipped with advice', async () => {
    const two = (n: number) => [`${TEXT} ${TEXT} a${n}`, `${TEXT} ${TEXT} b${n}`];
    const { articles, skipped } = await read(table([two(1), two(2)], ',', '\n'));
    expect(articles).toEqual([]);
    expect(skipped).toMatchObject(
      [{ reason: 'no-text', message: /--field-text/ }].map((one) => ({
        ...one,
        message: expect.stringMatching(one.message),
      })),
    );
  });

  test('may be named by the user, by number without a header', async () => {
    const two = (n: number) => [`${TEXT} ${TEXT} a${n}`, `${TEXT} ${TEXT} b${n}`];
    const { articles } = await read(table([two(1), two(2)], ',', '\n'), {
      fields: asked({ text: '2' }),
    });
    expect(articles.map(({ text }) => text)).toEqual([two(1)[1], two(2)[1]]);
    const named = await read(
      table(
        [
          ['eins', 'zwei'],
          ['a', 'b'],
        ],
        ';',
        '\n',
      ),
      {
        fields: asked({ text: 'zwei', title: 'eins' }),
      },
    );
    expect(named.articles).toMatchObject([{ text: 'b', title: 'a' }]);
  });
});

describe('broken rows are named with row and byte, and the others are read', () => {
  const lines = ['id,title,text', '1,a,one', '2,b,two', '3,c,three', '4,d,four'];
  test.each([
    ['a cell too few', '2,two'],
    ['a cell too many', '2,b,x,two'],
    ['a lost quote at the end', '2,b,"two'],
    ['text after a quote', '2,"b"x,two'],
    ['a quote that is not doubled', '2,b,"two "or" three"'],
  ])('%s', async (_, broken) => {
    const content = lines.map((line) => (line.startsWith('2') ? broken : line)).join('\r\n');
    const { articles, skipped } = await read(content);
    expect(articles.map(({ id }) => id)).toEqual(['1', '3', '4']);
    expect(skipped).toMatchObject([{ reason: 'broken-data', line: 3 }]);
    expect(skipped[0]?.message).toContain(`the row at byte ${content.indexOf(broken)}`);
  });

  test('an empty cell too many is not a fault', async () => {
    const { articles, skipped } = await read(`${lines.join(',\n')},\n`);
    expect(articles).toHaveLength(4);
    expect(skipped).toEqual([]);
  });

  test('a row over the limit', async () => {
    const content = `id,text\n1,a\n2,${'x'.repeat(5000)}\n3,"${'y\n'.repeat(3000)}"\n4,b\n`;
    const { articles, skipped } = await read(content, { maxBytes: 1000, blockBytes: 64 });
    expect(articles.map(({ id }) => id).filter((id) => id !== '')).toEqual(['1', '4']);
    expect(skipped[0]).toMatchObject({ reason: 'too-large', line: 3 });
  });

  test('a file cut at any byte', async () => {
    const content = table([['id', 'title', 'text'], ...rows], ',', '\r\n');
    const whole = await read(content);
    for (let length = 30; length < content.length; length++) {
      const { articles, skipped } = await read(content.slice(0, length));
      const ended = whole.articles.filter(({ end }) => end <= length).length;
      expect(articles.length).toBeGreaterThanOrEqual(ended);
      expect(articles.length + skipped.length).toBeGreaterThanOrEqual(ended);
      expect(articles.slice(0, ended)).toEqual(whole.articles.slice(0, ended));
    }
  });
});

test('a table that another program could write is read as it was', async () => {
  const cell = fc
    .string({ unit: 'grapheme', maxLength: 12 })
    .filter((text) => !/[\0\ud800-\udfff]/.test(text));
  const row = fc.tuple(
    cell,
    cell,
    cell.map((text) => `x${text}`),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 6 }),
      fc.constantFrom(',', ';', '\t', '|'),
      fc.constantFrom('\n', '\r\n'),
      async (lines, delimiter, lineEnd) => {
        const quoted = [['title', 'url', 'text'], ...lines]
          .map((line) => line.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter))
          .join(lineEnd);
        const { articles, skipped } = await read(quoted, { piece: 9, blockBytes: 8 });
        expect(skipped).toEqual([]);
        expect(articles.map(({ text }) => text)).toEqual(lines.map(([, , text]) => text));
      },
    ),
    { numRuns: 300 },
  );
});

test('other encodings are decoded, also of single rows', async () => {
  const text = 'Les élèves ont été reçus à la préfecture où ils étaient attendus.';
  for (const encoding of ['latin1', 'utf16le'] as const) {
    const mark = encoding === 'latin1' ? '' : '\ufeff';
    const { articles } = await read(Buffer.from(`${mark}id;text\n1;${text}\n`, encoding));
    expect(articles).toMatchObject([{ id: '1', text }]);
  }
  const many = `id,text\n${'1,plain\n'.repeat(10_000)}`;
  const content = Buffer.concat([Buffer.from(many), Buffer.from(`2,${text}\n`, 'latin1')]);
  const { articles } = await read(content);
  expect(articles.at(-1)).toMatchObject({ id: '2', text });
});

test('hostile tables take little time', async () => {
  for (const bit of ['"', '"\n', '""x\n', ',', '\n', '"a,\n', '1,"b\n', '\r', ';"']) {
    const before = cpuTime();
    await read(`id,text\n${bit.repeat(100_000)}`, { blockBytes: 1 << 16, piece: 1 << 16 });
    expect(cpuTime() - before, bit).toBeLessThan(20_000);
  }
});

describe('a table as programs and people leave it', () => {
  const found = [1, 2, 3].map((n) => [`${n}`, `It's title ${n}, of ${n}`, `${TEXT}\nLine of ${n}`]);
  const cellsOf = ({ articles }: Awaited<ReturnType<typeof read>>) =>
    articles.map(({ id, title, text }) => [id, title, text]);
  const quotedBy = (line: readonly string[], escaped: string) =>
    `${line.map((cell) => `'${cell.replaceAll("'", escaped)}'`).join(',')}\n`;

  test.each([
    ['doubled', "''"],
    ['after a backslash', "\\'"],
  ])('has its cells in apostrophes, and those within them %s', async (_, escaped) => {
    const lines = found.map((line) => quotedBy(line, escaped)).join('');
    for (const header of [quotedBy(['id', 'title', 'text'], escaped), 'id,title,text\n']) {
      const table = await read(header + lines);
      expect(table.skipped).toEqual([]);
      expect(cellsOf(table)).toEqual(found);
    }
  });

  test('has apostrophes around texts alone', async () => {
    const lines = found.map(
      ([id, title = '', text = '']) =>
        `${id},'${title.replaceAll("'", "''")}','${text.replaceAll("'", "''")}'\n`,
    );
    expect(cellsOf(await read(`id,title,text\n${lines.join('')}`))).toEqual(found);
  });

  test('has titles that begin and end with an apostrophe', async () => {
    const titled = found.map(([id = '', , text = '']) => [`'Title ${id}'`, id, text]);
    const read3 = await read(table([['title', 'id', 'text'], ...titled], ',', '\n'));
    expect(cellsOf(read3)).toEqual(titled.map(([title, id, text]) => [id, title, text]));
  });

  test('was joined of several with a column without a name', async () => {
    const part = (line: string[], row: number) =>
      table(
        [
          ['', 'id', 'title', 'text'],
          [String(row), ...line],
        ],
        ',',
        '\n',
      );
    const joined = await read(found.map(part).join(''));
    expect(cellsOf(joined)).toEqual(found);
    expect(joined.skipped).toMatchObject([{ message: 'rows repeat the header', count: 2 }]);
  });

  test.each(['', '\ufeff'])(
    'was joined of several with their headers and the mark %j',
    async (mark) => {
      const header = ['id', 'title', 'text'];
      const part = (line: string[]) => mark + table([header, line], ',', '\r\n');
      const joined = await read(found.map(part).join(''));
      expect(cellsOf(joined)).toEqual(found);
      expect(joined.skipped).toMatchObject([
        { reason: 'no-article', message: 'rows repeat the header', line: 3, count: 2 },
      ]);
    },
  );

  test('was joined of several whose headers were cut but not their marks', async () => {
    const parts = found.map(([id = '', title = '', text = '']) =>
      table([[text, id, title]], ',', '\n'),
    );
    expect(cellsOf(await read(`text,id,title\n${parts.join('\ufeff')}`))).toEqual(found);
  });

  test('has units and languages beside the names of its columns', async () => {
    const header = ['ID', 'Headline (EN)', 'Body [plain]', 'Published (UTC)'];
    const lines = found.map((line) => [...line, '2024-05-06 10:00']);
    const { articles } = await read(table([header, ...lines], ',', '\n'));
    expect(articles.map(({ id, title, text, date }) => [id, title, text, date])).toEqual(lines);
  });
});

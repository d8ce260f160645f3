import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openScan } from '../../src/scan/scan.js';
import { cases, Prose } from '../fixtures/articles.js';

/** All pieces as one text; a piece of bytes is only valid until the next. */
async function joined(pieces: AsyncIterable<string | Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece);
  return text;
}

test('lines of articles equal the JSON of their records, for any content', async () => {
  const odd = fc.constantFrom('', '"', '\\', '\n', '\u007f', '\u2028', '\ud800', 'é', '漢', 'a"b');
  const string = fc.oneof(odd, fc.string(), fc.string({ unit: 'binary' }));
  const prose = new Prose(11);
  const texts = [prose.article(2, 30), prose.article(2, 30)];
  texts.push(prose.edited(texts[0]!, 0.02), `By Reuters\n\n${prose.words(20).join(' ')}`, '');
  const article = fc.record(
    { text: fc.constantFrom(...texts), title: string, date: string, source: string, url: string },
    { requiredKeys: ['text'] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(string, article), { maxLength: 12 }), async (list) => {
      const articles = list.map(([id, own], i) => ({ ...own, id: `${id}${i}` }));
      const result = await openScan(articles);
      const lines = await joined(result.lines());
      let expected = '';
      for await (const record of result) expected += `${JSON.stringify(record)}\n`;
      expect(lines).toBe(expected);
      await result.close();
    }),
    cases(40),
  );
});

test('lines longer than a piece are complete', async () => {
  const title = 'long "title" '.repeat(40_000);
  const articles = [1, 2, 3].map((n) => ({ id: `${n}`, text: `words ${n}`, title, url: title }));
  const result = await openScan(articles);
  const lines = (await joined(result.lines())).split('\n');
  for (const [i, record] of [...result.articles].entries())
    expect(lines[i]).toBe(JSON.stringify(record));
  await result.close();
});

import { describe, expect, test } from 'vitest';
import { readerOfContent } from '../../../src/read/readers.js';
import { XML } from '../../../src/read/xml/reader.js';
import { cpuTime } from '../../fixtures/cpu-time.js';
import { collect, SMALL } from '../collect.js';
import { mutated } from '../random.js';

const read = (text: string) => collect(XML, Buffer.from(text));

/** Fails if reading takes seconds, which is quadratic for these documents. */
async function timed(text: string) {
  const begin = cpuTime();
  const result = await collect(XML, Buffer.from(text), { limits: { ...SMALL, maxBytes: 2 ** 29 } });
  expect(cpuTime() - begin).toBeLessThan(5000);
  return result;
}

describe('hostile XML', () => {
  test('a bomb of entities stays as it is written', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`,
    );
    const { articles } = await timed(
      `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${entities.join('')}]>` +
        '<rss><channel><item><description>&l9; and so on</description></item></channel></rss>',
    );
    expect(articles.map(({ text }) => text)).toEqual(['&l9; and so on']);
  });

  test('an external entity is not loaded', async () => {
    const { articles } = await read(
      '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' +
        '<rss><channel><item><description>&x; a</description></item></channel></rss>',
    );
    expect(articles.map(({ text }) => text)).toEqual(['&x; a']);
  });

  test('nesting 100,000 deep is named, and the next record is read', async () => {
    const deep = `${'<a>'.repeat(100_000)}x${'</a>'.repeat(100_000)}`;
    const { articles, skipped } = await timed(
      `<rss><channel><item><description>${deep}</description></item>` +
        '<item><description>b</description></item></channel></rss>',
    );
    expect(articles.map(({ text }) => text)).toEqual(['b']);
    expect(skipped[0]?.message).toContain('is nested deeper than 256 elements');
  });

  test.each([
    ['elements without an end', `<rss><channel><item>${'<a>'.repeat(300_000)}`],
    ['ends without a beginning', `<rss><channel><item>${'</a>'.repeat(300_000)}`],
    ['ends that do not fit', `<rss>${'<a>'.repeat(250)}${'</b>'.repeat(300_000)}`],
    ['attributes', `<rss ${'a="b" '.repeat(200_000)}>`],
    [
      'attributes of many names',
      `<rss ${Array.from({ length: 100_000 }, (_, n) => `a${n}=""`).join(' ')}>`,
    ],
    [
      'prefixes',
      `<rss>${Array.from({ length: 50_000 }, (_, n) => `<a xmlns:p${n}="http://www.w3.org/2005/Atom"/>`).join('')}`,
    ],
    ['a long comment', `<rss><!--${'-x'.repeat(3_000_000)}`],
    [
      'a long section of data',
      `<rss><channel><item><description><![CDATA[${']x'.repeat(3_000_000)}`,
    ],
    ['empty items', `<rss><channel>${'<item/>'.repeat(50_000)}`],
    ['angle brackets', '<rss>'.padEnd(1_000_000, '<')],
    ['declarations', `<?xml?>${'<!x>'.repeat(200_000)}<rss/>`],
    [
      'HTML in a string',
      `<rss><channel><item><description>${'&lt;b>'.repeat(200_000)}</description></item></channel></rss>`,
    ],
    ['text outside items', `<rss><channel><title>${'x '.repeat(2_000_000)}`],
  ])('a document of %s takes little time', async (_, document) => {
    await timed(document);
    readerOfContent({
      bytes: Buffer.from(document).subarray(0, 65536),
      isWhole: false,
      extension: '',
    });
  });

  test('a document that is larger than the limit is read, because its records are not', async () => {
    const item = `<item><description>${'a'.repeat(300)}</description></item>`;
    const bytes = Buffer.from(`<rss><channel>${item}${item}</channel></rss>`);
    const { articles, skipped } = await collect(XML, bytes, {
      limits: { ...SMALL, maxBytes: bytes.length - 30 },
    });
    expect(articles).toHaveLength(2);
    expect(skipped.map(({ reason }) => reason)).toEqual(['summary-only']);
  });

  test('a record that is larger than the limit is named, and the next one is read', async () => {
    const item = (text: string) => `<item><description>${text}</description></item>`;
    const bytes = Buffer.from(
      `<rss><channel>${item('x '.repeat(9 << 20))}${item('b')}</channel></rss>`,
    );
    const { articles, skipped } = await collect(XML, bytes, {
      limits: { ...SMALL, maxBytes: 17 << 20 },
    });
    expect(articles.map(({ text }) => text)).toEqual(['b']);
    expect(skipped[0]?.message).toContain('is larger than 17825792 characters');
  });
});

describe('damage anywhere', () => {
  const items = [1, 2, 3].map(
    (n) =>
      `<item><title>Tïtle ${n}</title><description><![CDATA[<p>Tëxt ${n}</p>]]></description></item>\n`,
  );
  const sample = Buffer.from(
    `<?xml version="1.0" encoding="utf-8"?><!-- c --><rss><channel><title>P</title>${items.join('')}</channel></rss>`,
  );

  test('a cut at every byte keeps the items before it and names itself', async () => {
    const whole = await collect(XML, sample);
    expect(whole.articles).toHaveLength(3);
    for (let end = 0; end < sample.length; end++) {
      const { articles, skipped } = await collect(XML, sample.subarray(0, end));
      const before = whole.articles.filter((article) => article.end <= end);
      expect(articles).toEqual(before);
      const faults = skipped.filter(({ reason }) => reason !== 'summary-only');
      expect(faults.length).toBeGreaterThanOrEqual(1);
    }
  });

  test('changed bytes never end the reading', async () => {
    for (const bytes of mutated(sample, 1500)) await collect(XML, bytes);
  });
});

describe('a large document', () => {
  test('is read in pieces, with the bytes of its records', async () => {
    const text = 'wörd '.repeat(2000);
    const item = `<item><title>t</title><description>${text}</description></item>\n`;
    const count = Math.ceil((17 << 20) / Buffer.byteLength(item));
    const bytes = Buffer.from(`<rss><channel>\n${item.repeat(count)}</channel></rss>`);
    const { articles, skipped } = await collect(XML, bytes, {
      limits: { ...SMALL, maxBytes: 2 ** 29 },
    });
    expect(skipped.map(({ reason }) => reason)).toEqual(['summary-only']);
    expect(articles).toHaveLength(count);
    const size = Buffer.byteLength(item);
    const begin = bytes.indexOf('<item>');
    expect(articles.map(({ start }) => start)).toEqual(articles.map((_, n) => begin + n * size));
    expect(new Set(articles.map(({ text: found }) => found))).toEqual(new Set([text.trim()]));
  });
});

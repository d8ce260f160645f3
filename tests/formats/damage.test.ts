/**
 * Damaged files of each format: no crash and no hang, and nothing is passed over in silence. An
 * article is read, or its loss is named, except where the format has no mark of an end: then a file
 * that is cut is a shorter file.
 */
import zlib from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuTime } from '../fixtures/cpu-time.js';
import { readBytes } from '../read/items.js';
import { type FormatArticle, formatCorpus } from './corpus.js';
import { utf8 } from './files.js';
import { FORMATS } from './writers.js';

/** A cut that falls between two articles, or into a text, leaves a valid file of these formats. */
const WITHOUT_END = /^(?:text|Markdown|pages of HTML|JSON Lines.*|CSV.*|TSV)$/;

/** Bytes that show a format. A shorter file is text; an empty one is not damaged. */
const MARKS: Readonly<Record<string, number>> = { gzip: 2, WARC: 8, WET: 8, ZIP: 4, tar: 512 };

const words = formatCorpus()[1]?.text.split(' ') ?? [];
/** Two of them, because a file is read once for each of its bytes. */
const ARTICLES: readonly FormatArticle[] = [0, 1].map((at) => ({
  key: `a00${at}`,
  language: 'English',
  title: `Title ${at}`,
  text: words.slice(20 * at, 20 * at + 20).join(' '),
  site: at,
}));

const SAMPLES = Object.keys(FORMATS)
  .filter((format) => format !== 'a folder of all formats')
  .flatMap((format) => {
    const [name = '', bytes = utf8('')] = Object.entries(FORMATS[format]!(ARTICLES, utf8))[0] ?? [];
    const plain = { format, name, bytes };
    if (format !== 'JSON Lines') return [plain];
    return [
      plain,
      { format: 'gzip', name: `${name}.gz`, bytes: zlib.gzipSync(bytes) },
      { format: 'brotli', name: `${name}.br`, bytes: zlib.brotliCompressSync(bytes) },
    ];
  });

/** The texts that are read of a file, and the reasons of its skipped parts. */
async function outcome(name: string, bytes: Uint8Array) {
  const begin = cpuTime();
  const { items } = await readBytes(name, bytes, (item) =>
    item.type === 'skipped' ? { reason: item.reason } : { text: item.string('text') },
  );
  expect(cpuTime() - begin).toBeLessThan(5000);
  const texts = items.flatMap((item) => ('text' in item ? [item.text] : []));
  const reasons = items.flatMap((item) => ('reason' in item ? [item.reason] : []));
  return { texts, reasons };
}

describe('a cut at any byte is named, and the articles before it are read', () => {
  test.each(SAMPLES)('$format', async ({ format, name, bytes }) => {
    const whole = await outcome(name, bytes);
    expect(whole.reasons).toEqual([]);
    expect(whole.texts.length).toBeGreaterThan(0);
    let before = 0;
    // Nothing shows the end of a page; that it may end anywhere is a law of tests/extract.
    const step = format === 'pages of HTML' ? 13 : 1;
    for (let end = MARKS[format] ?? 1; end < bytes.length; end += step) {
      const { texts, reasons } = await outcome(name, bytes.subarray(0, end));
      if (WITHOUT_END.test(format)) continue;
      const intact = texts.filter((text) => whole.texts.includes(text)).length;
      // A longer part of the file never has fewer whole articles. Only the tar may: its page has
      // another text if it is cut.
      if (format !== 'tar') expect(intact).toBeGreaterThanOrEqual(before);
      before = intact;
      const isBetween = /^[\r\n]*WARC\//.test(Buffer.from(bytes.subarray(end)).toString('latin1'));
      if (intact < whole.texts.length && reasons.length === 0 && !isBetween) {
        expect.fail(`nothing shows the cut at byte ${end}`);
      }
    }
  });
});

describe('any change of bytes is read or named', () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    cut: fc.nat(40),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.constant(utf8('"<\n')),
      fc.constant(utf8('}]>')),
    ),
  });
  test.each(SAMPLES)('$format', async ({ format, name, bytes }) => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 3 }), async (changes) => {
        let damaged = Buffer.from(bytes);
        for (const { at, cut, insert } of changes) {
          const from = Math.floor(at * damaged.length);
          damaged = Buffer.concat([
            damaged.subarray(0, from),
            insert,
            damaged.subarray(from + cut),
          ]);
        }
        const { texts, reasons } = await outcome(name, damaged);
        // Bytes after the end of a stream of brotli are not seen.
        if (damaged.length > 0 && format !== 'brotli')
          expect(texts.length + reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 90 },
    );
  });
});

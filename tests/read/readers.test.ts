import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/article/address.js';
import { encodingOf } from '../../src/article/encodings.js';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import type { RawArticle, RawSkip } from '../../src/read/raw-article.js';
import { readTextAgain } from '../../src/read/read-again.js';
import type { Head, Job } from '../../src/read/reader.js';
import { readerNamed, readerOfContent } from '../../src/read/readers.js';
import { jobKey } from '../../src/scan/job-key.js';
import { loadChecksums } from '../../src/store/checksum.js';
import { cases } from '../fixtures/articles.js';
import { eachField, READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';
import { makeFolder } from './folder.js';
import { readBytes, readItems } from './items.js';

const PLAN = planScan(validateOptions());
const newChecksum = await loadChecksums();

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((some) => !some.includes('\0'));

/** Files of each format; some are not UTF-8. */
const files: Record<string, fc.Arbitrary<Uint8Array>> = {
  '.txt': fc.oneof(
    text.map((some) => Buffer.from(some)),
    text.map((some) => Buffer.from(`\ufeff${some}`, 'utf16le')),
    fc.constant(Buffer.from('déjà vu — ça', 'latin1')),
  ),
  '.jsonl': fc.oneof(
    fc
      .array(fc.record({ id: fc.oneof(text, fc.nat()), text, title: text }), { maxLength: 6 })
      .map((records) => Buffer.from(records.map((one) => `${JSON.stringify(one)}\n`).join(''))),
    fc.constant(Buffer.from('{"text":"d\xe9j\xe0 vu"}\n\n{broken\n{"text":"x"}', 'latin1')),
    text.map((some) => Buffer.from(`\ufeff{"text":${JSON.stringify(some)}}\n`, 'utf16le')),
  ),
  '.html': fc.oneof(
    text.map((some) => Buffer.from(`<p>${some} A sentence of a page, long enough for prose.</p>`)),
    text.map((some) => Buffer.from(`\ufeff<title>${some}</title><p>One sentence.`, 'utf16le')),
    fc.constant(
      Buffer.from('<meta charset=latin1><p>Le café d\xe9j\xe0 vu est ferm\xe9.', 'latin1'),
    ),
  ),
};

/** An article without its file, or a skipped record. */
function copyOf(item: RawArticle | RawSkip) {
  if (item.type === 'skipped') return item;
  const { line, start, end, encoding, suspected, hashLow, hashHigh } = item;
  const strings = eachField((field) => item.string(field));
  return { strings, line, start, end, encoding, suspected, hashLow, hashHigh };
}

/**
 * Sorted by line, because a stream holds lines back that are not UTF-8; without the remark on a file
 * that gives nothing, which a stream does not have.
 */
function sorted(items: ReturnType<typeof copyOf>[]) {
  return items
    .filter((item) => !('reason' in item && item.reason === 'no-article'))
    .sort((x, y) => (x.line ?? 0) - (y.line ?? 0));
}

function keyOf(job: Job): string | null {
  return jobKey(job, { plan: PLAN, reading: READING }, newChecksum());
}

describe.each(Object.entries(files))('the reader of %s', (extension, contents) => {
  test('reads the same from a stream as from a file, and the same again', async () => {
    await fc.assert(
      fc.asyncProperty(contents, async (bytes) => {
        const [input] = listInputs([makeFolder({ [`a${extension}`]: bytes })]).inputs;
        const [job] = planJobs([input!], 1 << 20);
        const expected = job ? sorted(await readItems(job, copyOf)) : [];
        const { items, format } = await readBytes(input!.shown, bytes, copyOf);
        expect(sorted(items)).toEqual(expected);
        for (const item of expected) {
          if ('type' in item || !readerNamed(format)?.seeking) continue;
          const { strings, line, start, end, hashLow: low, hashHigh: high } = item;
          const place = { reader: format, path: input!.path, fileId: input!.id };
          const encoding = encodingOf(item.encoding);
          const address: Address = { ...place, line, start, end, encoding, field: 'text' };
          expect(readTextAgain(address, { low, high }, kernel)).toBe(strings.text);
        }
      }),
      cases(150),
    );
  });

  test('gives another key for other bytes, and the same key for the same bytes', () => {
    fc.assert(
      fc.property(contents, contents, (bytes, others) => {
        const folder = makeFolder({ [`a${extension}`]: bytes });
        const [job] = planJobs(listInputs([folder]).inputs, 1 << 20);
        if (!job) return;
        const before = keyOf(job);
        expect(keyOf(job)).toBe(before);
        fs.writeFileSync(path.join(folder, `a${extension}`), others);
        expect(keyOf(job) === before).toBe(Buffer.compare(bytes, others) === 0);
      }),
      cases(60),
    );
  });
});

describe('the reader that is chosen by content', () => {
  const nameOf = (content: string, rest: Partial<Head> = {}) => {
    const head = { bytes: Buffer.from(content), isWhole: true, extension: '', ...rest };
    const found = readerOfContent(head);
    return found && ('name' in found ? found.name : found.what);
  };

  test.each([
    ['', undefined],
    ['Some words', undefined],
    ['{"text":"a"}', 'json'],
    ['\ufeff\n {"text":"a"}\n{"text":"b"}', 'records'],
    ['{broken}\n{"text":"b"}', 'records'],
    ['{quoted} words', undefined],
    ['[{"text":"a"}]', 'json'],
    ['[\n{"text":"a"},\n{"text":"b"}\n]', 'json'],
    ['{\n "text": "a"\n}', 'json'],
    ['{\n "text": "a",\n"x":\n {"y":1}\n}', 'json'],
    ['\u001e{"text":"a"}\n\u001e{"text":"b"}\n', 'json'],
  ])('%j is %s', (content, expected) => {
    expect(nameOf(content)).toBe(expected);
  });

  test('follows the extension if a line continues after the inspected part', () => {
    expect(nameOf('{"text":"a', { isWhole: false, extension: '.jsonl' })).toBe('records');
    expect(nameOf('{"text":"a', { isWhole: false })).toBe('json');
    expect(nameOf('[{"text":"a', { isWhole: false })).toBe('json');
  });

  test('a single line of a file of lines is a record', () => {
    expect(nameOf('{"text":"a"}', { extension: '.jsonl' })).toBe('records');
  });
});

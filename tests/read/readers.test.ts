import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Address } from '../../src/article/address.js';
import { encodingOf } from '../../src/article/encodings.js';
import { planJobs } from '../../src/read/jobs.js';
import type { ReadBytes } from '../../src/read/lines.js';
import { listInputs } from '../../src/read/list.js';
import { readTextAgain } from '../../src/read/read-again.js';
import type { Articles, AwaitedArticles, Head, Job, Reader } from '../../src/read/reader.js';
import { readerNamed, readerOfContent } from '../../src/read/readers.js';
import { cases } from '../fixtures/articles.js';
import { eachField, READING } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';
import { makeFolder } from './folder.js';

const LIMITS = { blockBytes: 64, maxBytes: 100_000 };

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
};

/** Articles without their files, sorted, because a stream holds lines back that are not UTF-8. */
function itemsOf(items: Articles | AwaitedArticles) {
  const found = [];
  for (const item of items as Articles) {
    if (item.type === 'skipped') found.push(item);
    else {
      const { line, start, end, encoding, suspected, hashLow, hashHigh } = item;
      const strings = eachField((field) => item.string(field));
      found.push({ strings, line, start, end, encoding, suspected, hashLow, hashHigh });
    }
  }
  return found.sort((x, y) => (x.line ?? 0) - (y.line ?? 0));
}

function memory(bytes: Uint8Array): ReadBytes {
  const source = Buffer.from(bytes);
  return (buffer, offset, length, position) =>
    source.copy(buffer, offset, position, position + Math.min(length, 7));
}

function hashOf(reader: Reader, job: Job): string {
  const parts: unknown[] = [];
  reader.hash(job, READING, { update: (part) => parts.push(Buffer.from(part).toString('hex')) });
  return parts.join();
}

describe.each(Object.entries(files))('the reader of %s', (extension, contents) => {
  test('reads the same from a stream as from a file, and the same again', () => {
    fc.assert(
      fc.property(contents, (bytes) => {
        const [input] = listInputs([makeFolder({ [`a${extension}`]: bytes })]).inputs;
        const [job] = planJobs([input!], 1 << 20);
        const reader = readerNamed(input!.reader);
        const stream = reader.readStream(memory(bytes), input!, READING, { ...LIMITS, kernel });
        const expected = job ? itemsOf(reader.read(job, READING, { ...LIMITS, kernel })) : [];
        expect(itemsOf(stream)).toEqual(expected);
        for (const item of expected) {
          if ('type' in item) continue;
          const { strings, line, start, end, hashLow: low, hashHigh: high } = item;
          const place = { reader: reader.name, path: input!.path, fileId: input!.id };
          const encoding = encodingOf(item.encoding);
          const address: Address = { ...place, line, start, end, encoding, field: 'text' };
          expect(readTextAgain(address, { low, high }, kernel)).toBe(strings.text);
        }
      }),
      cases(150),
    );
  });

  test('gives another hash for other bytes, and the same hash for the same bytes', () => {
    fc.assert(
      fc.property(contents, contents, (bytes, others) => {
        const folder = makeFolder({ [`a${extension}`]: bytes });
        const [job] = planJobs(listInputs([folder]).inputs, 1 << 20);
        if (!job) return;
        const reader = readerNamed(job.reader);
        const before = hashOf(reader, job);
        expect(hashOf(reader, job)).toBe(before);
        fs.writeFileSync(path.join(folder, `a${extension}`), others);
        expect(hashOf(reader, job) === before).toBe(Buffer.compare(bytes, others) === 0);
      }),
      cases(60),
    );
  });
});

describe('the reader that is chosen by content', () => {
  const nameOf = (content: string, isWhole = true) => {
    const head: Head = { bytes: Buffer.from(content), isWhole };
    const found = readerOfContent(head);
    return 'name' in found ? found.name : found.what;
  };

  test.each([
    ['', 'text'],
    ['Some words', 'text'],
    ['{"text":"a"}', 'records'],
    ['\ufeff\n {"text":"a"}\n{"text":"b"}', 'records'],
    ['{broken}\n{"text":"b"}', 'records'],
    ['{quoted} words', 'text'],
    ['[{"text":"a"}]', 'JSON that is not an article a line'],
    ['{\n "text": "a"\n}', 'JSON that is not an article a line'],
  ])('%j is %s', (content, expected) => {
    expect(nameOf(content)).toBe(expected);
  });

  test('reads records if a line continues after the inspected part', () => {
    expect(nameOf('{"text":"a', false)).toBe('records');
    expect(nameOf('[{"text":"a', false)).toBe('JSON that is not an article a line');
  });
});

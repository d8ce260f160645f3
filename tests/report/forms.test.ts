/** Any text from outside stays text in every form. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ScanResult } from '../../src/index.js';
import type { ClusterRecord } from '../../src/records/records.js';
import { GITHUB } from '../../src/report/github.js';
import type { FiledResult, Reporter } from '../../src/report/reporter.js';
import { csvFile, parquetFile } from '../../src/report/table-files.js';
import { openTag, xmlText } from '../../src/report/xml.js';
import { makeResult } from './results.js';

const anyText = fc.string({ unit: 'binary' });
const signs = fc.string({
  unit: fc.constantFrom(...'\r\n\t:%,=@"\'&<>]|\u0000\u001b\ud800\ufffe a'),
});
const text = fc.oneof(anyText, signs);

test('XML has only characters of XML 1.0, and no sign of markup', () => {
  fc.assert(
    fc.property(text, (value) => {
      const written = xmlText(value);
      expect(written).toMatch(/^[\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u);
      expect(written.replace(/&#\d+;/g, '')).not.toMatch(/[&<>"']/);
      const read = written.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code));
      expect(read).toBe(
        value.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd'),
      );
    }),
  );
  expect(openTag('a', { b: '"<', c: undefined, d: 0 })).toBe('<a b="&#34;&#60;" d="0"');
});

/** A result with a copy of these names. */
function copied(canonical: string, article: string, file: string): FiledResult {
  const tie = {
    relation: 'identical' as const,
    jaccard: 1,
    containment: 1,
    contains: 1,
    aligned: 1,
  };
  const cluster: ClusterRecord = {
    ...{ type: 'cluster', id: 'c1', canonical, centre: canonical, canonicalToCentre: tie },
    ...{ stub: false, members: [{ article, ...tie }], links: [] },
  };
  const result: ScanResult = { ...makeResult({ passages: [], repeats: [] }), clusters: [cluster] };
  const fileOf = () => ({ path: file, line: 0, lead: null });
  return { ...result, seen: [], records: () => [], textOf: () => '', fileOf };
}

const rendered = (reporter: Reporter<FiledResult>, result: FiledResult) =>
  [...(reporter.render(result, undefined as never) as Iterable<string>)].join('');

test('an annotation is one line with its own command, whatever its names are', () => {
  fc.assert(
    fc.property(text, text, text, (canonical, article, name) => {
      const file = `/${name}`;
      const written = rendered(GITHUB, copied(canonical, article, file));
      const lines = written.split(/[\r\n]/);
      expect(lines).toHaveLength(2);
      const [, properties, message] = /^::warning ([^:]*)::(.*)$/su.exec(lines[0]!)!;
      const unescaped = (part: string) =>
        part.replace(/%(25|0D|0A|3A|2C)/g, (_, code) =>
          String.fromCharCode(Number.parseInt(code, 16)),
        );
      const shown = (part: string) =>
        part.replace(/(?![\r\n])[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
      const [first, title, ...others] = properties!.split(',');
      expect(lines[0]).not.toMatch(/\p{Cc}/u);
      expect([title, others]).toEqual(['title=Copy', []]);
      expect(unescaped(first!)).toBe(`file=${shown(file)}`);
      expect(unescaped(message!)).toContain(shown(`copy of ${canonical}: identical`));
    }),
  );
});

test('CSV has another sign for a missing text than for an empty one, and leaves numbers', () => {
  const rows = [
    { a: null, b: -1, c: true },
    { a: '', b: 2, c: false },
    { a: '-1', b: undefined },
  ];
  const csv = [...csvFile({ a: 'STRING', b: 'DOUBLE', c: 'BOOLEAN' }, rows)].join('');
  expect(csv).toBe('a,b,c\r\n,-1,true\r\n"",2,false\r\n\'-1,,\r\n');
});

test('Parquet has all rows of several groups', async () => {
  const { parquetReadObjects } = await import('hyparquet');
  const rows = function* () {
    for (let n = 0; n < 100_001; n++) yield { n, name: n % 3 === 0 ? null : `row ${n}` };
  };
  const pieces: Uint8Array[] = [];
  for await (const piece of parquetFile({ n: 'INT32', name: 'STRING' }, rows())) pieces.push(piece);
  expect(pieces).toHaveLength(3);
  const bytes = Buffer.concat(pieces);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
  const read = await parquetReadObjects({ file });
  expect(read).toHaveLength(100_001);
  expect(read[99_999]).toEqual({ n: 99_999, name: null });
  expect(read[100_000]).toEqual({ n: 100_000, name: 'row 100000' });
});

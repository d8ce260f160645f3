import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_FIELDS, type ArticleField } from '../../src/article/fields.js';
import { FIELD, LINE, LINE_STATE, MOST_FIELDS } from '../../src/kernel/abi.js';
import { stringOf } from '../../src/kernel/bytes.js';
import type { LineScanner } from '../../src/kernel/line-scanner.js';
import { TextKernel } from '../../src/kernel/text-kernel.js';
import { parseRecord } from '../../src/read/fields/json-record.js';
import { READING } from '../fixtures/fields.js';
import { describeBuilds } from './engines.js';
import { cases } from './texts.js';

/** The text first, as a scanner takes them. */
const NAMES = [...new Set<ArticleField>(['text', ...ARTICLE_FIELDS])];

/**
 * Strings with characters that JSON escapes, with lone surrogates, and with lengths around a block.
 */
const string = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc
    .array(fc.constantFrom('\n', '"', '\\', '/', '\ud800', '\udc00', '🎉', 'ä', '漢', '\u0001'), {
      maxLength: 6,
    })
    .map((parts) => parts.join('x')),
  fc.integer({ min: 13, max: 66 }).map((length) => 'y'.repeat(length)),
);
const value = fc.oneof(
  { weight: 4, arbitrary: string },
  { weight: 1, arbitrary: fc.oneof(fc.nat(), fc.double(), fc.integer()) },
  { weight: 1, arbitrary: fc.jsonValue() },
);
const key = fc.oneof(fc.constantFrom(...NAMES, '__proto__', 'te', 'texts'), string);

/** A record written by hand: keys may occur twice, and escapes and white space vary. */
const written = fc
  .array(fc.tuple(key, value, fc.constantFrom('', ' ', '\t'), fc.boolean()), { maxLength: 7 })
  .map((entries) => {
    const parts = entries.map(([name, any, space, isEscaped]) => {
      const json = JSON.stringify(any) ?? 'null';
      const escaped = json.replace(/[^\n -~]/gu, (point) =>
        [...Array(point.length).keys()]
          .map((i) => `\\u${point.charCodeAt(i).toString(16).padStart(4, '0')}`)
          .join(''),
      );
      return `${space}${JSON.stringify(name)}${space}:${space}${isEscaped ? escaped : json}`;
    });
    return `{${parts.join(',')}}`;
  });

const broken = fc
  .tuple(written, fc.nat(), fc.constantFrom('', '"', '\\', '{', '[', ',', '0', '.', 'e', 'null'))
  .map(([line, at, sign]) => {
    const place = at % (line.length + 1);
    return line.slice(0, place) + sign + line.slice(place + (at % 2));
  });

/** Rows of some lines, with their strings. */
function scan(scanner: LineScanner, lines: readonly string[]) {
  const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
  if (scanner.size < bytes.length) scanner.grow(2 * bytes.length);
  scanner.bytes.set(bytes, scanner.base);
  const count = scanner.scan(scanner.base, scanner.base + bytes.length, true);
  const { rows } = scanner;
  return Array.from({ length: count }, (_, i) => {
    const row = rows.subarray(i * scanner.rowLength, (i + 1) * scanner.rowLength);
    const fieldOf = (_: string, n: number) => {
      const [start = 0, length = 0] = row.subarray(LINE.length + 2 * n, LINE.length + 2 * n + 2);
      return stringOf(scanner.bytes, start, start + length);
    };
    const line = stringOf(scanner.bytes, row[LINE.start], row[LINE.end]);
    return { state: row[LINE.state], line, strings: NAMES.map(fieldOf), row };
  });
}

/** The record as JSON.parse reads it; null if it is not a record. */
function parsed(line: string): string[] | null {
  const record = parseRecord(line, READING.fields);
  // Converted to UTF-8 and back, because the scanner gives U+FFFD for a lone surrogate.
  return 'reason' in record ? null : NAMES.map((name) => Buffer.from(record[name]).toString());
}

describeBuilds('a scanner of records', (build) => {
  const scanner = new TextKernel(build).newScanner(NAMES);

  test('reads plain lines like JSON.parse, and leaves every other line unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(written, broken), { maxLength: 5 }), (any) => {
        const lines = any.map((line) => Buffer.from(line.replaceAll('\n', ' ')).toString());
        const found = scan(scanner, lines);
        expect(found).toHaveLength(lines.length);
        for (const [i, { state, line, strings }] of found.entries()) {
          if (state === LINE_STATE.plain) expect(strings).toEqual(parsed(lines[i] ?? ''));
          else expect(line).toBe(lines[i]);
        }
      }),
      cases(3000),
    );
  });

  test('accepts every record that JSON.stringify writes of strings as plain', () => {
    const record = fc.record(
      { id: fc.oneof(string, fc.nat()), title: string, date: string, source: string, url: string },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(record, string, fc.jsonValue({ maxDepth: 3 }), (some, text, other) => {
        const line = JSON.stringify({ ...some, other, text });
        const [found] = scan(scanner, [line]);
        expect(found).toMatchObject({ state: LINE_STATE.plain, strings: parsed(line) });
      }),
      cases(500),
    );
  });

  test('accepts no incomplete record', () => {
    const line = '{"id":12,"text":"a\\n\\u00e4b","x":[1.5e+3,{"y":null}],"title":"t"}';
    const starts = Array.from({ length: line.length + 1 }, (_, end) => line.slice(0, end));
    const states = scan(scanner, starts).map(({ state }) => state);
    const odd = new Array<number>(line.length - 1).fill(LINE_STATE.odd);
    expect(states).toEqual([LINE_STATE.blank, ...odd, LINE_STATE.plain]);
  });

  test.each(['{"te\\u0078t":"a"}', `{"text":"a","x":${'['.repeat(65)}${']'.repeat(65)}}`])(
    'leaves a valid record that is not plain: %s',
    (line) => {
      expect(scan(scanner, [line])).toMatchObject([{ state: LINE_STATE.odd, line }]);
      expect(parseRecord(line, READING.fields)).toMatchObject({ text: 'a' });
    },
  );

  test.each([
    ...['0', '-0', '7', '1.0', '1.50', '1e3', '1E+3', '-12', '0.1e-7', '1e999'],
    ...['9007199254740993', '1436278513418522630', '123456789012345678901234567890'],
  ])('keeps the number %s as it is written, in plain lines and in others', (number) => {
    const lines = [`{"id":${number},"text":"a","x":[${number}]}`, `{"id": ${number} ,"text":"a"}`];
    for (const found of scan(scanner, lines)) {
      expect(found.state).toBe(LINE_STATE.plain);
      expect(found.strings[NAMES.indexOf('id')]).toBe(number);
    }
    const odd = `{"te\\u0078t":"a","id":0,"x":{"id":5},"id":\t${number}}`;
    expect(scan(scanner, [odd])).toMatchObject([{ state: LINE_STATE.odd }]);
    expect(parseRecord(odd, READING.fields)).toMatchObject({ id: number, text: 'a' });
  });

  test.each(['01', '+1', '.5', '1.', '1e', '0x10', '1_000', '--1', '-'])(
    'refuses %s as a number',
    (number) => {
      const line = `{"id":${number},"text":"a"}`;
      expect(scan(scanner, [line])).toMatchObject([{ state: LINE_STATE.odd, line }]);
      expect(parseRecord(line, READING.fields)).toMatchObject({ reason: 'broken-json' });
    },
  );

  test('calls white space blank, and invalid UTF-8 odd', () => {
    const states = scan(scanner, ['', ' \t\r', '\u00a0']).map(({ state }) => state);
    expect(states).toEqual([LINE_STATE.blank, LINE_STATE.blank, LINE_STATE.odd]);
    const line = Buffer.from('{"text":"a"}\n');
    scanner.bytes.set(line, scanner.base);
    scanner.scan(scanner.base, scanner.base + line.length, false);
    expect(scanner.rows[LINE.state]).toBe(LINE_STATE.odd);
  });

  test.each([1, 2, 7, MOST_FIELDS])('finds %i fields, each with an escape', (count) => {
    const names = ['text', ...Array.from({ length: count - 1 }, (_, i) => `field${i}`)];
    const wide = new TextKernel(build).newScanner(names);
    const bytes = [0, 1]
      .map((line) =>
        JSON.stringify(Object.fromEntries(names.map((name) => [name, `"${name}${line}`]))),
      )
      .map((line) => `${line}\n`);
    const block = Buffer.from(bytes.join(''));
    wide.grow(block.length);
    wide.bytes.set(block, wide.base);
    expect(wide.scan(wide.base, wide.base + block.length, true)).toBe(2);
    for (const line of [0, 1]) {
      const found = names.map((_, field) => {
        const at = line * wide.rowLength + LINE.length + FIELD.length * field;
        const [start = 0, size = 0] = wide.rows.subarray(at, at + FIELD.length);
        return stringOf(wide.bytes, start, start + size);
      });
      expect(found).toEqual(names.map((name) => `"${name}${line}`));
    }
    expect(() =>
      new TextKernel(build).newScanner(Array.from({ length: MOST_FIELDS + 1 }, String)),
    ).toThrow();
  });

  test('describes each text like a probe of that text alone', () => {
    const probe = new TextKernel(build);
    fc.assert(
      fc.property(string, fc.constantFrom('', '&', '\\', '-\n', 'Ã©'), (start, sign) => {
        const text = Buffer.from(start + sign);
        const [found] = scan(scanner, [JSON.stringify({ text: text.toString(), id: '&\\' })]);
        const { suspected, hashLow, hashHigh } = LINE;
        const [low, high] = [found?.row[hashLow] ?? 0, found?.row[hashHigh] ?? 0];
        expect(found?.row[suspected]).toBe(probe.suspect(text));
        expect((BigInt(high) << 32n) | BigInt(low)).toBe(probe.exactHash(text));
      }),
      cases(300),
    );
  });
});

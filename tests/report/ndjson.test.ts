import fs from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { renderNdjson } from '../../src/report/ndjson.js';
import type { ResultRecord } from '../../src/report/records.js';
import { makeEmptyResult, makeResult } from './results.js';

const schema: object = JSON.parse(fs.readFileSync('src/report/results.schema.json', 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);

function records(lines: Iterable<string>): ResultRecord[] {
  return [...lines].map((line) => JSON.parse(line) as ResultRecord);
}

describe('renderNdjson', () => {
  test('gives one record a line, articles first and the summary last', () => {
    const lines = [...renderNdjson(makeResult())];
    for (const line of lines) expect(line).toMatch(/^\{"type":"[a-z]+",[^\n]*\}\n$/);
    expect(records(lines).map((record) => record.type)).toEqual([
      'article',
      'article',
      'cluster',
      'passage',
      'repeat',
      'skipped',
      'skipped',
      'summary',
    ]);
  });

  test('keeps line breaks, quotes and lone surrogates of ids inside the line', () => {
    const id = 'a\n"b\u2028\ud800\u001b[2J';
    const [line = ''] = renderNdjson(
      makeResult({ articles: [{ ...makeResult().articles[0]!, id }] }),
    );
    expect(line.trimEnd()).not.toMatch(/\p{Cc}/u);
    expect(JSON.parse(line)).toMatchObject({ id });
  });
});

describe('results.schema.json', () => {
  test.each([
    ['everything', makeResult()],
    ['nothing', makeEmptyResult()],
  ])('accepts each line of a result with %s', (_, result) => {
    for (const record of records(renderNdjson(result))) {
      expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
    }
  });

  test('rejects a property too many or too few, at any depth', () => {
    const visit = (root: object, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const child of Object.values(value)) visit(root, child);
      if (Array.isArray(value)) return;
      const object = value as Record<string, unknown>;
      object.extra = 1;
      expect(validate(root), `${JSON.stringify(root)} with one more`).toBe(false);
      delete object.extra;
      for (const [key, kept] of Object.entries(object)) {
        // The line of a skipped record is the one property that may be missing.
        if (key === 'line' && object.type === 'skipped') continue;
        delete object[key];
        expect(validate(root), `${JSON.stringify(root)} without ${key}`).toBe(false);
        object[key] = kept;
      }
    };
    for (const record of records(renderNdjson(makeResult()))) visit(record, record);
  });

  test.each([
    ['article', { coverage: 1.1 }],
    ['article', { words: 1.5 }],
    ['article', { id: '' }],
    ['article', { credits: ['AP', 'AP'] }],
    ['cluster', { members: [] }],
    ['passage', { occurrences: [] }],
    ['passage', { origin: '' }],
    ['repeat', { class: 'copy' }],
    ['repeat', { first: { start: -1, end: 2, line: 1 } }],
    ['skipped', { reason: 'other' }],
    ['skipped', { line: 0 }],
    ['summary', { offsets: 'utf8' }],
    ['summary', { digest: 'xyz' }],
    ['summary', { type: 'totals' }],
  ])('rejects a %s with %j', (type, change) => {
    const record = records(renderNdjson(makeResult())).find((found) => found.type === type);
    expect(validate(record)).toBe(true);
    expect(validate({ ...record, ...change })).toBe(false);
  });
});

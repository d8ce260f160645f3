import { describe, expect, test } from 'vitest';
import { schemaFaults } from '../../benchmarks/quality/valid-records.js';
import { evaluate, explain, tune } from '../../src/index.js';
import { renderNdjson } from '../../src/records/ndjson.js';
import type { ResultRecord } from '../../src/records/records.js';
import { makeEmptyResult, makeResult } from '../report/results.js';

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
      'form',
      'passage',
      'repeat',
      'source',
      'skipped',
      'skipped',
      'notice',
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

const [A, B] = ['seeds/000_6c66a1377947e156.txt', 'seeds/001_ab064667d30274e2.txt'];

/** One object of each command, with something in each list. */
async function objects(): Promise<object[]> {
  const lines = [...renderNdjson(makeResult())];
  return [
    await explain([A, B], A, B),
    tune(),
    evaluate(lines, 'a,b,label\na.txt,b/c.txt,1\na.txt,zoe,0\n'),
    evaluate(lines, 'a,b\na.txt,b/c.txt\n'),
    evaluate(lines, 'id,cluster\na.txt,x\nb/c.txt,x\n'),
    evaluate(lines, 'a,a_start,a_end,b,b_start,b_end,category\na.txt,16,45,b/c.txt,9,38,none\n'),
  ];
}

/** The properties that a record may lack: unknown facts, and the lineage that `compare` does not give. */
function isOptional(object: object, key: string): boolean {
  if (key === 'line') return ('type' in object && object.type === 'skipped') || 'share' in object;
  return ['published', 'delay', 'agency', 'origin', 'lineage'].includes(key) && !isPassage(object);
}

function isPassage(object: object): boolean {
  return 'type' in object && object.type === 'passage';
}

describe('results.schema.json', () => {
  test.each([
    ['everything', makeResult()],
    ['nothing', makeEmptyResult()],
  ])('accepts each line of a result with %s', (_, result) => {
    for (const record of records(renderNdjson(result))) expect(schemaFaults(record)).toEqual([]);
  });

  test('accepts the output of why, tune and eval', async () => {
    for (const object of await objects()) expect(schemaFaults(object)).toEqual([]);
  });

  test('rejects a property too many or too few, at any depth, in the output of any command', async () => {
    const visit = (root: object, value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const child of Object.values(value)) visit(root, child);
      if (Array.isArray(value)) return;
      const object = value as Record<string, unknown>;
      const isOpen = value === (root as { categories?: object }).categories;
      object.extra = 1;
      expect(schemaFaults(root), `${JSON.stringify(root)} with one more`).not.toEqual([]);
      delete object.extra;
      for (const [key, kept] of Object.entries(object)) {
        // The truth names categories.
        if (isOpen || isOptional(object, key)) continue;
        delete object[key];
        expect(schemaFaults(root), `${JSON.stringify(root)} without ${key}`).not.toEqual([]);
        object[key] = kept;
      }
    };
    const all = [...records(renderNdjson(makeResult())), ...(await objects())];
    for (const record of all) visit(record, record);
  });

  test.each([
    ['article', { coverage: 1.1 }, '/coverage'],
    ['article', { words: 1.5 }, '/words'],
    ['article', { id: '' }, '/id'],
    ['article', { credits: ['AP', 'AP'] }, '/credits'],
    ['cluster', { members: [] }, '/members'],
    ['passage', { occurrences: [] }, '/occurrences'],
    ['passage', { origin: '' }, '/origin'],
    ['repeat', { class: 'copy' }, '/class'],
    ['repeat', { identity: 2.44 }, '/identity'],
    ['repeat', { first: { start: -1, end: 2, line: 1 } }, '/first/start'],
    ['skipped', { reason: 'other' }, '/reason'],
    ['skipped', { line: 0 }, '/line'],
    ['summary', { offsets: 'utf8' }, '/offsets'],
    ['summary', { digest: 'xyz' }, '/digest'],
    ['summary', { type: 'totals' }, '/type'],
  ])('rejects a %s with %j, and reports nothing else', (type, change, path) => {
    const record = records(renderNdjson(makeResult())).find((found) => found.type === type);
    expect(schemaFaults(record)).toEqual([]);
    const faults = schemaFaults({ ...record, ...change });
    expect(faults.length).toBeGreaterThan(0);
    for (const fault of faults) expect(fault.split(' ')[0]).toBe(path);
  });
});

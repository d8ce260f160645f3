import { describe, expect, test } from 'vitest';
import { openScan, type ResultRecord, scan } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';
import { ndjson } from '../fixtures/results.js';

const articles = new Prose(7).corpus();

describe('a scan that is read record by record', () => {
  test('gives the records of a scan in the order of its lines, with the same digest', async () => {
    const records: ResultRecord[] = [];
    for await (const record of await openScan(articles)) records.push(record);
    const lines = records.map((record) => `${JSON.stringify(record)}\n`).join('');
    expect(lines).toBe(ndjson(await scan(articles)));
    expect(records.at(-1)?.type).toBe('summary');
  });

  test('gives its articles repeatedly before it is closed', async () => {
    const found = await openScan(articles);
    const first = [...found.articles];
    expect(first).toHaveLength(articles.length);
    expect([...found.articles]).toEqual(first);
    await found.close();
  });
});

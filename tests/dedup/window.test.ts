import path from 'node:path';
import { expect, test } from 'vitest';
import { StreamDate } from '../../src/dedup/stream-date.js';
import { openIndex } from '../../src/index.js';
import { Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';

const MONTH = 30 * 24 * 3_600_000;
const prose = new Prose(18);

test('an index that lasts keeps articles outside of the window', async () => {
  const folder = path.join(makeFolder(), 'seen');
  const first = await openIndex(folder);
  const text = prose.article();
  await first.add({ id: 'old', date: '2024-01-01', text });
  first.compact();
  first.close();

  const later = await openIndex(folder, { window: MONTH });
  await later.add({ id: 'wrong date', date: '2199-01-01', text: prose.article() });
  expect(later.query({ id: 'copy', date: '2024-01-02', text }).of).toBe('old');
  await later.add({ id: 'new', date: '2025-01-01', text: prose.article() });
  later.compact();
  expect(later.stats()).toMatchObject({ articles: 3, recent: 0 });
  later.close();

  const again = await openIndex(folder, { readOnly: true });
  expect(again.query({ id: 'copy', text }).of).toBe('old');
  again.close();
});

test('the date of a stream follows its dates, but not wrong ones', () => {
  const date = new StreamDate();
  expect(date.moment).toBeNaN();
  for (let day = 0; day < 100; day++) date.take(day);
  date.take(Number.NaN);
  expect(date.moment).toBe(92);
  for (const wrong of [1e15, -1e15, 1e15]) date.take(wrong);
  expect(date.moment).toBeGreaterThan(90);
  expect(date.moment).toBeLessThan(100);
});

import { expect, test } from 'vitest';
import { labelOfRecord } from '../../src/records/article-label.js';
import { parseDate } from '../../src/text/dates.js';

const publishedOn = (date: string) =>
  labelOfRecord({
    type: 'article',
    id: 'a',
    words: 1,
    credits: [],
    coverage: 0,
    cluster: null,
    date,
  }).published;

test.each([
  '2024-02-29T10:00:00Z',
  '2024-05-06T10:00:00.250Z',
  '2024-05-06 10:00:00+02:00',
  '2024-04-30T24:00:00Z',
  '6 mai 2024',
])('A label has the moment that a scan reads in %s', (date) => {
  expect(publishedOn(date)).toBe(parseDate(date));
  expect(publishedOn(date)).not.toBeNaN();
});

test.each(['', '2024-02-30T00:00:00Z', '2023-02-29T10:00:00.000Z', 'soon'])(
  'A label has no moment for %j, which is not a date',
  (date) => {
    expect(publishedOn(date)).toBeNaN();
  },
);

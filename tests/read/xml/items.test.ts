import { expect, test } from 'vitest';
import { XML } from '../../../src/read/xml/reader.js';
import { READING } from '../../fixtures/fields.js';
import { collect } from '../collect.js';

const read = (text: string) => collect(XML, Buffer.from(`<?xml version="1.0"?>\n${text}`));

test('items of Scrapy are records by the names of their fields', async () => {
  const { articles, skipped } = await read(
    '<items>\n<item><headline>T1</headline><body>Text 1</body><link>https://x.example/1</link><tags><value>a</value></tags></item>\n' +
      '<item><headline>T2</headline><body><value>P1</value><value>P2</value></body><link>https://x.example/2</link></item>\n</items>',
  );
  expect(skipped).toEqual([]);
  expect(articles).toMatchObject([
    { title: 'T1', text: 'Text 1', url: 'https://x.example/1', line: 1 },
    { title: 'T2', text: 'P1\n\nP2', url: 'https://x.example/2', line: 2 },
  ]);
});

test('a field that the user names goes first', async () => {
  const options = { ...READING, fields: { ...READING.fields, text: 'story.long' } };
  const bytes = Buffer.from(
    '<?xml version="1.0"?><x><i><body>no</body><story><long>yes</long></story></i></x>',
  );
  expect((await collect(XML, bytes, { options })).articles).toMatchObject([{ text: 'yes' }]);
});

test.each([
  ['its fields', '<article><title>T</title><body><p>a</p><p>b</p></body></article>', 'a\n\nb', 0],
  ['fields without markup', '<doc><title>T</title><text>a</text></doc>', 'a', 0],
  ['records with attributes', '<docs><doc title="T">a</doc></docs>', 'a', 1],
  [
    'records in a list',
    '<r><list><article><title>T</title><body>a</body></article></list></r>',
    'a',
    1,
  ],
])('a document with %s is read', async (_, document, text, line) => {
  expect((await read(document)).articles).toMatchObject([{ title: 'T', text, line }]);
});

test('records without a text are named with their fields', async () => {
  const { articles, skipped } = await read(
    '<x><rec><size>1</size></rec><rec><size>2</size></rec></x>',
  );
  expect(articles).toEqual([]);
  expect(skipped).toHaveLength(2);
  expect(skipped[0]).toMatchObject({ reason: 'no-text', line: 1 });
  expect(skipped[0]?.message).toContain('its fields are "size"');
});

test('settings and lists of numbers are not articles', async () => {
  for (const document of ['<x><name>foo</name><size>3</size></x>', '<x><count n="1"/><y/></x>']) {
    expect((await read(document)).articles).toEqual([]);
  }
});

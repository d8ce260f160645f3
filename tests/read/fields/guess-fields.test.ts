import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/extract/listed-text.js';
import { guessFields } from '../../../src/read/fields/guess-fields.js';
import { valueAt } from '../../../src/read/fields/value-at.js';
import { spanAt } from '../../../src/read/fields/value-span.js';
import { asked } from '../streams.js';

const guess = (records: unknown[], names = {}) => guessFields(records, asked(names)).assumed;

describe('a field is guessed', () => {
  test('only if the common name is of no use in the first records', () => {
    expect(guess([{ text: 'a', body: 'b' }])).toEqual({});
    expect(guess([{ text: null, body: 'b' }, { text: 'a' }])).toEqual({});
    expect(guess([{ text: null, body: 'b' }, { text: ' ' }])).toEqual({ text: 'body' });
  });

  test('by the first name that half of the records have', () => {
    const rare = [{ content: 'a' }, ...Array(5).fill({ story: 'b' })];
    expect(guess(rare)).toEqual({ text: 'story' });
    expect(guess([{ content: 'a' }, { story: 'b' }])).toEqual({ text: 'content' });
  });

  test('in any case and spelling, as the records have it', () => {
    expect(guess([{ Article_Body: 'a', 'Published-At': 'b', SITENAME: 'c' }])).toEqual({
      text: 'Article_Body',
      date: 'Published-At',
      source: 'SITENAME',
    });
  });

  test('not if the user named it', () => {
    expect(guess([{ body: 'a', headline: 'b' }], { text: 'lead' })).toEqual({ title: 'headline' });
  });

  test.each([
    ['German', 'Überschrift', 'Volltext', 'Datum'],
    ['French', 'titre', 'texte', 'date_publication'],
    ['Spanish', 'título', 'cuerpo', 'fecha'],
    ['Russian', 'Заголовок', 'Текст', 'Дата'],
    ['Chinese', '标题', '正文', '发布时间'],
    ['Korean', '제목', '본문', '날짜'],
  ])('by its names in %s', (_, title, text, date) => {
    const record = { [title]: 'a', [text]: 'b', [date]: '2024-05-06', Nr: 1 };
    expect(guess([record])).toEqual({ text, title, date });
  });

  test('by an English name before others', () => {
    expect(guess([{ texte: 'a', body: 'b', titel: 'c', headline: 'd' }])).toEqual({
      text: 'body',
      title: 'headline',
    });
  });

  test('within objects around the record', () => {
    expect(guess([{ _id: 'x', _source: { body: 'a', link: 'https://a.org/b' } }])).toEqual({
      text: '_source.body',
      url: '_source.link',
      id: '_id',
    });
  });
});

test('a value is found by its own name first, then by its path', () => {
  const record = { a: { b: 1, 'c.d': 2 }, 'a.b': 3, list: [{ x: 4 }] };
  expect(valueAt(record, 'a.b')).toBe(3);
  expect(valueAt(record, 'a.c.d')).toBe(2);
  expect(valueAt(record, 'list.0.x')).toBe(4);
  for (const name of ['a.x', 'toString', 'a.b.c', '__proto__.x', 'list.1', '']) {
    expect(valueAt(record, name)).toBeUndefined();
  }
});

test('the place of a value follows the same rules', () => {
  const json = '{"a": {"b": 17, "b": 18}, "a.c": [1], "x": {"y.z": -1e5}}';
  const at = (name: string) => {
    const span = spanAt(json, name);
    return span && json.slice(span.start, span.end);
  };
  expect(['a.b', 'a.c', 'x.y.z', 'x.y'].map(at)).toEqual(['18', '[1]', '-1e5', undefined]);
});

test('a body is a string or paragraphs, and no other value', () => {
  expect(bodyOf(['a', '', { text: 'b' }, { type: 'x' }])).toBe('a\n\nb');
  for (const value of [null, 5, {}, [], [5], [{ type: 'x' }]]) expect(bodyOf(value)).toBeNull();
});

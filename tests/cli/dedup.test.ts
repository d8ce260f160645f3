import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { command } from './command.js';
import { answers, bridge, harbour, line, parsedLines, prose, school, verdicts } from './dedup.js';
import { wirecopy } from './run.js';

describe('verdicts', () => {
  const sentences = bridge.split('. ');

  test('each of them, on small articles', () => {
    const halves = `${sentences.slice(0, 5).join('. ')}. ${prose.paragraph(120)}`;
    const form = (place: string, high: number, low: number) =>
      `Weather for ${place}: high of ${high} degrees and low of ${low} degrees, winds of ${high - low} km an hour from the west, rain of ${low} mm by the evening, and sun for ${high} minutes after that.`;
    const found = answers([
      { id: 'a', text: bridge },
      { id: 'b', text: bridge },
      { id: 'c', text: bridge.toUpperCase() },
      { id: 'd', text: prose.edited(bridge, 0.02) },
      { id: 'e', text: bridge.slice(0, bridge.length / 3) },
      { id: 'f', text: halves },
      { id: 'a', text: `${bridge} ${prose.paragraph(12)}` },
      { id: 'g', text: school },
      { id: 'h', text: form('Aleford', 21, 12) },
      { id: 'i', text: form('Aleford', 17, 9) },
    ]);
    expect(found.map(({ verdict }) => verdict)).toEqual([
      ...['new', 'identical', 'same-text', 'near-duplicate', 'contained', 'partly', 'revision'],
      ...['new', 'new', 'same-form'],
    ]);
    for (const copy of found.slice(0, 5)) expect(copy.canonical).toBe('a');
    expect(found[5]).toMatchObject({
      canonical: 'f',
      passages: [{ article: 'a', start: 0, otherStart: 0 }],
    });
    expect(found[6]).toMatchObject({ of: 'a' });
  });

  test('an article with the bytes of an older one is identical, whatever came between', () => {
    const capitals = bridge.toUpperCase();
    const texts = [bridge, capitals, `${bridge} `, bridge, capitals, bridge.toLowerCase()];
    const found = answers(texts.map((text, id) => ({ id, text })));
    expect(found.map(({ verdict, of }) => [verdict, of])).toEqual(
      [
        ...[['new'], ['same-text', '0'], ['same-text', '1'], ['identical', '0']],
        ...[
          ['identical', '1'],
          ['same-text', '4'],
        ],
      ].map(([verdict, of]) => [verdict, of]),
    );
    expect(new Set(found.map(({ canonical }) => canonical))).toEqual(new Set(['0']));
  });

  test('spans of passages and of new text are places in the texts', () => {
    const fresh = prose.paragraph(60);
    const text = `${fresh} ${sentences.slice(0, 6).join('. ')}.`;
    const [
      ,
      {
        passages: [passage],
        novelty: [span],
      } = { passages: [], novelty: [] },
    ] = answers([
      { id: 'a', text: bridge },
      { id: 'b', text },
    ]);
    const shared = text.slice(passage?.start, passage?.end);
    expect(bridge.slice(passage?.otherStart, passage?.otherEnd)).toBe(shared);
    expect(shared).toBe(`${sentences.slice(0, 6).join('. ')}`);
    expect(text.slice(span?.start, span?.end)).toBe(fresh.slice(0, -1));
  });

  test('a record that comes again has its first answer, and changes nothing', async () => {
    const cwd = makeFolder();
    const index = path.join(cwd, 'seen');
    const records = [
      { id: 'a', text: bridge },
      { id: 'b', text: `${bridge} ${harbour}` },
    ];
    const first = answers(records, '--index', index);
    const again = answers([...records, ...records], '--index', index);
    const replayed = first.map((answer) => ({ ...answer, replayed: true }));
    expect(again).toEqual([...replayed, ...replayed]);
    expect((await command(['index', 'stats', index])).stdout).toMatch(/^2 articles in /);
  });

  test('with --key url, the same page is a revision under another id', () => {
    const records = [
      { id: 'a', url: 'https://www.news.example/bridge?utm_source=x', text: bridge },
      { id: 'b', url: 'https://m.news.example/bridge/amp', text: harbour },
      { id: 'c', url: 'https://news.example/?p=1', text: school },
      { id: 'd', url: 'https://news.example/?p=2', text: prose.paragraph(80) },
    ];
    expect(verdicts(records, '--key', 'url')).toEqual(['new', 'revision', 'new', 'new']);
    expect(verdicts(records)).toEqual(['new', 'new', 'new', 'new']);
  });
});

describe('a window', () => {
  const dated = (id: string, date: string) => ({ id, date, text: bridge });

  test('parts articles whose dates are further apart', () => {
    const records = [dated('a', '2024-01-01'), dated('b', '2024-01-20'), dated('c', '2024-05-01')];
    expect(verdicts(records, '--window', '30d')).toEqual(['new', 'identical', 'new']);
    expect(verdicts(records)).toEqual(['new', 'identical', 'identical']);
  });

  test('is not moved by a wrong date, for articles without a date', () => {
    const records = [
      ...['1', '2', '3'].map((id) => ({ id, date: '2024-01-02', text: prose.paragraph(40) })),
      dated('a', '2024-01-01'),
      { id: 'wrong', date: '2199-01-01', text: harbour },
      { id: 'b', text: bridge },
    ];
    expect(verdicts(records, '--window', '30d').at(-1)).toBe('identical');
  });
});

describe('copies', () => {
  const records = [
    { id: 'a', text: bridge },
    { id: 'b', text: bridge },
    { id: 'c', text: harbour },
  ];
  const input = records.map((record) => `${line(record)}\n`).join('');
  const idsIn = (ndjson: string) => parsedLines(ndjson).map(({ id }) => id);

  test('are left out with --drop', () => {
    expect(idsIn(wirecopy(['dedup', '-', '--drop'], { input }).stdout)).toEqual(['a', 'c']);
  });

  test('go to another file with --route', () => {
    const cwd = makeFolder();
    const { stdout } = wirecopy(['dedup', '-', '--route', 'copies.jsonl'], { input, cwd });
    expect(idsIn(stdout)).toEqual(['a', 'c']);
    expect(idsIn(fs.readFileSync(path.join(cwd, 'copies.jsonl'), 'utf8'))).toEqual(['b']);
  });

  test.each<[string[], RegExp]>([
    [['--route', 'no/where.jsonl'], /^wirecopy: --route cannot write "no\/where\.jsonl": /],
    [['--route', '-'], /^wirecopy: --route and --out cannot both be standard output/],
    [['--route', 'x', '--drop'], /--drop .* --route/],
    [['--against', 'x', '--index', 'y'], /--against .* --index/],
    [['--against', 'gone'], /^wirecopy: gone holds no index/],
    [['--index', 'in.jsonl'], /^wirecopy: in\.jsonl cannot hold an index: /],
    [['--index', '.'], /^wirecopy: \. holds other files and no index/],
  ])('%j is an error that names file and cause', async (options, message) => {
    const cwd = makeFolder({ 'in.jsonl': input });
    const { stdout, stderr, status } = await command(['dedup', 'in.jsonl', ...options], { cwd });
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
    expect([2, 3]).toContain(status);
  });
});

describe('against an index', () => {
  test('records are compared with it alone, or also with each other, and it stays as it is', () => {
    const index = path.join(makeFolder(), 'seen');
    answers([{ id: 'old', text: bridge }], '--index', index);
    const bytes = () =>
      fs.readdirSync(index).map((name) => fs.readFileSync(path.join(index, name)));
    const before = bytes();
    const records = [
      { id: 'a', text: bridge },
      { id: 'b', text: harbour },
      { id: 'c', text: harbour },
    ];
    const against = ['--against', index];
    expect(verdicts(records, ...against)).toEqual(['identical', 'new', 'new']);
    expect(verdicts(records, ...against, '--within')).toEqual(['identical', 'new', 'identical']);
    expect(bytes()).toEqual(before);
  });
});

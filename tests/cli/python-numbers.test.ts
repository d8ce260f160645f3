import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { makeFolder } from '../read/folder.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

const PARAGRAPH = `${Array.from({ length: 30 }, (_, i) => `word${i}`).join(' ')}.`;
const OTHER = `${Array.from({ length: 40 }, (_, i) => `term${i}`).join(' ')}.`;
const DOUBLED = JSON.stringify(`${PARAGRAPH}\n\n${OTHER}\n\n${OTHER}`);

/** Lines as Python's json.dumps writes them for a table with empty cells. */
const LINES = [
  `{"id": "a", "score": NaN, "body": ${DOUBLED}}`,
  `{"id": "b", "score": -Infinity, "body": ${DOUBLED}, "title": NaN}`,
];

test('records with NaN are shown, compared, cut and judged as others are', () => {
  const folder = makeFolder({ 'news.txt': `${LINES.join('\n')}\n` });
  const news = path.join(folder, 'news.txt');
  const page = path.join(folder, 'page.html');
  const scan = wirecopy(['scan', news, '--json', '--report', page]);
  expect([scan.status, recordsOf(scan.stdout, 'article').length]).toEqual([0, 2]);
  expect(fs.existsSync(page)).toBe(true);
  const compare = wirecopy(['compare', `${news}#a`, `${news}#b`, '--json']);
  expect(recordsOf(compare.stdout, 'cluster')).toHaveLength(1);
  const cut = path.join(folder, 'cut');
  expect(wirecopy(['repeats', news, '--fix', cut]).status).toBe(0);
  const lines = fs.readFileSync(path.join(cut, 'news.txt'), 'utf8').trimEnd().split('\n');
  expect(lines).toEqual(LINES.map((line) => line.replace(`\\n\\n${OTHER}"`, '"')));
});

test('dedup gives a record with NaN as it came, with its answer', () => {
  const { stdout } = wirecopy(['dedup', '-'], { input: `${LINES.join('\n')}\n` });
  const [first, again] = stdout.trimEnd().split('\n');
  expect(first).toContain(LINES[0]!.slice(0, -1));
  expect(first).toContain('"verdict":"new"');
  expect(again).toContain('"verdict":"identical"');
});

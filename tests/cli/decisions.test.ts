import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Decision, decisionsOf, scan } from '../../src/index.js';
import { DECISION_WRITERS } from '../../src/report/decision-files.js';
import { hasModules, PYTHON } from '../read/python.js';
import { command } from './command.js';

const words = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `word${(from + i) * 7919}`).join(' ');

const BODY = words(0, 200);
const ARTICLES = [
  { id: 'a', text: BODY, date: '2024-05-01T10:00:00Z', source: 'Wire' },
  { id: 'b', text: BODY, date: '2024-05-01T11:00:00Z', source: 'Post' },
  { id: 'c', text: `${BODY} ${words(900, 1100)}`, date: '2024-05-02T11:00:00Z', source: 'Mail' },
  { id: 'd', text: words(2000, 2200), source: 'Post' },
  { id: '=HYPERLINK("http://x.example","y")', text: words(3000, 3100), source: '@SUM(A1)' },
];

let folder = '';
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-decisions-'));
  fs.writeFileSync(
    path.join(folder, 'news.jsonl'),
    ARTICLES.map((article) => `${JSON.stringify(article)}\n`).join(''),
  );
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('copies are dropped for the canonical article; text of its own is looked at; the rest is kept', async () => {
  const decisions = [...decisionsOf(await scan(ARTICLES))];
  const shown = decisions.map(({ id, decision, canonical }) => [id, decision, canonical]);
  expect(shown).toEqual([
    ['=HYPERLINK("http://x.example","y")', 'keep', '=HYPERLINK("http://x.example","y")'],
    ['a', 'keep', 'a'],
    ['b', 'drop', 'a'],
    ['c', 'review', 'a'],
    ['d', 'keep', 'd'],
  ]);
  for (const { reason } of decisions) expect(reason).toMatch(/^[A-Z].*\.$/);
});

const HOSTILE = ['=1+1', '+1', '-1', '@x', '\tx', '\rx', 'a"b', 'a,b', 'a\nb', '"', '＝1', ''];

test('CSV gives every string as text, and as it was except for an apostrophe before formulas', () => {
  const made = HOSTILE.map(
    (id): Decision => ({
      ...{ id, decision: 'keep', canonical: id, cluster: null, of: null },
      ...{
        relation: null,
        jaccard: null,
        containment: null,
        aligned: null,
        words: 3,
        coverage: 0,
        reason: 'It.',
      },
    }),
  );
  const csv = [...(DECISION_WRITERS.get('.csv')!(made) as Iterable<string>)].join('');
  const rows = [...csv.matchAll(/(?:^|\r\n)(?:"((?:[^"]|"")*)"|([^",\r\n]*)),keep/g)];
  const ids = rows.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
  expect(ids).toHaveLength(HOSTILE.length);
  for (const [n, id] of ids.entries()) {
    expect(id).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect([HOSTILE[n], `'${HOSTILE[n]}`]).toContain(id);
  }
});

describe('scan --decisions', () => {
  test.each(['x.txt', 'x', 'x.constructor'])('refuses %s, which says no form', async (name) => {
    const file = path.join(folder, name);
    const { status, stderr } = await command(['scan', folder, '--decisions', file]);
    expect([status, stderr]).toEqual([2, expect.stringContaining('.parquet')]);
  });

  test.runIf(hasModules('duckdb', 'pandas', 'pyarrow'))(
    'the recipes of the README give the same counts for each form',
    async () => {
      const recipes = recipesOf(fs.readFileSync('README.md', 'utf8'));
      expect(recipes).toHaveLength(3);
      const scripts: string[][] = recipes.map(() => []);
      const news = path.join(folder, 'news.jsonl');
      for (const form of ['ndjson', 'csv', 'parquet']) {
        const file = path.join(folder, `decisions.${form}`);
        const { status, stderr } = await command([
          'scan',
          news,
          '--quiet',
          '--out',
          path.join(folder, 'o'),
          '--decisions',
          file,
        ]);
        expect([status, stderr]).toEqual([0, '']);
        for (const [n, recipe] of recipes.entries()) {
          const reads = recipe.replaceAll('decisions.parquet', file);
          scripts[n]!.push(
            READERS[form]!.reduce((code, [from, to]) => code.replaceAll(from, to), reads),
          );
        }
      }
      // A process for each recipe, because loading a library takes seconds.
      for (const script of scripts) {
        const code = script.map((one) => `${one}\nprint()\n`).join('');
        const options = { cwd: folder, encoding: 'utf8' } as const;
        const { stdout, stderr } = spawnSync(PYTHON, ['-c', code], options);
        const lasts = stdout
          .trim()
          .split('\n\n')
          .map((part) => part.split('\n').at(-1));
        expect([lasts, stderr], code).toEqual([['3 1 1', '3 1 1', '3 1 1'], '']);
      }
    },
  );
});

/** How the recipes, which read Parquet, are changed to read each form. */
const READERS: Record<string, [from: string, to: string][]> = {
  parquet: [],
  csv: [['read_parquet', 'read_csv']],
  ndjson: [
    [".ndjson').", ".ndjson', lines=True)."],
    ['read_parquet', 'read_json'],
  ],
};

/** The Python of each recipe. */
function recipesOf(readme: string): string[] {
  const from = readme.indexOf('### Decisions');
  const part = readme.slice(from, readme.indexOf('\n### ', from + 1));
  return [...part.matchAll(/```python\n([\s\S]*?)```/g)].map(([, code]) => code!);
}

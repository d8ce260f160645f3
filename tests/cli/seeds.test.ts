import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRecords } from '../../benchmarks/quality/valid-records.js';
import { recordsOf } from './records.js';
import { wirecopy } from './run.js';

/** Found by brute force over all pairs of words; kept apart from the code that finds them. */
const WORDS = {
  '000_6c66a1377947e156.txt': 644,
  '001_ab064667d30274e2.txt': 471,
  '002_e91fb44a981f70fd.txt': 440,
  '003_740e88bf1534004e.txt': 859,
  // `2019. u00e2u20acu201d Reuters` has a dash there, not a word.
  '004_982ee46f233d6150.txt': 437,
};
const PASSAGE = {
  words: 20,
  occurrences: [
    { article: '000_6c66a1377947e156.txt', start: 1222, end: 1360, identity: 1, edits: 0 },
    { article: '001_ab064667d30274e2.txt', start: 304, end: 442, identity: 1, edits: 0 },
  ],
};
const SHORT_PASSAGE = {
  words: 8,
  occurrences: [
    { article: '000_6c66a1377947e156.txt', start: 2521, end: 2562, identity: 1, edits: 0 },
    { article: '001_ab064667d30274e2.txt', start: 809, end: 850, identity: 1, edits: 0 },
  ],
};
const REPEAT = {
  article: '000_6c66a1377947e156.txt',
  class: 'doubled-paragraph',
  words: 22,
  first: { start: 3829, end: 3964, line: 47 },
  again: { start: 3969, end: 4104, line: 49 },
  identity: 1,
};

describe('wirecopy scan seeds', () => {
  test('finds the existing passage and repeat, and nothing else', () => {
    const { stdout, stderr, status } = wirecopy(['scan', 'seeds', '--json']);
    expect(status).toBe(0);
    expect(stderr).toMatch(/^5 articles, 18 KB in \d+\.\d\d s: [\d,]+ articles\/s, .+\/s\n$/);
    const words = recordsOf(stdout, 'article').map(({ id, words }) => [id, words]);
    expect(Object.fromEntries(words)).toEqual(WORDS);
    expect(recordsOf(stdout, 'passage')).toMatchObject([PASSAGE]);
    expect(recordsOf(stdout, 'repeat')).toEqual([{ type: 'repeat', ...REPEAT }]);
    expect(recordsOf(stdout, 'cluster')).toEqual([]);
    expect(recordsOf(stdout, 'skipped')).toEqual([]);
    expect(recordsOf(stdout, 'summary')).toMatchObject([
      { articles: 5, words: 2851, bytes: 18_319, clusters: 0, passages: 1, repeats: 1, skipped: 0 },
    ]);
  });

  test('with --min-passage 8 finds the passage of 8 words too', () => {
    const { stdout } = wirecopy(['scan', 'seeds', '--json', '--min-passage', '8']);
    const passages = recordsOf(stdout, 'passage').sort((a, b) => Number(b.words) - Number(a.words));
    expect(passages).toMatchObject([PASSAGE, SHORT_PASSAGE]);
    expect(recordsOf(stdout, 'repeat')).toHaveLength(1);
  });

  test('with --min-passage 6 finds four passages and a repeat of 6 words more', () => {
    const { stdout } = wirecopy(['scan', 'seeds', '--json', '--min-passage', '6']);
    const words = (type: string) =>
      recordsOf(stdout, type)
        .map((record) => Number(record.words))
        .sort((a, b) => b - a);
    expect(words('passage')).toEqual([20, 8, 6, 6, 6, 6]);
    expect(words('repeat')).toEqual([22, 6]);
  });

  test('credits the agencies that the articles credit', () => {
    const { stdout } = wirecopy(['scan', 'seeds', '--json']);
    const credits = recordsOf(stdout, 'article').map((article) => article.credits);
    expect(credits).toEqual([['AP', 'Reuters', 'dpa', 'DW'], [], [], [], ['Reuters']]);
  });

  test('shows at once that 000 has its last paragraph twice', () => {
    const { stdout, status } = wirecopy(['scan', 'seeds']);
    expect(status).toBe(0);
    expect(stdout).toContain(
      '000_6c66a1377947e156.txt  the same paragraph twice: lines 47 and 49, 22 words\n' +
        '      “According to the RIA news agency,',
    );
    expect(stdout).toMatch(/^5 articles: 1 shared passage, 1 repeat inside an article\n/);
    expect(stdout).not.toContain('\u001b');
    expect(stdout.split('\n').length).toBeLessThan(30);
  });

  test('gives lines that follow the schema of the package', () => {
    const { stdout } = wirecopy(['scan', 'seeds', '--json', '--min-passage', '6']);
    expect(checkRecords(stdout.split('\n'))).toBeGreaterThan(6);
  });

  test('gives the same bytes for any order of files and any number of workers', () => {
    const files = fs.readdirSync('seeds').map((name) => `seeds/${name}`);
    const expected = wirecopy(['scan', 'seeds', '--json']).stdout;
    expect(wirecopy(['scan', ...files.reverse(), '--json']).stdout).toBe(expected);
    expect(wirecopy(['scan', 'seeds/*.txt', '--json']).stdout).toBe(expected);
    for (const workers of ['1', '2', '4']) {
      const { stdout } = wirecopy(['scan', 'seeds', '--json', '--workers', workers]);
      expect(stdout).toBe(expected);
    }
  });

  test('counts offsets in the requested unit', () => {
    const cutters = {
      byte: (text: string, start: number, end: number) =>
        Buffer.from(text).subarray(start, end).toString(),
      codepoint: (text: string, start: number, end: number) => [...text].slice(start, end).join(''),
    };
    const text = fs.readFileSync('seeds/000_6c66a1377947e156.txt', 'utf8');
    for (const [unit, cut] of Object.entries(cutters)) {
      const { stdout } = wirecopy(['scan', 'seeds', '--json', '--offsets', unit]);
      expect(recordsOf(stdout, 'summary')).toMatchObject([{ offsets: unit }]);
      const [repeat] = recordsOf(stdout, 'repeat') as unknown as (typeof REPEAT)[];
      const { start, end } = repeat!.again;
      expect(cut(text, start, end)).toBe(text.slice(REPEAT.again.start, REPEAT.again.end));
    }
  });

  test('finds the same with the reference engine', () => {
    const args = ['scan', 'seeds', '--json', '--min-passage', '6'];
    expect(wirecopy([...args, '--engine', 'reference']).stdout).toBe(wirecopy(args).stdout);
  });
});

/**
 * Every access to the text of an article gives the text of this article, after any other reads: in
 * files of some blocks, in plain records and in others.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compare, compareFiles, comparePairs, explain, scan } from '../../src/index.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { recordsOf, withoutSteps } from '../cli/records.js';
import { wirecopy } from '../cli/run.js';
import { nameOf, Prose } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';
import { itemsOf } from '../read/items.js';

const COUNT = 600;

/**
 * Texts of at least a kilobyte, 1.5 MB in all. Each has its number in its first sentence; text 2n and
 * text 2n + 1 share a paragraph, and every tenth has a paragraph twice.
 */
function manyTexts(): string[] {
  const prose = new Prose(12);
  const shared = prose.paragraphs(COUNT / 2, 40);
  return Array.from({ length: COUNT }, (_, i) => {
    const own = prose.paragraphs(5, 60);
    const doubled = i % 10 === 0 ? [own[1]] : [];
    return [`Number ${i} of them.`, ...own, shared[i >> 1], ...doubled].join('\n\n');
  });
}

const texts = manyTexts();
const articles = texts.map((text, i) => ({ id: nameOf(i), text }));

const pairs = Array.from({ length: COUNT / 2 }, (_, i) => {
  return [nameOf(2 * i), nameOf(2 * i + 1)] as const;
});

/** Every third line is not plain, because it has a key with an escape. */
const lines = articles.map((article, i) =>
  i % 3 === 0 ? JSON.stringify(article).replace('"text"', '"te\\u0078t"') : JSON.stringify(article),
);
const ndjson = `${lines.join('\n')}\n`;

const corpus = () => path.join(makeFolder({ 'many.jsonl': ndjson }), 'many.jsonl');

test.each([64, 1000, 65_536, 131_072])(
  'copies stay unchanged after any later reads: blocks of %i bytes',
  (blockBytes) => {
    const some = articles.slice(0, blockBytes < 1000 ? 60 : COUNT);
    const file = path.join(
      makeFolder({ 'some.jsonl': lines.slice(0, some.length).join('\n') }),
      'some.jsonl',
    );
    const copies: Uint8Array[] = [];
    for (const job of planJobs(listInputs([file]).inputs, 1 << 20)) {
      for (const item of itemsOf(job, { blockBytes, maxBytes: 1 << 20 })) {
        if (item.type === 'skipped') throw new Error(item.message);
        // A `Buffer` has a `slice` that does not copy.
        for (const bytes of [item.bytes, item.text]) expect(Buffer.isBuffer(bytes)).toBe(false);
        copies.push(item.copyText());
      }
    }
    expect(copies.map((copy) => Buffer.from(copy).toString())).toEqual(
      some.map(({ text }) => text),
    );
  },
);

test('text files are copied as they are, too', () => {
  const some = articles.slice(0, 100);
  const folder = makeFolder(Object.fromEntries(some.map(({ id, text }) => [`${id}.txt`, text])));
  const kept: string[] = [];
  const copies: Uint8Array[] = [];
  for (const job of planJobs(listInputs([folder]).inputs)) {
    for (const item of itemsOf(job)) {
      if (item.type === 'skipped') throw new Error(item.message);
      kept.push(item.container!.path);
      copies.push(item.copyText());
    }
  }
  expect(new Map(copies.map((copy, i) => [kept[i], Buffer.from(copy).toString()]))).toEqual(
    new Map(some.map(({ id, text }) => [`${folder}/${id}.txt`, text])),
  );
});

describe('in the library', () => {
  test('a scan of a file finds what a scan of the same articles in memory finds, and gives their texts', async () => {
    const found = await scan([corpus()]);
    const expected = await scan(articles);
    expect(found.summary.digest).toBe(expected.summary.digest);
    for (const { id, text } of articles) expect(found.textOf(id)).toBe(text);
    for (const { article, first, again } of found.repeats) {
      const text = found.textOf(article);
      for (const { start, line } of [first, again]) {
        expect(text.slice(0, start).split('\n')).toHaveLength(line);
      }
    }
    expect(found.repeats.length).toBeGreaterThanOrEqual(COUNT / 10);
  });

  test('standard input gives the results of a file, and the texts', () => {
    const script = `
      import { scan } from ${JSON.stringify(path.resolve('dist/index.js'))};
      const found = await scan(['-']);
      const texts = found.articles.map(({ id }) => [id, found.textOf(id)]);
      process.stdout.write(JSON.stringify({ digest: found.summary.digest, texts }));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      input: ndjson,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const { texts: given } = JSON.parse(stdout) as { texts: [string, string][] };
    expect(new Map(given)).toEqual(new Map(articles.map(({ id, text }) => [id, text])));
  });

  test('a comparison of two records compares these two', async () => {
    const file = corpus();
    for (const [i, j] of [
      [0, 1],
      [COUNT - 2, COUNT - 1],
      [3, 400],
    ] as const) {
      const compared = await compareFiles(`${file}#${nameOf(i)}`, `${file}#${nameOf(j)}`);
      expect(compared.texts).toEqual([texts[i], texts[j]]);
      const { passages } = compare(texts[i] ?? '', texts[j] ?? '');
      expect(compared.result.passages.map(({ words }) => words)).toEqual(
        passages.map(({ words }) => words),
      );
    }
  });

  test('pairs of a file give the results of the same texts', async () => {
    const { passages } = await comparePairs([corpus()], pairs, { workers: 1 });
    expect(passages).toEqual((await comparePairs(articles, pairs, { workers: 1 })).passages);
    // Each pair shares its paragraph, of forty words.
    const whole = passages.filter(({ words, kind }) => words >= 40 && kind === 'verbatim');
    expect(whole.length).toBeGreaterThanOrEqual(COUNT / 2);
  });

  test('why explains two records as it explains them in memory', async () => {
    const [a, b] = [nameOf(COUNT - 2), nameOf(COUNT - 1)];
    expect(await explain([corpus()], a, b)).toEqual(await explain(articles, a, b));
  });
});

/** Quotes of a terminal summary, each with the id of the article on the line that `idOf` finds. */
function quotesOf(summary: string): string[] {
  return [...summary.matchAll(/“([^”…]+?)(?: …|”|\n)/g)].map(([, quote = '']) => quote.trim());
}

describe('on the command line', () => {
  const everything = texts.map((text) => text.replace(/\s+/g, ' '));

  test.each(['scan', 'repeats'])(
    '%s quotes the words of its input, from a file or piped in',
    (command) => {
      const file = corpus();
      const folder = path.dirname(file);
      const fromFile = wirecopy([command, 'many.jsonl'], { cwd: folder });
      const piped = wirecopy([command, '-'], { input: ndjson });
      expect(piped.stdout).toBe(withoutSteps(fromFile.stdout));
      const quotes = quotesOf(fromFile.stdout);
      expect(quotes.length).toBeGreaterThanOrEqual(20);
      for (const quote of quotes)
        expect(everything.some((text) => text.includes(quote))).toBe(true);
      for (const [, id = '', first, again] of fromFile.stdout.matchAll(
        /^ {2}(\S+) {2}the same paragraph twice: lines (\d+) and (\d+)/gm,
      )) {
        const linesOf = articles.find((article) => article.id === id)?.text.split('\n') ?? [];
        expect(linesOf[Number(first) - 1]).toBe(linesOf[Number(again) - 1]);
      }
    },
  );

  test.each(['1', '3'])('pairs are compared like their texts, by %s workers', async (workers) => {
    const file = corpus();
    const list = path.join(makeFolder({ 'pairs.csv': `a,b\n${pairs.join('\n')}\n` }), 'pairs.csv');
    const { stdout } = wirecopy([
      'compare',
      '--pairs',
      list,
      file,
      '--workers',
      workers,
      '--quiet',
    ]);
    const expected = await comparePairs(articles, pairs, { workers: 1 });
    expect(recordsOf(stdout, 'passage')).toEqual(expected.passages);
  });

  test('compare shows the words of both records', () => {
    const [i, j] = [COUNT - 2, COUNT - 1];
    const file = corpus();
    const { stdout } = wirecopy(['compare', `${file}#${nameOf(i)}`, `${file}#${nameOf(j)}`]);
    const shared = texts[i]?.split('\n\n')[6]?.split(' ').slice(0, 4).join(' ');
    expect(stdout).toContain('word for word');
    expect(stdout.split(shared ?? '').length).toBeGreaterThanOrEqual(3);
  });
});

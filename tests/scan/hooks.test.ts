import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ScanProgress, scan } from '../../src/index.js';
import { articlesOf, Prose } from '../fixtures/articles.js';
import { ndjson } from '../fixtures/results.js';
import { makeFolder } from '../read/folder.js';

let folder = '';
const articles = new Prose(1).corpus();

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wirecopy-hooks-'));
  // 1,000 files per job: three jobs.
  for (let i = 0; i < 2100; i++)
    fs.writeFileSync(path.join(folder, `s${i}.txt`), `Story number ${i}.`);
  for (const { id, text } of articles) fs.writeFileSync(path.join(folder, `${id}.txt`), text);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

async function progressOf(input: string[] | typeof articles): Promise<ScanProgress[]> {
  const reports: ScanProgress[] = [];
  await scan(input as string[], { workers: 1 }, { onProgress: (report) => reports.push(report) });
  return reports;
}

describe('onProgress', () => {
  test('receives every phase in turn, and the total of the input', async () => {
    const reports = await progressOf([folder]);
    const phases = reports
      .map(({ phase }) => phase)
      .filter((phase, i, all) => phase !== all[i - 1]);
    expect(phases).toEqual(['list', 'read', 'match', 'link', 'align', 'report']);
    const last = reports.at(-1);
    expect(last?.articles).toBe(2100 + articles.length);
    expect(last?.bytes).toBe(last?.totalBytes);
  });

  test('receives reports that do not change later', async () => {
    const read = (await progressOf([folder])).filter(({ phase }) => phase === 'read');
    expect(read.length).toBeGreaterThanOrEqual(3);
    const counts = read.map((report) => report.articles);
    expect(counts).toEqual([...new Set(counts)].sort((x, y) => x - y));
  });

  test('receives the files, of which a divided one and one in pieces count once', async () => {
    const large = makeFolder();
    const textOf = (id: number) =>
      Array.from({ length: 1600 }, (_, at) => `w${id}x${at}`).join(' ');
    const lines = Array.from({ length: 500 }, (_, id) => JSON.stringify({ id, text: textOf(id) }));
    fs.writeFileSync(path.join(large, 'divided.jsonl'), lines.join('\n'));
    fs.writeFileSync(path.join(large, 'pieces.json'), `[${lines.join(',\n')}, ${lines.join()}]`);
    for (let i = 0; i < 10; i++) fs.writeFileSync(path.join(large, `${i}.txt`), `Text ${i}.`);
    const read = (await progressOf([large])).filter(({ phase }) => phase === 'read');
    expect(read.length).toBeGreaterThan(5);
    expect(read.every(({ totalFiles }) => totalFiles === 12)).toBe(true);
    const counts = read.map(({ files = 0 }) => files);
    expect(counts).toEqual([...counts].sort((x, y) => x - y));
    expect(counts.at(-1)).toBe(12);
  });

  test('receives articles in memory too', async () => {
    const reports = await progressOf(articles);
    expect(reports.at(-1)).toMatchObject({ phase: 'report', articles: articles.length });
  });
});

describe('the signal', () => {
  test('ends a scan with its reason, before the first job and between two', async () => {
    const reason = new Error('enough');
    await expect(scan([folder], {}, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    let jobs = 0;
    const onProgress = ({ phase }: ScanProgress) => {
      if (phase === 'read' && ++jobs === 2) controller.abort(reason);
    };
    const promise = scan([folder], { workers: 1 }, { onProgress, signal: controller.signal });
    await expect(promise).rejects.toBe(reason);
    expect(jobs).toBe(2);
  });

  test('also ends a scan of articles in memory if it was aborted before', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(scan(articles, {}, { signal })).rejects.toThrow('enough');
  });

  test('ends a scan of articles in memory while they are sketched', async () => {
    const prose = new Prose(2);
    const many = Array.from({ length: 4000 }, (_, i) => ({
      id: `${i}`,
      text: prose.article(6, 60),
    }));
    const controller = new AbortController();
    const phases: string[] = [];
    const promise = scan(
      many,
      {},
      { signal: controller.signal, onProgress: ({ phase }) => phases.push(phase) },
    );
    setTimeout(() => controller.abort(new Error('enough')), 0);
    await expect(promise).rejects.toThrow('enough');
    expect(phases).toEqual([]);
  });

  test('changes nothing if it is never aborted', async () => {
    const signal = new AbortController().signal;
    expect(ndjson(await scan([folder], {}, { signal }))).toBe(ndjson(await scan([folder])));
  });
});

describe('a scan of files', () => {
  test('finds the results of a scan of the same texts in memory', async () => {
    const files = await scan(articles.map(({ id }) => path.join(folder, `${id}.txt`)));
    const memory = await scan(
      articlesOf([]).concat(articles.map(({ id, text }) => ({ id: `${id}.txt`, text }))),
    );
    const named = (id: string) => path.basename(id);
    expect(files.articles.map((article) => ({ ...article, id: named(article.id) }))).toEqual(
      memory.articles,
    );
    expect(files.clusters.length).toBe(memory.clusters.length);
    expect(files.passages.length).toBe(memory.passages.length);
    for (const { id } of files.articles) {
      expect(files.textOf(id)).toBe(memory.textOf(named(id)));
    }
  });
});

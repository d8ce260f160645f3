import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { RunError } from '../../src/errors.js';
import { scan } from '../../src/index.js';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { addLineage } from '../../src/records/cluster-records.js';
import { analyse } from '../../src/scan/analyse.js';
import { makeEngine } from '../../src/scan/make-engine.js';
import { Mapper, mapJob } from '../../src/scan/map-job.js';
import { readOptions } from '../../src/scan/read-options.js';
import type { SketchBlock } from '../../src/sketch/block.js';
import { parametersOf } from '../../src/store/block-header.js';
import { loadChecksums } from '../../src/store/checksum.js';
import { JobCache, type MappedJob } from '../../src/store/job-cache.js';
import { MemoryBudget, type SpillNotice } from '../../src/store/memory-budget.js';
import { SketchStore } from '../../src/store/sketch-store.js';
import { Prose } from '../fixtures/articles.js';
import { kernel } from '../fixtures/kernel.js';
import { CAN_MOUNT, mountSmall } from '../fixtures/mount.js';
import { makeFolder } from '../read/folder.js';

const isWindows = process.platform === 'win32';
const MB = 2 ** 20;
const budgetOf = (megabytes: number) => new MemoryBudget(megabytes * MB, 1e9, () => {});

async function mapped(): Promise<MappedJob> {
  const options = validateOptions();
  const plan = planScan(options);
  const store = new SketchStore(parametersOf(plan));
  const put = (block: SketchBlock) => store.put(block);
  const mapper = new Mapper(await makeEngine(plan), plan, put);
  const [job] = planJobs(listInputs(['seeds']).inputs);
  return mapJob(
    job!,
    { reading: { options: readOptions(options), kernel }, mapper, keepsTexts: false },
    put,
  );
}

describe('the memory of a scan', () => {
  test('counts each thread: the rest for sketches falls with every one', () => {
    for (const megabytes of [600, 1000, 4000]) {
      const threads = [1, 2, 4, 8].map((wanted) => budgetOf(megabytes).takeThreads(wanted));
      expect(threads).toEqual([...threads].sort((x, y) => x - y));
      const most = budgetOf(megabytes).takeThreads(256);
      expect(budgetOf(megabytes).takeThreads(most)).toBe(most);
      expect(most * 60e6).toBeLessThan(megabytes * MB);
    }
    expect(budgetOf(4000).takeThreads(8)).toBe(8);
  });

  test('holds fewer threads than requested, but at least one', () => {
    expect(budgetOf(300).takeThreads(4)).toBe(1);
    expect(budgetOf(0).takeThreads(4)).toBe(1);
    expect(budgetOf(400).takeThreads(4)).toBeLessThan(4);
  });

  test('is announced with what the findings of all input may need, when sketches go to disk', async () => {
    const result = await mapped();
    const needed = [18e3, 1e9, 2e9].map((inputBytes) => {
      const notices: SpillNotice[] = [];
      const budget = new MemoryBudget(0, inputBytes, (notice) => notices.push(notice));
      budget.add({ ...result, blocks: [...result.blocks] });
      budget.close();
      return notices[0]!.needed;
    });
    // The five articles of the input are of 18 KB together.
    const ofMost = needed[2]! - needed[1]!;
    expect(needed[1]! - needed[0]!).toBeGreaterThan(0.9 * ofMost);
    expect(ofMost).toBeGreaterThan(200e6);
    expect(ofMost).toBeLessThan(500e6);
  });

  test('changes no findings, even if there is none: there are never more parts than buckets', async () => {
    const corpus = new Prose(4).corpus();
    const lines = corpus.map(({ text }, i) => {
      const date = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();
      return JSON.stringify({ id: `${i}`, date, text });
    });
    const folder = makeFolder({ 'all.jsonl': lines.join('\n') });
    const find = async (memory: number | null) => {
      const settings = { ...validateOptions(), memory };
      const analysis = await analyse([folder], settings, {}, { texts: false, lineage: true });
      const { clusters, provenances, findings } = analysis;
      addLineage(clusters, provenances, (await analysis.lineage)!);
      const found = JSON.stringify([findings.families, clusters]);
      await analysis.close();
      return found;
    };
    const found = await find(null);
    // Copies on disk are compared with their origins, too.
    expect(found).toContain('"edits":[[');
    expect(await find(1)).toBe(found);
  });
});

test('texts of files are read again after the disk space of their sketches was released', async () => {
  const corpus = new Prose(4).corpus();
  const files = Object.fromEntries(corpus.map(({ text }, i) => [`${i}.txt`, text]));
  const settings = { ...validateOptions(), memory: 1 };
  const wanted = { texts: false, lineage: false };
  const { collection, close } = await analyse([makeFolder(files)], settings, {}, wanted);
  expect(collection.blocks.every(({ disk }) => disk !== null)).toBe(true);
  collection.holdPlaces();
  await close();
  const texts = collection.ids.map((id, article) => [id, collection.textOf(article)]);
  expect(Object.fromEntries(texts)).toEqual(files);
});

describe.skipIf(isWindows)('files that cannot be written', () => {
  const given = process.env.TMPDIR;
  afterEach(() => {
    if (given === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = given;
  });

  test('a missing temporary folder is named, with advice', async () => {
    const result = await mapped();
    process.env.TMPDIR = '/there/is/none';
    const budget = budgetOf(0);
    expect(() => budget.add(result)).toThrow(RunError);
    expect(() => budgetOf(0).add(result)).toThrow(/^\/there\/is\/none .*TMPDIR .*--memory$/);
  });

  test.skipIf(!CAN_MOUNT)('a full disk below --resume is named, with advice', async () => {
    const folder = makeFolder({});
    mountSmall(folder, '8k');
    try {
      const kept = new JobCache(path.join(folder, 'kept'), await loadChecksums());
      const result = await mapped();
      expect(() => kept.keep('key', result)).toThrow(RunError);
      expect(() => kept.keep('key', result)).toThrow(/--resume .*: ENOSPC.*; make space there/);
      expect(fs.readdirSync(path.join(folder, 'kept'))).toEqual([]);
      const run = scan(['seeds'], { resume: path.join(folder, 'kept') });
      await expect(run).rejects.toThrow(/make space there/);
    } finally {
      execFileSync('umount', [folder]);
    }
  });
});

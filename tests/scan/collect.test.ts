import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameArticles } from '../../src/article/names.js';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { collect } from '../../src/scan/collect.js';
import { makeEngine } from '../../src/scan/make-engine.js';
import { Mapper, mapJob } from '../../src/scan/map-job.js';
import { readOptions } from '../../src/scan/read-options.js';
import type { SketchBlock } from '../../src/sketch/block.js';
import { parametersOf } from '../../src/store/block-header.js';
import type { MappedJob } from '../../src/store/job-cache.js';
import { SketchStore } from '../../src/store/sketch-store.js';
import { cases } from '../fixtures/articles.js';
import { kernel } from '../fixtures/kernel.js';
import { makeFolder } from '../read/folder.js';

/** Names by definition: a unique id, else file, id and line. */
function naive(files: Record<string, (string | null)[]>) {
  const articles = Object.entries(files).flatMap(([file, given]) =>
    given.map((own, i) => ({ file, own, line: i + 1, text: `text ${file} ${i}` })),
  );
  const texts = new Map<string, string>();
  const { names } = nameArticles(articles.length, (i) => {
    const { own, file, line } = articles[i]!;
    return { own: own ?? '', file, line };
  });
  for (const [i, { text }] of articles.entries()) texts.set(names[i]!, text);
  const ids = [...texts.keys()].sort();
  const owns = articles.map(({ own, file, line }) => own ?? `${file}#${line}`);
  const shared = names
    .flatMap((name, i) => (name === owns[i] ? [] : [`${name} ${owns[i]}`]))
    .sort();
  return { ids, shared, texts: ids.map((id) => texts.get(id)) };
}

const settings = validateOptions({});
const plan = planScan(settings);
const engine = await makeEngine(plan);
const store = new SketchStore(parametersOf(plan));
const put = (block: SketchBlock) => store.put(block);
const reading = { options: readOptions(settings), kernel };
const mapper = new Mapper(engine, plan, put);

test('articles are numbered by name, and all are kept, for any jobs', async () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'B', 'ä', 'b.jsonl#2', '🎉', '\uff21', null), {
    minLength: 1,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(ids, ids),
      fc.constantFrom(30, 100, 10_000),
      async ([one, other], jobBytes) => {
        const files = { 'a.jsonl': one, 'b.jsonl': other };
        const lines = Object.entries(files).map(([file, list]) => [
          file,
          list.map((id, i) => JSON.stringify({ id, text: `text ${file} ${i}` })).join('\n'),
        ]);
        const { inputs } = listInputs([makeFolder(Object.fromEntries(lines))]);
        const jobs = planJobs(inputs, jobBytes);
        const mapped: MappedJob[] = [];
        const mapping = { reading, mapper, keepsTexts: true };
        for (const job of jobs) mapped.push(await mapJob(job, mapping, put));
        const found = collect({ jobs, mapped, firstTexts: new Map() }, 'text', null, kernel);
        const expected = naive(files);
        expect(found.ids).toEqual(expected.ids);
        expect(found.ids.map((_, article) => found.textOf(article))).toEqual(expected.texts);
        expect(found.skipped).toEqual([]);
        const shared = [...found.qualified].map(([article, own]) => `${found.ids[article]} ${own}`);
        expect(shared.sort()).toEqual(expected.shared);
      },
    ),
    cases(60),
  );
});

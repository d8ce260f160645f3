import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldNames } from '../../src/analyse.js';
import { validateOptions } from '../../src/options.js';
import { planScan } from '../../src/plan.js';
import { collect } from '../../src/pool/collect.js';
import { makeEngine } from '../../src/pool/make-engine.js';
import { Mapper, mapJob } from '../../src/pool/map-job.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { packBlock } from '../../src/sketch/packed-block.js';
import { cases } from '../fixtures/articles.js';
import { makeFolder } from '../read/folder.js';

/** Numbers by the book: the first of each id, in the order of ids; the others by name. */
function naive(files: Record<string, (string | null)[]>) {
  const texts = new Map<string, string>();
  const taken: string[] = [];
  for (const file of Object.keys(files).sort()) {
    for (const [i, given] of (files[file] ?? []).entries()) {
      const id = given || `${file}#${i + 1}`;
      if (texts.has(id)) taken.push(`${id} ${i + 1}`);
      else texts.set(id, `text ${file} ${i}`);
    }
  }
  const ids = [...texts.keys()].sort();
  return { ids, taken, texts: ids.map((id) => texts.get(id)) };
}

const settings = validateOptions({});
const plan = planScan(settings);
const engine = await makeEngine(plan);
const mapper = new Mapper(engine, plan);

test('articles are numbered by id, the first of each, whatever the jobs', () => {
  const ids = fc.array(fc.constantFrom('a', 'b', 'B', 'ä', 'b.jsonl#2', '🎉', '\uff21', null), {
    minLength: 1,
    maxLength: 8,
  });
  fc.assert(
    fc.property(fc.tuple(ids, ids), fc.constantFrom(30, 100, 10_000), ([one, other], jobBytes) => {
      const files = { 'a.jsonl': one, 'b.jsonl': other };
      const lines = Object.entries(files).map(([file, list]) => [
        file,
        list.map((id, i) => JSON.stringify({ id, text: `text ${file} ${i}` })).join('\n'),
      ]);
      const { inputs } = listInputs([makeFolder(Object.fromEntries(lines))]);
      const jobs = planJobs(inputs, jobBytes);
      const mapped = jobs.map((job) => mapJob(job, fieldNames(settings), mapper, packBlock));
      const found = collect(jobs, mapped, 'text');
      const expected = naive(files);
      expect(found.ids).toEqual(expected.ids);
      expect(found.ids.map((_, article) => found.textOf(article))).toEqual(expected.texts);
      expect(found.skipped.map(({ reason }) => reason)).toEqual(
        expected.taken.map(() => 'duplicate-id'),
      );
      const taken = found.skipped.map(({ message, line }) => `${message.split('"')[1]} ${line}`);
      expect(taken).toEqual(expected.taken);
    }),
    cases(60),
  );
});

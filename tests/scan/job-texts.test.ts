import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { planJobs } from '../../src/read/jobs.js';
import { listInputs } from '../../src/read/list.js';
import { makeEngine } from '../../src/scan/make-engine.js';
import { Mapper, mapJob, textsOf } from '../../src/scan/map-job.js';
import { readOptions } from '../../src/scan/read-options.js';
import { parametersOf } from '../../src/store/block-header.js';
import { SketchStore } from '../../src/store/sketch-store.js';
import { kernel } from '../fixtures/kernel.js';
import { zip } from '../read/archive/build.js';
import { makeFolder } from '../read/folder.js';

const settings = validateOptions({});
const plan = planScan(settings);
const engine = await makeEngine(plan);
const reading = { options: readOptions(settings), kernel };

/** The job that reads an archive of texts. */
function jobOf(folder: string, texts: readonly string[]) {
  const members = texts.map((content, at) => ({
    name: `${at}.txt`,
    content: Buffer.from(content),
  }));
  const file = path.join(folder, 'a.zip');
  fs.writeFileSync(file, zip(members));
  return planJobs(listInputs([file]).inputs)[0]!;
}

test('the texts of a kept job belong to its articles, also if some did not fit into a kernel', async () => {
  const folder = makeFolder();
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '\n') }), {
    minLength: 1,
    maxLength: 12,
  });
  const property = fc.asyncProperty(texts, fc.func(fc.boolean()), async (all, fits) => {
    // The text decides whether an article fits.
    const fitting = all.filter((text) => fits(text));
    const store = new SketchStore(parametersOf(plan));
    const put = store.put.bind(store);
    const mapping = { reading, mapper: new Mapper(engine, plan, put), keepsTexts: true };
    const { blocks, texts: kept } = await mapJob(jobOf(folder, fitting), mapping, put);
    expect(await textsOf(jobOf(folder, all), reading, blocks)).toEqual(kept);
  });
  await fc.assert(property, { numRuns: 60 });
});

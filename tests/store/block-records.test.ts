import os from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { collectArticles } from '../../src/scan/collect-articles.js';
import { makeEngine } from '../../src/scan/make-engine.js';
import { STRING_FIELDS } from '../../src/sketch/strings.js';
import { recordsOf } from '../../src/store/block-records.js';
import { SketchSet } from '../../src/store/sketch-set.js';
import { moveToFile } from '../../src/store/sketch-store.js';
import { openSpill } from '../../src/store/spill.js';
import { cases } from '../fixtures/articles.js';
import { eachField } from '../fixtures/fields.js';
import { kernel } from '../fixtures/kernel.js';
import { whole } from '../fixtures/pieces.js';

const words = fc.constantFrom(
  '',
  'a',
  'Zürich',
  'The Daily Example',
  '2024-03-01T10:00:00Z',
  '日本',
);
const article = fc.record({
  ...eachField(() => words),
  text: fc.constantFrom('', 'one two', 'MINSK (Reuters) - One of two was three.'),
});
const space = openSpill(os.tmpdir());

test('records on disk equal those in memory, in any order of reads', async () => {
  const plan = planScan(validateOptions());
  const engine = await makeEngine(plan);
  fc.assert(
    fc.property(
      fc.array(article, { minLength: 1, maxLength: 8 }),
      fc.array(fc.nat(15), { maxLength: 40 }),
      (list, asked) => {
        const articles = list.map((fields, i) => ({ ...fields, id: `${i}` }));
        const { set } = whole(collectArticles(articles, engine, kernel, plan));
        const { block } = set.place(0);
        const blocks = [moveToFile(block, space), moveToFile(block, space)];
        // Articles of the two blocks alternate, so a pass through them jumps.
        const order = articles.flatMap((_, local) => [0, local, 1, local]);
        const onDisk = new SketchSet({ blocks, order: Uint32Array.from(order) });
        for (const number of [...asked, ...asked.sort((x, y) => x - y)]) {
          const copy = number % onDisk.count;
          const own = copy >> 1;
          for (const field of STRING_FIELDS) {
            expect(onDisk.string(copy, field)).toBe(set.string(own, field));
          }
          expect(onDisk.string(copy, 'title')).toBe(articles[own]?.title);
          expect(onDisk.moment(copy)).toBe(set.moment(own));
          expect(onDisk.exactHash(copy, 0)).toBe(set.exactHash(own, 0));
          expect(onDisk.exactHash(copy, 1)).toBe(set.exactHash(own, 1));
        }
        for (const kept of blocks) expect(recordsOf(kept)).toEqual(recordsOf(block));
      },
    ),
    cases(100),
  );
});

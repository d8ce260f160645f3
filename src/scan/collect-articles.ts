import { MEMORY } from '../article/address.js';
import { nameArticles } from '../article/names.js';
import type { Engine } from '../kernel/engine.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import type { Plan } from '../options/plan.js';
import type { Pieces } from '../pool/abort.js';
import { takeArticles } from '../read/given-articles.js';
import { RawArticle } from '../read/raw-article.js';
import { parametersOf } from '../store/block-header.js';
import { SketchSet } from '../store/sketch-set.js';
import { SketchStore } from '../store/sketch-store.js';
import { type Collection, ownIds } from './collect.js';
import { Mapper } from './map-job.js';

/**
 * Sketches articles in memory and numbers them in the order of names, independent of the order of
 * input.
 */
export function* collectArticles(
  given: readonly unknown[],
  engine: Engine,
  kernel: TextKernel,
  plan: Plan,
): Pieces<Collection> {
  const { articles, unnamed, skipped } = takeArticles(given);
  yield;
  const { names, order: byName, qualified } = nameArticles(unnamed.length, (i) => unnamed[i]!);
  const sorted = Array.from(byName, (number) => articles[number]!);
  const store = new SketchStore(parametersOf(plan));
  const mapper = new Mapper(engine, plan, (block) => store.put(block));
  const article = new RawArticle(kernel);
  for (const strings of sorted) {
    article.setStrings(strings);
    mapper.add(article);
    yield;
  }
  const blocks = mapper.finish();
  const order = Uint32Array.from(
    blocks.flatMap((block, b) => Array.from({ length: block.count }, (_, i) => [b, i]).flat()),
  );
  return {
    set: new SketchSet({ blocks, order }),
    blocks,
    ids: Array.from(byName, (number) => names[number]!),
    qualified: ownIds(qualified, byName, (number) => articles[number]!.id),
    skipped,
    fields: [],
    formats: {},
    addressOf: (article) => {
      const { line } = unnamed[byName[article]!]!;
      const place = { path: MEMORY, fileId: '', line, start: 0, end: 0 };
      return { reader: 'memory', ...place, encoding: null, field: 'text' };
    },
    textOf: (article) => sorted[article]?.text ?? '',
    chromeOf: () => ({}),
    holdPlaces: () => {},
    dropTexts: () => {},
  };
}

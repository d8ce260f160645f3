import type { Engine } from '../kernel/engine.js';
import type { Plan } from '../plan.js';
import { RawArticle } from '../read/raw-article.js';
import { type SkippedRecord, skip } from '../read/skipped.js';
import { SketchSet } from '../sketch/sketch-set.js';
import type { Collection } from './collect.js';
import { Mapper } from './map-job.js';

/** What an article in memory must have, and may. */
interface ArticleFields {
  id: string;
  text: string;
  title?: string;
  date?: string;
  source?: string;
  url?: string;
}

/** Sketches articles in memory and numbers them in the order of ids, whatever order they come in. */
export function collectArticles(
  articles: readonly ArticleFields[],
  engine: Engine,
  plan: Plan,
): Collection {
  const skipped: SkippedRecord[] = [];
  const byId = new Map<string, ArticleFields>();
  for (const [i, article] of articles.entries()) {
    // Programs without types may give anything.
    const { id, text }: Partial<ArticleFields> = article ?? {};
    if (typeof id !== 'string' || id === '') {
      skipped.push(skip(`#${i}`, 'no-id', `article ${i} has no id; give each a string of its own`));
    } else if (typeof text !== 'string') {
      skipped.push(skip(id, 'no-text', `takes a string as its text, got ${typeof text}`));
    } else if (byId.has(id)) {
      const message = `the id ${JSON.stringify(id)} was taken by an earlier article`;
      skipped.push(skip(id, 'duplicate-id', message));
    } else {
      byId.set(id, article);
    }
  }
  const sorted = [...byId.values()].sort((x, y) => (x.id < y.id ? -1 : 1));
  const mapper = new Mapper(engine, plan);
  const article = new RawArticle();
  for (const { id, text, title, date, source, url } of sorted) {
    // Null is what JSON has for none.
    const strings = {
      id,
      text,
      title: title ?? '',
      date: date ?? '',
      source: source ?? '',
      url: url ?? '',
    };
    article.setStrings(strings);
    mapper.add(article, 0);
  }
  const blocks = mapper.finish();
  const order = Uint32Array.from(
    blocks.flatMap((block, b) => Array.from({ length: block.count }, (_, i) => [b, i]).flat()),
  );
  return {
    set: new SketchSet({ blocks, order }),
    blocks,
    ids: sorted.map(({ id }) => id),
    skipped,
    placeOf: () => undefined,
    textOf: (article) => sorted[article]?.text ?? '',
  };
}

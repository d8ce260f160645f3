/**
 * The command behind `npm run bench:quality`: measures the build in `dist/` on every corpus that is
 * there and prints one table. A whole run keeps its figures in `benchmarks/results/`.
 *
 * Options: `--data FOLDER` `--only NAME,NAME` `--articles N` `--seed N` `--misses`.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { describeCommit, describeMachine } from '../machine.js';
import { measureBooks } from './books.js';
import { measureCloughStevenson } from './clough-stevenson.js';
import { measureExtraction } from './extraction.js';
import { measureNewsPairs } from './news-pairs.js';
import { measurePan } from './pan.js';
import { measureRumours } from './rumours.js';
import { measureLanguages, measureMojibake } from './scraped.js';
import { measureSeeds } from './seeds.js';
import { measureSynthetic } from './synthetic.js';
import { type Corpus, isMet, type Row, renderMisses, renderTable } from './table.js';

/** This file runs as build/benchmarks/quality/run.js. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Settings {
  data: string;
  only: string[] | null;
  articles: number;
  seed: number;
  misses: boolean;
}

/** All corpora, in the order of the table. */
function corpora({ articles, seed }: Settings): Corpus[] {
  return [
    { name: 'synthetic', own: true, run: () => measureSynthetic(articles, seed) },
    { name: 'article-extraction', run: measureExtraction },
    { name: 'news-pairs-en', run: measureNewsPairs },
    { name: 'rumours', run: measureRumours },
    { name: 'books', run: measureBooks },
    { name: 'clough-stevenson', run: measureCloughStevenson },
    { name: 'pan13', run: measurePan },
    { name: 'mojibake', run: measureMojibake },
    { name: 'languages', run: (folder) => measureLanguages(folder, seed) },
    { name: 'seeds', own: true, run: () => measureSeeds(ROOT) },
  ];
}

async function main(settings: Settings): Promise<void> {
  const all = corpora(settings);
  const { only } = settings;
  const unknown = only?.find((name) => all.every((corpus) => corpus.name !== name));
  if (unknown !== undefined) {
    const names = all.map(({ name }) => name).join(', ');
    throw new Error(`--only: expected some of ${names}, got ${unknown}`);
  }
  const rows: Row[] = [];
  for (const { name, own = false, run } of all) {
    if (only !== null && !only.includes(name)) continue;
    const folder = own ? '' : join(settings.data, name);
    if (!own && !existsSync(folder)) {
      console.error(`${name}: skipped, there is no ${folder}`);
      continue;
    }
    const startedAt = performance.now();
    rows.push(...(await run(folder)));
    console.error(`${name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  }
  console.log(renderTable(rows));
  if (settings.misses) console.log(renderMisses(rows));
  const judged = rows.filter((row) => isMet(row) !== null);
  console.log(`\n${judged.filter(isMet).length} of ${judged.length} targets met`);
  if (only === null) keep(settings, rows);
}

/** Keeps the figures of a whole run; a second one of the same day takes the place of the first. */
function keep({ articles, seed }: Settings, rows: readonly Row[]): void {
  const date = new Date().toISOString().slice(0, 10);
  const kept = {
    date,
    commit: describeCommit(ROOT),
    machine: describeMachine(),
    articles,
    seed,
    rows: rows.map(({ misses: _, ...row }) => ({ ...row, met: isMet(row) })),
  };
  const folder = join(ROOT, 'benchmarks', 'results');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `quality-${date}.json`);
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
  console.error(`kept in ${file}`);
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
      only: { type: 'string' },
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      misses: { type: 'boolean', default: false },
    },
  });
  const { data, only, misses } = values;
  const [articles, seed] = [Number(values.articles), Number(values.seed)];
  if (!Number.isInteger(articles) || articles < 1) {
    throw new Error(`--articles: expected an integer of 1 or more, got ${values.articles}`);
  }
  if (!Number.isInteger(seed)) throw new Error(`--seed: expected an integer, got ${values.seed}`);
  return { data, only: only?.split(',') ?? null, articles, seed, misses };
}

try {
  await main(readSettings());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

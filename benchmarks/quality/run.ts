/**
 * The command of `npm run bench:quality`: measures the build in `dist/` on every available corpus
 * and prints one table. A complete run appends its figures to `benchmarks/results/quality.jsonl`.
 *
 * `--gate` writes nothing: it exits with 1 if a figure is below its floor in `floors.json`.
 * `--raise` raises the floors to the figures of a complete run; no floor ever falls.
 *
 * Options: `--data FOLDER` `--only NAME,NAME` `--articles N` `--seed N` `--misses` `--gate`
 * `--raise`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { measureBooks } from './books.js';
import { measureCloughStevenson } from './clough-stevenson.js';
import { measureCorpora } from './corpora.js';
import { measureCredits } from './credits.js';
import { measureDoubled } from './doubled.js';
import { measureExtraction } from './extraction.js';
import { type Floors, findFalls, nameFigure, raiseFloors } from './gate.js';
import { measureLineage } from './lineage.js';
import { measureNewsPairs } from './news-pairs.js';
import { measurePages } from './pages.js';
import { measurePan } from './pan.js';
import { measureRumours } from './rumours.js';
import { measureLanguages, measureMojibake } from './scraped.js';
import { measureSeeds } from './seeds.js';
import { measureSitePages } from './site-pages.js';
import { measureSynthetic } from './synthetic.js';
import { type Corpus, isMet, type Row, renderMisses, renderTable } from './table.js';
import { measureUnkind } from './unkind.js';

/** This file runs as build/benchmarks/quality/run.js. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const FLOORS = join(ROOT, 'benchmarks', 'quality', 'floors.json');
const HISTORY = join(ROOT, 'benchmarks', 'results', 'quality.jsonl');

/** Floors hold for corpora of this size and seed. */
const ARTICLES = 10_000;
const SEED = 1;

interface Settings {
  data: string;
  only: string[] | null;
  articles: number;
  seed: number;
  misses: boolean;
  /** The use of the figures, besides the table. */
  mode: 'append' | 'gate' | 'raise';
}

/** All corpora, in the order of the table. */
function corpora({ articles, seed }: Settings): Corpus[] {
  return [
    { name: 'synthetic', own: true, run: () => measureSynthetic(articles, seed) },
    { name: 'unkind', own: true, run: () => measureUnkind(articles, seed) },
    { name: 'credits', own: true, run: async () => measureCredits() },
    { name: 'lineage', own: true, run: () => measureLineage(articles, seed) },
    { name: 'doubled', own: true, run: () => measureDoubled(seed) },
    {
      name: 'article-extraction',
      run: async (folder) => [
        ...(await measurePages(folder)),
        ...(await measureExtraction(folder)),
        ...(await measureSitePages(folder, articles, seed, console.error)),
      ],
    },
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
  const asked = all.filter(({ name }) => only === null || only.includes(name));
  const { rows, absent } = await measureCorpora(asked, settings.data, console.error);
  console.log(renderTable(rows));
  if (settings.misses) console.log(renderMisses(rows));
  const judged = rows.filter((row) => isMet(row) !== null);
  console.log(`\n${judged.filter(isMet).length} of ${judged.length} targets met`);
  useFigures(settings, rows, absent);
}

function useFigures(
  { mode, only, ...settings }: Settings,
  rows: readonly Row[],
  absent: readonly string[],
): void {
  const floors = JSON.parse(readFileSync(FLOORS, 'utf8')) as Floors;
  if (mode === 'gate') {
    const falls = findFalls(rows, floors);
    for (const fall of falls) console.error(`gate: ${fall}`);
    if (absent.length > 0) console.log(`gate: absent, so not measured: ${absent.join(', ')}`);
    console.log(falls.length === 0 ? 'gate: no figure fell' : `gate: ${falls.length} figures fell`);
    if (falls.length > 0) process.exitCode = 1;
    return;
  }
  if (mode === 'raise') {
    writeFileSync(FLOORS, `${JSON.stringify(raiseFloors(rows, floors), null, 2)}\n`);
    console.error(`raised the floors in ${FLOORS}`);
  }
  if (only === null) keep(settings, rows);
}

/** Appends the figures of a complete run to the history. */
function keep({ articles, seed }: Pick<Settings, 'articles' | 'seed'>, rows: readonly Row[]): void {
  appendFigures(HISTORY, {
    date: new Date().toISOString().slice(0, 10),
    commit: describeCommit(ROOT),
    machine: describeMachine(),
    articles,
    seed,
    figures: Object.fromEntries(rows.map((row) => [nameFigure(row), row.figure])),
  });
  console.error(`appended to ${HISTORY}`);
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
      only: { type: 'string' },
      articles: { type: 'string', default: String(ARTICLES) },
      seed: { type: 'string', default: String(SEED) },
      misses: { type: 'boolean', default: false },
      gate: { type: 'boolean', default: false },
      raise: { type: 'boolean', default: false },
    },
  });
  const { data, only, misses, gate, raise } = values;
  const [articles, seed] = [Number(values.articles), Number(values.seed)];
  if (!Number.isInteger(articles) || articles < 1) {
    throw new Error(`--articles: expected an integer of 1 or more, got ${values.articles}`);
  }
  if (!Number.isInteger(seed)) throw new Error(`--seed: expected an integer, got ${values.seed}`);
  if (gate && raise) throw new Error('--gate and --raise: expected one of them, got both');
  const mode = gate ? 'gate' : raise ? 'raise' : 'append';
  if (mode !== 'append' && (articles !== ARTICLES || seed !== SEED)) {
    throw new Error(`--${mode}: expected the default of --articles and --seed, got others`);
  }
  return { data, only: only?.split(',') ?? null, articles, seed, misses, mode };
}

try {
  await main(readSettings());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

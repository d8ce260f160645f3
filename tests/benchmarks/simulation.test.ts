import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { loadBuilt } from '../../benchmarks/pipeline/built.js';
import { COPY_KINDS, SimulatedNews } from '../../benchmarks/pipeline/simulated-news.js';
import {
  runSimulation,
  type SimulationFigures,
  type SimulationSettings,
} from '../../benchmarks/pipeline/simulation.js';

// Worker threads run the build, so dist/ must exist.
const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));

const IN_MEMORY = { articles: 2500, tokens: 200, memory: 2 ** 30, workers: 1, seed: 1 };
/** The sketches take 5 MB, more than this leaves besides the memory of the process itself. */
const ON_DISK = { ...IN_MEMORY, memory: 155e6 };

let figures: SimulationFigures;

beforeAll(async () => {
  figures = await run(IN_MEMORY);
});

async function run(settings: SimulationSettings): Promise<SimulationFigures> {
  return runSimulation(await loadBuilt(DIST), settings);
}

test('all planted copies and passages are found, and no others', () => {
  const { clusters, members, copies, passages, strangers } = figures;
  for (const kind of COPY_KINDS) {
    expect(copies[kind].planted).toBeGreaterThan(150);
    expect(copies[kind].found).toBe(copies[kind].planted);
  }
  expect(passages.planted).toBeGreaterThan(100);
  expect(passages.found).toBe(passages.planted);
  expect(members.found).toBe(members.planted);
  expect(clusters.found).toBe(clusters.planted);
  expect(strangers).toBe(0);
});

test('the findings are the same with sketches on disk, and with one worker or two', async () => {
  const { phases: _, diskBytes, ...found } = figures;
  expect(diskBytes).toBe(0);
  for (const settings of [{ ...IN_MEMORY, workers: 2 }, ON_DISK, { ...ON_DISK, workers: 2 }]) {
    const { phases, diskBytes, ...again } = await run(settings);
    expect(again).toEqual(found);
    expect(diskBytes).toBeGreaterThanOrEqual(settings.memory === ON_DISK.memory ? 4e6 : 0);
    expect(phases.map(({ name }) => name)).toEqual([
      ...['simulate', 'texts', 'match', 'link', 'align', 'rest'],
    ]);
  }
});

test('an article is always the same, and another one with another seed', () => {
  const news = new SimulatedNews(200, 1);
  const write = (from: SimulatedNews, article: number) => {
    const out = new Uint32Array(from.mostTokens);
    return out.slice(0, from.write(article, out));
  };
  const first = write(news, 1234);
  write(news, 7);
  expect(write(news, 1234)).toEqual(first);
  expect(write(new SimulatedNews(200, 2), 1234)).not.toEqual(first);
});

test('an article takes from an earlier one that takes from no other', () => {
  const news = new SimulatedNews(200, 1);
  for (let article = 0; article < 2000; article++) {
    const { kind, original } = news.roleOf(article);
    if (kind === 'own') expect(original).toBe(article);
    else expect(original).toBeLessThan(article);
    expect(news.roleOf(original).kind).toBe('own');
  }
});

test('an article has between half and one and a half of the requested tokens, apart from changes', () => {
  const news = new SimulatedNews(100, 1);
  const out = new Uint32Array(news.mostTokens + 1);
  for (let article = 0; article < 2000; article++) {
    const count = news.write(article, out);
    expect(count).toBeGreaterThanOrEqual(news.roleOf(article).kind === 'cut' ? 35 : 50);
    expect(count).toBeLessThanOrEqual(news.mostTokens);
  }
  // Nothing was written beyond the buffer.
  expect(out[news.mostTokens]).toBe(0);
});

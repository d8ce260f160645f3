/** One run of the reduce half over simulated sketches, measured. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DistinctTexts } from '../../src/match/distinct-texts.js';
import type { Job } from '../../src/read/reader.js';
import type { Pool } from '../../src/scan/pool.js';
import type { TaskSetup } from '../../src/scan/tasks.js';
import type { SketchSet } from '../../src/store/sketch-set.js';
import type { Built } from './built.js';
import { readPeak } from './measure.js';
import { SimulatedNews } from './simulated-news.js';
import { simulateSketches, TOKEN_BYTES } from './simulated-sketches.js';
import { type Score, scoreFindings } from './simulated-truth.js';

/** The parameters of a simulation. */
export interface SimulationSettings {
  articles: number;
  /** Tokens per article, on average. */
  tokens: number;
  /** The limit of a scan, in bytes. */
  memory: number;
  workers: number;
  seed: number;
}

/** A stage of the run: the reduce half begins with `texts`. */
export interface Phase {
  name: 'simulate' | 'texts' | 'match' | 'link' | 'align' | 'rest';
  seconds: number;
  /** The most memory that the process has held by its end, in bytes. */
  peakBytes: number;
}

/** The cost and the findings of a run. */
export interface SimulationFigures extends Score {
  /** Tokens of all articles, and the number of distinct texts. */
  tokens: number;
  texts: number;
  phases: Phase[];
  /** Bytes of sketches and joins on disk; null if the system does not report them. */
  diskBytes: number | null;
}

/**
 * Simulates sketches and reduces them.
 * @param onPhase called at the end of each phase.
 */
export async function runSimulation(
  built: Built,
  settings: SimulationSettings,
  onPhase: (phase: Phase) => void = () => {},
): Promise<SimulationFigures> {
  const { articles, memory, workers, seed } = settings;
  const clock = new PhaseClock('simulate', onPhase);
  const { scan: options } = built.validateCliOptions({});
  const plan = built.planScan(options);
  const engine = await built.makeEngine(plan);
  const joins = await built.joinStrategyFor(engine);
  const news = new SimulatedNews(settings.tokens, seed);
  const inputBytes = articles * settings.tokens * TOKEN_BYTES;
  const budget = new built.MemoryBudget(memory, inputBytes, () => {});
  const set = simulateSketches(built, plan, news, articles, budget);
  clock.start('texts');
  const byDate = Uint32Array.from({ length: articles }, (_, article) => article);
  const texts = built.distinctTexts(engine, set, byDate);
  const isCopied = markCopied(texts);
  const articlesOf = listArticles(texts);
  const setup = { plan, reading: NOTHING, resume: null, keepsTexts: false };
  const size = { workers, inputBytes, jobs: jobsFor(workers), budget, cache: null };
  const pool: Pool = new built.Pool(engine, new built.TextKernel(), joins, setup, size);
  try {
    clock.start('match');
    const input: Parameters<typeof built.findCopiesIn>[0] = {
      ...{ engine, joins, pool, set, texts, plan },
      // Made on demand, as in a scan.
      numberSources: () => texts.representative.map((article) => news.sourceOf(article)),
      articlesOf: (text) => articlesOf[text]!,
      sourceOf: (article) => String(news.sourceOf(article)),
      signal: undefined,
      ignored: [],
      isCopied: (text) => isCopied[text] === 1,
      relations: new Set(options.relations),
      onPart: (phase, parts, totalParts) => {
        if (phase !== 'match' && parts === 0) clock.start(phase);
        if (phase === 'align' && parts === totalParts) clock.start('rest');
      },
    };
    const findings = await built.gatherFindings(input, await built.findCopiesIn(input));
    const phases = clock.stop();
    const diskBytes = openFileBytes();
    const score = scoreFindings(news, articles, texts, findings);
    return { tokens: countTokens(set), texts: texts.count, phases, diskBytes, ...score };
  } finally {
    await pool.close();
  }
}

/** The articles of each text. */
function listArticles({ count, textOf }: DistinctTexts): number[][] {
  const articlesOf = Array.from({ length: count }, (): number[] => []);
  for (const [article, text] of textOf.entries()) articlesOf[text]?.push(article);
  return articlesOf;
}

/** Marks the texts of several articles. */
function markCopied({ count, representative, textOf }: DistinctTexts): Uint8Array {
  const isCopied = new Uint8Array(count);
  for (const [article, text] of textOf.entries()) {
    if (representative[text] !== article) isCopied[text] = 1;
  }
  return isCopied;
}

function countTokens(set: SketchSet): number {
  let tokens = 0;
  for (let article = 0; article < set.count; article++) tokens += set.tokenCount(article);
  return tokens;
}

/** The options of reading, although nothing is read. */
const NOTHING = {} as TaskSetup['reading'];

/** A pool has no more threads than jobs, so there is one job, never done, for each thread. */
function jobsFor(workers: number): Job[] {
  return Array.from({ length: workers }, () => ({ reader: 'text', files: [], range: null }));
}

/** Times phases that follow each other. */
class PhaseClock {
  readonly #onPhase: (phase: Phase) => void;
  readonly #phases: Phase[] = [];
  #name: Phase['name'];
  #begin = performance.now();

  constructor(name: Phase['name'], onPhase: (phase: Phase) => void) {
    this.#name = name;
    this.#onPhase = onPhase;
  }

  /** Ends the current phase and begins another; does nothing if it is the same. */
  start(name: Phase['name']): void {
    if (name === this.#name) return;
    this.stop();
    this.#name = name;
  }

  /** Ends the last phase. */
  stop(): Phase[] {
    const now = performance.now();
    const seconds = (now - this.#begin) / 1000;
    const phase = { name: this.#name, seconds, peakBytes: peakBytes() };
    this.#begin = now;
    this.#phases.push(phase);
    this.#onPhase(phase);
    return this.#phases;
  }
}

/**
 * The system's own figure if there is one; `getrusage` also counts the program that the process ran
 * before this one.
 */
function peakBytes(): number {
  return readPeak(process.pid) ?? process.resourceUsage().maxRSS * 1024;
}

/** Bytes of the files without a name that the process has open. */
function openFileBytes(): number | null {
  const folder = '/proc/self/fd';
  if (!existsSync(folder)) return null;
  let bytes = 0;
  for (const name of readdirSync(folder)) {
    // The folder itself is open while it is read, and gone afterwards.
    const file = statSync(join(folder, name), { throwIfNoEntry: false });
    if (file?.isFile() && file.nlink === 0) bytes += file.size;
  }
  return bytes;
}

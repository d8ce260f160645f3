/**
 * The command of `npm run bench:peers`: runs wirecopy and its peers on one synthetic corpus, each
 * as a whole process, in turn; shows their cost and the planted copies that they find.
 *
 * Options: `--articles N` `--seed N` `--runs N` `--only NAME` (again for each) `--environments DIR`
 * `--json FILE` (a line is appended). `--dedup` runs `wirecopy dedup` beside indexes that are asked for
 * each article instead.
 */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import type { TrueCluster } from '../corpora/generator.js';
import { writeCorpus } from '../corpora/write.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { type Run, run, summarise } from '../pipeline/measure.js';
import { type ClusterScore, scoreClusters } from '../quality/score.js';
import { type Absentee, type Contender, NAMES, prepareContenders } from './contenders.js';
import { prepareDedup } from './dedup-contenders.js';
import { lastComplaint } from './environment.js';
import { type Result, renderAbsentees, renderKinds, renderResults } from './table.js';

/** This file runs as build/benchmarks/peers/run.js. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

interface Settings {
  articles: number;
  seed: number;
  runs: number;
  only: readonly string[];
  environments: string;
  /** Whether indexes are measured, not whole scans. */
  dedup: boolean;
  json: string | undefined;
}

async function bench(settings: Settings, folder: string): Promise<void> {
  const { articles, seed, runs, only, environments } = settings;
  const date = new Date().toISOString().slice(0, 10);
  const machine = [describeMachine(), date, `commit ${describeCommit(ROOT)}`].join(', ');
  const corpus = writeCorpus(folder, { articles, seed, boilerplate: false }, false);
  const places = { root: ROOT, articles: corpus.path, out: join(folder, 'found'), environments };
  const { contenders, absentees } = settings.dedup
    ? prepareDedup(places)
    : prepareContenders(only, places);

  const outcome = await runInTurn(contenders, runs, corpus.truth.clusters, folder);
  absentees.push(...outcome.absentees);
  const load = `${articles} articles, ${(corpus.sizeBytes / 1e6).toFixed(1)} MB, seed ${seed}`;
  console.log(`${machine}\n\n${load}; medians of ${runs} runs in turn\n`);
  console.log(renderResults(outcome.results, articles));
  console.log(`Recall by kind of copy\n\n${renderKinds(outcome.results)}`);
  if (absentees.length > 0) console.log(`Not measured\n\n${renderAbsentees(absentees)}`);
  if (settings.json !== undefined) {
    const { sizeBytes } = corpus;
    const load = { articles, sizeBytes, seed, runs };
    const figures = { machine, load, results: outcome.results, absentees };
    appendFigures(settings.json, figures);
  }
}

/** Round after round, so that other load of the machine affects all alike. */
async function runInTurn(
  contenders: readonly Contender[],
  rounds: number,
  truth: readonly TrueCluster[],
  folder: string,
): Promise<{ results: Result[]; absentees: Absentee[] }> {
  const tallies = contenders.map((contender) => ({
    contender,
    runs: [] as Run[],
    score: undefined as ClusterScore | undefined,
    fault: undefined as string | undefined,
  }));
  for (let round = 1; round <= rounds; round++) {
    for (const tally of tallies.filter(({ fault }) => fault === undefined)) {
      const { name, setting, command, args, readClusters } = tally.contender;
      console.error(`round ${round}: ${name}, ${setting}`);
      try {
        tally.runs.push(await run(command, args, folder));
        tally.score = scoreClusters(readClusters(), truth);
      } catch (error) {
        // A contender that fails gets a line in the table and does not stop the others.
        tally.fault = lastComplaint(error instanceof Error ? error.message : String(error));
      }
      rmSync(join(folder, 'found'), { force: true });
    }
  }
  const results: Result[] = [];
  const absentees: Absentee[] = [];
  for (const { contender, runs, score, fault } of tallies) {
    const { name, setting } = contender;
    if (score !== undefined && fault === undefined) {
      results.push({ name, setting, cost: summarise(name, runs), score });
    } else absentees.push({ name: `${name}, ${setting}`, reason: `does not run: ${fault}` });
  }
  return { results, absentees };
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      runs: { type: 'string', default: '5' },
      only: { type: 'string', multiple: true, default: [...NAMES] },
      environments: { type: 'string', default: join(ROOT, 'build', 'peers') },
      dedup: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  for (const name of values.only) {
    if (!NAMES.includes(name)) {
      throw new Error(`--only: expected one of ${NAMES.join(', ')}, got ${name}`);
    }
  }
  return {
    articles: integerOption(values, 'articles', 1),
    seed: integerOption(values, 'seed', 0),
    runs: integerOption(values, 'runs', 1),
    only: values.only,
    environments: values.environments,
    dedup: values.dedup,
    json: values.json,
  };
}

async function main(): Promise<void> {
  const settings = readSettings();
  await inOwnFolder('peers', async (folder) => {
    await bench(settings, folder);
  });
}

await runCommand(main);

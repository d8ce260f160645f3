/**
 * The command of `npm run bench:simulated`: simulates the sketches of articles without any text,
 * runs the reduce half of the build in `dist/` over them, and prints seconds and memory of each
 * phase, and the findings beside the planted truth.
 *
 * Options: `--articles N`, `--tokens N` an article, `--memory SIZE` (as for a scan), `--workers N`,
 * `--seed N`, `--json FILE` (a line is appended). An article takes 4 KB in the folder for temporary
 * files.
 */

import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { alignColumns } from '../align-columns.js';
import { integerOption, runCommand } from '../command.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { type Built, loadBuilt } from './built.js';
import { ROOT } from './commands.js';
import type { Recall } from './simulated-truth.js';
import {
  type Phase,
  runSimulation,
  type SimulationFigures,
  type SimulationSettings,
} from './simulation.js';

/** A copy may drop a third of its tokens, and the rest must still hold a passage. */
const LEAST_TOKENS = 60;

interface Settings extends SimulationSettings {
  json: string | undefined;
}

function readSettings(built: Built): Settings {
  const { values } = parseArgs({
    options: {
      articles: { type: 'string', default: '1000000' },
      tokens: { type: 'string', default: '200' },
      memory: { type: 'string', default: '4G' },
      workers: { type: 'string', default: String(availableParallelism()) },
      seed: { type: 'string', default: '1' },
      json: { type: 'string' },
    },
  });
  return {
    articles: integerOption(values, 'articles', 1),
    tokens: integerOption(values, 'tokens', LEAST_TOKENS),
    memory: built.validateCliOptions({ memory: values.memory }).scan.memory!,
    workers: integerOption(values, 'workers', 1),
    seed: integerOption(values, 'seed', 0),
    json: values.json,
  };
}

function render({ articles }: SimulationSettings, figures: SimulationFigures): string {
  const { phases, diskBytes, tokens, texts, strangers, families, digest } = figures;
  const each = (bytes: number) => [(bytes / 1e6).toFixed(0), (bytes / articles).toFixed(0)];
  const times = phases.map(({ name, seconds, peakBytes }) => [
    name,
    seconds.toFixed(1),
    ...each(peakBytes),
  ]);
  const reduced = phases.slice(1).reduce((sum, { seconds }) => sum + seconds, 0);
  const total = ['reduce half', reduced.toFixed(1), ...each(phases.at(-1)!.peakBytes)];
  const disk = ['on disk', '', ...(diskBytes === null ? ['n/a', 'n/a'] : each(diskBytes))];
  const share = (name: string, { planted, found }: Recall) => [name, `${planted}`, `${found}`];
  const recall = (name: string, kind: Recall) => [
    ...share(name, kind),
    kind.planted === 0 ? 'n/a' : (kind.found / kind.planted).toFixed(4),
  ];
  return [
    `${articles} articles of ${(tokens / articles).toFixed(0)} tokens, ${texts} texts\n`,
    alignColumns([['', 'seconds', 'peak MB', 'bytes an article'], ...times, total, disk]),
    alignColumns([
      ['', 'planted', 'found', 'recall'],
      share('clusters', figures.clusters),
      share('members', figures.members),
      ...Object.entries(figures.copies).map(([kind, copies]) => recall(kind, copies)),
      recall('passages', figures.passages),
    ]),
    `${strangers} members of another story, ${families} families; digest ${digest}`,
  ].join('\n');
}

async function main(): Promise<void> {
  const built = await loadBuilt(join(ROOT, 'dist'));
  const { json, ...settings } = readSettings(built);
  const date = new Date().toISOString().slice(0, 10);
  const where = `${describeMachine()}, ${date}, commit ${describeCommit(ROOT)}`;
  const { memory, workers, seed } = settings;
  // Printed at once, because a later phase may fail, and all take an hour at 10,000,000 articles.
  const onPhase = ({ name, seconds }: Phase) => console.error(`${name}: ${seconds.toFixed(1)} s`);
  const figures = await runSimulation(built, settings, onPhase);
  console.log(`${where}; ${workers} workers, ${memory} bytes of memory, seed ${seed}\n`);
  console.log(render(settings, figures));
  if (json === undefined) return;
  appendFigures(json, { machine: where, settings, ...figures });
}

await runCommand(main);

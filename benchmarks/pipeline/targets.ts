/**
 * The command of `npm run bench:targets`: times each case and its comparison in turn, and prints
 * target and figure. Digests are compared between runs, and between one worker and two.
 *
 * Options: `--case NAME` (more than once for more), `--articles N` (of the largest ordinary corpus;
 * all others shrink with it), `--runs N`, `--seed N`, `--json FILE` (a line is appended), and
 * `--limit RATIO`, which replaces every target and makes the exit status 1 if a figure is above it.
 */

import { parseArgs } from 'node:util';
import { alignColumns } from '../align-columns.js';
import { inOwnFolder, integerOption, runCommand } from '../command.js';
import { appendFigures } from '../history.js';
import { describeCommit, describeMachine } from '../machine.js';
import { Bed } from './bed.js';
import { CASES, type Case, type CaseTimings, NEWS_ARTICLES } from './cases.js';
import { ROOT } from './commands.js';
import { hasCommand, timeInTurn } from './measure.js';

interface Settings {
  cases: readonly Case[];
  articles: number;
  runs: number;
  seed: number;
  limit: number | undefined;
  json: string | undefined;
}

/** A line of the table. */
interface Row extends CaseTimings {
  case: string;
  what: string;
  most: number;
  figure: number | null;
  met: boolean;
}

async function measureCase(entry: Case, settings: Settings, bed: Bed): Promise<Row[]> {
  const { ours, beside, sizeRatio = 1 } = entry.prepare(bed);
  const [first, second] = await timeInTurn([ours, beside], settings.runs, 1);
  const timings = { ours: first!, beside: second!, sizeRatio };
  return entry.targets.map(({ what, most: target, figure: figureOf }) => {
    const most = settings.limit ?? target;
    const figure = figureOf(timings);
    return {
      case: entry.name,
      what,
      most,
      figure,
      met: figure !== null && figure <= most,
      ...timings,
    };
  });
}

function render(rows: readonly Row[]): string {
  const cells = rows.map(({ what, most, figure, met, ours, beside, ...row }) => [
    `${row.case}: ${what}`,
    `<= ${most}`,
    figure?.toFixed(2) ?? 'n/a',
    met ? 'yes' : 'NO',
    ours.medianSeconds.toFixed(3),
    beside.medianSeconds.toFixed(3),
    ours.peakBytes === null ? 'n/a' : (ours.peakBytes / 1e6).toFixed(0),
  ]);
  const head = ['', 'target', 'reached', 'met', 'ours s', 'other s', 'peak MB'];
  return alignColumns([head, ...cells]);
}

function readSettings(): Settings {
  const { values } = parseArgs({
    options: {
      case: { type: 'string', multiple: true },
      articles: { type: 'string', default: String(NEWS_ARTICLES) },
      runs: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      limit: { type: 'string' },
      json: { type: 'string' },
    },
  });
  const limit = values.limit === undefined ? undefined : Number(values.limit);
  if (limit !== undefined && !(limit > 0)) {
    throw new Error(`--limit: expected a number above 0, got ${values.limit}`);
  }
  const articles = integerOption(values, 'articles', 1);
  const [runs, seed] = [integerOption(values, 'runs', 1), integerOption(values, 'seed', 0)];
  return { cases: chooseCases(values.case), articles, runs, seed, limit, json: values.json };
}

/** The named cases, in the order of the list; without names all that are not long. */
function chooseCases(names: readonly string[] | undefined): Case[] {
  if (names === undefined) return CASES.filter(({ long = false }) => !long);
  const unknown = names.find((name) => CASES.every((entry) => entry.name !== name));
  if (unknown !== undefined) {
    const known = CASES.map(({ name }) => name).join(', ');
    throw new Error(`--case: expected one of ${known}, got ${unknown}`);
  }
  return CASES.filter(({ name }) => names.includes(name));
}

async function measureAll(settings: Settings, folder: string): Promise<Row[]> {
  const bed = new Bed(folder, settings.articles / NEWS_ARTICLES, settings.seed);
  const rows: Row[] = [];
  for (const entry of settings.cases) {
    const measured = await measureCase(entry, settings, bed);
    // Printed at once, because a later case may fail, and take hours.
    for (const { figure } of measured)
      console.error(`${entry.name}: ${figure?.toFixed(2) ?? 'n/a'}`);
    rows.push(...measured);
  }
  return rows;
}

async function main(): Promise<void> {
  const settings = readSettings();
  for (const command of ['wc', 'find', 'cat']) {
    if (!hasCommand(command)) throw new Error(`${command}: not on this machine, and needed`);
  }
  const date = new Date().toISOString().slice(0, 10);
  const where = `${describeMachine()}, ${date}, commit ${describeCommit(ROOT)}`;
  await inOwnFolder('targets', async (folder) => {
    const rows = await measureAll(settings, folder);
    const { articles, runs, seed, limit, json } = settings;
    console.log(`${where}; ${articles} articles at most but for a million, seed ${seed};`);
    console.log(`medians of ${runs} runs in turn, after a warm-up\n\n${render(rows)}`);
    console.log(`${rows.filter(({ met }) => met).length} of ${rows.length} met`);
    if (json !== undefined) {
      const figures = { machine: where, articles, runs, seed, limit, rows };
      appendFigures(json, figures);
    }
    if (limit !== undefined && !rows.every(({ met }) => met)) process.exitCode = 1;
  });
}

await runCommand(main);
